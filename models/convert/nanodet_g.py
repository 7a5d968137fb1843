"""NanoDet-g, written out as a plain NCHW network, and the reader of its published weights.

Upstream describes the network in its configuration `nanodet_g.yml` (CustomCspNet backbone, PAN neck
without convolutions, one shared head convolution per stride). The published file is a TensorFlow.js
graph model whose nodes `convolution`, `convolution_1` to `convolution_33` carry 34 convolutions
(batch normalisation already folded in) among transpositions and padding nodes. Here they stand in
the same numbering, with the padding inside each convolution.

Input   1 x 3 x S x S float, BGR, normalised; S a multiple of 32
Output  six tensors: class scores in 0..1 for strides 8, 16, 32, each 1 x (S/stride)^2 x 80,
        then the box-side distributions (logits of 4 sides x 11 bins), each 1 x (S/stride)^2 x 44
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

CLASS_COUNT = 80
DISTRIBUTION_BINS = 11
BOX_SIDES = 4
LEAKY_SLOPE = 0.1
CONVOLUTION_COUNT = 34


class PublishedConvolution(NamedTuple):
    """One convolution of the published graph: weight as (out, in, height, width), bias, stride."""

    weight: Tensor
    bias: Tensor
    stride: int


class ConvolutionBlock(nn.Module):
    """Convolution with bias, "same" padding, then LeakyReLU(0.1)."""

    def __init__(self, published: PublishedConvolution) -> None:
        super().__init__()
        self.convolution = as_module(published)
        self.activation = nn.LeakyReLU(LEAKY_SLOPE)

    def forward(self, features: Tensor) -> Tensor:
        return self.activation(self.convolution(features))


class ResidualPair(nn.Module):
    """Two convolutions whose results are stacked: the second one's channels come first."""

    def __init__(self, first: PublishedConvolution, second: PublishedConvolution) -> None:
        super().__init__()
        self.first = ConvolutionBlock(first)
        self.second = ConvolutionBlock(second)

    def forward(self, features: Tensor) -> Tensor:
        narrowed = self.first(features)
        return torch.cat([self.second(narrowed), narrowed], 1)


class CrossStage(nn.Module):
    """A backbone stage: entry, residual pairs and exit, with the entry stacked behind the exit."""

    def __init__(self, convolutions: list[PublishedConvolution]) -> None:
        super().__init__()
        inner = convolutions[1:-1]
        self.entry = ConvolutionBlock(convolutions[0])
        self.pairs = nn.Sequential(
            *(ResidualPair(inner[i], inner[i + 1]) for i in range(0, len(inner), 2))
        )
        self.exit = ConvolutionBlock(convolutions[-1])

    def forward(self, features: Tensor) -> Tensor:
        entered = self.entry(features)
        return torch.cat([self.exit(self.pairs(entered)), entered], 1)


class Head(nn.Module):
    """One stride's head; the published output convolution is split into scores and distributions."""

    def __init__(self, shared: PublishedConvolution, output: PublishedConvolution) -> None:
        super().__init__()
        self.shared = ConvolutionBlock(shared)
        self.scores = as_module(rows(output, 0, CLASS_COUNT))
        self.distributions = as_module(
            rows(output, CLASS_COUNT, CLASS_COUNT + BOX_SIDES * DISTRIBUTION_BINS)
        )

    def forward(self, features: Tensor) -> tuple[Tensor, Tensor]:
        """Logits of the scores, logits of the distributions, both as grids."""
        shared = self.shared(features)
        return self.scores(shared), self.distributions(shared)


class NanoDetGrids(nn.Module):
    """All convolutions: image in, six grids of logits out, in the order of the network's output.

    This part is quantised. What follows it, in NanoDetG, stays float.
    """

    def __init__(self, convolutions: list[PublishedConvolution]) -> None:
        super().__init__()
        if len(convolutions) != CONVOLUTION_COUNT:
            raise ValueError(f"expected {CONVOLUTION_COUNT} convolutions, got {len(convolutions)}")
        self.stem = ConvolutionBlock(convolutions[0])
        self.pool = nn.MaxPool2d(3, 2, 1)
        self.stage1 = CrossStage(convolutions[1:5])
        self.stage2 = CrossStage(convolutions[5:11])
        self.stage3 = CrossStage(convolutions[11:17])
        self.stage4 = CrossStage(convolutions[17:25])
        self.lateral8 = as_module(convolutions[25])
        self.lateral16 = as_module(convolutions[26])
        self.lateral32 = as_module(convolutions[27])
        self.head8 = Head(convolutions[28], convolutions[29])
        self.head16 = Head(convolutions[30], convolutions[31])
        self.head32 = Head(convolutions[32], convolutions[33])

    def forward(self, image: Tensor) -> tuple[Tensor, ...]:
        stride8 = self.stage2(self.stage1(self.pool(self.stem(image))))
        stride16 = self.stage3(stride8)
        stride32 = self.stage4(stride16)

        coarse = self.lateral32(stride32)
        middle = self.lateral16(stride16) + scaled(coarse, 2.0)
        fine = self.lateral8(stride8) + scaled(middle, 2.0)
        middle = middle + scaled(fine, 0.5)
        coarse = coarse + scaled(middle, 0.5)

        scores8, distributions8 = self.head8(fine)
        scores16, distributions16 = self.head16(middle)
        scores32, distributions32 = self.head32(coarse)
        return scores8, scores16, scores32, distributions8, distributions16, distributions32


