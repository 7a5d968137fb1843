"""Scores the plate locator on the validation photos.

    measure_locator.py DATA LOCATOR.pt [--training] [--pictures OUT_DIR]

Two passes: the photo with its longer side at 640, then each find again in a 256-pixel square in
which it fills the 2.2th part. A labelled plate is found when one of the finds covers it with an
intersection over union above one half.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Callable, NamedTuple

import cv2
import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from material import Photo, photos

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "convert"))

STRIDE = 4
FIRST_SIDE = 640
ZOOM_SIDE = 256
ZOOM_PLATES = 2.2  # plate widths across the zoomed square
LARGEST_SCALE = 1.5
LEAST_HEAT = 0.12
LEAST_ZOOMED_HEAT = 0.05
MOST_FINDS = 5
GREY = 114

Network = Callable[[Tensor], Tensor]


class Find(NamedTuple):
    """Heat 0..1 and corners 4 x 2 in pixels of the photo."""

    heat: float
    corners: np.ndarray


def peaks(network: Network, picture: np.ndarray, most: int, least: float) -> list[Find]:
    """Local maxima of the heat in a picture whose sides are multiples of 16."""
    pixels = torch.from_numpy(picture.astype(np.float32) / 127.5 - 1).permute(2, 0, 1)[None]
    with torch.no_grad():
        output = network(pixels)[0]
    heat = output[0]
    highest = functional.max_pool2d(heat[None, None], 5, 1, 2)[0, 0]
    values, places = (heat * (heat == highest)).flatten().topk(most)
    finds = []
    for value, place in zip(values.tolist(), places.tolist()):
        if value < least:
            break
        y, x = divmod(place, heat.shape[1])
        centre = np.array([x + 0.5, y + 0.5]) * STRIDE
        finds.append(Find(value, output[1:, y, x].numpy().reshape(4, 2) + centre))
    return finds


def locate(network: Network, photo: np.ndarray) -> list[Find]:
    height, width = photo.shape[:2]
    scale = min(LARGEST_SCALE, FIRST_SIDE / max(height, width))
    inner_width, inner_height = round(width * scale), round(height * scale)
    canvas = np.full((-(-inner_height // 16) * 16, -(-inner_width // 16) * 16, 3), GREY, np.uint8)
    canvas[:inner_height, :inner_width] = cv2.resize(
        photo, (inner_width, inner_height),
        interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR,
    )
    coarse = [
        Find(find.heat, find.corners / [inner_width / width, inner_height / height])
        for find in peaks(network, canvas, MOST_FINDS, LEAST_HEAT)
    ]
    finds = sorted((zoomed(network, photo, find) for find in coarse), key=lambda f: -f.heat)
    kept: list[Find] = []
    for find in finds:
        if all(
            np.linalg.norm(find.corners.mean(0) - other.corners.mean(0))
            > 0.5 * np.linalg.norm(other.corners[1] - other.corners[0])
            for other in kept
        ):
            kept.append(find)
    return kept


def zoomed(network: Network, photo: np.ndarray, find: Find) -> Find:
    across = max(float(np.linalg.norm(find.corners[1] - find.corners[0])), 8.0)
    scale = ZOOM_SIDE / (ZOOM_PLATES * across)
    move = ZOOM_SIDE / 2 - scale * find.corners.mean(0)
    shrink = scale * 1.4 if scale < 0.6 else 1.0
    source = photo
    if shrink < 1:
        source = cv2.resize(photo, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA)
    onto = np.float64([[scale / shrink, 0, move[0]], [0, scale / shrink, move[1]]])
    square = cv2.warpAffine(
        source, onto, (ZOOM_SIDE, ZOOM_SIDE), borderMode=cv2.BORDER_REPLICATE
    )
    again = peaks(network, square, 3, LEAST_ZOOMED_HEAT)
    if not again:
        return Find(find.heat * 0.3, find.corners)

    def fitness(other: Find) -> float:
        distance = np.linalg.norm(other.corners.mean(0) - ZOOM_SIDE / 2) / (ZOOM_SIDE * 0.35)
        return other.heat * float(np.exp(-(distance**2)))

    best = max(again, key=fitness)
    return Find((find.heat * best.heat) ** 0.5, (best.corners - move) / scale)


def overlap(one: np.ndarray, other: np.ndarray) -> float:
    one, other = np.float32(one), np.float32(other)
    common, _ = cv2.intersectConvexConvex(one, other)
    union = abs(cv2.contourArea(one)) + abs(cv2.contourArea(other)) - common
    return float(common / max(union, 1e-6))


def measure_locator(network: Network, data: Path, training: bool = False) -> list[tuple[Photo, list[Find]]]:
    torch.set_num_threads(1)
    results = [(photo, locate(network, photo.pixels)) for photo in photos(data, not training)]
    plates = found = tight = first = false = 0
    for photo, finds in results:
        true = [plate.corners for plate in photo.plates]
        for corners in true:
            best = max((overlap(find.corners, corners) for find in finds), default=0.0)
            plates, found, tight = plates + 1, found + (best > 0.5), tight + (best > 0.7)
        first += bool(finds) and max(overlap(finds[0].corners, corners) for corners in true) > 0.5
        false += sum(max(overlap(f.corners, c) for c in true) <= 0.5 for f in finds if f.heat > 0.3)
    print(
        f"locator: {plates} plates in {len(results)} photos, IoU > .5 {found / plates:.3f}, "
        f"> .7 {tight / plates:.3f}, best find is a plate {first / len(results):.3f}, "
        f"false finds above .3 {false}",
        flush=True,
    )
    return results


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("data", type=Path)
    arguments.add_argument("locator", type=Path)
    arguments.add_argument("--training", action="store_true", help="score the training photos")
    arguments.add_argument("--pictures", type=Path, help="folder for photos with the finds drawn")
    given = arguments.parse_args()
    network = torch.jit.load(str(given.locator)).eval()
    for photo, finds in measure_locator(network, given.data, given.training):
        if given.pictures:
            given.pictures.mkdir(parents=True, exist_ok=True)
            drawn = photo.pixels.copy()
            for find in finds:
                cv2.polylines(drawn, [np.int32(find.corners)], True, (0, 0, 255), 2)
                cv2.putText(drawn, f"{find.heat:.2f}", np.int32(find.corners[0]).tolist(), 0, 0.6, (0, 255, 255))
            cv2.imwrite(str(given.pictures / photo.name), drawn)


if __name__ == "__main__":
    main()
