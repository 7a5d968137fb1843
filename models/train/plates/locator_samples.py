"""Makes the locator's training pictures: development photos and street scenes, plates drawn in.

    locator_samples.py DATA OUT --count N --seed S

OUT.pixels.npy holds N x SIDE x SIDE x 3 bytes BGR, OUT.corners.npy N x MOST x 8 floats: corners in
pixels from the picture's edge, NaN where there are fewer plates. Photos come from the training part
only; every plate their truth names is a plate, one that it does not name would be taught as none.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import cv2
import numpy as np

from degradation import exposure, noise_and_codec
from material import Photo, photos, read_picture
from plate_drawing import PlateArtist

SIDE = 256
MOST = 6
PHOTO_SHARE = 0.5
WIDTHS = (15.0, 200.0)  # of plates in the picture, pixels, uniform in the logarithm
GREY = (114, 114, 114)
LARGEST_GROUND = 1280
Quads = list[np.ndarray]


class LocatorScenes:
    """One random training picture after another."""

    def __init__(self, random: np.random.RandomState, real: list[Photo], grounds: list[np.ndarray]):
        self.random = random
        self.artist = PlateArtist(random)
        self.real = real
        self.grounds = grounds

    def sample(self) -> tuple[np.ndarray, Quads]:
        random = self.random
        real = random.rand() < PHOTO_SHARE
        scene, quads = self.photo_view() if real else (self.ground_view(), [])
        if real and random.rand() < 0.75:
            more = 0
        else:
            more = random.choice(4, p=[0.14, 0.5, 0.24, 0.12])
        for _ in range(more):
            self.paste(scene, quads)
        scene = exposure(scene.astype(np.float32), random)
        if random.rand() < 0.35:
            scene = cv2.GaussianBlur(scene, (0, 0), random.uniform(0.4, 1.5))
        scene = noise_and_codec(scene, random)
        if random.rand() < 0.05:
            scene = cv2.cvtColor(cv2.cvtColor(scene, cv2.COLOR_BGR2GRAY), cv2.COLOR_GRAY2BGR)
        return scene, [quad for quad in quads if inside(quad.mean(0))]

    def plate_width(self) -> float:
        return float(np.exp(self.random.uniform(*np.log(WIDTHS))))

    def photo_view(self) -> tuple[np.ndarray, Quads]:
        random = self.random
        photo = self.real[random.randint(len(self.real))]
        quads = [plate.corners for plate in photo.plates]
        height, width = photo.pixels.shape[:2]
        if random.rand() < 0.85:
            quad = quads[random.randint(len(quads))]
            across = float(np.linalg.norm(quad[1] - quad[0]))
            side = across * SIDE / self.plate_width()
            reach = max(0.0, side - across * 0.8)
            centre = quad.mean(0) + random.uniform(-0.42, 0.42, 2) * reach
        else:
            side = min(height, width) * random.uniform(0.3, 1.0)
            centre = np.float32([random.uniform(0, width), random.uniform(0, height)])
        return square_view(
            photo.pixels, quads, centre, side, random.normal(0, 5), np.exp(random.normal(0, 0.08))
        )

    def ground_view(self) -> np.ndarray:
        random = self.random
        ground = self.grounds[random.randint(len(self.grounds))]
        height, width = ground.shape[:2]
        side = min(height, width) * random.uniform(0.35, 1.1)
        centre = np.float32([random.uniform(0.2, 0.8) * width, random.uniform(0.2, 0.8) * height])
        return square_view(ground, [], centre, side, random.normal(0, 4), 1.0)[0]

    def paste(self, scene: np.ndarray, quads: Quads) -> None:
        """Draws a plate into the scene (in place), unless it would touch another."""
        random = self.random
        drawn = self.artist.draw()
        across = self.plate_width()
        aspect = random.uniform(0.42, 0.6) if drawn.two_line else random.uniform(0.24, 0.38)
        quad = self.quad(across, across * aspect)
        if any(
            np.abs(quad.mean(0) - other.mean(0)).max() < (across + np.ptp(other[:, 0])) * 0.6
            for other in quads
        ):
            return
        plate = self.lit(drawn.pixels, scene, quad)
        plate_height, plate_width = plate.shape[:2]
        flat = np.float32(
            [[0, 0], [plate_width, 0], [plate_width, plate_height], [0, plate_height]]
        )
        onto = cv2.getPerspectiveTransform(flat, quad)
        cover = cv2.warpPerspective(np.ones((plate_height, plate_width), np.float32), onto, (SIDE, SIDE))
        if random.rand() < 0.5:  # a dark holder
            holder = quad.mean(0) + (quad - quad.mean(0)) * random.uniform(1.03, 1.2)
            cv2.fillConvexPoly(scene, np.int32(holder), [random.uniform(0, 90)] * 3)
        softness = random.uniform(0, 0.8)
        if softness > 0.3:
            cover = cv2.GaussianBlur(cover, (0, 0), softness)
        cover = cover[..., None]
        warped = cv2.warpPerspective(plate, onto, (SIDE, SIDE))
        scene[:] = np.clip(scene * (1 - cover) + warped * cover, 0, 255).astype(np.uint8)
        quads.append(quad)

    def quad(self, across: float, down: float) -> np.ndarray:
        random = self.random
        margin = min(across * 0.35, SIDE / 2)
        centre = np.array([random.uniform(margin, SIDE - margin), random.uniform(8, SIDE - 8)])
        quad = np.float32([[-1, -1], [1, -1], [1, 1], [-1, 1]]) * [across / 2, down / 2]
        quad[:, 1] += quad[:, 0] * random.normal(0, 0.08)
        quad[:, 0] += quad[:, 1] * random.normal(0, 0.2)
        quad += random.normal(0, 0.03, (4, 2)) * down
        angle = np.deg2rad(random.normal(0, 9))
        turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
        return np.float32(quad @ turn + centre)

    def lit(self, plate: np.ndarray, scene: np.ndarray, quad: np.ndarray) -> np.ndarray:
        """The plate, small enough to be warped without aliasing, in the light of its place."""
        random = self.random
        across = float(np.linalg.norm(quad[1] - quad[0]))
        scale = min(1.0, 1.5 * across / plate.shape[1])
        plate = cv2.resize(plate, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        light = 1.0
        if random.rand() < 0.6:
            x, y = quad.mean(0).astype(int)
            reach = int(across) + 1
            around = scene[max(0, y - reach // 2) : y + reach // 2 + 1, max(0, x - reach) : x + reach + 1]
            light = float(np.clip(around.mean() / 128, 0.3, 1.4)) if around.size else 1.0
        return np.clip(plate * light * random.uniform(0.6, 1.2), 0, 255)


def inside(point: np.ndarray) -> bool:
    return bool(0 <= point[0] < SIDE and 0 <= point[1] < SIDE)


def square_view(
    picture: np.ndarray, quads: Quads, centre: np.ndarray, side: float, degrees: float, stretch: float
) -> tuple[np.ndarray, Quads]:
    """The square of `side` pixels about `centre`, turned and stretched, as SIDE x SIDE."""
    scale, angle = SIDE / side, np.deg2rad(degrees)
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]]) * scale
    turn[0] *= stretch
    move = np.array([SIDE / 2, SIDE / 2]) - turn @ np.float64(centre)
    shrink = min(1.0, scale * 1.5)
    source = picture
    if shrink < 0.75:
        source = cv2.resize(picture, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA)
    else:
        shrink = 1.0
    view = cv2.warpAffine(
        source, np.hstack([turn / shrink, move[:, None]]), (SIDE, SIDE), borderValue=GREY
    )
    return view, [np.float32(quad @ turn.T + move) for quad in quads]


def grounds(data: Path) -> list[np.ndarray]:
    found = sorted((data / "coco").rglob("*.jpg")) + sorted((data / "stalls").rglob("*.jpg"))
    pictures = [read_picture(path) for path in found + sorted((data / "ads").rglob("*.jpg"))]
    if not pictures:
        raise SystemExit(f"{data} holds no pictures to draw plates on")
    return [
        cv2.resize(p, None, fx=f, fy=f, interpolation=cv2.INTER_AREA)
        if (f := LARGEST_GROUND / max(p.shape)) < 1 else p
        for p in pictures
    ]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("data", type=Path)
    arguments.add_argument("output", type=Path)
    arguments.add_argument("--count", type=int, required=True)
    arguments.add_argument("--seed", type=int, required=True)
    given = arguments.parse_args()
    cv2.setNumThreads(1)
    scenes = LocatorScenes(
        np.random.RandomState(given.seed), photos(given.data, validation=False), grounds(given.data)
    )
    pixels = np.zeros((given.count, SIDE, SIDE, 3), np.uint8)
    corners = np.full((given.count, MOST, 8), np.nan, np.float32)
    for index in range(given.count):
        pixels[index], quads = scenes.sample()
        for place, quad in enumerate(quads[:MOST]):
            corners[index, place] = quad.ravel()
    np.save(f"{given.output}.pixels.npy", pixels)
    np.save(f"{given.output}.corners.npy", corners)
    print(f"{given.output}: {given.count} scenes")


if __name__ == "__main__":
    main()
