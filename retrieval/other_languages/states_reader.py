"""The states reader: where a passage answers a question, in any language, by the states of a multilingual model.

A small network over both texts: two layers, in each of which the pieces of the question see both texts, and those of
the passage see the question and their neighbours. How alike the states are is added to the attention.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from index.library.passage_vectors import Passage, Vectors
from retrieval.other_languages.soft_reader import PieceStates, SoftReading, StateMeans, centred, inside, piece_weights
from retrieval.other_languages.words import AnyWord

STATES_READER = Path(__file__).parents[1] / "data" / "states-reader.npz"
"""Made by `benchmarks/fit_states_reader.py`, which says on what."""

WIDTH, HEADS = 128, 4
NEIGHBOURS = 3  # pieces on either side that a piece of the passage sees in a layer …
STEPS = (1, 3)  # … every how many-th of them: one number a layer
LEAST_VARIANCE = 1e-5  # added to it, as in torch.nn.LayerNorm

Array = npt.NDArray[np.float32]
_MEAN = np.full((WIDTH, 1), 1 / WIDTH, np.float32)  # as a product: quicker than numpy's mean of rows
Arrays = Mapping[str, Array]


LEAST_ODDS, MOST_ODDS = -8.0, 8.0  # beyond which odds tell no more; of what is not read, the least


@dataclass(frozen=True, slots=True, eq=False)
class AnswerReading:
    """How likely a passage answers, and each of its sentences: logarithms of the odds against that it does not."""

    passage: float
    sentences: Array

    def of_sentences(self, first: int, last: int) -> float:
        """Returns how likely one of those sentences answers."""
        return float(np.logaddexp.reduce(self.sentences[first:last]))


@dataclass(frozen=True, slots=True, eq=False)
class PassageReading:
    """What both readers say of a passage."""

    soft: SoftReading
    answers: AnswerReading


def clipped(odds: float) -> float:
    """Returns logarithms of odds within LEAST_ODDS and MOST_ODDS."""
    return min(MOST_ODDS, max(LEAST_ODDS, odds))


class StatesReader:
    """The fitted network. `saved` are the weights by the names of benchmarks.states_network. Thread-safe."""

    def __init__(self, saved: Arrays) -> None:
        # Matrices the other way round: products of few rows take half the time.
        arrays = {name: np.ascontiguousarray(array.T) if array.ndim == 2 else array for name, array in saved.items()}
        arrays["kinds"] = saved["kinds"]
        self._arrays: Arrays = arrays
        self._layers = [_Layer(arrays, f"layers.{number}.", step) for number, step in enumerate(STEPS)]

    def odds(self, question: Vectors, weights: Array, passage: Vectors) -> Array:
        """Returns for each piece of a passage the logit that it belongs to an answer, less that of there being none.

        `question` (m, 384) and `passage` (n, 384) are states less their mean, of length 1. `weights` (m,) say how much
        the pieces of the question tell.
        """
        arrays = self._arrays
        alike = question @ passage.T
        of_question = np.stack([weights, alike.max(axis=1)], axis=1)
        of_passage = np.stack([(alike * weights[:, None]).max(axis=0), alike.max(axis=0)], axis=1)
        asked = _dense(arrays, "states", question) + _dense(arrays, "likeness", of_question) + arrays["kinds"][0]
        text = _dense(arrays, "states", passage) + _dense(arrays, "likeness", of_passage) + arrays["kinds"][1]
        asked = np.concatenate([arrays["kinds"][2:], asked])
        alike = np.concatenate([np.zeros((1, alike.shape[1]), np.float32), alike])
        for layer in self._layers:
            asked, text = layer(asked, text, alike)
        nothing = _dense(arrays, "nothing", _normed(arrays, "norm", asked[:1]))
        return np.asarray((_dense(arrays, "answers", _normed(arrays, "norm", text)) - nothing)[:, 0])


class _Layer:
    def __init__(self, arrays: Arrays, prefix: str, step: int) -> None:
        self._arrays = {name.removeprefix(prefix): array for name, array in arrays.items() if name.startswith(prefix)}
        self._step = step

    def __call__(self, asked: Array, text: Array, alike: Array) -> tuple[Array, Array]:
        """Returns the new vectors of the question and of the passage."""
        arrays = self._arrays
        normed = _normed(arrays, "text_norm", text)
        mine = self._split(_dense(arrays, "attention", _normed(arrays, "asked_norm", asked)))
        theirs = self._split(_dense(arrays, "attention", normed))
        bias = arrays["alike_weights"][:, None, None] * alike
        keys, values = (np.concatenate([mine[part], theirs[part]], axis=1) for part in (1, 2))
        among = np.concatenate([np.zeros((HEADS, len(asked), len(asked)), np.float32), bias], axis=2)
        asked = asked + _dense(arrays, "attended", _attend(mine[0], keys, values, among))
        text = text + _dense(arrays, "attended", _attend(theirs[0], mine[1], mine[2], bias.transpose(0, 2, 1)))
        text = text + _dense(arrays, "neighbours", self._neighbours(normed))
        return self._forward(asked), self._forward(text)

    def _split(self, projected: Array) -> Array:
        """Returns queries, keys and values by head: (n, 3 * WIDTH) to (3, HEADS, n, WIDTH / HEADS)."""
        return projected.reshape(len(projected), 3, HEADS, -1).transpose(1, 2, 0, 3)

    def _neighbours(self, normed: Array) -> Array:
        """Returns for each piece what its neighbours are, side by side."""
        each = _rectified(_dense(self._arrays, "neighbour", normed))
        beyond = NEIGHBOURS * self._step
        padded = np.zeros((len(each) + 2 * beyond, each.shape[1]), np.float32)
        padded[beyond : beyond + len(each)] = each
        starts = range(0, 2 * beyond + 1, self._step)
        return np.concatenate([padded[start : start + len(each)] for start in starts], axis=1)

    def _forward(self, states: Array) -> Array:
        inner = _rectified(_dense(self._arrays, "inner", _normed(self._arrays, "forward_norm", states)))
        return states + _dense(self._arrays, "outer", inner)


def _attend(queries: Array, keys: Array, values: Array, bias: Array) -> Array:
    """Returns what each query sees, heads side by side: (HEADS, n, d) to (n, WIDTH)."""
    logits = (queries * np.float32(queries.shape[-1] ** -0.5)) @ keys.transpose(0, 2, 1)
    logits += bias
    logits -= logits.max(axis=2, keepdims=True)
    powers = np.exp(logits, out=logits)
    seen = (powers @ values) / powers.sum(axis=2, keepdims=True)
    return np.ascontiguousarray(seen.transpose(1, 0, 2)).reshape(queries.shape[1], -1)


def _dense(arrays: Arrays, name: str, rows: Array) -> Array:
    product: Array = rows @ arrays[f"{name}.weight"]
    product += arrays[f"{name}.bias"]
    return product


def _rectified(rows: Array) -> Array:
    return np.maximum(rows, 0, out=rows)


def _normed(arrays: Arrays, name: str, rows: Array) -> Array:
    apart = rows - rows @ _MEAN
    variance = np.einsum("ij,ij->i", apart, apart)[:, None] / np.float32(WIDTH)
    apart *= 1 / np.sqrt(variance + np.float32(LEAST_VARIANCE))
    apart *= arrays[f"{name}.weight"]
    apart += arrays[f"{name}.bias"]
    return np.asarray(apart)


def read_answers(
    reader: StatesReader, means: StateMeans, asked: tuple[PieceStates, Sequence[AnyWord]], passage: Passage,
    states: PieceStates,
) -> AnswerReading:  # fmt: skip
    """Returns the reading of a passage from its states; `asked` are those of the question and its words."""
    question, words = asked
    odds = reader.odds(
        centred(question.states, means.question), piece_weights(question, words), centred(states.states, means.passage)
    )
    start = passage.place.span.start
    sentences = [odds[inside(states, sentence.moved(-start))] for sentence in passage.place.sentences]
    each = [np.logaddexp.reduce(one) if len(one) else -np.inf for one in sentences]
    return AnswerReading(float(np.logaddexp.reduce(odds)), np.array(each, np.float32))


@cache
def load_states_reader(path: Path = STATES_READER) -> StatesReader:
    """Loads the fitted network."""
    with np.load(path) as saved:
        arrays: dict[str, Any] = {name: saved[name].astype(np.float32) for name in saved.files}
    return StatesReader(arrays)
