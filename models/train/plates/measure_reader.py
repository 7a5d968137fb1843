"""Scores plate readers on the validation part of the development pictures.

    measure_reader.py DATA READER.pt:WIDTH [READER.pt:WIDTH ...] [--training] [--list]

Each file is TorchScript that gives probabilities and takes plates of that width. Several are scored
one by one, then together. Crops are taken whole, plates of photos at their true box grown by 6 % of
the width and 12 % of the height. `right` counts all plates, `wrong` is the share of wrong ones among
those whose confidence reaches the threshold.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Callable, NamedTuple

import cv2
import numpy as np
import torch
from torch import Tensor, nn

from decoding import Reading, read, together
from material import crops, cut_out, enlarged, photos

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "convert"))

HEIGHT = 48
TRUE_BOX_GROWTH = (1.06, 1.12)
CUT_SIZE = (384, 96)
THRESHOLDS = (0.0, 0.3, 0.5, 0.7, 0.9)


class Sample(NamedTuple):
    name: str
    plate: str
    pixels: np.ndarray


def samples(data: Path, training: bool) -> dict[str, list[Sample]]:
    cut = [
        Sample(photo.name, plate.plate, cut_out(photo.pixels, enlarged(plate.corners, *TRUE_BOX_GROWTH), *CUT_SIZE))
        for photo in photos(data, not training)
        for plate in photo.plates
    ]
    whole = [Sample(crop.name, crop.plate, crop.pixels) for crop in crops(data, not training)]
    return {"crops": whole, "plates of photos": cut}


def columns(network: Callable[[Tensor], Tensor], pixels: np.ndarray, width: int) -> np.ndarray:
    interpolation = cv2.INTER_AREA if pixels.shape[1] > width else cv2.INTER_LINEAR
    resized = cv2.resize(pixels, (width, HEIGHT), interpolation=interpolation)
    normalised = torch.from_numpy(resized.astype(np.float32) / 127.5 - 1)
    with torch.no_grad():
        return network(normalised.permute(2, 0, 1)[None])[0].numpy()


def report(title: str, listed: list[Sample], readings: list[Reading]) -> None:
    pairs = list(zip(listed, readings))
    line = []
    for threshold in THRESHOLDS:
        kept = [(s, r) for s, r in pairs if r.text and r.probability >= threshold]
        right = sum(s.plate == r.text for s, r in kept)
        line.append(f"@{threshold:.1f} {right / len(pairs):.3f}/{1 - right / max(1, len(kept)):.3f}")
    print(f"{title}: {len(pairs)}, right/wrong {'  '.join(line)}", flush=True)


def measure_reader(reader: nn.Module, data: Path, width: int, training: bool = False) -> None:
    """Scores a reader that gives logits (during training)."""
    reader.eval()
    network = lambda pixels: torch.softmax(reader(pixels), -1)  # noqa: E731
    for title, listed in samples(data, training).items():
        report(title, listed, [read(columns(network, s.pixels, width)) for s in listed])
    reader.train()


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("data", type=Path)
    arguments.add_argument("readers", nargs="+", help="FILE:WIDTH")
    arguments.add_argument("--training", action="store_true", help="score the training pictures")
    arguments.add_argument("--list", action="store_true", help="name the wrong readings")
    given = arguments.parse_args()
    torch.set_num_threads(1)
    readers = []
    for each in given.readers:
        file, _, width = each.rpartition(":")
        readers.append((torch.jit.load(file).eval(), int(width), Path(file).stem))
    for title, listed in samples(given.data, given.training).items():
        seen = [[columns(network, s.pixels, width) for s in listed] for network, width, _ in readers]
        verdicts = [[read(each) for each in reader] for reader in seen]
        for (_, width, name), readings in zip(readers, verdicts):
            report(f"{title} {name} {width}", listed, readings)
        if len(readers) > 1:
            verdicts.append([together(list(each)) for each in zip(*seen)])
            report(f"{title} together", listed, verdicts[-1])
        if given.list:
            for sample, *readings in zip(listed, *verdicts):
                if any(sample.plate != reading.text for reading in readings):
                    shown = "  ".join(f"{r.text} {r.probability:.2f}" for r in readings)
                    print(f"  {sample.name} {sample.plate}: {shown}")


if __name__ == "__main__":
    main()
