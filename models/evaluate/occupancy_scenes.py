"""Composes the material on which `xunjie eval occupancy` is measured (docs/evaluation-appearance.md).

    models/evaluate/occupancy_scenes.py OUTPUT [--data DATA] [--shopfronts DIR] [--seed N] [--scenes N]

Takes clean shopfronts, sets things before every second picture of them (cut out of COCO pictures and
of occupied shopfronts, or drawn), and changes light, shadow, rain and the camera's sway as another
hour would. Writes OUTPUT/SCENES.tsv with pictures, references and masks, and OUTPUT/SEQUENCES.tsv,
which names the real clips. The same seed gives the same scenes; each depends on the seed, its
shopfront and its number only. Reads nothing but DATA, by default $XUNJIE_DATA, and DIR, by default
DATA/stalls/clean_shopfront: any folder of .jpg with nothing set up before the shops.

Needs, on Debian 12: apt-get install python3-opencv
"""

from __future__ import annotations

import argparse
import csv
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Callable

import cv2
import numpy as np

WIDTH_PIXELS = 960

# Of the shopfront pictures: left, top, right, bottom in shares. The pavement and what rises from it.
ZONE = (0.04, 0.45, 0.96, 0.99)

REFERENCE_QUALITY = 80
JPEG_QUALITIES = (35, 85)

# COCO classes that stand before shops.
THINGS = {
    1: "bicycle",
    3: "motorcycle",
    13: "bench",
    24: "backpack",
    25: "umbrella",
    26: "handbag",
    28: "suitcase",
    56: "chair",
    57: "couch",
    58: "potted plant",
    60: "dining table",
}
PERSON = 0
# What people sit on or hold takes them along when it is cut out: they are no things.
MOST_PEOPLE_SHARE = 0.05
LEAST_THING_PIXELS = 40
# A cut-out that keeps less of its box has lost the thing.
LEAST_KEPT_SHARE = 0.25

# By eye, in pixels: left, top, right, bottom of what stands before the occupied shopfronts.
SHOP_THINGS = (
    ("img_338.jpg", (395, 450, 650, 716)),  # an A-board
    ("img_350.jpg", (535, 335, 755, 700)),  # an advertising stand
    ("img_385.jpg", (560, 335, 760, 712)),  # a banner
    ("img_117.jpg", (160, 352, 372, 470)),  # a parasol
    ("img_117.jpg", (283, 492, 398, 556)),  # a box of flowers
    ("img_117.jpg", (472, 494, 582, 556)),  # another
    ("img_63.jpg", (60, 500, 215, 840)),  # a tree in a tub
    ("img_63.jpg", (315, 520, 432, 858)),  # flowers in tubs
    ("img_77.jpg", (170, 512, 342, 584)),  # planters with a board
)

CRATE_SHARE = 0.3
CRATE_COLOURS_BGR = (
    (70, 120, 165),
    (60, 60, 180),
    (150, 90, 40),
    (50, 140, 60),
    (200, 200, 200),
    (90, 90, 90),
    (40, 170, 210),
)

# Clip, seconds of its references, zone, from and to which second a thing stands in it.
SEQUENCES = (
    ("video/abandoned/aboda_video1_cut.mp4", "0,1", "0.05,0.5 0.8,0.5 0.8,0.97 0.05,0.97", "11", ""),
    ("video/opencv_vtest.avi", "0,15,30,45,60,75", "0.05,0.3 0.6,0.25 0.9,0.95 0.02,0.95", "", ""),
    ("video/intel_car-detection.mp4", "0", "0.1,0.3 0.9,0.3 0.9,0.95 0.1,0.95", "", ""),
)

Picture = np.ndarray
Mask = np.ndarray


@dataclass(frozen=True)
class Thing:
    """Pixels in BGR and, of the same size, 1 where the thing is and 0 beside it."""

    pixels: Picture
    shape: Mask


@dataclass
class Scene:
    """A picture in BGR, 0 to 255, and what share of each pixel a thing covers, 0 to 1."""

    picture: Picture
    taken: Mask


def read(path: Path) -> Picture:
    picture = cv2.imread(str(path))
    if picture is None:
        sys.exit(f"{path} can't be read as a picture; is DATA the development material?")
    return picture


def cut_out(picture: Picture, box: tuple[int, int, int, int], rounds: int) -> Thing:
    """What GrabCut takes for the thing in a box: left, top, right, bottom in pixels."""
    left, top, right, bottom = box
    labels = np.zeros(picture.shape[:2], np.uint8)
    background, foreground = np.zeros((1, 65)), np.zeros((1, 65))
    cv2.setRNGSeed(0)
    rectangle = (left, top, right - left, bottom - top)
    cv2.grabCut(picture, labels, rectangle, background, foreground, rounds, cv2.GC_INIT_WITH_RECT)
    kept = (labels == cv2.GC_FGD) | (labels == cv2.GC_PR_FGD)
    return Thing(picture[top:bottom, left:right], kept[top:bottom, left:right].astype(np.uint8))


