"""The models' encoders as OpenVINO graphs that embed one passage and its sentences in one pass.

Layer by layer what `BertModel` of transformers computes (Devlin et al. 2018, https://arxiv.org/abs/1810.04805), with
the pooling behind it: each row of `pool` weighs the word pieces into one vector, so that a passage and all
of its sentences cost one product more than the passage alone.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import openvino as ov
from openvino import opset15 as op
from safetensors.numpy import load_file

from index.indexing.embedding.multilingual_weights import PackedWeights

Node = Any  # openvino is not typed
POOLING = "pooling"  # the product that sums pieces into vectors: its small weights do not bear eight bits
LAYERS = "encoder.layer."  # the names of a layer's weights begin with this and its number
STATES = "piece states"  # what the layer STATES_LAYER of the multilingual model gives for each piece
# Of 6, 9 and 12, the one whose pieces are best compared across languages: of Russian questions over English paragraphs
# .53 are told from those without an answer (at 5% of these), .26 by the vectors of the passages alone.
STATES_LAYER = 9
_FIRST = ([0], [1], [1], [0])  # a slice: the first number of a shape
_TINY = 1e-24  # square of the least length that a vector is divided by, as torch.nn.functional.normalize has it


def build_graph(folder: Path, layers_file: Path | None = None) -> Node:
    """The model in `folder` (config.json, model.safetensors) as an `openvino.Model`.

    `layers_file` has layers (safetensors, named as in the model) that stand in the place of all its own.

    Inputs: `ids` (pieces,) int32; `mask` (pieces,) float32, 0 for a piece and very negative for padding;
    `pool` (rows, pieces) float32. Output: `vectors` (rows, dimension) float32 of length 1, zero for a row of zeros.
    """
    config = json.loads((folder / "config.json").read_text("utf-8"))
    weights = load_file(folder / "model.safetensors")
    count = config["num_hidden_layers"]
    if layers_file is not None:
        light = {name: tensor.astype(np.float32) for name, tensor in load_file(layers_file).items()}
        weights, count = {**weights, **light}, len({_layer_of(name) for name in light})
    ids = _input("ids", [-1], np.int32)
    mask = _input("mask", [-1], np.float32)
    layers = _Layers(weights, config["num_attention_heads"], config["layer_norm_eps"])
    state = op.unsqueeze(layers.embedded(ids), _ints(0))
    for number in range(count):
        state = layers.encoded(state, mask, f"{LAYERS}{number}.")
    return _pooled(state, ids, mask)


def build_multilingual_graph(weights: PackedWeights) -> Node:
    """The multilingual model as an `openvino.Model`.

    Its inputs and output are those of `build_graph`, but for `words` (pieces, width) float32, the vectors of the word
    pieces, in place of their ids: the table of all of them would need 384 MB.
    """
    words = _input("words", [-1, weights.width], np.float32)
    mask = _input("mask", [-1], np.float32)
    layers = _Layers(weights.tensors(), weights.heads, weights.epsilon)
    state = op.unsqueeze(layers.placed(words, op.slice(op.shape_of(words, "i32"), *map(_ints, _FIRST))), _ints(0))
    for number in range(weights.layers):
        state = layers.encoded(state, mask, f"{LAYERS}{number}.")
        if number + 1 == STATES_LAYER:
            state.set_friendly_name(STATES)
    return _pooled(state, words, mask)


def _layer_of(name: str) -> str:
    return name.removeprefix(LAYERS).split(".")[0]


def _pooled(state: Node, pieces: Node, mask: Node) -> Node:
    pool = _input("pool", [-1, -1], np.float32)
    rows = op.matmul(pool, op.squeeze(state, _ints([0])), False, False)
    rows.set_friendly_name(POOLING)
    vectors = op.normalize_l2(rows, _ints([1]), _TINY, "max")
    vectors.output(0).set_names({"vectors"})
    return ov.Model([op.result(vectors)], [pieces, mask, pool], "passages")


class _Layers:
    """The layers of one set of weights."""

    def __init__(self, weights: Mapping[str, Any], heads: int, epsilon: float) -> None:
        self._weights = weights
        self._heads = heads
        self._epsilon = epsilon
        self._width = weights["embeddings.LayerNorm.weight"].shape[0]

    def embedded(self, ids: Node) -> Node:
        """(pieces,) to (pieces, width): word, place and segment; the segment is always the first."""
        words = op.gather(self._constant("embeddings.word_embeddings.weight"), ids, _ints(0))
        return self.placed(words, op.shape_of(ids, "i32"))

    def placed(self, words: Node, count: Node) -> Node:
        """The vectors of `count` word pieces, (pieces, width), with those of place and segment added, normed."""
        table = self._weights["embeddings.position_embeddings.weight"]
        table = table + self._weights["embeddings.token_type_embeddings.weight"][0]
        places = op.slice(op.constant(table), _ints([0]), count, _ints([1]), _ints([0]))
        return self._normed(op.add(words, places), "embeddings.LayerNorm")

    def encoded(self, state: Node, mask: Node, prefix: str) -> Node:
        """One transformer layer, (1, pieces, width) to the same."""
        head = self._width // self._heads
        scale = head**-0.5  # folded into the weights of the queries
        queries = self._split(self._dense(state, prefix + "attention.self.query", scale))
        keys = self._split(self._dense(state, prefix + "attention.self.key"))
        values = self._split(self._dense(state, prefix + "attention.self.value"))
        attention = op.softmax(op.add(op.matmul(queries, keys, False, True), mask), -1)
        seen = op.transpose(op.matmul(attention, values, False, False), _ints([0, 2, 1, 3]))
        seen = op.reshape(seen, _ints([1, -1, self._width]), False)
        state = self._normed(
            op.add(self._dense(seen, prefix + "attention.output.dense"), state), prefix + "attention.output.LayerNorm"
        )
        inner = op.gelu(self._dense(state, prefix + "intermediate.dense"), "erf")
        return self._normed(op.add(self._dense(inner, prefix + "output.dense"), state), prefix + "output.LayerNorm")

    def _split(self, state: Node) -> Node:
        split = op.reshape(state, _ints([1, -1, self._heads, self._width // self._heads]), False)
        return op.transpose(split, _ints([0, 2, 1, 3]))

    def _dense(self, state: Node, name: str, scale: float = 1.0) -> Node:
        weight = self._weights[f"{name}.weight"] * np.float32(scale)
        bias = self._weights[f"{name}.bias"] * np.float32(scale)
        return op.add(op.matmul(state, op.constant(weight), False, True), op.constant(bias))

    def _normed(self, state: Node, name: str) -> Node:
        state = op.mvn(state, _ints([-1]), True, self._epsilon, "inside_sqrt")
        return op.add(op.multiply(state, self._constant(f"{name}.weight")), self._constant(f"{name}.bias"))

    def _constant(self, name: str) -> Node:
        return op.constant(self._weights[name])


def _input(name: str, shape: list[int], kind: type) -> Node:
    node = op.parameter(shape, kind, name=name)
    node.output(0).set_names({name})
    return node


def _ints(value: int | list[int]) -> Node:
    return op.constant(np.array(value, np.int32))
