"""A network as the bytes of a TorchScript file: the same bytes wherever they are made."""

from __future__ import annotations

import io
from pathlib import Path

import torch
from torch import Tensor, nn

GREATEST_DIFFERENCE = 1e-3


def torchscript(network: nn.Module, example: Tensor, freeze: bool = True) -> bytes:
    """Traced. Source positions (paths of this machine) are left out of the archive.

    Freezing folds constants into the graph; without it weights stay in the form they are stored in.
    """
    with torch.no_grad():
        traced = torch.jit.trace(network, example, check_trace=False).eval()
        if freeze:
            traced = torch.jit.freeze(traced)
    saved = io.BytesIO()
    torch.jit.save(traced, saved)
    saved.seek(0)
    reader = torch._C.PyTorchFileReader(saved)
    written = io.BytesIO()
    writer = torch._C.PyTorchFileWriter(written)
    for record in reader.get_all_records():
        if record == "version" or record.endswith(".debug_pkl"):
            continue
        content = reader.get_record(record)
        writer.write_record(record, content, len(content))
    writer.write_end_of_file()
    return written.getvalue()


def save_traced(network: nn.Module, example: Tensor, output: Path) -> float:
    """Writes the file after a check against the module; returns the greatest difference seen."""
    network = network.eval()
    content = torchscript(network, example)
    with torch.no_grad():
        read_back = torch.jit.load(io.BytesIO(content))
        difference = (network(example) - read_back(example)).abs().max().item()
    if difference > GREATEST_DIFFERENCE:
        raise SystemExit(f"{output}: the trace differs from the network by {difference}")
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_bytes(content)
    return difference
