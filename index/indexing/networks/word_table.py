"""The table of word pieces' vectors, taken out of a compiled graph: in it, the table takes 47 MB as floats."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
from openvino import opset15 as op

from index.library.passage_vectors import Vectors


class WordTable:
    """Looks up the vectors of word pieces, which are stored as bytes with a scale for each row.

    The bytes stay in the mapped file of the graph: rows that are not looked up need no memory.
    """

    def __init__(self, rows: npt.NDArray[np.int8], scales: npt.NDArray[np.float32], owner: object = None) -> None:
        """`rows` has shape (pieces, width), `scales` (pieces, 1). `owner` keeps the memory of both alive."""
        self._rows, self._scales, self._owner = rows, scales, owner

    def __call__(self, ids: npt.NDArray[np.int32]) -> Vectors:
        """Return vectors of shape (len(ids), width): exactly those that the graph would look up."""
        return np.multiply(self._rows[ids], self._scales[ids], dtype=np.float32)


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
    words = op.parameter([-1, found[0].shape[1]], np.float32, name="words")
    words.output(0).set_names({"words"})
    count = op.slice(op.shape_of(words, "i32"), *(op.constant(np.array([at], np.int32)) for at in (0, 1, 1, 0)))
    for reader in list(ids.output(0).get_target_inputs()):
        if reader.get_node().get_type_name() == "ShapeOf":
            reader.get_node().output(0).replace(count.output(0))
    node.output(0).replace(words.output(0))
    model.add_parameters([words])
    model.remove_parameter(ids)
    model.validate_nodes_and_infer_types()
    return WordTable(*found, owner=node)


def _packed_table(node: Any) -> tuple[npt.NDArray[np.int8], npt.NDArray[np.float32]] | None:
    """Return the bytes and the scales that a look-up by the input `ids` reads; None for any other node."""
    ids, scaled = node.input_value(1).get_node(), node.input_value(0).get_node()
    if ids.get_type_name() != "Parameter" or scaled.get_type_name() != "Multiply":
        return None
    widened, scale = (scaled.input_value(at).get_node() for at in (0, 1))
    if widened.get_type_name() != "Convert" or widened.input_value(0).get_node().get_type_name() != "Constant":
        return None
    return widened.input_value(0).get_node().data, scale.data
