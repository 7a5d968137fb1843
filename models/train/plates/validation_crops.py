"""Makes many crops of the few held-out plates, to compare readers and to fit their confidence on.

    validation_crops.py DATA OUT_DIR --each N --seed S

Every plate of the validation part is moved about and degraded N times, as in training but from
pictures that no training sees. OUT_DIR gets PNG files and `PLATES.tsv`, the layout of
`./xunjie eval plates`. Readings of one plate resemble each other: this shows which reader stands
more, not how many plates of a street are read.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import cv2
import numpy as np

from degradation import degraded_plate, mildly_degraded, through_crop_size
from material import crops, photos
from reader_samples import RealReader

HARD_SHARE = 0.3  # caught anew as if by a worse camera; the others nearly as they are


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("data", type=Path)
    arguments.add_argument("output", type=Path)
    arguments.add_argument("--each", type=int, default=16)
    arguments.add_argument("--seed", type=int, default=31)
    given = arguments.parse_args()
    cv2.setNumThreads(1)
    random = np.random.RandomState(given.seed)
    held_out, scenes = crops(given.data, validation=True), photos(given.data, validation=True)
    source = RealReader(random, held_out, scenes)
    views = [lambda crop=crop: source.from_crop(crop) for crop in held_out]
    views += [lambda p=photo, q=plate: source.from_photo(p, q) for photo in scenes for plate in photo.plates]
    given.output.mkdir(parents=True, exist_ok=True)
    lines = ["file\tplate"]
    for number, view in enumerate(view for view in views for _ in range(given.each)):
        pixels, text = view()
        if random.rand() < HARD_SHARE:
            pixels = degraded_plate(pixels.astype(np.float32), random)
        else:
            pixels = mildly_degraded(pixels, random)
        if random.rand() < 0.5:
            pixels = through_crop_size(pixels, random)
        name = f"{number:05d}.png"
        cv2.imwrite(str(given.output / name), pixels)
        lines.append(f"{name}\t{text}")
    (given.output / "PLATES.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{given.output}: {len(lines) - 1} crops of {len(views)} held-out plates")


if __name__ == "__main__":
    main()
