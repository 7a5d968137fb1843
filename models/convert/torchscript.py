"""A torch module as a frozen TorchScript file that holds no path of the machine that made it."""

from __future__ import annotations

import io
from pathlib import Path

import torch
from torch import Tensor, nn

GREATEST_DIFFERENCE = 1e-3


def save_traced(network: nn.Module, example: Tensor, output: Path) -> float:
    """Traces, freezes, checks against the module, writes; returns the greatest difference seen."""
    network = network.eval()
    with torch.no_grad():
        traced = torch.jit.freeze(torch.jit.trace(network, example, check_trace=False).eval())
        difference = (network(example) - traced(example)).abs().max().item()
    if difference > GREATEST_DIFFERENCE:
        raise SystemExit(f"{output}: the trace differs from the network by {difference}")
    saved = io.BytesIO()
    torch.jit.save(traced, saved)
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_bytes(without_source_positions(saved))
    return difference


def without_source_positions(saved: io.BytesIO) -> bytes:
    """The same archive without its `*.debug_pkl` records."""
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
