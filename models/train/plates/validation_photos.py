"""Makes many photos of the few held-out ones, to see where plates are missed in a street's pictures.

    validation_photos.py DATA OUT_DIR --each N --seed S

Every photo of the validation part, which no training sees, is taken N times anew: turned, seen
aslant, smaller, larger, darker, brighter, blurred, or as a window of itself in which the plates lie
elsewhere. OUT_DIR gets JPEG files and `PLATES.tsv`, the layout of `./xunjie eval plates`, whose
column `colour` names the change, so that the figures are told apart by it. No plate is made narrower
than its symbols can be read. All come from some twenty photos: this shows which change is borne, not
how many plates of a street are read.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from material import Photo, photos

LEAST_PLATE_WIDTH = 60.0  # pixels; below it people can't read seven symbols either
NEAREST_EDGE = 0.3  # plate widths from the plate to the edge of a window, at least
MOST_SIDE = 2400  # pixels


@dataclass(frozen=True)
class View:
    """How a photo is taken anew; the defaults leave it as it is."""

    turn: float = 0.0  # degrees, clockwise
    scale: float = 1.0
    aslant: float = 0.0  # how far corners move, in shares of the sides
    window: bool = False
    gain: float = 1.0
    gamma: float = 1.0
    blur: float = 0.0  # sigma in shares of a plate's height
    quality: int = 92


def either_way(random: np.random.RandomState, least: float, most: float) -> float:
    return random.uniform(least, most) * random.choice([-1, 1])


KINDS = {
    "turned": lambda r: View(turn=either_way(r, 4, 15)),
    "smaller": lambda r: View(scale=r.uniform(0.5, 0.8)),
    "window": lambda r: View(window=True),
    "aslant": lambda r: View(aslant=r.uniform(0.06, 0.14)),
    "dark": lambda r: View(gain=r.uniform(0.45, 0.75), gamma=r.uniform(1.0, 1.5)),
    "bright": lambda r: View(gain=r.uniform(1.1, 1.5), gamma=r.uniform(0.6, 1.0)),
    "blurred": lambda r: View(blur=r.uniform(0.02, 0.05), quality=r.randint(40, 80)),
    "larger": lambda r: View(scale=1.3),
    "turned far": lambda r: View(turn=either_way(r, 22, 32)),
    "mixed": lambda r: View(
        turn=either_way(r, 0, 10),
        scale=r.uniform(0.6, 1.1),
        aslant=r.uniform(0, 0.08),
        gain=r.uniform(0.7, 1.3),
        gamma=r.uniform(0.8, 1.25),
        blur=r.uniform(0, 0.03),
        quality=r.randint(60, 92),
    ),
    "mixed window": lambda r: View(
        turn=either_way(r, 0, 12),
        scale=r.uniform(0.7, 1.3),
        aslant=r.uniform(0, 0.06),
        window=True,
        gain=r.uniform(0.7, 1.3),
        quality=r.randint(60, 92),
    ),
    "turned window": lambda r: View(turn=either_way(r, 10, 20), window=True),
}


def plate_width(corners: np.ndarray) -> float:
    top_left, top_right, bottom_right, bottom_left = corners
    return float(np.linalg.norm(top_right - top_left + bottom_right - bottom_left) / 2)


def moved(matrix: np.ndarray, points: np.ndarray) -> np.ndarray:
    return cv2.perspectiveTransform(np.float64(points).reshape(1, -1, 2), matrix)[0]


def shifted(left: float, top: float) -> np.ndarray:
    return np.array([[1, 0, -left], [0, 1, -top], [0, 0, 1]], np.float64)


def geometry(
    photo: Photo, view: View, random: np.random.RandomState
) -> tuple[np.ndarray, tuple[int, int]]:
    """The transform from the photo to the view, and the view's width and height."""
    height, width = photo.pixels.shape[:2]
    outline = np.float32([[0, 0], [width, 0], [width, height], [0, height]])
    narrowest = min(plate_width(plate.corners) for plate in photo.plates)
    scale = max(view.scale, min(1.0, LEAST_PLATE_WIDTH / narrowest))
    scale = min(scale, max(1.0, MOST_SIDE / max(width, height)))
    bent = outline + random.uniform(-1, 1, (4, 2)) * view.aslant * [width, height]
    matrix = cv2.getPerspectiveTransform(outline, np.float32(bent))
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), -view.turn, scale)
    matrix = np.vstack([turn, [0, 0, 1]]) @ matrix
    around = moved(matrix, outline)
    left, top = around.min(axis=0)
    right, bottom = around.max(axis=0)
    if view.window:
        places = [moved(matrix, plate.corners) for plate in photo.plates]
        room = NEAREST_EDGE * max(plate_width(place) for place in places)
        first, last = np.concatenate(places).min(axis=0), np.concatenate(places).max(axis=0)
        left = random.uniform(left, max(left, first[0] - room))
        top = random.uniform(top, max(top, first[1] - room))
        right = random.uniform(min(right, last[0] + room), right)
        bottom = random.uniform(min(bottom, last[1] + room), bottom)
    return shifted(left, top) @ matrix, (int(right - left), int(bottom - top))


