"""Gathers labelled vehicles for `xunjie train appearance` from the development material.

    models/train/appearance_labels.py DATA OUTPUT [--cars-dirt]

Writes OUTPUT/LABELS.tsv, which names pictures of DATA by absolute path: trucks (whole photographs,
or their YOLO boxes), the gantry camera's trucks with boxes drawn by eye, and cars, buses and trucks
of COCO and of road cameras. --cars-dirt adds the close-ups of dirty and clean cars; they come from other cameras than
the trucks, so that a head may learn the camera: for experiments only.
"""

from __future__ import annotations

import argparse
import csv
import sys
from pathlib import Path

import cv2

# By eye: left, top, right, bottom in shares of the picture.
GANTRY_BOXES = {
    "img_00001.jpg": (0.22, 0.06, 0.68, 0.87),
    "img_00003.jpg": (0.21, 0.06, 0.60, 0.94),
    "img_00008.jpg": (0.21, 0.07, 0.60, 0.90),
    "img_00023.jpg": (0.19, 0.02, 0.58, 0.90),
    "img_02342.jpg": (0.30, 0.03, 0.68, 0.94),
    "img_02346.jpg": (0.57, 0.22, 0.84, 0.85),
    "img_02354.jpg": (0.52, 0.14, 0.83, 0.89),
    "img_02412.jpg": (0.26, 0.04, 0.53, 0.83),
    "img_02420.jpg": (0.26, 0.05, 0.63, 0.96),
    "img_02555.jpg": (0.54, 0.03, 0.84, 0.87),
}
OPEN_IMAGES_TRUCK = {0: "no", 1: "no", 2: "no", 4: "yes"}
COCO_TRUCK = {2: "no", 5: "no", 7: "yes"}
ROAD_CAMERA_TRUCK = {1: "no", 2: "no", 3: "yes"}

# Smaller vehicles show neither load nor dirt.
LEAST_SIDE_PIXELS = 40

COLUMNS = ("file", "box", "truck", "load", "body")
WHOLE = ""


def boxes(labels: Path, picture: Path, truck_of_class: dict[int, str]) -> list[tuple[str, str, float]]:
    """The vehicles of a YOLO file that are large enough: box, truck or not, share of the picture."""
    image = cv2.imread(str(picture))
    if image is None:
        sys.exit(f"{picture} can't be read as a picture")
    height, width = image.shape[:2]
    found = []
    for line in labels.read_text(encoding="utf-8").splitlines():
        number, x, y, w, h = (float(value) for value in line.split())
        truck = truck_of_class.get(int(number))
        if truck is None or min(w * width, h * height) < LEAST_SIDE_PIXELS:
            continue
        sides = (max(0, x - w / 2), max(0, y - h / 2), min(1, x + w / 2), min(1, y + h / 2))
        found.append((",".join(f"{side:.4f}" for side in sides), truck, w * h))
    return found


def by_eye(labels: Path) -> dict[str, tuple[str, str]]:
    """File name to load and body, as somebody saw them."""
    with labels.open(encoding="utf-8", newline="") as rows:
        return {
            Path(row["file"]).name: (row["load_by_eye"], row["body_by_eye"])
            for row in csv.DictReader(rows, delimiter="\t")
        }


def trucks(data: Path) -> list[tuple[str, ...]]:
    """The truck folder: its photographs, gantry pictures and boxed street pictures."""
    seen = by_eye(data / "trucks" / "LABELS.tsv")
    rows = []
    for picture in sorted((data / "trucks" / "kaggle_truck_clean").glob("*.jp*g")):
        rows.append((str(picture), WHOLE, "yes", *seen.get(picture.name, ("", ""))))
    for picture in sorted((data / "trucks" / "tarpaulin_cn").glob("*.jpg")):
        box = ",".join(str(side) for side in GANTRY_BOXES[picture.name])
        rows.append((str(picture), box, "yes", *seen.get(picture.name, ("", ""))))
    for picture in sorted((data / "trucks" / "openimages_trucks").glob("*.jpg")):
        found = boxes(picture.with_suffix(".txt"), picture, OPEN_IMAGES_TRUCK)
        largest = max((share for _, truck, share in found if truck == "yes"), default=0)
        for box, truck, share in found:
            meant = truck == "yes" and share == largest
            rows.append((str(picture), box, truck, *(seen.get(picture.name, ("", "")) if meant else ("", ""))))
    return rows


def street(data: Path) -> list[tuple[str, ...]]:
    """Cars, buses and trucks of the COCO pictures and of the road cameras' frames."""
    frames = data / "tracking" / "fixedcam_frames_gt"
    labelled = [
        (labels, labels.with_suffix(".jpg"), COCO_TRUCK)
        for labels in sorted((data / "coco").glob("*/*.txt"))
    ] + [
        (labels, frames / "images" / (labels.stem + ".jpg"), ROAD_CAMERA_TRUCK)
        for labels in sorted((frames / "labels").glob("*.txt"))
    ]
    return [
        (str(picture), box, truck, "", "")
        for labels, picture, classes in labelled
        if picture.is_file()
        for box, truck, _ in boxes(labels, picture, classes)
    ]


def dirty_cars(data: Path) -> list[tuple[str, ...]]:
    """Close-ups of cars; the folder says which are dirty."""
    return [
        (str(picture), WHOLE, "no", "", body)
        for body in ("clean", "dirty")
        for picture in sorted((data / "vehicles_dirt" / body).glob("*.jp*g"))
    ]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("data", type=Path, help="the development material")
    arguments.add_argument("output", type=Path, help="folder to write LABELS.tsv into")
    arguments.add_argument("--cars-dirt", action="store_true", help="add close-ups of cars")
    given = arguments.parse_args()

    data = given.data.resolve()
    rows = trucks(data) + street(data) + (dirty_cars(data) if given.cars_dirt else [])
    given.output.mkdir(parents=True, exist_ok=True)
    with (given.output / "LABELS.tsv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, delimiter="\t", lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(rows)
    print(f"{len(rows)} vehicles")


if __name__ == "__main__":
    main()
