"""The soft reader: how well a passage matches each piece of a question, by the states of a multilingual model.

For each piece of the question, the nearest piece of the passage; weighted by the words they belong to (late
interaction: Khattab and Zaharia 2020, https://doi.org/10.1145/3397271.3401075).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Protocol, runtime_checkable

import numpy as np
import numpy.typing as npt

from index.library.articles import Span
from index.library.passage_vectors import Passage, Vectors
from retrieval.other_languages.words import AnyWord

LANGUAGES = Path(__file__).parents[1] / "data" / "languages.npz"
"""Made by `benchmarks/fit_languages.py`, which says on what."""

NOT_READ = 0.0
LEAST_LENGTH = 1e-9
READ = 4  # candidates, at some 15 ms of one core each


class PieceStates(Protocol):
    """The word pieces of a text: `spans` (n, 2) in the text, `states` (n, width) not normalised."""

    @property
    def spans(self) -> npt.NDArray[np.int32]: ...
    @property
    def states(self) -> Vectors: ...


@runtime_checkable
class StatesModel(Protocol):
    """An embedder that also gives the states of each piece."""

    def question_states(self, texts: Sequence[str]) -> Sequence[PieceStates]:
        """Returns the states of each question's pieces."""
        ...

    def passage_states(self, texts: Sequence[str]) -> Sequence[PieceStates]:
        """Returns the states of each passage's pieces."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class StateMeans:
    """The mean states of the pieces of questions and of passages: without them, all states point alike."""

    question: Vectors
    passage: Vectors


@cache
def load_means(path: Path = LANGUAGES) -> StateMeans:
    """Loads the means that `benchmarks/fit_languages.py` took."""
    with np.load(path) as saved:
        return StateMeans(saved["states.question"], saved["states.passage"])


@dataclass(frozen=True, slots=True, eq=False)
class SoftReading:
    """How well a passage matches: as a whole, and at each of its sentences (shape (pieces of the question, sentences)).

    `passage` and `least` lie in -1 to 1; `least` is that of the worst matched word that tells.
    """

    passage: float
    least: float
    sentences: npt.NDArray[np.float32]
    weights: npt.NDArray[np.float32]

    def of_sentences(self, first: int, last: int) -> float:
        """Returns how well those sentences match."""
        return float(self.sentences[:, first:last].max(axis=1) @ self.weights)


TELLING_WEIGHT = 0.3  # of a word; lighter ones may be missing


def read_softly(
    means: StateMeans, question: PieceStates, words: Sequence[AnyWord], passage: Passage, states: PieceStates
) -> SoftReading | None:
    """Returns the reading of a passage from the states of both; None if either has no pieces."""
    weights = piece_weights(question, words)
    if not len(states.states) or not weights.any():
        return None
    near = centred(question.states, means.question) @ centred(states.states, means.passage).T
    start = passage.place.span.start
    sentences = np.full((len(near), len(passage.place.sentences)), -1.0, np.float32)
    for number, sentence in enumerate(passage.place.sentences):
        within = inside(states, sentence.moved(-start))
        if within.any():
            sentences[:, number] = near[:, within].max(axis=1)
    best = near.max(axis=1)
    shares = weights / weights.sum()
    telling = weights >= min(TELLING_WEIGHT, float(weights.max()))
    return SoftReading(float(best @ shares), float(best[telling].min()), sentences, shares)


def centred(states: Vectors, mean: Vectors) -> Vectors:
    """Returns states (n, width) less their mean, of length 1."""
    apart = states - mean
    return np.asarray(apart / (np.linalg.norm(apart, axis=1, keepdims=True) + LEAST_LENGTH), np.float32)


def piece_weights(question: PieceStates, words: Sequence[AnyWord]) -> npt.NDArray[np.float32]:
    """Returns for each piece the weight of the word it belongs to; 0 between words."""
    found = np.zeros(len(question.spans), np.float32)
    for word in words:
        found[inside(question, Span(word.start, word.end))] = word.weight
    return found


def inside(pieces: PieceStates, span: Span) -> npt.NDArray[np.bool_]:
    """Returns which pieces lie in a span of their text, by their middles."""
    middle = pieces.spans.sum(axis=1) / 2
    return np.asarray((middle >= span.start) & (middle <= span.end))