def taken(photo: Photo, view: View, matrix: np.ndarray, size: tuple[int, int]) -> np.ndarray:
    heights = [np.linalg.norm(c[3] - c[0]) for c in (moved(matrix, p.corners) for p in photo.plates)]
    smallest = min(plate_width(moved(matrix, p.corners)) / plate_width(p.corners) for p in photo.plates)
    source = photo.pixels
    if smallest < 1:  # as a lens averages what falls on one pixel
        source = cv2.GaussianBlur(source, (0, 0), 0.45 * np.sqrt(1 / smallest**2 - 1) + 0.01)
    pixels = cv2.warpPerspective(
        source, matrix, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    if view.blur > 0:
        pixels = cv2.GaussianBlur(pixels, (0, 0), max(0.3, view.blur * min(heights)))
    shades = np.clip(np.arange(256) / 255 * view.gain, 0, 1) ** view.gamma * 255
    return cv2.LUT(pixels, shades.round().astype(np.uint8))


def place(corners: np.ndarray) -> str:
    """Middle, sides and turn of the rectangle that is nearest to the corners."""
    top_left, top_right, bottom_right, bottom_left = corners
    along = (top_right - top_left + bottom_right - bottom_left) / 2
    down = (bottom_left - top_left + bottom_right - top_right) / 2
    degrees = np.degrees(np.arctan2(along[1], along[0]))
    middle = corners.mean(axis=0)
    values = (*middle, np.linalg.norm(along), np.linalg.norm(down), degrees)
    return "\t".join(f"{value:.1f}" for value in values)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("data", type=Path)
    arguments.add_argument("output", type=Path)
    arguments.add_argument("--each", type=int, default=len(KINDS))
    arguments.add_argument("--seed", type=int, default=41)
    given = arguments.parse_args()
    cv2.setNumThreads(1)
    random = np.random.RandomState(given.seed)
    given.output.mkdir(parents=True, exist_ok=True)
    lines = ["file\tplate\tcolour\tcx\tcy\twidth\theight\trotation_deg"]
    scenes = photos(given.data, validation=True)
    names = list(KINDS)
    for photo in scenes:
        for number in range(given.each):
            kind = names[number % len(names)]
            view = KINDS[kind](random)
            matrix, size = geometry(photo, view, random)
            pixels = taken(photo, view, matrix, size)
            name = f"{Path(photo.name).stem}-{number:02d}.jpg"
            cv2.imwrite(str(given.output / name), pixels, [cv2.IMWRITE_JPEG_QUALITY, view.quality])
            lines += [
                f"{name}\t{plate.plate}\t{kind}\t{place(moved(matrix, plate.corners))}"
                for plate in photo.plates
            ]
    (given.output / "PLATES.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{given.output}: {len(lines) - 1} plates of {len(scenes)} held-out photos")


if __name__ == "__main__":
    main()
