"""An ONNX file as a torch module, for the operators that PP-OCR's exports use.

The graph is walked node by node with torch functions, so that `torch.jit.trace` of the walk gives
TorchScript. Float arrays of more than one value become buffers (or, with `learnable`, parameters);
integers, scalars and shapes stay plain numpy and are folded while tracing. A trace therefore holds
for the input shape it was made with, except where the graph itself is fully convolutional.

Axis conventions follow ONNX operator set 12. An operator that is not listed here is an error.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Callable

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor, nn
from torch.nn import functional

Value = Any  # Tensor on the data path, numpy array on the shape path
RUNNING_STATISTICS = slice(3, 5)  # inputs of BatchNormalization that training must not touch


class OnnxGraph(nn.Module):
    """Runs the graph of one ONNX file; one input, one output.

    With `learnable`, weights, biases and the affine part of batch normalisation are parameters;
    running means and variances always stay buffers, so that a short fine-tuning keeps them.
    """

    def __init__(self, path: Path, learnable: bool = False) -> None:
        super().__init__()
        model = onnx.load(str(path))
        self.nodes = [node for node in model.graph.node if node.op_type != "Constant"]
        self.attributes = [attributes_of(node) for node in self.nodes]
        self.metadata = {entry.key: entry.value for entry in model.metadata_props}
        self.slots: dict[str, str] = {}
        self.constants: dict[str, np.ndarray] = {}
        statistics = {
            name
            for node in self.nodes
            if node.op_type == "BatchNormalization"
            for name in list(node.input)[RUNNING_STATISTICS]
        }
        stored = {tensor.name: tensor for tensor in model.graph.initializer}
        stored.update(
            (node.output[0], attributes_of(node)["value"])
            for node in model.graph.node
            if node.op_type == "Constant"
        )
        for name, tensor in stored.items():
            self.keep(name, numpy_helper.to_array(tensor), learnable and name not in statistics)
        self.input_name = next(i.name for i in model.graph.input if i.name not in stored)
        self.output_name = model.graph.output[0].name

    def keep(self, name: str, array: np.ndarray, learnable: bool) -> None:
        if array.dtype.kind != "f" or array.size == 1:
            self.constants[name] = np.array(array)
            return
        slot = f"stored{len(self.slots)}"
        tensor = torch.from_numpy(np.array(array, dtype=np.float32))
        if learnable:
            self.register_parameter(slot, nn.Parameter(tensor))
        else:
            self.register_buffer(slot, tensor)
        self.slots[name] = slot

    def stored(self, name: str) -> Value:
        return getattr(self, self.slots[name]) if name in self.slots else self.constants[name]

    def cut_classifier(self) -> tuple[Tensor, Tensor]:
        """Ends the graph before its last MatMul + Add + Softmax; returns that weight and bias."""
        softmax = next(n for n in reversed(self.nodes) if n.op_type == "Softmax")
        add = self.producer(softmax.input[0])
        bias = next(name for name in add.input if name in self.slots)
        multiply = self.producer(next(name for name in add.input if name not in self.slots))
        weight = multiply.input[1]
        taken = self.stored(weight).detach().clone(), self.stored(bias).detach().clone()
        for name in (weight, bias):
            delattr(self, self.slots.pop(name))
        self.output_name = multiply.input[0]
        kept = [
            (node, attributes)
            for node, attributes in zip(self.nodes, self.attributes)
            if all(node is not dropped for dropped in (softmax, add, multiply))
        ]
        self.nodes = [node for node, _ in kept]
        self.attributes = [attributes for _, attributes in kept]
        return taken

    def producer(self, name: str) -> onnx.NodeProto:
        return next(node for node in self.nodes if name in node.output)

    def forward(self, pixels: Tensor) -> Tensor:
        values: dict[str, Value] = {self.input_name: pixels}
        for node, attributes in zip(self.nodes, self.attributes):
            if node.op_type not in OPERATORS:
                raise ValueError(
                    f"node {node.name} wants the operator {node.op_type}, which is unknown here: "
                    "add it to OPERATORS in onnx_graph.py"
                )
            inputs = [
                values[name] if name in values else self.stored(name) if name else None
                for name in node.input
            ]
            values[node.output[0]] = OPERATORS[node.op_type](inputs, attributes)
        return values[self.output_name]


def attributes_of(node: onnx.NodeProto) -> dict[str, Any]:
    return {a.name: onnx.helper.get_attribute_value(a) for a in node.attribute}


def integers(value: Value) -> list[int]:
    return [int(v) for v in np.asarray(value).reshape(-1)]


def number_or_tensor(value: Value) -> Value:
    """Scalars as Python numbers, so that they do not end up as tensors in the trace."""
    if isinstance(value, Tensor):
        return value
    return value.item() if np.asarray(value).size == 1 else torch.from_numpy(np.asarray(value))


def arithmetic(operation: Callable[[Value, Value], Value]) -> Callable[..., Value]:
    def run(inputs: list[Value], _: dict[str, Any]) -> Value:
        if any(isinstance(value, Tensor) for value in inputs):
            return operation(*(number_or_tensor(value) for value in inputs))
        return operation(*(np.asarray(value) for value in inputs))

    return run


def convolution(inputs: list[Value], attributes: dict[str, Any]) -> Tensor:
    top, left, bottom, right = attributes["pads"]
    pixels = inputs[0]
    if (top, left) != (bottom, right):
        pixels = functional.pad(pixels, (left, right, top, bottom))
        top = left = 0
    bias = inputs[2] if len(inputs) > 2 else None
    return functional.conv2d(
        pixels, inputs[1], bias, attributes["strides"], (top, left),
        attributes["dilations"], attributes["group"],
    )


def transposed_convolution(inputs: list[Value], attributes: dict[str, Any]) -> Tensor:
    bias = inputs[2] if len(inputs) > 2 else None
    return functional.conv_transpose2d(
        inputs[0], inputs[1], bias, attributes["strides"], attributes["pads"][:2],
        groups=attributes["group"], dilation=attributes["dilations"],
    )


def batch_normalisation(inputs: list[Value], attributes: dict[str, Any]) -> Tensor:
    features, scale, shift, mean, variance = inputs
    return functional.batch_norm(
        features, mean, variance, scale, shift, False, 0.0, attributes["epsilon"]
    )


def clip(inputs: list[Value], _: dict[str, Any]) -> Tensor:
    return torch.clamp(inputs[0], float(inputs[1]), float(inputs[2]))


def hard_sigmoid(inputs: list[Value], attributes: dict[str, Any]) -> Tensor:
    return torch.clamp(inputs[0] * attributes["alpha"] + attributes["beta"], 0.0, 1.0)


def average_pool(inputs: list[Value], attributes: dict[str, Any]) -> Tensor:
    return functional.avg_pool2d(
        inputs[0], attributes["kernel_shape"], attributes["strides"], attributes["pads"][:2],
        bool(attributes["ceil_mode"]), bool(attributes["count_include_pad"]),
    )


def concatenation(inputs: list[Value], attributes: dict[str, Any]) -> Value:
    if any(isinstance(value, Tensor) for value in inputs):
        return torch.cat(inputs, attributes["axis"])
    return np.concatenate([np.atleast_1d(value) for value in inputs], attributes["axis"])


def reshape(inputs: list[Value], _: dict[str, Any]) -> Tensor:
    sizes = integers(inputs[1])
    return inputs[0].reshape(
        [inputs[0].shape[axis] if size == 0 else size for axis, size in enumerate(sizes)]
    )


def squeeze(inputs: list[Value], attributes: dict[str, Any]) -> Value:
    if not isinstance(inputs[0], Tensor):
        return np.squeeze(inputs[0], tuple(attributes["axes"]))
    result = inputs[0]
    for axis in sorted(attributes["axes"], reverse=True):
        result = result.squeeze(axis)
    return result


def sliced(inputs: list[Value], _: dict[str, Any]) -> Value:
    starts, ends = integers(inputs[1]), integers(inputs[2])
    axes = integers(inputs[3]) if len(inputs) > 3 else list(range(len(starts)))
    steps = integers(inputs[4]) if len(inputs) > 4 else [1] * len(starts)
    cuts = [slice(None)] * len(inputs[0].shape)
    for start, end, axis, step in zip(starts, ends, axes, steps):
        cuts[axis] = slice(start, end, step)
    return inputs[0][tuple(cuts)]


def cast(inputs: list[Value], attributes: dict[str, Any]) -> Value:
    if isinstance(inputs[0], Tensor):
        return inputs[0]
    return np.asarray(inputs[0]).astype(onnx.mapping.TENSOR_TYPE_TO_NP_TYPE[attributes["to"]])


def nearest_resize(inputs: list[Value], attributes: dict[str, Any]) -> Tensor:
    if attributes["mode"] != b"nearest":
        raise ValueError("only nearest-neighbour Resize is known here")
    factors = [float(factor) for factor in np.asarray(inputs[2])[2:]]
    return functional.interpolate(inputs[0], scale_factor=factors, mode="nearest")


OPERATORS: dict[str, Callable[[list[Value], dict[str, Any]], Value]] = {
    "Add": arithmetic(lambda left, right: left + right),
    "AveragePool": average_pool,
    "BatchNormalization": batch_normalisation,
    "Cast": cast,
    "Clip": clip,
    "Concat": concatenation,
    "Conv": convolution,
    "ConvTranspose": transposed_convolution,
    "Div": arithmetic(
        lambda left, right: left // right
        if isinstance(left, np.ndarray) and left.dtype.kind == "i"
        else left / right
    ),
    "GlobalAveragePool": lambda inputs, _: inputs[0].mean((2, 3), keepdim=True),
    "HardSigmoid": hard_sigmoid,
    "HardSwish": lambda inputs, _: functional.hardswish(inputs[0]),
    "Identity": lambda inputs, _: inputs[0],
    "MatMul": lambda inputs, _: torch.matmul(inputs[0], inputs[1]),
    "Mul": arithmetic(lambda left, right: left * right),
    "Pow": arithmetic(lambda left, right: left**right),
    "ReduceMean": lambda inputs, a: inputs[0].mean(
        tuple(a["axes"]), keepdim=bool(a.get("keepdims", 1))
    ),
    "Relu": lambda inputs, _: functional.relu(inputs[0]),
    "Reshape": reshape,
    "Resize": nearest_resize,
    "Shape": lambda inputs, _: np.array([int(size) for size in inputs[0].shape], np.int64),
    "Sigmoid": lambda inputs, _: torch.sigmoid(inputs[0]),
    "Slice": sliced,
    "Softmax": lambda inputs, a: torch.softmax(inputs[0], a["axis"]),
    "Sqrt": lambda inputs, _: torch.sqrt(inputs[0]),
    "Squeeze": squeeze,
    "Sub": arithmetic(lambda left, right: left - right),
    "Transpose": lambda inputs, a: inputs[0].permute(*a["perm"]),
}
