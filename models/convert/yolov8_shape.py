"""Makes a TorchScript module shaped like a YOLOv8 export whose boxes are known: for tests.

  yolov8_shape.py OUTPUT.pt

Input   1 x 3 x S x S float, RGB, 0..1; the picture in the middle, grey 114 beside it
Output  1 x (4 + 2) x 3: middle x, middle y, width, height in input pixels, then two scores:
        box 0  "red"      around all pure red pixels, score .9 where there are any
        box 1  "padding"  around all pixels of grey 114, score: their share of the input
        box 2  nothing, scores 0
A reader that mistakes the channel order, the scale, the padding or its place gets other boxes. The
result is detector/src/test/resources/dev/xunjie/detector/yolov8_shape.pt.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from torch import Tensor, nn

from torchscript import torchscript

SIDE = 64
PADDING = 114 / 255
TOLERANCE = 0.5 / 255
RED_LEAST = 0.75
OTHERS_MOST = 0.25
RED_SCORE = 0.9


class YoloV8Shape(nn.Module):
    def forward(self, image: Tensor) -> Tensor:
        red, green, blue = image[0, 0], image[0, 1], image[0, 2]
        is_red = (red > RED_LEAST) & (green < OTHERS_MOST) & (blue < OTHERS_MOST)
        is_padding = ((image[0] - PADDING).abs() < TOLERANCE).all(0)
        nothing = torch.zeros(1)
        red_score = is_red.any().float().reshape(1) * RED_SCORE
        padding_share = is_padding.float().mean().reshape(1)
        columns = [
            torch.cat([around(is_red), red_score, nothing]),
            torch.cat([around(is_padding), nothing, padding_share]),
            torch.zeros(6),
        ]
        return torch.stack(columns, 1)[None]


def around(mask: Tensor) -> Tensor:
    """Middle x, middle y, width, height of the smallest box around the mask's pixels."""
    rows = torch.arange(mask.shape[0])[:, None].expand_as(mask).float()
    columns = torch.arange(mask.shape[1])[None].expand_as(mask).float()
    beyond = torch.full_like(rows, float(SIDE))
    left, top = (torch.where(mask, each, beyond).min() for each in (columns, rows))
    right, bottom = (torch.where(mask, each + 1, -beyond).max() for each in (columns, rows))
    return torch.stack([(left + right) / 2, (top + bottom) / 2, right - left, bottom - top])


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("output", type=Path)
    given = arguments.parse_args()
    given.output.write_bytes(torchscript(YoloV8Shape().eval(), torch.rand(1, 3, SIDE, SIDE)))


if __name__ == "__main__":
    main()
