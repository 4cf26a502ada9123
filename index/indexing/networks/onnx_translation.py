"""Translates an encoder's int8 graph from OpenVINO to ONNX, with products in bytes that are quick without VNNI.

Without VNNI, a product of bytes adds each two of its products in 16 bits (`vpmaddubsw`). ONNX Runtime's kernels are
twice as quick with it as OpenVINO's floats. So that no sum of two overflows, weights are rounded to seven bits.

Inputs of any length cost the same there, so they need no filling, and what hides filling is left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper

from index.indexing.networks.graph_reading import packed_weights

_OPERATORS, _FORMAT = 20, 10  # versions of ONNX's operators and of its files
_OWN = "com.microsoft"  # operators of ONNX Runtime itself
_LEVELS = 255  # steps of a byte
_LEAST_WEIGHT, _MOST_WEIGHT = -64, 63  # 255 * 64 * 2 is within 16 bits
_KINDS = {"f32": TensorProto.FLOAT, "i64": TensorProto.INT64, "i32": TensorProto.INT32}


class Untranslatable(Exception):
    """The graph holds something that has no translation here."""


def translated(model: Any) -> onnx.ModelProto:
    """Return the `openvino.Model` as an ONNX model with the same inputs and outputs. Raises Untranslatable."""
    return _Translation(model).whole()


class _Translation:
    """Values of the ONNX graph by the names of OpenVINO's nodes."""

    def __init__(self, model: Any) -> None:
        self._model = model
        self._nodes: list[onnx.NodeProto] = []
        self._constants: list[onnx.TensorProto] = []
        self._values: dict[str, str] = {}
        self._rounded: dict[str, str] = {}
        self._readers: defaultdict[str, list[Any]] = defaultdict(list)
        for node in model.get_ordered_ops():
            for source in node.input_values():
                self._readers[source.get_node().get_friendly_name()].append(node)

    def whole(self) -> onnx.ModelProto:
        """The model."""
        for node in self._model.get_ordered_ops():
            if node.get_friendly_name() not in self._values:
                self._values[node.get_friendly_name()] = self._translated(node)
        inputs = [_told(self._value(node), node.output(0)) for node in self._model.get_parameters()]
        outputs = [_told(self._value(node), node.output(0)) for node in self._model.get_results()]
        nodes, used = self._used({output.name for output in outputs})
        inputs = [one for one in inputs if one.name in used]
        constants = [one for one in self._constants if one.name in used]
        graph = helper.make_graph(nodes, "encoder", inputs, outputs, constants)
        operators = [helper.make_opsetid("", _OPERATORS), helper.make_opsetid(_OWN, 1)]
        return helper.make_model(graph, opset_imports=operators, ir_version=_FORMAT)

    def _used(self, outputs: set[str]) -> tuple[list[onnx.NodeProto], set[str]]:
        """The nodes that the outputs need, and the values that these read: weights are there in another form, too."""
        kept, used = [], outputs
        for node in reversed(self._nodes):
            if used.intersection(node.output):
                kept.append(node)
                used = used.union(node.input)
        return kept[::-1], used

    def _translated(self, node: Any) -> str:
        kind = node.get_type_name()
        if kind in _ALIKE:
            return self._add(_ALIKE[kind], *self._inputs(node))
        if kind not in _TRANSLATIONS:
            raise Untranslatable(f"a node of type {kind}")
        return _TRANSLATIONS[kind](self, node)

    def parameter(self, node: Any) -> str:
        return str(next(iter(node.output(0).get_names())))

    def constant(self, node: Any) -> str:
        return self._constant(np.array(node.data))

    def result(self, node: Any) -> str:
        return self._add("Identity", *self._inputs(node))

    def ranges(self, node: Any) -> str:
        """The rounding belongs to the products that read it."""
        return self._inputs(node)[0]

    def convert(self, node: Any) -> str:
        return self._add("Cast", self._inputs(node)[0], to=_KINDS[node.get_output_element_type(0).get_type_name()])

    def shape(self, node: Any) -> str:
        shape = self._add("Shape", self._inputs(node)[0])
        return self._add("Cast", shape, to=_KINDS[node.get_output_element_type(0).get_type_name()])

    def gather(self, node: Any) -> str:
        return self._add("Gather", *self._inputs(node)[:2], axis=int(_constant_input(node, 2)))

    def concat(self, node: Any) -> str:
        return self._add("Concat", *self._inputs(node), axis=int(node.get_attributes()["axis"]))

    def slice(self, node: Any) -> str:
        data, start, stop, step, axes = self._inputs(node)
        return self._add("Slice", data, *(self._as_long(one) for one in (start, stop, axes, step)))

    def with_axes(self, node: Any) -> str:
        return self._add(node.get_type_name(), self._inputs(node)[0], self._axes(node))

    def reshape(self, node: Any) -> str:
        if (heads := _heads_put_together(node)) is not None:
            return self._attention(heads)
        data, shape = self._inputs(node)
        return self._add("Reshape", data, self._as_long(shape))

    def transpose(self, node: Any) -> str:
        return self._add("Transpose", self._inputs(node)[0], perm=_constant_input(node, 1).tolist())

    def softmax(self, node: Any) -> str:
        return self._add("Softmax", self._inputs(node)[0], axis=int(node.get_attributes()["axis"]))

    def gelu(self, node: Any) -> str:
        if node.get_attributes()["approximation_mode"] != "ERF":
            raise Untranslatable("an approximated Gelu")
        return self._add("Gelu", self._inputs(node)[0], domain=_OWN)

    def normed(self, node: Any) -> str:
        """The norm of a layer: OpenVINO multiplies and adds behind it, ONNX within."""
        scaled = self._only_reader(node, "Multiply")
        moved = self._only_reader(scaled, "Add")
        weights = [self._constant(_constant_input(one, 1).astype(np.float32).reshape(-1)) for one in (scaled, moved)]
        inputs = [self._inputs(node)[0], *weights]
        value = self._add("LayerNormalization", *inputs, axis=-1, epsilon=float(node.get_attributes()["eps"]))
        for one in (scaled, moved):
            self._values[one.get_friendly_name()] = value
        return value

    def of_length_one(self, node: Any) -> str:
        data = self._inputs(node)[0]
        squares = self._add(
            "ReduceSumSquare", data, self._constant(np.atleast_1d(_constant_input(node, 1)).astype(np.int64))
        )
        least = self._constant(np.array(node.get_attributes()["eps"], np.float32))
        return self._add("Div", data, self._add("Sqrt", self._add("Max", squares, least)))

    def heads(self, _node: Any) -> str:
        """`reshape` translates all heads in one; what leads to it otherwise is left out in the end."""
        return "heads"

    def _attention(self, heads: _Heads) -> str:
        inputs = (self._value(one) for one in (heads.queries, heads.keys, heads.values))
        return self._add("MultiHeadAttention", *inputs, num_heads=heads.count, scale=heads.scale, domain=_OWN)

    def product(self, node: Any) -> str:
        packed, ranges = packed_weights(node), node.input_value(0).get_node()
        left, right = self._inputs(node)
        if packed is None:
            return self._add("MatMul", left, self._turned(right, node))
        if ranges.get_type_name() != "FakeQuantize":
            return self._add("MatMul", left, self._constant((packed.weights * packed.scale).T.astype(np.float32)))
        scale, zero = _byte_scale(ranges)
        name = ranges.get_friendly_name()
        scale_value, zero_value = self._constant(scale), self._constant(zero)
        if name not in self._rounded:
            self._rounded[name] = self._add("QuantizeLinear", left, scale_value, zero_value)
        weights = np.clip(np.rint(packed.weights / 2), _LEAST_WEIGHT, _MOST_WEIGHT).astype(np.int8)
        weight_scale = 2 * np.asarray(packed.scale, np.float32).reshape(-1)
        zeros = self._constant(np.zeros(len(weights), np.int8))
        inputs = [self._rounded[name], self._constant(weights.T), scale_value, self._constant(weight_scale)]
        moved = self._sole_addition(node)
        bias = [self._constant(_constant_input(moved, 1).astype(np.float32).reshape(-1))] if moved else []
        value = self._add("MatMulIntegerToFloat", *inputs, zero_value, zeros, *bias, domain=_OWN)
        if moved:
            self._values[moved.get_friendly_name()] = value
        return value

    def _turned(self, right: str, node: Any) -> str:
        if not node.get_attributes()["transpose_b"]:
            return right
        rank = len(node.get_input_partial_shape(1))
        return self._add("Transpose", right, perm=[*range(rank - 2), rank - 1, rank - 2])

    def _sole_addition(self, node: Any) -> Any:
        """The node that adds a constant, if nothing else reads `node`."""
        readers = self._readers[node.get_friendly_name()]
        found = readers[0] if len(readers) == 1 and readers[0].get_type_name() == "Add" else None
        return found if found and found.input_value(1).get_node().get_type_name() == "Constant" else None

    def _only_reader(self, node: Any, kind: str) -> Any:
        readers = self._readers[node.get_friendly_name()]
        if len(readers) != 1 or readers[0].get_type_name() != kind:
            raise Untranslatable(f"no {kind} alone behind {node.get_friendly_name()}")
        return readers[0]

    def _inputs(self, node: Any) -> list[str]:
        return [self._value(source.get_node()) for source in node.input_values()]

    def _value(self, node: Any) -> str:
        return self._values[node.get_friendly_name()]

    def _axes(self, node: Any) -> str:
        return self._constant(np.atleast_1d(_constant_input(node, 1)).astype(np.int64))

    def _as_long(self, value: str) -> str:
        return self._add("Cast", value, to=TensorProto.INT64)

    def _constant(self, array: npt.NDArray[Any]) -> str:
        name = f"constant {len(self._constants)}"
        self._constants.append(numpy_helper.from_array(np.ascontiguousarray(array).reshape(array.shape), name))
        return name

    def _add(self, kind: str, *inputs: str, domain: str = "", **attributes: Any) -> str:
        name = f"value {len(self._nodes)}"
        self._nodes.append(helper.make_node(kind, inputs, [name], domain=domain, **attributes))
        return name


