"""Reads graphs with OpenVINO."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import openvino as ov
from openvino import opset15 as op

from index.indexing.networks.graphs import Graph
from index.indexing.networks.word_table import WordTable

# The first array that OpenVINO hands out sets something up for all, while it waits for other threads: two threads that
# open graphs at a start would wait for each other for ever. Nobody else has this module before its import has ended.
op.constant(np.zeros(1, np.float32)).data  # noqa: B018 (it is read for what it sets up)


def read_graph(graph: Graph) -> tuple[Any, WordTable | None]:
    """Return the graph as an `openvino.Model`, and the table of its words if it was taken out.

    Raises RuntimeError where OpenVINO cannot read it.
    """
    model = ov.Core().read_model(graph.path)
    words = take_out_words(model) if graph.words_apart else None
    if graph.inner is not None:
        node = next(node for node in model.get_ops() if node.get_friendly_name() == graph.inner)
        model.add_outputs(node.output(0))
    return model, words


@dataclass(frozen=True, slots=True, eq=False)
class PackedWeights:
    """Weights as bytes, of shape (rows, width), and what each row is multiplied by, of shape (rows, 1)."""

    weights: Any
    scale: Any


def packed_weights(node: Any) -> PackedWeights | None:
    """Return the packed weights of a product; None for any other node."""
    return unpacked(node.input_value(1).get_node()) if node.get_type_name() == "MatMul" else None


def unpacked(scaled: Any) -> PackedWeights | None:
    """Return the bytes that are widened and multiplied; None if `scaled` is something else."""
    if scaled.get_type_name() != "Multiply":
        return None
    widened, scale = (scaled.input_value(at).get_node() for at in (0, 1))
    if widened.get_type_name() != "Convert" or widened.input_value(0).get_node().get_type_name() != "Constant":
        return None
    return PackedWeights(widened.input_value(0).get_node().data, scale.data)


def take_out_words(model: Any) -> WordTable | None:
    """Replace the input `ids` of an `openvino.Model` by the input `words`, the vectors of the pieces.

    Returns the table that was taken out; None if the model has no such table, and is as it was.
    """
    for node in model.get_ops():
        if node.get_type_name() == "Gather" and (found := _packed_table(node)) is not None:
            break
    else:
        return None
    ids = node.input_value(1).get_node()
    words = op.parameter([-1, found.weights.shape[1]], np.float32, name="words")
    words.output(0).set_names({"words"})
    count = op.slice(op.shape_of(words, "i32"), *(op.constant(np.array([at], np.int32)) for at in (0, 1, 1, 0)))
    for reader in list(ids.output(0).get_target_inputs()):
        if reader.get_node().get_type_name() == "ShapeOf":
            reader.get_node().output(0).replace(count.output(0))
    node.output(0).replace(words.output(0))
    model.add_parameters([words])
    model.remove_parameter(ids)
    model.validate_nodes_and_infer_types()
    return WordTable(found.weights, found.scale, owner=node)


def _packed_table(node: Any) -> PackedWeights | None:
    """Return the bytes and the scales that a look-up by the input `ids` reads; None for any other node."""
    by_ids = node.input_value(1).get_node().get_type_name() == "Parameter"
    return unpacked(node.input_value(0).get_node()) if by_ids else None
