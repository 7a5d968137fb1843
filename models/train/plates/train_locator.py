"""Trains the plate locator from nothing.

    train_locator.py DATA SCENES OUT_DIR --steps N

SCENES is what locator_samples.py was given as OUT. Writes OUT_DIR/plate_locator.pt (TorchScript)
and OUT_DIR/plate_locator.state. The heat is taught with the focal loss of CenterNet against a
Gaussian that lies along the plate; the corners with L1 in shares of the plate's width, weighted by
that Gaussian.
"""

from __future__ import annotations

import argparse
import math
import time
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from locator_network import OFFSET_PIXELS, STRIDE, PlateLocator, ShippedLocator
from measure_locator import measure_locator
from torchscript import save_traced

LEARNING_RATE = 2.5e-3
WEIGHT_DECAY = 1e-4
WARM_UP_STEPS = 40
GREATEST_GRADIENT = 10.0
CORNER_WEIGHT = 2.0
SPREAD = (0.09, 0.18)  # of the Gaussian, shares of the plate's width and height
LEAST_SPREAD_CELLS = 0.7
CORNERS_WHERE_HEAT = 0.3
MEAN_OVER_STEPS = 60


def targets(corners: np.ndarray, height: int, width: int) -> tuple[Tensor, Tensor, Tensor]:
    """Heat N x H x W, corner weights N x H x W, corner offsets N x 8 x H x W, of the cell grid."""
    count = len(corners)
    heat = np.zeros((count, height, width), np.float32)
    weight = np.zeros((count, height, width), np.float32)
    offset = np.zeros((count, 8, height, width), np.float32)
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    for index, listed in enumerate(corners):
        for quad in listed[~np.isnan(listed[:, 0])]:
            cells = quad.reshape(4, 2) / STRIDE - 0.5
            centre = cells.mean(0)
            across = float(np.linalg.norm(cells[1] - cells[0]))
            down = float(np.linalg.norm(cells[3] - cells[0]))
            x_axis = (cells[1] - cells[0]) / max(across, 1e-3)
            dx, dy = columns - centre[0], rows - centre[1]
            along, beside = dx * x_axis[0] + dy * x_axis[1], -dx * x_axis[1] + dy * x_axis[0]
            bump = np.exp(
                -0.5 * (along / max(across * SPREAD[0], LEAST_SPREAD_CELLS)) ** 2
                - 0.5 * (beside / max(down * SPREAD[1], LEAST_SPREAD_CELLS)) ** 2
            )
            x, y = round(float(centre[0])), round(float(centre[1]))
            if 0 <= x < width and 0 <= y < height:
                bump[y, x] = 1.0
            heat[index] = np.maximum(heat[index], bump)
            near = bump > CORNERS_WHERE_HEAT
            if not near.any():
                continue
            for corner in range(4):
                offset[index, 2 * corner][near] = (cells[corner, 0] - columns)[near]
                offset[index, 2 * corner + 1][near] = (cells[corner, 1] - rows)[near]
            weight[index][near] = bump[near] / bump[near].sum() / max(across, 3.0)
    offset *= STRIDE / OFFSET_PIXELS
    weight *= OFFSET_PIXELS / STRIDE
    return torch.from_numpy(heat), torch.from_numpy(weight), torch.from_numpy(offset)


def losses(raw: Tensor, heat: Tensor, weight: Tensor, offset: Tensor) -> tuple[Tensor, Tensor]:
    """Focal loss of the heat and weighted L1 of the corners, per plate."""
    probability = torch.sigmoid(raw[:, 0]).clamp(1e-4, 1 - 1e-4)
    centres = (heat > 0.999).float()
    plates = centres.sum().clamp(min=1)
    found = centres * (1 - probability) ** 2 * probability.log()
    quiet = (1 - centres) * (1 - heat) ** 4 * probability**2 * (1 - probability).log()
    corner = ((raw[:, 1:] - offset).abs().sum(1) * weight).sum() / plates
    return -(found + quiet).sum() / plates, corner


def rate(step: int, steps: int) -> float:
    warm = min(1.0, (step + 1) / WARM_UP_STEPS)
    return warm * (0.5 * (1 + math.cos(math.pi * step / steps)) + 0.005)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("data", type=Path)
    arguments.add_argument("scenes", type=Path, nargs="+")
    arguments.add_argument("--output", type=Path, required=True)
    arguments.add_argument("--start", type=Path, help="a state to go on from")
    arguments.add_argument("--steps", type=int, default=900)
    arguments.add_argument("--batch", type=int, default=12)
    arguments.add_argument("--rate", type=float, default=LEARNING_RATE)
    arguments.add_argument("--seed", type=int, default=0)
    arguments.add_argument("--report-every", type=int, default=180)
    given = arguments.parse_args()

    torch.set_num_threads(1)
    torch.manual_seed(given.seed)
    random = np.random.RandomState(given.seed)
    scenes = [np.load(f"{name}.pixels.npy", mmap_mode="r") for name in given.scenes]
    corners = [np.load(f"{name}.corners.npy") for name in given.scenes]
    locator = PlateLocator().train()
    if given.start:
        locator.load_state_dict(torch.load(given.start))
    mean = {name: value.detach().clone() for name, value in locator.state_dict().items()}
    optimiser = torch.optim.AdamW(locator.parameters(), given.rate, weight_decay=WEIGHT_DECAY)
    given.output.mkdir(parents=True, exist_ok=True)
    started = time.monotonic()
    shown = np.zeros(2)
    for step in range(given.steps):
        for group in optimiser.param_groups:
            group["lr"] = given.rate * rate(step, given.steps)
        pool = random.randint(len(scenes))
        chosen = np.sort(random.choice(len(scenes[pool]), given.batch, replace=False))
        pixels = scenes[pool][chosen] * random.uniform(0.75, 1.25, (given.batch, 1, 1, 1))
        pixels = np.clip(pixels + random.uniform(-15, 15, (given.batch, 1, 1, 1)), 0, 255)
        inputs = torch.from_numpy((pixels / 127.5 - 1).astype(np.float32)).permute(0, 3, 1, 2)
        raw = locator(inputs.contiguous())
        heat, corner = losses(raw, *targets(corners[pool][chosen], raw.shape[2], raw.shape[3]))
        optimiser.zero_grad()
        (heat + CORNER_WEIGHT * corner).backward()
        nn.utils.clip_grad_norm_(locator.parameters(), GREATEST_GRADIENT)
        optimiser.step()
        keep = min(1 - 1 / MEAN_OVER_STEPS, (step + 1) / (step + 10))
        for name, value in locator.state_dict().items():
            if value.dtype.is_floating_point:
                mean[name].mul_(keep).add_(value, alpha=1 - keep)
        kept = 0.97 if step > 30 else 0.7
        shown = kept * shown + (1 - kept) * np.array([heat.item(), corner.item()])
        if (step + 1) % 50 == 0:
            seconds = time.monotonic() - started
            print(f"step {step + 1} heat {shown[0]:.3f} corners {shown[1]:.3f} {seconds:.0f} s", flush=True)
        if (step + 1) % given.report_every == 0 or step + 1 == given.steps:
            torch.save(mean, given.output / "plate_locator.state")
            judged = PlateLocator()
            judged.load_state_dict(mean)
            example = torch.zeros(1, 3, 256, 256)
            shipped = ShippedLocator(judged).eval()
            save_traced(shipped, example, given.output / "plate_locator.pt")
            measure_locator(shipped, given.data)


if __name__ == "__main__":
    main()