_ALIKE = {"Multiply": "Mul", "Add": "Add", "Subtract": "Sub"}
_TRANSLATIONS: dict[str, Callable[[_Translation, Any], str]] = {
    "Parameter": _Translation.parameter, "Constant": _Translation.constant, "Result": _Translation.result,
    "FakeQuantize": _Translation.ranges, "Convert": _Translation.convert, "ShapeOf": _Translation.shape,
    "Gather": _Translation.gather, "Concat": _Translation.concat, "Slice": _Translation.slice,
    "Unsqueeze": _Translation.with_axes, "Squeeze": _Translation.with_axes, "Reshape": _Translation.reshape,
    "Transpose": _Translation.transpose, "Softmax": _Translation.softmax, "Gelu": _Translation.gelu,
    "MVN": _Translation.normed, "NormalizeL2": _Translation.of_length_one,
    "ScaledDotProductAttention": _Translation.heads, "MatMul": _Translation.product,
}  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class _Heads:
    """The nodes that an attention of `count` heads reads, each of shape (1, pieces, width)."""

    queries: Any
    keys: Any
    values: Any
    count: int
    scale: float


def _heads_put_together(node: Any) -> _Heads | None:
    """The attention behind which a reshaping puts the heads together; None for any other reshaping."""
    turned = node.input_value(0).get_node()
    if turned.get_type_name() != "Transpose":
        return None
    seen = turned.input_value(0).get_node()
    if seen.get_type_name() == "Reshape":  # to the shape that it has
        seen = seen.input_value(0).get_node()
    if seen.get_type_name() == "ScaledDotProductAttention":
        queries, keys, values = (seen.input_value(at).get_node() for at in range(3))
        scale = float(seen.get_input_partial_shape(0)[-1].get_length()) ** -0.5
    elif seen.get_type_name() == "MatMul" and seen.input_value(0).get_node().get_type_name() == "Softmax":
        values = seen.input_value(1).get_node()
        masked = seen.input_value(0).get_node().input_value(0).get_node()  # the scores, with a mask added
        scores = masked.input_value(0).get_node()
        queries, keys = (scores.input_value(at).get_node() for at in range(2))
        scale = 1.0  # it is in the weights already
    else:
        return None
    count = queries.get_output_partial_shape(0)[1].get_length()
    return _Heads(_whole(queries), _whole(keys), _whole(values), count, scale)


