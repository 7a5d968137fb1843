"""The labelled development pictures, and the split between training and validation.

Layout of the data folder (XUNJIE_DATA): `plates/lprnet_crops` (94 x 24 crops, `PLATES.tsv` with
file, plate) and `plates/easypr_general_test` (photos, `PLATES.tsv` with file, plate, colour, cx, cy,
width, height, rotation_deg of each plate). Both are read here only, never copied.

The split is fixed: a picture belongs to validation when the SHA-256 of its (first) plate's text,
taken as a number, divides by four. All pictures of one plate lie on one side. No training in this
folder reads a validation picture.
"""

from __future__ import annotations

import csv
import hashlib
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from alphabet import canonical

VALIDATION_SHARE = 4  # one in so many
CROPS = "plates/lprnet_crops"
PHOTOS = "plates/easypr_general_test"


@dataclass(frozen=True)
class Crop:
    """A picture of one plate, BGR."""

    name: str
    plate: str
    pixels: np.ndarray


@dataclass(frozen=True)
class LabelledPlate:
    """A plate in a photo: canonical text, colour word, corners 4 x 2 in pixels.

    Corners go top left, top right, bottom right, bottom left, as the plate is read.
    """

    plate: str
    colour: str
    corners: np.ndarray


@dataclass(frozen=True)
class Photo:
    """A photo, BGR, with every plate that its truth names."""

    name: str
    pixels: np.ndarray
    plates: tuple[LabelledPlate, ...]


def is_validation(plate: str) -> bool:
    digest = hashlib.sha256(canonical(plate).encode("utf-8")).hexdigest()
    return int(digest, 16) % VALIDATION_SHARE == 0


def read_picture(path: Path) -> np.ndarray:
    """BGR pixels; works for any file name, which cv2.imread does not everywhere."""
    pixels = cv2.imdecode(np.fromfile(path, np.uint8), cv2.IMREAD_COLOR)
    if pixels is None:
        raise ValueError(f"{path} is not a picture that OpenCV can read")
    return pixels


def rows(folder: Path) -> list[dict[str, str]]:
    truth = folder / "PLATES.tsv"
    if not truth.is_file():
        raise SystemExit(f"{truth} is missing: give the folder of the development data")
    with truth.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


def crops(data: Path, validation: bool, folder: str = CROPS) -> list[Crop]:
    return [
        Crop(row["file"], canonical(row["plate"]), read_picture(data / folder / row["file"]))
        for row in rows(data / folder)
        if is_validation(row["plate"]) == validation
    ]


def photos(data: Path, validation: bool, folder: str = PHOTOS) -> list[Photo]:
    labelled: dict[str, list[dict[str, str]]] = {}
    for row in rows(data / folder):
        labelled.setdefault(row["file"], []).append(row)
    return [
        Photo(name, read_picture(data / folder / name), tuple(map(labelled_plate, plates)))
        for name, plates in sorted(labelled.items())
        if is_validation(plates[0]["plate"]) == validation
    ]


def labelled_plate(row: dict[str, str]) -> LabelledPlate:
    cx, cy, width, height, angle = (
        float(row[key]) for key in ("cx", "cy", "width", "height", "rotation_deg")
    )
    if width < height:
        width, height, angle = height, width, angle + 90
    return LabelledPlate(
        canonical(row["plate"]), row["colour"], rotated_corners(cx, cy, width, height, angle)
    )


def rotated_corners(
    cx: float, cy: float, width: float, height: float, degrees: float
) -> np.ndarray:
    angle = np.deg2rad(degrees)
    along = np.array([np.cos(angle), np.sin(angle)]) * width / 2
    down = np.array([-np.sin(angle), np.cos(angle)]) * height / 2
    centre = np.array([cx, cy])
    return np.float32(
        [centre - along - down, centre + along - down, centre + along + down, centre - along + down]
    )


def cut_out(pixels: np.ndarray, corners: np.ndarray, width: int, height: int) -> np.ndarray:
    """The quadrilateral straightened to width x height."""
    target = np.float32([[0, 0], [width, 0], [width, height], [0, height]])
    return cv2.warpPerspective(
        pixels,
        cv2.getPerspectiveTransform(np.float32(corners), target),
        (width, height),
        flags=cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REPLICATE,
    )


def enlarged(corners: np.ndarray, along: float, down: float) -> np.ndarray:
    """The quadrilateral grown about its centre, by factors along and across the text."""
    top_left, top_right, bottom_right, bottom_left = np.float64(corners)
    right = (top_right - top_left + bottom_right - bottom_left) / 4 * (along - 1)
    below = (bottom_left - top_left + bottom_right - top_right) / 4 * (down - 1)
    return np.float32(
        [
            top_left - right - below,
            top_right + right - below,
            bottom_right + right + below,
            bottom_left - right + below,
        ]
    )
