"""Fine-tunes PP-OCRv4's recogniser on plates.

    train_reader.py DATA PUBLISHED.onnx OUT_DIR --synthetic A.npz B.npz --real C.npz --steps N

Writes OUT_DIR/plate_reader.state. CTC loss on drawn and real pictures. The first FROZEN_NODES nodes (edges
and strokes, and a third of the time) and all running statistics stay; everything else moves. What is
kept is a running mean of the weights; export_reader.py mixes it with the published ones.
"""

from __future__ import annotations

import argparse
import math
import time
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from alphabet import BLANK, INDEX
from measure_reader import measure_reader
from reader_network import PlateReader
from reader_samples import WIDTH

LEARNING_RATE = 3e-4
FROZEN_NODES = 46  # up to the second halving of the height
WEIGHT_DECAY = 1e-5
WARM_UP_STEPS = 30
GREATEST_GRADIENT = 5.0
MEAN_OVER_STEPS = 50  # the running mean forgets with this time constant


class Pool:
    """Pictures made beforehand, drawn at random with a last change of light and colour."""

    def __init__(self, synthetic: list[Path], real: list[Path], real_share: float, seed: int):
        self.random = np.random.RandomState(seed)
        self.real_share = real_share
        self.synthetic, self.real = self.loaded(synthetic), self.loaded(real)

    @staticmethod
    def loaded(files: list[Path]) -> tuple[np.ndarray, np.ndarray]:
        archives = [np.load(file) for file in files]
        return (
            np.concatenate([archive["pixels"] for archive in archives]),
            np.concatenate([archive["texts"] for archive in archives]),
        )

    def batch(self, size: int) -> tuple[Tensor, Tensor, Tensor]:
        """Pictures N x 3 x H x W normalised, all target indices in a row, their counts."""
        pictures, texts = [], []
        for _ in range(size):
            real = self.random.rand() < self.real_share
            pixels, names = self.real if real else self.synthetic
            index = self.random.randint(len(names))
            pictures.append(pixels[index])
            texts.append(str(names[index]))
        pixels = np.stack(pictures).astype(np.float32)
        pixels *= self.random.uniform(0.8, 1.25, (size, 1, 1, 1))
        pixels *= self.random.uniform(0.93, 1.07, (size, 1, 1, 3))
        pixels = np.clip(pixels + self.random.uniform(-15, 15, (size, 1, 1, 1)), 0, 255)
        normalised = torch.from_numpy(pixels.astype(np.float32) / 127.5 - 1)
        targets = torch.tensor([INDEX[character] for text in texts for character in text])
        counts = torch.tensor([len(text) for text in texts])
        return normalised.permute(0, 3, 1, 2), targets, counts


def rate(step: int, steps: int) -> float:
    warm = min(1.0, (step + 1) / WARM_UP_STEPS)
    return warm * (0.5 * (1 + math.cos(math.pi * step / steps)) + 0.01)


def prepared(published: Path) -> PlateReader:
    """The reader in the memory layout that convolves fastest, its first nodes frozen."""
    reader = PlateReader(published).to(memory_format=torch.channels_last).train()
    for node in reader.graph.nodes[:FROZEN_NODES]:
        for name in node.input:
            if name in reader.graph.slots:
                reader.graph.stored(name).requires_grad_(False)
    return reader


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("data", type=Path)
    arguments.add_argument("published", type=Path)
    arguments.add_argument("output", type=Path)
    arguments.add_argument("--synthetic", type=Path, nargs="+", required=True)
    arguments.add_argument("--real", type=Path, nargs="+", required=True)
    arguments.add_argument("--steps", type=int, default=400)
    arguments.add_argument("--batch", type=int, default=16)
    arguments.add_argument("--real-share", type=float, default=0.4)
    arguments.add_argument("--seed", type=int, default=5)
    arguments.add_argument("--report-every", type=int, default=150)
    given = arguments.parse_args()

    torch.set_num_threads(1)
    torch.manual_seed(given.seed)
    reader = prepared(given.published)
    moving = [p for p in reader.parameters() if p.requires_grad]
    mean = {name: value.detach().clone() for name, value in reader.state_dict().items()}
    pool = Pool(given.synthetic, given.real, given.real_share, given.seed)
    optimiser = torch.optim.AdamW(moving, LEARNING_RATE, weight_decay=WEIGHT_DECAY)
    loss_of = nn.CTCLoss(BLANK, zero_infinity=True)
    given.output.mkdir(parents=True, exist_ok=True)
    started, shown = time.monotonic(), 0.0
    for step in range(given.steps):
        for group in optimiser.param_groups:
            group["lr"] = LEARNING_RATE * rate(step, given.steps)
        pictures, targets, counts = pool.batch(given.batch)
        columns = reader(pictures).log_softmax(-1).permute(1, 0, 2)
        lengths = torch.full((given.batch,), columns.shape[0], dtype=torch.long)
        loss = loss_of(columns, targets, lengths, counts)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(moving, GREATEST_GRADIENT)
        optimiser.step()
        keep = min(1 - 1 / MEAN_OVER_STEPS, (step + 1) / (step + 10))
        for name, value in reader.state_dict().items():
            mean[name].mul_(keep).add_(value, alpha=1 - keep)
        shown = loss.item() if step == 0 else 0.95 * shown + 0.05 * loss.item()
        if (step + 1) % 25 == 0:
            print(f"step {step + 1} loss {shown:.4f} {time.monotonic() - started:.0f} s", flush=True)
        if (step + 1) % given.report_every == 0 or step + 1 == given.steps:
            torch.save(mean, given.output / "plate_reader.state")
            judged = PlateReader(given.published)
            judged.load_state_dict(mean)
            measure_reader(judged, given.data, WIDTH)


if __name__ == "__main__":
    main()