def _whole(head: Any) -> Any:
    """What was split into heads."""
    while head.get_type_name() in ("Transpose", "Reshape"):
        head = head.input_value(0).get_node()
    return head


def _told(name: str, output: Any) -> onnx.ValueInfoProto:
    shape = [
        size.get_length() if size.is_static else f"{name} {at}" for at, size in enumerate(output.get_partial_shape())
    ]
    return helper.make_tensor_value_info(name, _KINDS[output.get_element_type().get_type_name()], shape)


def _constant_input(node: Any, at: int) -> npt.NDArray[Any]:
    source = node.input_value(at).get_node()
    if source.get_type_name() != "Constant":
        raise Untranslatable(f"{node.get_friendly_name()} reads no constant")
    return np.array(source.data)


def _byte_scale(ranges: Any) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.uint8]]:
    """What a byte of the rounded numbers is worth, and which byte is zero."""
    low, high = (_constant_input(ranges, at).reshape(-1) for at in (1, 2))
    if low.size != 1 or high.size != 1:
        raise Untranslatable(f"{ranges.get_friendly_name()} has several ranges")
    scale = np.float32((high[0] - low[0]) / _LEVELS)
    return np.array(scale), np.array(np.clip(np.rint(-low[0] / scale), 0, _LEVELS), np.uint8)