def labelled(file: Path, width: int, height: int) -> list[tuple[int, tuple[int, int, int, int]]]:
    """COCO's number of each labelled thing, and its box: left, top, right, bottom in pixels."""
    boxes = []
    for line in file.read_text(encoding="utf-8").splitlines():
        number, x, y, w, h = (float(value) for value in line.split())
        left, right = int((x - w / 2) * width), int((x + w / 2) * width)
        top, bottom = int((y - h / 2) * height), int((y + h / 2) * height)
        boxes.append((int(number), (left, top, right, bottom)))
    return boxes


def shared(box: tuple[int, int, int, int], other: tuple[int, int, int, int]) -> float:
    """Share of a box that the other covers."""
    width = min(box[2], other[2]) - max(box[0], other[0])
    height = min(box[3], other[3]) - max(box[1], other[1])
    area = (box[2] - box[0]) * (box[3] - box[1])
    return max(0, width) * max(0, height) / area if area else 0


def coco_things(data: Path) -> list[Thing]:
    """Labelled things of the COCO pictures without people, where the cut-out keeps enough."""
    things = []
    for labels in sorted((data / "coco" / "coco128_train").glob("*.txt")):
        picture_file = labels.with_suffix(".jpg")
        if not picture_file.is_file():
            continue
        picture = read(picture_file)
        height, width = picture.shape[:2]
        boxes = labelled(labels, width, height)
        people = [box for number, box in boxes if number == PERSON]
        for number, (left, top, right, bottom) in boxes:
            if number not in THINGS or min(right - left, bottom - top) < LEAST_THING_PIXELS:
                continue
            # GrabCut learns the surroundings from what lies outside of the box.
            box = (max(2, left), max(2, top), min(width - 2, right), min(height - 2, bottom))
            if any(shared(box, somebody) > MOST_PEOPLE_SHARE for somebody in people):
                continue
            thing = cut_out(picture, box, rounds=4)
            if thing.shape.mean() >= LEAST_KEPT_SHARE:
                things.append(thing)
    return things


def shop_things(data: Path) -> list[Thing]:
    """What stands before the occupied shopfronts."""
    things = []
    for name, (left, top, right, bottom) in SHOP_THINGS:
        picture = read(data / "stalls" / "outside_occupied" / name)
        height, width = picture.shape[:2]
        box = (left, top, min(right, width - 3), min(bottom, height - 3))
        things.append(cut_out(picture, box, rounds=5))
    return things


