"""Reads the weights of a reader's network from its int8 graph, so that what is shipped can teach."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import torch

from index.indexing.networks.graph_reading import PackedWeights, packed_weights, read_graph, unpacked
from index.indexing.networks.graphs import Graph

_PREFIX = "__module."  # of the names that the conversion gives to the parts of a torch module
_SMOOTHED = "nncf_smooth_quant"  # ends the name of a factor that the quantiser moved from weights to inputs


def weights_of(path: Path) -> dict[str, torch.Tensor]:
    """Returns the weights of a graph that `reader_network.save_quantised` wrote, as a state of its Network.

    They equal those of the graph; what quantising its inputs does to them is left out.
    """
    model, _ = read_graph(Graph(path))
    found: dict[str, Any] = {}
    for node in model.get_ordered_ops():
        kind, name = node.get_type_name(), node.get_friendly_name().split("/")[0].removeprefix(_PREFIX)
        if kind == "MatMul" and (packed := packed_weights(node)) is not None:
            found[f"{name}.weight"] = _widened(packed) * _moved_to_inputs(node)
            found[f"{name}.bias"] = _constant(_next(node))
        elif kind == "MVN":
            scaled = _next(node)
            found[f"{name}.weight"], found[f"{name}.bias"] = _constant(scaled), _constant(_next(scaled))
        elif kind == "Gather" and (table := unpacked(node.input_value(0).get_node())) is not None:
            found[f"{name}.weight"] = _widened(table)
        elif kind == "Slice" and name.startswith("aten::slice"):
            found["places.weight"] = np.array(node.input_value(0).get_node().data)
    return {name: torch.from_numpy(np.array(array, np.float32)) for name, array in found.items()}


def _widened(packed: PackedWeights) -> Any:
    return packed.weights.astype(np.float32) * packed.scale


def _moved_to_inputs(product: Any) -> Any:
    """The factors of the product's inputs that belong to its weights; 1 if there are none."""
    source = product.input_value(0).get_node()
    if source.get_type_name() == "FakeQuantize":
        source = source.input_value(0).get_node()
    smoothed = source.get_friendly_name().endswith(_SMOOTHED)
    return np.array(source.input_value(1).get_node().data).reshape(1, -1) if smoothed else 1.0


def _next(node: Any) -> Any:
    return next(iter(node.output(0).get_target_inputs())).get_node()


def _constant(node: Any) -> Any:
    return np.array(node.input_value(1).get_node().data).reshape(-1)
