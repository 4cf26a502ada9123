"""Graphs in OpenVINO's files: int8 weights, and the ranges of all numbers that a product rounds to bytes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openvino as ov

from index.indexing.networks.word_table import WordTable, take_out_words


@dataclass(frozen=True, slots=True)
class Graph:
    """The graph in the file `path` (.xml, with its weights in the .bin beside it), and how it is used.

    What the node `inner` gives is a second output. With `words_apart`, the input is the vectors of the word pieces in
    place of their ids.
    """

    path: Path
    inner: str | None = None
    words_apart: bool = False

    @property
    def weights(self) -> Path:
        """The file of the weights."""
        return self.path.with_suffix(".bin")


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
    """The weights of a product: bytes of shape (out, in), and what each row is multiplied by, of shape (out, 1)."""

    weights: Any
    scale: Any


def packed_weights(node: Any) -> PackedWeights | None:
    """Return the packed weights of a product; None for any other node."""
    if node.get_type_name() != "MatMul" or (scaled := node.input_value(1).get_node()).get_type_name() != "Multiply":
        return None
    widened, scale = (scaled.input_value(at).get_node() for at in (0, 1))
    if widened.get_type_name() != "Convert" or widened.input_value(0).get_node().get_type_name() != "Constant":
        return None
    return PackedWeights(widened.input_value(0).get_node().data, scale.data)
