"""Calibration input: an image to a normalised square. At work the input follows the picture's aspect."""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np
import torch
from torch import Tensor

MEAN_BGR = np.array([103.53, 116.28, 123.675], np.float32)
STD_BGR = np.array([57.375, 57.12, 58.395], np.float32)


class Letterboxed(NamedTuple):
    """1 x 3 x side x side float BGR normalised, and by how much the image was scaled."""

    tensor: Tensor
    scale: float


def letterbox(image_bgr: np.ndarray, side: int) -> Letterboxed:
    """Scales to fit, keeping the aspect, into the top left corner; the rest is black (0)."""
    height, width = image_bgr.shape[:2]
    scale = min(side / width, side / height)
    scaled_width = max(1, round(width * scale))
    scaled_height = max(1, round(height * scale))
    square = np.zeros((side, side, 3), np.uint8)
    square[:scaled_height, :scaled_width] = cv2.resize(
        image_bgr, (scaled_width, scaled_height), interpolation=cv2.INTER_LINEAR
    )
    normalised = (square.astype(np.float32) - MEAN_BGR) / STD_BGR
    return Letterboxed(torch.from_numpy(normalised.transpose(2, 0, 1)[None].copy()), scale)