def crates(rng: np.random.Generator) -> Thing:
    """One to three drawn boxes with a lid, some with print."""
    pixels, shape = np.zeros((200, 200, 3), np.uint8), np.zeros((200, 200), np.uint8)
    for _ in range(rng.integers(1, 4)):
        left, top = int(rng.integers(0, 90)), int(rng.integers(40, 110))
        width, height = int(rng.integers(60, 105)), int(rng.integers(50, 88))
        colour = [int(value) for value in rng.choice(CRATE_COLOURS_BGR)]
        lid = [min(255, int(value * 1.25)) for value in colour]
        right, bottom = left + width, top + height
        rim = [[left, top], [right, top], [right + 8, top - 18], [left + 12, top - 18]]
        corners = np.array(rim, np.int32)
        cv2.rectangle(pixels, (left, top), (right, bottom), colour, cv2.FILLED)
        cv2.rectangle(shape, (left, top), (right, bottom), 1, cv2.FILLED)
        cv2.fillPoly(pixels, [corners], lid)
        cv2.fillPoly(shape, [corners], 1)
        if rng.random() < 0.7:
            print_ = "".join(rng.choice(list("ABCSX0128"), 4))
            ink = [int(value) for value in rng.integers(0, 255, 3)]
            at = (left + 6, top + height // 2)
            cv2.putText(pixels, print_, at, cv2.FONT_HERSHEY_SIMPLEX, 0.8, ink, 2)
    rows, columns = np.where(shape)
    inside = np.s_[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    return Thing(pixels[inside], shape[inside])


def zone_pixels(picture: Picture) -> tuple[int, int, int, int]:
    height, width = picture.shape[:2]
    left, top, right, bottom = ZONE
    return int(left * width), int(top * height), int(right * width), int(bottom * height)


def place(scene: Scene, thing: Thing, rng: np.random.Generator) -> None:
    """Sets the thing somewhere in the zone, with the shadow that it casts at its foot."""
    left, top, right, bottom = zone_pixels(scene.picture)
    wanted = rng.uniform(0.25, 0.8) * (bottom - top) / thing.pixels.shape[0]
    scale = min(wanted, 0.45 * (right - left) / thing.pixels.shape[1])
    pixels = cv2.resize(thing.pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    height, width = pixels.shape[:2]
    shape = cv2.resize(
        thing.shape.astype(np.float32), (width, height), interpolation=cv2.INTER_AREA
    )
    x = int(rng.integers(left, max(left + 1, right - width)))
    y = int(bottom - height - rng.uniform(0, 0.5) * max(0, bottom - top - height))
    there = np.s_[y : y + height, x : x + width]
    alpha = cv2.GaussianBlur(shape, (3, 3), 0)[..., None]
    lit = np.clip(pixels * rng.uniform(0.7, 1.2), 0, 255)
    scene.picture[there] = scene.picture[there] * (1 - alpha) + lit * alpha

    mask = np.zeros(scene.taken.shape, np.float32)
    mask[there] = shape
    scene.taken = np.maximum(scene.taken, mask)

    shadow = np.zeros(mask.shape, np.float32)
    foot = (x + width // 2, min(mask.shape[0] - 1, y + height))
    cv2.ellipse(shadow, foot, (width // 2, max(2, height // 14)), 0, 0, 360, 1, cv2.FILLED)
    shadow = cv2.GaussianBlur(shadow, (0, 0), 4) * (1 - mask)
    scene.picture[:] = scene.picture * (1 - 0.35 * shadow[..., None])


def light(scene: Scene, rng: np.random.Generator) -> None:
    """Another hour: gamma, gain and white balance of the whole picture."""
    share = np.power(scene.picture / 255, rng.uniform(0.7, 1.5))
    lit = share * rng.uniform(0.55, 1.35) * rng.uniform(0.88, 1.12, 3)
    scene.picture = (np.clip(lit, 0, 1) * 255).astype(np.uint8)


def shadow(scene: Scene, rng: np.random.Generator) -> None:
    """One to three angular shadows, slightly bluish, with a penumbra of some pixels."""
    height, width = scene.picture.shape[:2]
    depth = np.zeros((height, width), np.float32)
    for _ in range(rng.integers(1, 4)):
        centre = np.array([rng.uniform(0, width), rng.uniform(0.3 * height, height)])
        corners = rng.integers(4, 8)
        angles = np.sort(rng.uniform(0, 2 * np.pi, corners))
        radius = rng.uniform(0.1, 0.45) * width
        around = np.stack([np.cos(angles), 0.6 * np.sin(angles)], 1)
        outline = centre + around * radius * rng.uniform(0.5, 1, (corners, 1))
        cv2.fillPoly(depth, [outline.astype(np.int32)], 1)
    depth = cv2.GaussianBlur(depth, (0, 0), rng.uniform(1.5, 8))[..., None]
    taken_away = depth * rng.uniform(0.3, 0.6) * np.array([0.92, 1, 1.05])
    scene.picture = (scene.picture * (1 - taken_away)).clip(0, 255).astype(np.uint8)


def rain(scene: Scene, rng: np.random.Generator) -> None:
    """Streaks before a softened and greyed picture."""
    height, width = scene.picture.shape[:2]
    streaks = np.zeros((height, width), np.float32)
    for _ in range(rng.integers(150, 700)):
        x, y = int(rng.integers(0, width)), int(rng.integers(0, height))
        length = int(rng.integers(8, 30))
        cv2.line(streaks, (x, y), (int(x + length * 0.15), y + length), rng.uniform(0.1, 0.45), 1)
    streaks = cv2.GaussianBlur(streaks, (0, 0), 0.8)[..., None]
    soft = cv2.GaussianBlur(scene.picture, (0, 0), rng.uniform(0.5, 1.4)).astype(np.float32)
    grey = soft * 0.85 + rng.uniform(10, 30)
    scene.picture = (grey * (1 - streaks) + 220 * streaks).clip(0, 255).astype(np.uint8)


def sway(scene: Scene, rng: np.random.Generator) -> None:
    """Camera and truth moved by up to 4 pixels, turned by up to a quarter degree."""
    height, width = scene.picture.shape[:2]
    turn, zoom = rng.uniform(-0.25, 0.25), rng.uniform(0.996, 1.004)
    moved = cv2.getRotationMatrix2D((width / 2, height / 2), turn, zoom)
    moved[:, 2] += rng.uniform(-4, 4, 2)
    size = (width, height)
    scene.picture = cv2.warpAffine(scene.picture, moved, size, borderMode=cv2.BORDER_REFLECT)
    scene.taken = cv2.warpAffine(scene.taken, moved, size, borderMode=cv2.BORDER_CONSTANT)


# What may happen to a scene, in this order, and how likely it is.
CONDITIONS: tuple[tuple[str, Callable[[Scene, np.random.Generator], None], float], ...] = (
    ("light", light, 0.6),
    ("shadow", shadow, 0.5),
    ("rain", rain, 0.25),
    ("sway", sway, 0.6),
)


def jpeg(picture: Picture, quality: int, rng: np.random.Generator) -> bytes:
    """A noisy sensor's picture, compressed."""
    noisy = (picture + rng.normal(0, rng.uniform(1, 6), picture.shape)).clip(0, 255)
    options = [cv2.IMWRITE_JPEG_QUALITY, quality]
    return cv2.imencode(".jpg", noisy.astype(np.uint8), options)[1].tobytes()


def shopfront(path: Path) -> Picture:
    picture = read(path)
    height = int(picture.shape[0] * WIDTH_PIXELS / picture.shape[1])
    return cv2.resize(picture, (WIDTH_PIXELS, height), interpolation=cv2.INTER_AREA)


def compose(
    front: Picture, things: list[Thing], occupied: bool, rng: np.random.Generator
) -> tuple[Scene, str]:
    """One more picture of a shopfront, and what the weather did."""
    scene = Scene(front.copy(), np.zeros(front.shape[:2], np.float32))
    if occupied:
        for _ in range(rng.integers(1, 4)):
            drawn = rng.random() < CRATE_SHARE
            place(scene, crates(rng) if drawn else things[rng.integers(len(things))], rng)
    happened = []
    for name, change, chance in CONDITIONS:
        if rng.random() < chance:
            change(scene, rng)
            happened.append(name)
    return scene, "+".join(happened) or "jpeg"


def write_table(file: Path, columns: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, delimiter="\t", lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)


def write_scenes(fronts: list[Path], things: list[Thing], output: Path, seed: int, each: int) -> int:
    """Composes so many pictures of each shopfront; returns how many there are."""
    left, top, right, bottom = ZONE
    zone = f"{left},{top} {right},{top} {right},{bottom} {left},{bottom}"
    rows = []
    for index, file in enumerate(fronts):
        front = shopfront(file)
        reference = f"{file.stem}_reference.jpg"
        rng = np.random.default_rng([seed, index])
        (output / reference).write_bytes(jpeg(front, REFERENCE_QUALITY, rng))
        for number in range(1, each + 1):
            rng = np.random.default_rng([seed, index, number])
            occupied = number % 2 == 0
            scene, happened = compose(front, things, occupied, rng)
            picture = f"{file.stem}_{number}.jpg"
            quality = int(rng.integers(*JPEG_QUALITIES))
            (output / picture).write_bytes(jpeg(scene.picture, quality, rng))
            mask = f"{file.stem}_{number}_mask.png" if occupied else ""
            if mask:
                cv2.imwrite(str(output / mask), (scene.taken * 255).astype(np.uint8))
            rows.append((picture, reference, zone, mask, happened))
    write_table(
        output / "SCENES.tsv", ("picture", "references", "zone", "mask", "conditions"), rows
    )
    return len(rows)


def write_sequences(data: Path, output: Path) -> None:
    """Names the real clips by where they lie."""
    rows = [(str(data / clip), *truth) for clip, *truth in SEQUENCES]
    columns = ("video", "reference_seconds", "zone", "from_second", "to_second")
    write_table(output / "SEQUENCES.tsv", columns, rows)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("output", type=Path, help="folder to write the material into")
    arguments.add_argument(
        "--data",
        type=Path,
        default=os.environ.get("XUNJIE_DATA"),
        help="the development material (default: $XUNJIE_DATA)",
    )
    arguments.add_argument("--seed", type=int, default=7, help="other scenes (default: 7)")
    arguments.add_argument(
        "--scenes", type=int, default=6, help="pictures of each shopfront (default: 6)"
    )
    arguments.add_argument(
        "--shopfronts", type=Path, help="pictures (default: stalls/clean_shopfront of the material)"
    )
    given = arguments.parse_args()
    if given.data is None:
        arguments.error("name the development material by --data or by XUNJIE_DATA")

    data = given.data.resolve()
    folder = given.shopfronts or data / "stalls" / "clean_shopfront"
    fronts = sorted(folder.glob("*.jpg"))
    if not fronts:
        sys.exit(f"{folder} holds no .jpg to set things before")
    given.output.mkdir(parents=True, exist_ok=True)
    things = coco_things(data) + shop_things(data)
    scenes = write_scenes(fronts, things, given.output, given.seed, given.scenes)
    write_sequences(data, given.output)
    print(f"{scenes} scenes and {len(SEQUENCES)} clips in {given.output}")


if __name__ == "__main__":
    main()
