"""Writes the plate reader that ships: trained weights mixed with the published ones.

    export_reader.py PUBLISHED.onnx TRAINED.state OUT.pt [--blend SHARE] [--temperature T]

`--blend 0` gives the published network with our head, `1` the trained one. `--temperature` divides
the logits, so that a reading's probability says how often such readings are right.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from torch import Tensor, nn

from reader_network import PlateReader
from reader_samples import HEIGHT, WIDTH
from torchscript import save_traced

BLEND = 0.8
TEMPERATURE = 1.0


class ShippedReader(nn.Module):
    """Columns of probabilities."""

    def __init__(self, reader: PlateReader, temperature: float) -> None:
        super().__init__()
        self.reader = reader
        self.temperature = temperature

    def forward(self, pixels: Tensor) -> Tensor:
        return torch.softmax(self.reader(pixels) / self.temperature, -1)


def blended(published: Path, trained: Path, share: float) -> PlateReader:
    reader = PlateReader(published)
    begun, ended = reader.state_dict(), torch.load(trained)
    reader.load_state_dict(
        {name: share * ended[name] + (1 - share) * begun[name] for name in begun}
    )
    return reader


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("published", type=Path)
    arguments.add_argument("trained", type=Path)
    arguments.add_argument("output", type=Path)
    arguments.add_argument("--blend", type=float, default=BLEND)
    arguments.add_argument("--temperature", type=float, default=TEMPERATURE)
    given = arguments.parse_args()
    torch.manual_seed(0)
    reader = ShippedReader(blended(given.published, given.trained, given.blend), given.temperature)
    difference = save_traced(reader, torch.rand(1, 3, HEIGHT, WIDTH) * 2 - 1, given.output)
    print(f"{given.output}: blend {given.blend}, trace differs by {difference:.1e}")


if __name__ == "__main__":
    main()
