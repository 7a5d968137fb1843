"""Draws a greengrocer's stall, for the demo's shop front: our own drawing, no photograph.

    demo-clip/goods.py TARGET.png

A picture of 768 × 576 pixels with alpha: parasol, trestle table, crates of fruit, the soft shadow
of an overcast day; edges and grain as soft as the enlarged street behind it. The same bytes each
time with the same OpenCV. Needs, on Debian 12: apt-get install python3-opencv
"""

from __future__ import annotations

import sys

import cv2
import numpy as np

WIDTH = 768
HEIGHT = 576

# Drawn so many times larger, then reduced: smooth edges.
OVERSAMPLING = 4

# Left end and ground line of the table, in pixels of the picture.
LEFT = 430.0
GROUND = 236.0

# Softness of the enlarged street, and its grain in grey levels.
BLUR_PIXELS = 0.9
GRAIN = 7.0
SHADOW = 0.55

Colour = tuple[float, float, float]  # blue, green, red
Point = tuple[float, float]

WOOD: Colour = (92, 140, 186)
RED: Colour = (48, 64, 198)
ORANGE: Colour = (38, 140, 235)
GREEN: Colour = (66, 180, 82)
YELLOW: Colour = (44, 208, 238)


def shade(colour: Colour, factor: float) -> Colour:
    blue, green, red = (min(255.0, value * factor) for value in colour)
    return blue, green, red


