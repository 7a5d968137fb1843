"""Makes the shipped detector: NanoDet-g at 512 x 512, static int8, one TorchScript file.

Run by nanodet_g_int8.sh, which fetches and checks the published weights first.

Recipe, each point measured before it was chosen (models/cards/nanodet_g_int8_512.md):
- oneDNN quantised engine; the file itself is engine-neutral, libtorch repacks it when it loads;
- activations: 7 of 8 unsigned bits, range by histogram; the eighth bit gains .007 AP50 on road
  frames, but without it sums cannot overflow on processors that lack VNNI;
- weights: 8 bits signed, symmetric, per output channel;
- sigmoid, reshaping and transposition run in float; float head convolutions would gain nothing;
- ranges are learnt from the images in calibration_images.txt, in that order, without labels.

Runs give the same bytes, whatever the processor: tried with AVX-512, AVX2 and SSE kernels and with
the reference BLAS. Other versions of PyTorch or OpenCV may not; measure_detector.py compare says by
how much the outputs then differ.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from pathlib import Path

import cv2
import torch
from torch import Tensor, nn
from torch.ao.quantization import QConfig, QConfigMapping
from torch.ao.quantization.observer import HistogramObserver, PerChannelMinMaxObserver
from torch.ao.quantization.quantize_fx import convert_fx, prepare_fx

from letterbox import letterbox
from nanodet_g import NanoDetG, NanoDetGrids, read_published
from torchscript import torchscript

INPUT_SIDE = 512


class SinglePrecisionHistogram(HistogramObserver):
    """Sees double-precision activations rounded to single: the same ones on any processor."""

    def forward(self, activations: Tensor) -> Tensor:
        super().forward(activations.float())
        return activations


INT8 = QConfig(
    activation=SinglePrecisionHistogram.with_args(dtype=torch.quint8, quant_min=0, quant_max=127),
    weight=PerChannelMinMaxObserver.with_args(
        dtype=torch.qint8, qscheme=torch.per_channel_symmetric
    ),
)


def calibration_inputs(image_list: Path, image_folder: Path) -> list[Tensor]:
    """The listed images, letterboxed; the list is in sha256sum's format. Ends on another image."""
    inputs = []
    for line in image_list.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        sha256, name = line.split()
        encoded = image_folder / name
        if not encoded.is_file():
            sys.exit(f"{encoded} is missing: set XUNJIE_DATA to the folder with coco/coco128_train")
        if hashlib.sha256(encoded.read_bytes()).hexdigest() != sha256:
            sys.exit(f"{encoded} is not the image that {image_list.name} names")
        inputs.append(letterbox(cv2.imread(str(encoded)), INPUT_SIDE).tensor)
    return inputs


def quantise(network: nn.Module, inputs: list[Tensor]) -> nn.Module:
    """Static int8 of the network, with the ranges that the inputs show.

    The search for a range jumps between neighbouring optima: single-precision kernels, which round
    differently from one processor to the next, moved some ranges by 5 %. Hence double precision.
    """
    torch.backends.quantized.engine = "onednn"
    settings = QConfigMapping().set_global(INT8)
    observed = prepare_fx(network.double(), settings, (inputs[0].double(),))
    with torch.no_grad():
        for each in inputs:
            observed(each.double())
    return convert_fx(observed.float())


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("graph", type=Path, help="nanodet.json, with nanodet.bin beside it")
    arguments.add_argument("images", type=Path, help="folder of the calibration images")
    arguments.add_argument("output", type=Path, help="TorchScript file to write")
    given = arguments.parse_args()

    torch.set_num_threads(1)
    torch.manual_seed(0)
    image_list = Path(__file__).with_name("calibration_images.txt")
    inputs = calibration_inputs(image_list, given.images)
    grids = NanoDetGrids(read_published(given.graph)).eval()
    content = torchscript(NanoDetG(quantise(grids, inputs)).eval(), inputs[0])

    given.output.parent.mkdir(parents=True, exist_ok=True)
    given.output.write_bytes(content)
    print(f"{hashlib.sha256(content).hexdigest()}  {given.output}  {len(content)} bytes")


if __name__ == "__main__":
    main()
