"""Scores a NanoDet file on labelled frames, or says how far two files' outputs lie apart.

  measure_detector.py score MODEL FOLDER [--labels FOLDER] [--names coco|road]
  measure_detector.py compare MODEL OTHER FOLDER

MODEL is a TorchScript file, or the published nanodet.json: then the float network at 512.
Labels are YOLO lines (class, centre x, centre y, width, height in 0..1) named like the image. Names:
`coco` has the 80 classes; `road` is 0 two-wheeler, 1 bus, 2 car, 3 truck. Car, bus and truck count
as one class, vehicle: for parking they are one thing, and which of them is often a toss-up.

AP50 is the mean of the interpolated precision at recall 0, .01 … 1; a box is found where the
intersection over union is at least .5 (Lin et al., Microsoft COCO, 2014; evaluation of 2015 on).
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Callable, NamedTuple

import cv2
import numpy as np
import torch
import torchvision
from torch import Tensor

from letterbox import letterbox
from nanodet_g import (
    BOX_SIDES,
    DISTRIBUTION_BINS,
    NanoDetG,
    NanoDetGrids,
    read_published,
)

INPUT_SIDE = 512
STRIDES = (8, 16, 32)
LEAST_SCORE = 0.01
SAME_OBJECT_IOU = 0.6
FOUND_IOU = 0.5
MOST_PER_IMAGE = 100
MERGED_COCO_CLASSES = {"vehicle": (2, 5, 7), "person": (0,)}
LABEL_CLASSES = {
    "coco": MERGED_COCO_CLASSES,
    "road": {"vehicle": (1, 2, 3)},
}

Network = Callable[[Tensor], tuple[Tensor, ...]]


class Detections(NamedTuple):
    """Boxes as left, top, right, bottom in pixels of the image, best first, with their scores."""

    boxes: np.ndarray
    scores: np.ndarray


def load(model: Path) -> Network:
    if model.suffix == ".json":
        return NanoDetG(NanoDetGrids(read_published(model))).eval()
    return torch.jit.load(str(model))


def decode(outputs: tuple[Tensor, ...]) -> tuple[Tensor, Tensor]:
    """All cells' boxes, in input pixels, and their 80 scores.

    A side's distance is the mean of its distribution, in strides, from the middle of the cell
    (Li et al., Generalized Focal Loss, 2020).
    """
    boxes, scores = [], []
    for stride, stride_scores, logits in zip(STRIDES, outputs[:3], outputs[3:]):
        cells = INPUT_SIDE // stride
        centres = (torch.arange(cells) + 0.5) * stride
        y, x = (each.flatten() for each in torch.meshgrid(centres, centres, indexing="ij"))
        shares = logits[0].reshape(-1, BOX_SIDES, DISTRIBUTION_BINS).softmax(-1)
        left, top, right, bottom = (
            (shares * torch.arange(DISTRIBUTION_BINS)).sum(-1) * stride
        ).unbind(1)
        boxes.append(torch.stack([x - left, y - top, x + right, y + bottom], 1))
        scores.append(stride_scores[0])
    return torch.cat(boxes), torch.cat(scores)


def detect(network: Network, image: np.ndarray, classes: tuple[int, ...]) -> Detections:
    """Objects of the merged class; a cell's score is its best among the classes."""
    height, width = image.shape[:2]
    boxed = letterbox(image, INPUT_SIDE)
    with torch.no_grad():
        boxes, scores = decode(network(boxed.tensor))
    best = scores[:, list(classes)].max(1).values
    likely = best > LEAST_SCORE
    boxes, best = boxes[likely] / boxed.scale, best[likely]
    boxes[:, 0::2] = boxes[:, 0::2].clamp(0, width)
    boxes[:, 1::2] = boxes[:, 1::2].clamp(0, height)
    kept = torchvision.ops.nms(boxes, best, SAME_OBJECT_IOU)[:MOST_PER_IMAGE]
    return Detections(boxes[kept].numpy(), best[kept].numpy())


def labelled_boxes(labels: Path, size: tuple[int, int], classes: tuple[int, ...]) -> np.ndarray:
    """Boxes of those classes in pixels, n x 4; none where there is no label file."""
    height, width = size
    boxes = []
    for line in labels.read_text().splitlines() if labels.is_file() else []:
        label, x, y, w, h = (float(part) for part in line.split()[:5])
        if int(label) in classes:
            boxes.append([(x - w / 2) * width, (y - h / 2) * height,
                          (x + w / 2) * width, (y + h / 2) * height])
    return np.array(boxes, np.float32).reshape(-1, 4)