class Drawing:
    """Shapes in full colour, and where there are any."""

    def __init__(self) -> None:
        self.pixels = np.zeros((HEIGHT * OVERSAMPLING, WIDTH * OVERSAMPLING, 3), np.uint8)
        self.covered = np.zeros(self.pixels.shape[:2], np.uint8)
        self.chance = np.random.default_rng(20261122)

    def polygon(self, corners: list[Point], colour: Colour) -> None:
        points = [np.array(corners, np.float64) * OVERSAMPLING]
        points = [np.rint(each).astype(np.int32) for each in points]
        cv2.fillPoly(self.pixels, points, colour, cv2.LINE_AA)
        cv2.fillPoly(self.covered, points, 255, cv2.LINE_AA)

    def box(self, left: float, top: float, right: float, bottom: float, colour: Colour) -> None:
        self.polygon([(left, top), (right, top), (right, bottom), (left, bottom)], colour)

    def disc(self, x: float, y: float, radius: float, colour: Colour) -> None:
        centre = (int(x * OVERSAMPLING), int(y * OVERSAMPLING))
        size = max(1, int(radius * OVERSAMPLING))
        cv2.circle(self.pixels, centre, size, colour, -1, cv2.LINE_AA)
        cv2.circle(self.covered, centre, size, 255, -1, cv2.LINE_AA)

    def crate(self, left: float, bottom: float, wide: float, tall: float, fruit: Colour) -> None:
        """A crate seen from the front and a little from above, heaped with fruit."""
        deep = 15.0
        slant = deep * 0.35
        top = bottom - tall
        right = left + wide
        back = [(right + slant, top - deep), (left + slant, top - deep)]
        self.polygon([(left, top), (right, top), *back], shade(WOOD, 0.55))
        count = int(1.3 * wide * deep / 9)
        for u, v in sorted(self.chance.random((count, 2)), key=lambda each: -each[1]):
            x = left + 1.5 + u * (wide - 3) + slant * v
            y = top - 1 - v * (deep - 1.5)
            light = self.chance.uniform(0.75, 1.2)
            self.disc(x, y, 1.9, shade(fruit, light * 0.7))
            self.disc(x - 0.3, y - 0.4, 1.5, shade(fruit, light))
            self.disc(x - 0.6, y - 0.8, 0.5, shade(fruit, light * 1.5))
        side = [(right, bottom), (right, top), (right + slant, top - deep), (right + slant, bottom - deep)]
        self.polygon(side, shade(WOOD, 0.6))
        slat = tall / 3
        for i in range(3):
            upper = top + i * slat
            self.box(left, upper, right, upper + 0.8 * slat, shade(WOOD, self.chance.uniform(0.9, 1.02)))
            self.box(left, upper + 0.8 * slat, right, upper + slat, shade(WOOD, 0.4))
        for post in (left, right - 2):
            self.box(post, top, post + 2, bottom, shade(WOOD, 0.72))

    def table(self, left: float, ground: float) -> None:
        """A trestle table of 150 × 34 pixels with a striped cloth before it."""
        board = ground - 34
        self.polygon(
            [(left, board), (left + 150, board), (left + 158, board - 16), (left + 8, board - 16)],
            (70, 96, 120),
        )
        self.box(left, board, left + 150, board + 6, (48, 70, 92))
        for leg in (left + 3, left + 144):
            self.box(leg, board + 6, leg + 3, ground + 2, (44, 60, 76))
        self.box(left + 4, board + 6, left + 146, ground - 4, (60, 110, 64))
        for i in range(9):
            stripe = left + 4 + i * 15.8
            self.box(stripe, board + 6, stripe + 8, ground - 4, (74, 132, 80))

    def parasol(self, x: float, foot: float, tall: float, radius: float) -> None:
        hub = foot - tall
        self.box(x - 1.1, hub, x + 1.1, foot, (150, 150, 155))
        panels = 10
        for i in range(panels):
            begin, end = 2 * np.pi * i / panels, 2 * np.pi * (i + 1) / panels
            rim = [(x + radius * np.cos(a), hub + 0.28 * radius * np.sin(a)) for a in (begin, end)]
            light = 0.8 + 0.3 * np.cos((begin + end) / 2 + 2.3)
            colour = (60, 60, 200) if i % 2 else (225, 228, 230)
            self.polygon([(x, hub - 0.42 * radius), *rim], shade(colour, light))

    def finished(self) -> np.ndarray:
        """With alpha: softened, grained, standing in its shadow."""
        reduced = cv2.resize(self.pixels, (WIDTH, HEIGHT), interpolation=cv2.INTER_AREA)
        opaque = cv2.resize(self.covered, (WIDTH, HEIGHT), interpolation=cv2.INTER_AREA) / 255.0
        # The reduced colours are darker at the edges, where nothing was drawn beside them.
        colour = np.clip(reduced / np.maximum(opaque, 1e-3)[..., None], 0, 255)
        grain = cv2.GaussianBlur(self.chance.normal(0, GRAIN, (HEIGHT, WIDTH)), (0, 0), 0.8)
        colour = cv2.GaussianBlur(colour, (0, 0), BLUR_PIXELS) + grain[..., None]
        opaque = cv2.GaussianBlur(opaque, (0, 0), BLUR_PIXELS)
        shadow = np.zeros((HEIGHT, WIDTH))
        outline = [(-14, 22), (196, 21), (206, 2), (170, -6), (0, -4)]
        ground = np.array([(LEFT + x, GROUND + y) for x, y in outline], np.int32)
        cv2.fillPoly(shadow, [ground], SHADOW)
        alpha = opaque + (1 - opaque) * cv2.GaussianBlur(shadow, (0, 0), 5)
        colour = colour * (opaque / np.maximum(alpha, 1e-3))[..., None]
        return np.clip(np.dstack([colour, 255 * alpha]), 0, 255).astype(np.uint8)


def stall() -> np.ndarray:
    drawing = Drawing()
    drawing.table(LEFT, GROUND)
    for i, fruit in enumerate((RED, ORANGE, GREEN, YELLOW)):
        drawing.crate(LEFT + 3 + 36 * i, GROUND - 34, 33, 11, fruit)
    for i, fruit in enumerate((GREEN, ORANGE, RED)):
        drawing.crate(LEFT - 8 + 50 * i, GROUND + 20, 45, 19, fruit)
    drawing.crate(LEFT + 152, GROUND + 18, 40, 17, GREEN)
    drawing.crate(LEFT + 153, GROUND + 1, 40, 17, YELLOW)
    drawing.parasol(LEFT + 76, GROUND - 30, 74, 84)
    return drawing.finished()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    if not cv2.imwrite(sys.argv[1], stall()):
        sys.exit(f"goods.py: can't write {sys.argv[1]}")
