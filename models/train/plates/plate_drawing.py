"""Draws Chinese number plates after GA 36-2018, front on and clean, one pixel two millimetres.

Layouts: one line of seven (440 x 140), two lines of seven (440 x 220, rear plates of large
vehicles and trailers), one line of eight (480 x 140, new energy).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import cv2
import numpy as np

from alphabet import DIGITS, LETTERS, PROVINCES, canonical
from glyphs import load_glyphs

Colour = np.ndarray  # three floats, BGR
PIXELS_PER_MILLIMETRE = 0.5


class Kind(NamedTuple):
    """One sort of plate and how often it is drawn."""

    name: str
    share: float


KINDS = (
    Kind("blue", 0.54),
    Kind("yellow", 0.12),
    Kind("yellow two-line", 0.09),
    Kind("green", 0.12),
    Kind("green large", 0.03),
    Kind("white", 0.06),
    Kind("black", 0.04),
)


@dataclass(frozen=True)
class DrawnPlate:
    """Canonical text and BGR pixels as floats 0..255."""

    text: str
    kind: str
    pixels: np.ndarray

    @property
    def two_line(self) -> bool:
        return self.kind == "yellow two-line"


class PlateArtist:
    """Draws one random plate after another from one random state."""

    def __init__(self, random: np.random.RandomState) -> None:
        self.random = random
        self.glyphs = load_glyphs()
        self.shares = np.array([kind.share for kind in KINDS])
        self.shares /= self.shares.sum()

    def draw(self) -> DrawnPlate:
        kind = KINDS[self.random.choice(len(KINDS), p=self.shares)].name
        text = self.text(kind)
        width, height = (480 if len(text) == 8 else 440), (220 if "two-line" in kind else 140)
        mask = np.zeros((height, width), np.float32)
        if height == 220:
            self.letter_two_lines(mask, text)
        else:
            self.letter_one_line(mask, text)
        if self.random.rand() < 0.8:
            rim = self.random.randint(2, 5)
            cv2.rectangle(mask, (5, 5), (width - 6, height - 6), 1.0, rim)
        scale = PIXELS_PER_MILLIMETRE
        mask = cv2.resize(mask, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        return DrawnPlate(canonical(text), kind, self.paint(mask, text, kind))

    def serial(self, count: int, letter_share: float) -> str:
        return "".join(
            self.one_of(LETTERS if self.random.rand() < letter_share else DIGITS)
            for _ in range(count)
        )

    def one_of(self, characters: str) -> str:
        return characters[self.random.randint(len(characters))]

    def text(self, kind: str) -> str:
        chance = self.random.rand()
        authority = self.one_of(LETTERS) if self.random.rand() < 0.8 else "A"
        head = self.one_of(PROVINCES) + authority
        if kind == "green":
            fuel = self.one_of("DF") if chance < 0.6 else self.one_of("ABCDEFGHJK")
            return head + fuel + self.serial(1, 0.3) + self.serial(4, 0.03)
        if kind == "green large":
            return head + self.serial(5, 0.03) + self.one_of("DF" if chance < 0.6 else "ABCDEFGHJK")
        if kind == "white":
            return head + self.serial(4, 0.2) + ("警" if chance < 0.85 else self.serial(1, 0.3))
        if kind == "black":
            return head + self.serial(4, 0.2) + (self.one_of("港澳使领") if chance < 0.7 else "0")
        if kind == "yellow":
            return head + self.serial(4, 0.3) + ("学" if chance < 0.3 else self.serial(1, 0.3))
        if kind == "yellow two-line":
            return head + self.serial(4, 0.3) + ("挂" if chance < 0.35 else self.serial(1, 0.3))
        return head + self.serial(5, 0.3)

    def stamp(
        self, mask: np.ndarray, glyph: np.ndarray, left: float, top: float, size: tuple[int, int]
    ) -> None:
        """Puts a glyph of size (width, height) into the mask, a little off its place."""
        width, height = size
        glyph = cv2.resize(glyph, size).astype(np.float32) / 255
        x = int(np.clip(left + self.random.randint(-2, 3), 0, mask.shape[1] - width))
        y = int(np.clip(top + self.random.randint(-2, 3), 0, mask.shape[0] - height))
        np.maximum(mask[y : y + height, x : x + width], glyph, mask[y : y + height, x : x + width])

    def shapes(self, text: str) -> list[np.ndarray]:
        """One shape for each character, mostly of one face, with one stroke width."""
        face = self.random.randint(len(self.glyphs["2"]))
        one_face = self.random.rand() < 0.7
        stroke = self.random.randint(-1, 3)
        chosen = []
        for position, character in enumerate(text):
            forms = self.glyphs[character]
            latin = one_face and position > 0
            glyph = forms[face % len(forms) if latin else self.random.randint(len(forms))]
            if stroke > 0:
                glyph = cv2.dilate(glyph, np.ones((stroke + 1, stroke + 1), np.uint8))
            elif stroke < 0:
                glyph = cv2.erode(glyph, np.ones((2, 2), np.uint8))
            chosen.append(glyph)
        return chosen

    def letter_one_line(self, mask: np.ndarray, text: str) -> None:
        eight = len(text) == 8
        left, width, gap, pause = (14.5, 43, 9, 40) if eight else (15.5, 45, 12, 22)
        for position, glyph in enumerate(self.shapes(text)):
            self.stamp(mask, glyph, left, 25, (45 if position == 0 else width, 90))
            left += width + gap
            if position == 1:
                if self.random.rand() < (0.15 if eight else 0.8):
                    dot = (int(left - gap + (pause + gap) / 2), 70 + self.random.randint(-4, 5))
                    cv2.circle(mask, dot, self.random.randint(4, 7), 1.0, -1)
                left += pause

    def letter_two_lines(self, mask: np.ndarray, text: str) -> None:
        shapes = self.shapes(text)
        self.stamp(mask, shapes[0], 110, 15, (80, 60))
        self.stamp(mask, shapes[1], 250, 15, (80, 60))
        if self.random.rand() < 0.8:
            cv2.circle(mask, (220, 45), self.random.randint(5, 10), 1.0, -1)
        for position, glyph in enumerate(shapes[2:]):
            self.stamp(mask, glyph, 27 + 80 * position, 90, (65, 110))

    def hue(self, hue: float, saturation: float, value: float) -> Colour:
        pixel = np.uint8([[[hue % 180, np.clip(saturation, 0, 255), np.clip(value, 0, 255)]]])
        return cv2.cvtColor(pixel, cv2.COLOR_HSV2BGR)[0, 0].astype(np.float32)

    def colours(self, kind: str) -> tuple[Colour, Colour]:
        """Ground and lettering."""
        random = self.random
        bright = self.hue(random.randint(180), random.uniform(0, 50), random.uniform(200, 255))
        dark = self.hue(random.randint(180), random.uniform(0, 90), random.uniform(0, 60))
        if kind.startswith("yellow"):
            ground = self.hue(random.normal(22, 4), random.uniform(90, 255), random.uniform(110, 255))
            return ground, dark
        if kind.startswith("green"):
            ground = self.hue(random.normal(68, 9), random.uniform(50, 200), random.uniform(120, 255))
            return ground, dark
        if kind == "white":
            return self.hue(random.randint(180), random.uniform(0, 25), random.uniform(170, 255)), dark
        if kind == "black":
            return self.hue(random.randint(180), random.uniform(0, 60), random.uniform(10, 60)), bright
        return self.hue(random.normal(110, 6), random.uniform(90, 255), random.uniform(60, 255)), bright

    def paint(self, mask: np.ndarray, text: str, kind: str) -> np.ndarray:
        height, width = mask.shape
        ground_colour, ink = self.colours(kind)
        ground = np.full((height, width, 3), ground_colour, np.float32)
        if kind == "green":
            fade = np.linspace(0, 1, height, dtype=np.float32)[:, None, None]
            ground = ground * fade + (1 - fade) * np.float32([235, 245, 235])
        elif kind == "green large":
            ground[:, : width * 5 // 16] = self.hue(22, 200, ground_colour.max())
        pixels = ground * (1 - mask[..., None]) + ink * mask[..., None]
        if text[-1] in "警港澳使领" and self.random.rand() < 0.7:
            odd = np.float32([40, 40, 220] if kind == "white" else [230, 230, 230])
            last = width - round(65 * PIXELS_PER_MILLIMETRE)
            last_mask = mask[:, last:, None]
            pixels[:, last:] = ground[:, last:] * (1 - last_mask) + odd * last_mask
        self.screws_and_scratches(pixels)
        return pixels

    def screws_and_scratches(self, pixels: np.ndarray) -> None:
        random, (height, width) = self.random, pixels.shape[:2]
        for _ in range(random.randint(0, 5)):
            x = (width // 4, width - width // 4)[random.randint(2)] + random.randint(-6, 7)
            y = (5, height - 5)[random.randint(2)] + random.randint(-2, 4)
            cv2.circle(pixels, (x, y), random.randint(2, 6), [random.uniform(30, 220)] * 3, -1)
        if random.rand() < 0.1:
            start = (random.randint(width), random.randint(height))
            end = (random.randint(width), random.randint(height))
            cv2.line(pixels, start, end, random.uniform(0, 255, 3).tolist(), random.randint(1, 3))
