"""The plate locator: a small fully convolutional network.

Input   N x 3 x H x W float, BGR, `value / 127.5 - 1`, H and W multiples of 16
Output  N x 9 x H/4 x W/4: logit of "a plate's centre is here", then eight offsets: x and y of the
        top left, top right, bottom right and bottom left corner (as the plate is read) from the
        cell's centre ((x + 0.5) * 4, (y + 0.5) * 4), in units of OFFSET_PIXELS input pixels
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

STRIDE = 4
OFFSET_PIXELS = 32.0
RARE = -4.0  # first bias of the heat: few cells are a plate's centre


class Block(nn.Sequential):
    """Convolution, batch normalisation, ReLU."""

    def __init__(self, inputs: int, outputs: int, kernel: int = 3, stride: int = 1, dilation: int = 1):
        padding = dilation * (kernel // 2)
        super().__init__(
            nn.Conv2d(inputs, outputs, kernel, stride, padding, dilation, bias=False),
            nn.BatchNorm2d(outputs),
            nn.ReLU(inplace=True),
        )


class PlateLocator(nn.Module):
    """Three scales down to a sixteenth, two of them fused back to a quarter."""

    def __init__(self) -> None:
        super().__init__()
        self.quarter = nn.Sequential(Block(3, 16, stride=2), Block(16, 32, stride=2), Block(32, 32))
        self.eighth = nn.Sequential(Block(32, 64, stride=2), Block(64, 64))
        self.sixteenth = nn.Sequential(
            Block(64, 96, stride=2), Block(96, 96, dilation=2), Block(96, 96, dilation=3),
            Block(96, 96, dilation=2),
        )
        self.to_eighth = Block(96, 64, kernel=1)
        self.merge_eighth = Block(64, 64)
        self.to_quarter = Block(64, 32, kernel=1)
        self.merge_quarter = Block(32, 48)
        self.head = nn.Conv2d(48, 9, 1)
        nn.init.constant_(self.head.bias[:1], RARE)

    def forward(self, pixels: Tensor) -> Tensor:
        quarter = self.quarter(pixels)
        eighth = self.eighth(quarter)
        sixteenth = self.sixteenth(eighth)
        eighth = self.merge_eighth(eighth + doubled(self.to_eighth(sixteenth)))
        quarter = self.merge_quarter(quarter + doubled(self.to_quarter(eighth)))
        return self.head(quarter)


class ShippedLocator(nn.Module):
    """The same with heat as a probability and offsets in input pixels."""

    def __init__(self, locator: PlateLocator) -> None:
        super().__init__()
        self.locator = locator

    def forward(self, pixels: Tensor) -> Tensor:
        raw = self.locator(pixels)
        return torch.cat([torch.sigmoid(raw[:, :1]), raw[:, 1:] * OFFSET_PIXELS], 1)


def doubled(features: Tensor) -> Tensor:
    return functional.interpolate(features, scale_factor=2.0, mode="nearest")