def average_precision(found: list[Detections], labelled: list[np.ndarray]) -> float:
    """Over all images; each labelled box is found at most once, by the best-scored box on it."""
    hits: list[tuple[float, bool]] = []
    for detections, truth in zip(found, labelled):
        free = np.ones(len(truth), bool)
        overlaps = torchvision.ops.box_iou(
            torch.from_numpy(detections.boxes), torch.from_numpy(truth)
        ).numpy()
        for score, overlap in zip(detections.scores, overlaps):
            overlap = np.where(free, overlap, -1.0)
            hit = bool(len(truth)) and overlap.max() >= FOUND_IOU
            if hit:
                free[overlap.argmax()] = False
            hits.append((float(score), hit))
    hits.sort(key=lambda each: -each[0])
    true_so_far = np.cumsum([hit for _, hit in hits])
    recall = true_so_far / max(1, sum(len(truth) for truth in labelled))
    precision = true_so_far / np.arange(1, len(hits) + 1)
    precision = np.maximum.accumulate(precision[::-1])[::-1]
    reached = np.searchsorted(recall, np.linspace(0, 1, 101))
    return float(np.mean([precision[i] if i < len(precision) else 0.0 for i in reached]))


def images_in(folder: Path) -> list[Path]:
    images = sorted(folder.glob("*.jpg"))
    if not images:
        raise SystemExit(f"no .jpg in {folder}")
    return images


def score(model: Path, folder: Path, labels: Path, names: str) -> dict[str, object]:
    network, images = load(model), images_in(folder)
    result: dict[str, object] = {"model": str(model), "images": len(images)}
    for name, label_classes in LABEL_CLASSES[names].items():
        found, labelled = [], []
        for image_file in images:
            image = cv2.imread(str(image_file))
            found.append(detect(network, image, MERGED_COCO_CLASSES[name]))
            truth = labelled_boxes(
                labels / (image_file.stem + ".txt"), image.shape[:2], label_classes
            )
            labelled.append(truth)
        result[name] = {
            "boxes": sum(len(truth) for truth in labelled),
            "ap50": round(average_precision(found, labelled), 3),
        }
    return result


def compare(model: Path, other: Path, folder: Path) -> dict[str, object]:
    """Greatest and mean difference of the scores (0..1) and of the box sides (input pixels).

    Sides are compared in cells that either file gives a score of .3 or more.
    """
    networks = load(model), load(other)
    score_gaps, side_gaps = [], []
    for image_file in images_in(folder):
        tensor = letterbox(cv2.imread(str(image_file)), INPUT_SIDE).tensor
        with torch.no_grad():
            (boxes, scores), (other_boxes, other_scores) = (
                decode(network(tensor)) for network in networks
            )
        either = torch.maximum(scores, other_scores).max(1).values >= 0.3
        score_gaps.append((scores - other_scores).abs()[either].flatten())
        side_gaps.append((boxes - other_boxes).abs()[either].flatten())
    gaps = {"score": torch.cat(score_gaps), "side": torch.cat(side_gaps)}
    return {
        "cells": len(gaps["side"]) // BOX_SIDES,
        **{
            f"{what} {kind}": round(float(getattr(values, kind)()), 4)
            for what, values in gaps.items()
            for kind in ("max", "mean")
        },
    }


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    verbs = parser.add_subparsers(dest="verb", required=True)
    scoring = verbs.add_parser("score")
    scoring.add_argument("model", type=Path)
    scoring.add_argument("folder", type=Path)
    scoring.add_argument("--labels", type=Path, help="default: beside the images")
    scoring.add_argument("--names", choices=sorted(LABEL_CLASSES), default="coco")
    comparing = verbs.add_parser("compare")
    comparing.add_argument("model", type=Path)
    comparing.add_argument("other", type=Path)
    comparing.add_argument("folder", type=Path)
    given = parser.parse_args()

    torch.set_num_threads(1)
    if given.verb == "score":
        labels = given.labels or given.folder
        print(json.dumps(score(given.model, given.folder, labels, given.names)))
    else:
        print(json.dumps(compare(given.model, given.other, given.folder)))


if __name__ == "__main__":
    main()
