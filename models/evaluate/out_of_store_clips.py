"""Sets things into real clips for a minute and scores what the out-of-store rule makes of them.

    models/evaluate/out_of_store_clips.py compose OUTPUT [--data DATA] [--variants N] [--seed N]
    for each folder of OUTPUT: ./xunjie watch clip.avi --policy policy.json > incidents.jsonl
    models/evaluate/out_of_store_clips.py score OUTPUT

`compose` writes a folder for each clip and variant: one picture a second (clip.avi), the zone as a
policy with its references beside it, and truth.json. Variant 0 is the clip as it is; in the others
things that were cut out of COCO pictures and of occupied shopfronts, or drawn, stand in the zone
from second 20 to 80. Short clips go round. The same seed gives the same clips.
docs/offences.md has the figures.

Needs, on Debian 12: apt-get install python3-opencv
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import occupancy_scenes as scenes

SECONDS = 110
PUT_AT_SECOND = 20
TAKEN_AT_SECOND = 80
ALLOWED_SECONDS = 30
CLEARED_AFTER_SECONDS = 15

# Persistence of a thing, the time that the first look may come late, and a tracker's moment.
MOST_LATE_SECONDS = 15

# Less is none of the rule's business, which begins at a share of 0.05.
LEAST_SHARE = 0.08
MOST_THINGS = 5

# The clip goes round by a step that isn't a whole number of seconds: no picture comes twice soon.
STEP_SECONDS = 1.03

# One reference picture of each part of the clip: the one of so many with least in the zone.
REFERENCES = 3
LOOKED_AT_FOR_REFERENCES = 60
REFERENCE_QUALITY = 92


@dataclass(frozen=True)
class Front:
    """A zone of a clip: what would be the pavement before a shop; corners in shares."""

    name: str
    clip: str
    corners: tuple[tuple[float, float], ...]


def box(left: float, top: float, right: float, bottom: float) -> tuple[tuple[float, float], ...]:
    return ((left, top), (right, top), (right, bottom), (left, bottom))


FRONTS = (
    Front("hall", "abandoned/aboda_video1_cut.mp4", box(0.4, 0.6, 0.9, 0.86)),
    Front("walkway", "opencv_vtest.avi", ((0.3, 0.35), (0.62, 0.35), (0.8, 0.62), (0.42, 0.6))),
    Front("lawn", "opencv_vtest.avi", box(0.05, 0.55, 0.35, 0.9)),
    Front("road", "intel_car-detection.mp4", box(0.05, 0.55, 0.6, 0.96)),
    Front("car-park", "levantan_parking_aerial.mp4", box(0.5, 0.1, 0.57, 0.8)),
    Front("crossing", "load_trucks/krasnodar_dtp2.mp4", box(0.8, 0.3, 0.98, 0.62)),
    Front("wet-night", "night/cn_wet_night_crash.mp4", box(0.55, 0.4, 0.95, 0.75)),
    Front("lane", "oc4n_overhead_traffic.mp4", box(0.05, 0.74, 0.6, 0.98)),
    Front("verge", "swdee_motorway.mp4", ((0.78, 0.42), (0.98, 0.42), (0.98, 0.72), (0.84, 0.58))),
)


def frames(file: Path) -> tuple[list[scenes.Picture], float]:
    """All pictures of a clip, and how many a second."""
    clip = cv2.VideoCapture(str(file))
    pictures = []
    while True:
        more, picture = clip.read()
        if not more:
            break
        pictures.append(picture)
    if not pictures:
        sys.exit(f"{file} can't be read as a clip; is DATA the development material?")
    return pictures, clip.get(cv2.CAP_PROP_FPS)


def zone_mask(front: Front, picture: scenes.Picture) -> scenes.Mask:
    height, width = picture.shape[:2]
    mask = np.zeros((height, width), np.uint8)
    corners = np.array([(x * width, y * height) for x, y in front.corners], np.int32)
    cv2.fillPoly(mask, [corners], 1)
    return mask


class Arrangement:
    """Things with the places that chance gave them; the same in every picture."""

    def __init__(self, front: Front, picture: scenes.Picture, things: list[scenes.Thing], seed: list[int]):
        xs, ys = zip(*front.corners)
        self.zone = (min(xs), min(ys), max(xs), max(ys))
        self.placed: list[tuple[scenes.Thing, list[int]]] = []
        mask = zone_mask(front, picture)
        rng = np.random.default_rng(seed)
        self.share = 0.0
        while self.share < LEAST_SHARE and len(self.placed) < MOST_THINGS:
            drawn = rng.random() < scenes.CRATE_SHARE
            thing = scenes.crates(rng) if drawn else things[rng.integers(len(things))]
            self.placed.append((thing, [*seed, len(self.placed)]))
            taken = self.set_into(picture).taken > 0.5
            self.share = float((taken & (mask > 0)).sum() / mask.sum())

    def set_into(self, picture: scenes.Picture) -> scenes.Scene:
        scenes.ZONE = self.zone
        scene = scenes.Scene(picture.copy(), np.zeros(picture.shape[:2], np.float32))
        for thing, seed in self.placed:
            scenes.place(scene, thing, np.random.default_rng(seed))
        return scene


def references(front: Front, pictures: list[scenes.Picture]) -> list[scenes.Picture]:
    """What an operator would take: pictures of several moments with nobody in the zone, if any."""
    step = max(1, len(pictures) // LOOKED_AT_FOR_REFERENCES)
    looked_at = pictures[::step]
    zone = zone_mask(front, pictures[0]) > 0
    views = np.stack([picture[zone] for picture in looked_at]).astype(np.float32)
    unusual = np.abs(views - np.median(views, axis=0)).mean(axis=(1, 2))
    parts = np.array_split(np.arange(len(looked_at)), REFERENCES)
    return [looked_at[part[unusual[part].argmin()]] for part in parts]


def policy(front: Front) -> dict:
    return {
        "cameraId": "clip",
        "version": 1,
        "zones": [
            {
                "offence": "OUT_OF_STORE",
                "id": front.name,
                "name": front.name,
                "polygon": [list(corner) for corner in front.corners],
                "allowedSeconds": ALLOWED_SECONDS,
                "clearedAfterSeconds": CLEARED_AFTER_SECONDS,
                "references": [f"clean-{i}.jpg" for i in range(REFERENCES)],
            }
        ],
    }


def compose(data: Path, output: Path, variants: int, seed: int) -> None:
    things = scenes.coco_things(data) + scenes.shop_things(data)
    for index, front in enumerate(FRONTS):
        pictures, rate = frames(data / "video" / front.clip)
        clean = references(front, pictures)
        for variant in range(variants + 1):
            folder = output / f"{front.name}-{variant}"
            folder.mkdir(parents=True, exist_ok=True)
            for i, picture in enumerate(clean):
                options = [cv2.IMWRITE_JPEG_QUALITY, REFERENCE_QUALITY]
                cv2.imwrite(str(folder / f"clean-{i}.jpg"), picture, options)
            (folder / "policy.json").write_text(json.dumps(policy(front)), encoding="utf-8")
            put = Arrangement(front, pictures[0], things, [seed, index, variant]) if variant else None
            truth = {"occupied": variant > 0, "share": put.share if put else 0.0}
            (folder / "truth.json").write_text(json.dumps(truth), encoding="utf-8")
            height, width = pictures[0].shape[:2]
            codec = cv2.VideoWriter_fourcc(*"MJPG")
            video = cv2.VideoWriter(str(folder / "clip.avi"), codec, 1, (width, height))
            for second in range(SECONDS):
                picture = pictures[int(second * STEP_SECONDS * rate) % len(pictures)]
                if put and PUT_AT_SECOND <= second < TAKEN_AT_SECOND:
                    picture = put.set_into(picture).picture
                video.write(picture)
            video.release()
        print(f"{front.name}: {variants + 1} clips of {front.clip}")


def verdict(folder: Path) -> dict:
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    lines = (folder / "incidents.jsonl").read_text(encoding="utf-8").splitlines()
    incidents = [json.loads(line) for line in lines if line.startswith("{")]
    right = [
        each
        for each in incidents
        if truth["occupied"]
        and PUT_AT_SECOND - 1 <= each["startedAt"] <= PUT_AT_SECOND + MOST_LATE_SECONDS
        and abs(each["endedAt"] - TAKEN_AT_SECOND) <= MOST_LATE_SECONDS
    ]
    return {
        "clip": folder.name,
        "share": round(truth["share"], 3),
        "occupied": truth["occupied"],
        "found": bool(right),
        "false": len(incidents) - min(1, len(right)),
        "incidents": [
            [each["startedAt"], each["openedAt"], each["endedAt"], each["track class"]]
            for each in incidents
        ],
    }


def score(output: Path) -> None:
    verdicts = [verdict(each.parent) for each in sorted(output.glob("*/incidents.jsonl"))]
    for each in verdicts:
        print(json.dumps(each))
    occupied = [each for each in verdicts if each["occupied"]]
    empty = [each for each in verdicts if not each["occupied"]]
    print(f"found {sum(each['found'] for each in occupied)} of {len(occupied)} occupied clips")
    print(f"false or doubled on them: {sum(each['false'] for each in occupied)}")
    print(f"false on {len(empty)} clips with nothing put: {sum(each['false'] for each in empty)}")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("action", choices=("compose", "score"))
    arguments.add_argument("output", type=Path, help="folder of the composed clips")
    arguments.add_argument(
        "--data",
        type=Path,
        default=os.environ.get("XUNJIE_DATA"),
        help="the development material (default: $XUNJIE_DATA)",
    )
    arguments.add_argument("--variants", type=int, default=3, help="occupied clips of each zone")
    arguments.add_argument("--seed", type=int, default=7, help="other things and places")
    given = arguments.parse_args()
    if given.action == "score":
        score(given.output)
    elif given.data is None:
        arguments.error("name the development material by --data or by XUNJIE_DATA")
    else:
        compose(Path(given.data).resolve(), given.output, given.variants, given.seed)


if __name__ == "__main__":
    main()
