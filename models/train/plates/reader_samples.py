"""Makes the reader's training pictures: drawn plates, and development pictures moved about.

    reader_samples.py DATA OUT.npz --kind synthetic|real --count N --seed S

OUT.npz holds `pixels` (N x 48 x WIDTH x 3 bytes, BGR) and `texts` (N canonical strings).
"""

from __future__ import annotations

import argparse
from pathlib import Path

import cv2
import numpy as np

from degradation import degraded_plate, mildly_degraded, through_crop_size
from material import Crop, LabelledPlate, Photo, crops, cut_out, enlarged, photos, read_picture
from plate_drawing import DrawnPlate, PlateArtist

WIDTH, HEIGHT = 192, 48
TWO_LINE_HEIGHT = 2 * HEIGHT
SCENE_WIDTH = 240
LARGE = (2 * WIDTH, 2 * HEIGHT)
# The detector's way of laying two lines side by side; shares of the plate's width and height.
UPPER_ROW = (0.17, 0.83, 0.04, 0.40)
LOWER_ROW = (0.0, 1.0, 0.38, 0.98)
UPPER_SHARE = 2 / 7
SINGLE_PROVINCE_SHARE = 0.6  # of the real crops may come from the province that fills them


class SyntheticReader:
    """Drawn plates on pieces of real pictures."""

    def __init__(self, random: np.random.RandomState, grounds: list[np.ndarray]) -> None:
        self.random = random
        self.artist = PlateArtist(random)
        self.grounds = grounds

    def sample(self) -> tuple[np.ndarray, str]:
        drawn = self.artist.draw()
        height = TWO_LINE_HEIGHT if drawn.two_line else HEIGHT
        scene = self.in_scene(drawn, SCENE_WIDTH, SCENE_WIDTH * height // WIDTH)
        caught = degraded_plate(scene, self.random)
        if drawn.two_line:
            return side_by_side(caught), drawn.text
        if self.random.rand() < 0.5:
            caught = through_crop_size(caught, self.random)
        return cv2.resize(caught, (WIDTH, HEIGHT), interpolation=cv2.INTER_LINEAR), drawn.text

    def in_scene(self, drawn: DrawnPlate, width: int, height: int) -> np.ndarray:
        """The plate as an imperfect locator would cut it: skewed, sheared, off centre."""
        random = self.random
        jitter = height / (2 if drawn.two_line else 1)
        side, above = width * random.uniform(-0.005, 0.05), jitter * random.uniform(-0.04, 0.14)
        corners = np.float32(
            [[side, above], [width - side, above],
             [width - side, height - above], [side, height - above]]
        )
        if random.rand() < 0.7:
            rise = random.normal(0, 0.07) * jitter
            corners[[1, 2], 1] += rise
            corners[[0, 3], 1] -= rise
            lean = random.normal(0, 0.03) * width
            corners[[0, 1], 0] += lean
            corners[[2, 3], 0] -= lean
        corners += random.normal(0, 1, (4, 2)) * [width * 0.012, jitter * 0.03]
        corners += [random.normal(0, 0.012) * width, random.normal(0, 0.04) * jitter]
        if random.rand() < 0.1:
            shrink = random.uniform(0.02, 0.12)
            corners[:, 0] = width / 2 + (corners[:, 0] - width / 2) * (1 - shrink)
            corners[:, 1] = height / 2 + (corners[:, 1] - height / 2) * (1 - 1.6 * shrink)
        plate_height, plate_width = drawn.pixels.shape[:2]
        flat = np.float32(
            [[0, 0], [plate_width, 0], [plate_width, plate_height], [0, plate_height]]
        )
        onto = cv2.getPerspectiveTransform(flat, np.float32(corners))
        plate = cv2.warpPerspective(drawn.pixels, onto, (width, height))
        cover = cv2.warpPerspective(
            np.ones((plate_height, plate_width), np.float32), onto, (width, height)
        )[..., None]
        ground = self.ground(width, height) * random.uniform(0.3, 1.1)
        return plate * cover + ground * (1 - cover)

    def ground(self, width: int, height: int) -> np.ndarray:
        picture = self.grounds[self.random.randint(len(self.grounds))]
        top = self.random.randint(max(1, picture.shape[0] - height))
        left = self.random.randint(max(1, picture.shape[1] - width))
        piece = picture[top : top + height, left : left + width]
        return cv2.resize(piece, (width, height)).astype(np.float32)


class RealReader:
    """Development crops and plates cut from development photos, never from the validation part."""

    def __init__(
        self, random: np.random.RandomState, real_crops: list[Crop], real_photos: list[Photo]
    ) -> None:
        self.random = random
        self.crops = real_crops
        self.plates = [(photo, plate) for photo in real_photos for plate in photo.plates]
        provinces = [crop.plate[0] for crop in real_crops]
        commonest = max(set(provinces), key=provinces.count)
        common = np.array([province == commonest for province in provinces])
        self.weights = np.where(
            common,
            SINGLE_PROVINCE_SHARE / max(common.sum(), 1),
            (1 - SINGLE_PROVINCE_SHARE) / max((~common).sum(), 1),
        )
        self.weights /= self.weights.sum()

    def sample(self) -> tuple[np.ndarray, str]:
        if self.random.rand() < 0.5:
            pixels, text = self.from_crop(
                self.crops[self.random.choice(len(self.crops), p=self.weights)]
            )
        else:
            pixels, text = self.from_photo(*self.plates[self.random.randint(len(self.plates))])
        if self.random.rand() < 0.6:
            pixels = mildly_degraded(pixels, self.random)
            if self.random.rand() < 0.5:
                pixels = through_crop_size(pixels, self.random)
        else:
            pixels = degraded_plate(pixels.astype(np.float32), self.random)
        return cv2.resize(pixels, (WIDTH, HEIGHT), interpolation=cv2.INTER_LINEAR), text

    def from_crop(self, crop: Crop) -> tuple[np.ndarray, str]:
        large = cv2.resize(crop.pixels, (2 * WIDTH, 2 * HEIGHT), interpolation=cv2.INTER_CUBIC)
        whole = np.float32(
            [[0, 0], [2 * WIDTH, 0], [2 * WIDTH, 2 * HEIGHT], [0, 2 * HEIGHT]]
        )
        moved = whole + self.random.normal(0, 1, (4, 2)) * [2 * WIDTH * 0.01, 2 * HEIGHT * 0.035]
        moved += [self.random.normal(0, 0.01) * 2 * WIDTH, self.random.normal(0, 0.03) * 2 * HEIGHT]
        return cut_out(large, moved, 2 * WIDTH, 2 * HEIGHT), crop.plate

    def from_photo(self, photo: Photo, plate: LabelledPlate) -> tuple[np.ndarray, str]:
        random = self.random
        corners = enlarged(plate.corners, random.uniform(1.0, 1.14), random.uniform(0.98, 1.3))
        across = np.linalg.norm(corners[1] - corners[0])
        down = np.linalg.norm(corners[3] - corners[0])
        corners = corners + random.normal(0, 1, (4, 2)) * [across * 0.015, down * 0.045]
        return cut_out(photo.pixels, corners, 2 * WIDTH, 2 * HEIGHT), plate.plate


def side_by_side(plate: np.ndarray) -> np.ndarray:
    """A two-line plate as one line: its upper row at the left, its lower row at the right."""
    height, width = plate.shape[:2]
    left = round(WIDTH * UPPER_SHARE)

    def row(place: tuple[float, float, float, float], columns: int) -> np.ndarray:
        x0, x1, y0, y1 = place
        piece = plate[round(y0 * height) : round(y1 * height), round(x0 * width) : round(x1 * width)]
        return cv2.resize(piece, (columns, HEIGHT), interpolation=cv2.INTER_LINEAR)

    return np.hstack([row(UPPER_ROW, left), row(LOWER_ROW, WIDTH - left)])


def backgrounds(data: Path, count: int) -> list[np.ndarray]:
    """The first pictures of the COCO folder, by name."""
    found = sorted((data / "coco").rglob("*.jpg"))[:count]
    if not found:
        raise SystemExit(f"{data / 'coco'} holds no pictures to draw plates on")
    return [read_picture(path) for path in found]


def sampler(kind: str, data: Path, seed: int) -> SyntheticReader | RealReader:
    random = np.random.RandomState(seed)
    if kind == "synthetic":
        return SyntheticReader(random, backgrounds(data, 60))
    return RealReader(random, crops(data, validation=False), photos(data, validation=False))


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("data", type=Path)
    arguments.add_argument("output", type=Path)
    arguments.add_argument("--kind", choices=("synthetic", "real"), required=True)
    arguments.add_argument("--count", type=int, required=True)
    arguments.add_argument("--seed", type=int, required=True)
    given = arguments.parse_args()
    cv2.setNumThreads(1)
    source = sampler(given.kind, given.data, given.seed)
    pixels = np.zeros((given.count, HEIGHT, WIDTH, 3), np.uint8)
    texts = []
    for index in range(given.count):
        pixels[index], text = source.sample()
        texts.append(text)
    np.savez(given.output, pixels=pixels, texts=np.array(texts))
    print(f"{given.output}: {given.count} {given.kind} pictures")


if __name__ == "__main__":
    main()
