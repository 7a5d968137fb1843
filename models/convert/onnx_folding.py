"""Makes an OnnxGraph cheaper without changing what it computes (but for rounding).

PP-OCRv4 multiplies and shifts the result of nearly every convolution by scalars and spells out
hard-swish as four nodes. Both are folded: for training that halves the time, and the trace shrinks.
"""

from __future__ import annotations

from collections import Counter

import numpy as np
import onnx

from onnx_graph import OnnxGraph, attributes_of


def fold(graph: OnnxGraph) -> OnnxGraph:
    fold_scalars_into_convolutions(graph)
    fuse_hard_swish(graph)
    return graph


def uses(graph: OnnxGraph) -> Counter[str]:
    return Counter(name for node in graph.nodes for name in node.input)


def consumer(graph: OnnxGraph, name: str, operator: str) -> onnx.NodeProto | None:
    found = [n for n in graph.nodes if name in n.input]
    return found[0] if len(found) == 1 and found[0].op_type == operator else None


def scalar_beside(graph: OnnxGraph, node: onnx.NodeProto, name: str) -> float | None:
    other = next((each for each in node.input if each != name), "")
    constant = graph.constants.get(other)
    return float(np.asarray(constant).reshape(-1)[0]) if constant is not None else None


def without(graph: OnnxGraph, dropped: list[onnx.NodeProto]) -> None:
    names = {node.output[0] for node in dropped}
    graph.nodes = [node for node in graph.nodes if node.output[0] not in names]
    graph.attributes = [attributes_of(node) for node in graph.nodes]


def fold_scalars_into_convolutions(graph: OnnxGraph) -> None:
    """Conv, then a scalar factor, then a scalar summand: one Conv."""
    for convolution in [node for node in graph.nodes if node.op_type == "Conv"]:
        name = convolution.output[0]
        multiply = consumer(graph, name, "Mul")
        if multiply is None or len(convolution.input) < 3:
            continue
        factor = scalar_beside(graph, multiply, name)
        add = consumer(graph, multiply.output[0], "Add")
        if factor is None or add is None:
            continue
        summand = scalar_beside(graph, add, multiply.output[0])
        weight, bias = graph.stored(convolution.input[1]), graph.stored(convolution.input[2])
        if summand is None or min(uses(graph)[i] for i in convolution.input[1:]) > 1:
            continue
        weight.data = weight.data * factor
        bias.data = bias.data * factor + summand
        convolution.output[0] = add.output[0]
        without(graph, [multiply])
        graph.nodes = [node for node in graph.nodes if node is not add]
        graph.attributes = [attributes_of(node) for node in graph.nodes]


def fuse_hard_swish(graph: OnnxGraph) -> None:
    """x * clip(x + 3, 0, 6) / 6: one node."""
    for divide in [node for node in graph.nodes if node.op_type == "Div"]:
        chain = hard_swish_ending_in(graph, divide)
        if chain is None:
            continue
        source, inner = chain
        fused = onnx.helper.make_node("HardSwish", [source], [divide.output[0]])
        graph.nodes = [fused if node is divide else node for node in graph.nodes]
        without(graph, inner)


def hard_swish_ending_in(
    graph: OnnxGraph, divide: onnx.NodeProto
) -> tuple[str, list[onnx.NodeProto]] | None:
    if scalar_beside(graph, divide, divide.input[0]) != 6.0:
        return None
    producers = {node.output[0]: node for node in graph.nodes}
    multiply = producers.get(divide.input[0])
    if multiply is None or multiply.op_type != "Mul":
        return None
    clip = next((producers[i] for i in multiply.input if i in producers
                 and producers[i].op_type == "Clip"), None)
    if clip is None:
        return None
    add = producers.get(clip.input[0])
    source = next((name for name in multiply.input if name != clip.output[0]), "")
    if add is None or add.op_type != "Add" or source not in add.input:
        return None
    if scalar_beside(graph, add, source) != 3.0:
        return None
    return source, [add, clip, multiply]