class NanoDetG(nn.Module):
    """The whole network; see the head of this file for its input and output."""

    def __init__(self, grids: nn.Module) -> None:
        super().__init__()
        self.grids = grids

    def forward(self, image: Tensor) -> tuple[Tensor, ...]:
        grids = self.grids(image)
        scores = [per_cell(torch.sigmoid(grid), CLASS_COUNT) for grid in grids[:3]]
        distributions = [per_cell(grid, BOX_SIDES * DISTRIBUTION_BINS) for grid in grids[3:]]
        return (*scores, *distributions)


def scaled(features: Tensor, factor: float) -> Tensor:
    """Bilinear between pixel centres. The function, because FX does not quantise nn.Upsample."""
    return functional.interpolate(
        features, scale_factor=factor, mode="bilinear", align_corners=False
    )


def as_module(published: PublishedConvolution) -> nn.Conv2d:
    """A torch convolution holding the published weight, padded so that stride 1 keeps the size."""
    out_channels, in_channels, side, _ = published.weight.shape
    module = nn.Conv2d(in_channels, out_channels, side, published.stride, side // 2)
    module.weight.data = published.weight.contiguous()
    module.bias.data = published.bias.clone()
    return module


def rows(published: PublishedConvolution, start: int, end: int) -> PublishedConvolution:
    """The part of a convolution that makes output channels start..end-1."""
    return PublishedConvolution(
        published.weight[start:end], published.bias[start:end], published.stride
    )


def per_cell(grid: Tensor, channels: int) -> Tensor:
    """1 x channels x height x width to 1 x cells x channels, cells row by row."""
    return grid.reshape(1, channels, -1).permute(0, 2, 1)


def read_published(graph_file: Path) -> list[PublishedConvolution]:
    """The convolutions of the TensorFlow.js graph model, in the graph's own numbering.

    The weight file named in the graph must lie beside it. Raises ValueError where the graph is not
    the one that this network was written after.
    """
    graph = json.loads(graph_file.read_text(encoding="utf-8"))
    constants = read_constants(graph["weightsManifest"], graph_file.parent)
    nodes = {node["name"]: node for node in graph["modelTopology"]["node"]}
    additions = {node["input"][0]: node for node in nodes.values() if node["op"] == "Add"}
    convolutions = []
    for number in range(CONVOLUTION_COUNT):
        suffix = f"_{number}" if number else ""
        name = f"PartitionedCall/convolution{suffix}"
        if name not in nodes or name not in additions:
            raise ValueError(f"{graph_file}: no {name} with a bias; not the graph of NanoDet-g")
        convolution, addition = nodes[name], additions[name]
        height_width_in_out = constants[convolution["input"][1]]
        strides = [int(step) for step in convolution["attr"]["strides"]["list"]["i"]]
        convolutions.append(
            PublishedConvolution(
                torch.from_numpy(height_width_in_out).permute(3, 2, 0, 1).contiguous(),
                torch.from_numpy(constants[addition["input"][1]]).reshape(-1),
                strides[1],
            )
        )
    return convolutions


def read_constants(weights_manifest: list[dict], folder: Path) -> dict[str, np.ndarray]:
    """Float constants by name. They are stored one after the other, as half floats."""
    constants = {}
    for group in weights_manifest:
        stored = b"".join((folder / name).read_bytes() for name in group["paths"])
        position = 0
        for weight in group["weights"]:
            quantised = weight.get("quantization")
            stored_type = np.dtype(quantised["dtype"] if quantised else weight["dtype"])
            count = int(np.prod(weight["shape"], dtype=np.int64))
            values = np.frombuffer(stored, stored_type, count, position)
            position += count * stored_type.itemsize
            if weight["dtype"] == "float32":
                constants[weight["name"]] = values.astype(np.float32).reshape(weight["shape"])
        if position != len(stored):
            raise ValueError(f"{folder}: {len(stored) - position} bytes of weights left over")
    return constants
