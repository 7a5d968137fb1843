"""What cameras, light and codecs do to a picture; all randomness from one random state."""

from __future__ import annotations

import cv2
import numpy as np

INTERPOLATIONS = (cv2.INTER_AREA, cv2.INTER_LINEAR, cv2.INTER_CUBIC)
CROP_SIZE = (94, 24)  # width, height of the crops that the reader meets most


def uneven_light(pixels: np.ndarray, random: np.random.RandomState) -> np.ndarray:
    height, width = pixels.shape[:2]
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    if random.rand() < 0.5:
        angle = random.uniform(0, 2 * np.pi)
        slope = np.cos(angle) * (columns / width - 0.5) + np.sin(angle) * (rows / height - 0.5)
        pixels = pixels * (1 + random.uniform(-0.5, 0.5) * slope)[..., None]
    if random.rand() < 0.08:  # the patch of a lamp
        x, y = random.randint(width), random.randint(height)
        spread = width * random.uniform(0.05, 0.3), height * random.uniform(0.1, 0.6)
        lamp = np.exp(-(((columns - x) / spread[0]) ** 2) - ((rows - y) / spread[1]) ** 2)
        pixels = pixels + random.uniform(50, 200) * lamp[..., None]
    return pixels


def exposure(pixels: np.ndarray, random: np.random.RandomState) -> np.ndarray:
    haze = random.rand() < 0.2
    if haze:
        kept = random.uniform(0.3, 0.8)
        pixels = pixels * kept + (1 - kept) * random.uniform(30, 210)
    gain = random.uniform(0.7 if haze else 0.4, 1.3)
    if random.rand() < 0.6:  # colour cast
        strength = 0.4 if random.rand() < 0.25 else 0.15
        gain = gain * (1 + random.uniform(-strength, strength, 3))
    pixels = pixels * gain + (random.uniform(-20, 50) if random.rand() < 0.4 else 0.0)
    pixels = np.clip(pixels, 0, 255)
    if random.rand() < 0.3:
        pixels = 255 * (pixels / 255) ** random.uniform(0.6, 1.7)
    return pixels


def motion_blur(pixels: np.ndarray, random: np.random.RandomState) -> np.ndarray:
    size = random.randint(2, max(3, int(pixels.shape[1] * 0.03)))
    kernel = np.zeros((size, size), np.float32)
    kernel[size // 2] = 1.0 / size
    angle = random.uniform(-90, 90) if random.rand() < 0.5 else 0.0
    turn = cv2.getRotationMatrix2D(((size - 1) / 2, (size - 1) / 2), angle, 1)
    kernel = cv2.warpAffine(kernel, turn, (size, size))
    return cv2.filter2D(pixels, -1, kernel / max(kernel.sum(), 1e-3))


def noise_and_codec(pixels: np.ndarray, random: np.random.RandomState) -> np.ndarray:
    """Sensor noise and JPEG; gives bytes."""
    if random.rand() < 0.5:
        grain = pixels.shape if random.rand() < 0.5 else pixels.shape[:2] + (1,)
        pixels = pixels + random.normal(0, random.uniform(1, 10), grain)
    pixels = np.clip(pixels, 0, 255).astype(np.uint8)
    if random.rand() < 0.6:
        quality = int(random.uniform(25, 95))
        _, coded = cv2.imencode(".jpg", pixels, [cv2.IMWRITE_JPEG_QUALITY, quality])
        pixels = cv2.imdecode(coded, cv2.IMREAD_COLOR)
    return pixels


def degraded_plate(pixels: np.ndarray, random: np.random.RandomState) -> np.ndarray:
    """A picture of a plate (floats, any size) as a camera would have caught it; bytes.

    The result has the resolution at which the plate was caught: often about 94 wide, at least 54.
    """
    height, width = pixels.shape[:2]
    pixels = exposure(uneven_light(pixels, random), random)
    common = random.rand() < 0.4
    caught_width = int(random.uniform(85, 110) if common else np.exp(random.uniform(4.0, 5.4)))
    aspect = height / width * random.uniform(0.9, 1.4)
    caught_height = max(11, int(caught_width * aspect))
    if random.rand() < 0.3:
        pixels = motion_blur(pixels, random)
    smaller = caught_width < width
    pixels = cv2.resize(
        pixels.astype(np.float32),
        (caught_width, caught_height),
        interpolation=cv2.INTER_AREA if smaller else cv2.INTER_LINEAR,
    )
    if random.rand() < 0.45:
        pixels = cv2.GaussianBlur(
            pixels, (0, 0), random.uniform(0.3, 1.2) * (caught_width / 94) ** 0.7
        )
    if random.rand() < 0.12:  # the camera's own sharpening
        soft = cv2.GaussianBlur(pixels, (0, 0), 1.2)
        pixels = pixels + random.uniform(0.5, 1.5) * (pixels - soft)
    pixels = noise_and_codec(pixels, random)
    if random.rand() < 0.04:
        pixels = cv2.cvtColor(cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY), cv2.COLOR_GRAY2BGR)
    return pixels


def mildly_degraded(pixels: np.ndarray, random: np.random.RandomState) -> np.ndarray:
    """For real pictures, which have been through a camera already; floats or bytes in, bytes out."""
    pixels = pixels.astype(np.float32) * random.uniform(0.6, 1.3)
    pixels = pixels * (1 + random.uniform(-0.15, 0.15, 3)) + random.uniform(-15, 15)
    pixels = np.clip(pixels + random.normal(0, random.uniform(0, 5), pixels.shape), 0, 255)
    if random.rand() < 0.3:
        pixels = cv2.GaussianBlur(pixels, (0, 0), random.uniform(0.4, 1.8))
    return np.clip(pixels, 0, 255).astype(np.uint8)


def through_crop_size(pixels: np.ndarray, random: np.random.RandomState) -> np.ndarray:
    """Scaled down to the size of the usual crops, by one of three interpolations."""
    return cv2.resize(pixels, CROP_SIZE, interpolation=INTERPOLATIONS[random.randint(3)])
