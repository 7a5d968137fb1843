"""A network as the bytes of a TorchScript file: the same bytes wherever they are made."""

from __future__ import annotations

import io

import torch
from torch import Tensor, nn


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
