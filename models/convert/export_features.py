"""Makes the shipped feature network: the backbone of NanoDet-g in float, one TorchScript file.

Run by nanodet_g_features.sh, which fetches and checks the published weights first.

The detector's own backbone has learnt what 80 classes of street things look like; what lies between
its stages tells scenes and surfaces apart without any class. The weights are published as half
floats, so that storing them as such loses nothing; they are widened at each run, and the network
itself computes in single precision.

Input   1 x 3 x H x W float, BGR, normalised as for NanoDet-g; H and W multiples of 32
Output  three grids of features: 1 x 128 x H/8 x W/8, 1 x 256 x H/16 x W/16, 1 x 512 x H/32 x W/32
"""

from __future__ import annotations

import argparse
import hashlib
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from nanodet_g import NanoDetGrids, read_published
from torchscript import torchscript

EXAMPLE_SIDE = 128


class HalfStoredConvolution(nn.Module):
    """A convolution whose weight and bias are kept as half floats and used as single ones."""

    def __init__(self, convolution: nn.Conv2d) -> None:
        super().__init__()
        halves = convolution.weight.data.half(), convolution.bias.data.half()
        if not torch.equal(halves[0].float(), convolution.weight.data):
            raise ValueError("the weights are finer than half floats: storing them so costs accuracy")
        self.register_buffer("weight", halves[0])
        self.register_buffer("bias", halves[1])
        self.stride = convolution.stride
        self.padding = convolution.padding

    def forward(self, features: Tensor) -> Tensor:
        return functional.conv2d(
            features, self.weight.float(), self.bias.float(), self.stride, self.padding
        )


class Backbone(nn.Module):
    """The detector's convolutions up to where its neck begins."""

    def __init__(self, grids: NanoDetGrids) -> None:
        super().__init__()
        self.to_stride8 = nn.Sequential(grids.stem, grids.pool, grids.stage1, grids.stage2)
        self.to_stride16 = grids.stage3
        self.to_stride32 = grids.stage4

    def forward(self, image: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        stride8 = self.to_stride8(image.contiguous(memory_format=torch.channels_last))
        stride16 = self.to_stride16(stride8)
        return stride8, stride16, self.to_stride32(stride16)


def store_as_halves(network: nn.Module) -> None:
    """Replaces every convolution below."""
    for name, part in network.named_children():
        if isinstance(part, nn.Conv2d):
            setattr(network, name, HalfStoredConvolution(part))
        else:
            store_as_halves(part)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("graph", type=Path, help="nanodet.json, with nanodet.bin beside it")
    arguments.add_argument("output", type=Path, help="TorchScript file to write")
    given = arguments.parse_args()

    torch.set_num_threads(1)
    backbone = Backbone(NanoDetGrids(read_published(given.graph))).eval()
    store_as_halves(backbone)
    example = torch.zeros(1, 3, EXAMPLE_SIDE, EXAMPLE_SIDE)
    content = torchscript(backbone, example, freeze=False)

    given.output.parent.mkdir(parents=True, exist_ok=True)
    given.output.write_bytes(content)
    print(f"{hashlib.sha256(content).hexdigest()}  {given.output}  {len(content)} bytes")


if __name__ == "__main__":
    main()
