"""The plate readers: PP-OCRv4's recogniser with our alphabet at its end.

Input   N x 3 x 48 x W float, BGR, `(value / 255 - 0.5) / 0.5`
Output  N x W/8 x CLASS_COUNT probabilities, blank first
"""

from __future__ import annotations

import sys
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from alphabet import BLANK, CHARACTERS, CLASS_COUNT, folding_matrix

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "convert"))
from onnx_folding import fold  # noqa: E402
from onnx_graph import OnnxGraph  # noqa: E402


class FoldedReader(nn.Module):
    """The published recogniser as it is, seen through our alphabet; gives probabilities.

    Of its 6625 classes only those are kept that print a character of ours (`0`, `O` and `o` for
    0, and so on); forms of one character are added up, and all is divided by the sum. The plate is
    expected `PLATE_WIDTH` wide and stands at the left of the `CANVAS_WIDTH` that the recogniser was
    trained on; the rest is zero, which reads better than stretching (see the model's card).
    """

    PLATE_WIDTH = 168
    CANVAS_WIDTH = 320

    def __init__(self, published: Path) -> None:
        super().__init__()
        self.graph = fold(OnnxGraph(published))
        folding = folding_matrix(dictionary_of(self.graph))
        used = folding.sum(1) > 0
        weight, bias = self.graph.cut_classifier()
        self.head = nn.Linear(weight.shape[0], int(used.sum()))
        self.head.weight.data = weight[:, used].t().contiguous()
        self.head.bias.data = bias[used].clone()
        self.register_buffer("folding", folding[used].contiguous())

    def forward(self, pixels: Tensor) -> Tensor:
        canvas = functional.pad(pixels, (0, self.CANVAS_WIDTH - self.PLATE_WIDTH))
        return torch.matmul(torch.softmax(self.head(self.graph(canvas)), -1), self.folding)


class PlateReader(nn.Module):
    """The recogniser with a head of our classes only, for fine-tuning; gives logits.

    The head starts from the published rows of the same characters.
    """

    def __init__(self, published: Path) -> None:
        super().__init__()
        self.graph = fold(OnnxGraph(published, learnable=True))
        names = {name: index for index, name in enumerate(dictionary_of(self.graph))}
        rows = [BLANK] + [names[character] for character in CHARACTERS]
        weight, bias = self.graph.cut_classifier()
        self.head = nn.Linear(weight.shape[0], CLASS_COUNT)
        self.head.weight.data = weight[:, rows].t().contiguous()
        self.head.bias.data = bias[rows].clone()

    def forward(self, pixels: Tensor) -> Tensor:
        return self.head(self.graph(pixels))


def dictionary_of(graph: OnnxGraph) -> list[str]:
    """The published classes in order: blank, the file's own list, a space."""
    return [""] + graph.metadata["character"].splitlines() + [" "]
