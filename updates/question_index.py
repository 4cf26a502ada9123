"""Finds the standing questions that an article may answer, by meaning and words together.

`matches` is the rule for one question. `QuestionIndex` finds exactly what the rule lets through among all questions:
their vectors are in a FAISS index, their words in an inverted index.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import faiss
import numpy as np
import numpy.typing as npt

from index.library.passage_vectors import Vectors
from retrieval.english_words import rarity
from retrieval.question_words import question_words
from updates.arrivals import Arrival
from updates.subscriptions import SubscriptionId


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Minimum values: an article matches if `words`, `meaning` and their weighted sum `fused` reach them.

    `meaning` is the cosine to the nearest passage. `words` is the share of the question's words that the article holds,
    with more weight on rare words.
    """

    words: float
    meaning: float
    fused: float


MEANING_WEIGHT = 1.0
WORDS_WEIGHT = 1.0

# Selects candidates only: the confidence of the answer decides what is sent. For 97 in 100 questions of 2022 this finds
# the best article, and it selects 2 in 100 of the articles of those weeks.
QUESTION = Thresholds(words=0.45, meaning=0.35, fused=1.05)


def word_weights(text: str) -> dict[str, float]:
    """Returns the stems of a question with their weights, which sum to 1; empty if it has no words."""
    words = question_words(text)
    stems = {word.stem for word in words if not word.stops} or {word.stem for word in words}
    rarities = {stem: rarity(stem) for stem in sorted(stems)}
    whole = sum(rarities.values())
    return {stem: value / whole for stem, value in rarities.items()}


def matches(least: Thresholds, weights: Mapping[str, float], vector: Vectors, arrival: Arrival) -> bool:
    """Returns whether an article may answer the question with these `weights` and `vector`."""
    cosine = float((arrival.vectors @ vector).max())
    words = sum(weight for stem, weight in weights.items() if stem in arrival.stems)
    return (
        words >= least.words
        and cosine >= least.meaning
        and WORDS_WEIGHT * words + MEANING_WEIGHT * cosine >= least.fused
    )


ROUNDING = 1e-4  # float32 sums depend on the order of terms, so candidates are selected this much below each minimum
DEAD_SHARE = 0.25  # the index is rebuilt once this share of its rows is unused
DEAD_LEAST = 1000

Rows = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class IndexedQuestion:
    """A standing question with the weights of its words, and its vector."""

    id: SubscriptionId
    weights: Mapping[str, float]
    vector: Vectors


class _Postings:
    """The rows that hold a word, with its weight in each. Grows, and is read as arrays."""

    def __init__(self) -> None:
        self._rows: list[int] = []
        self._weights: list[float] = []
        self._frozen: tuple[Rows, npt.NDArray[np.float64]] | None = None

    def add(self, row: int, weight: float) -> None:
        self._rows.append(row)
        self._weights.append(weight)
        self._frozen = None

    def arrays(self) -> tuple[Rows, npt.NDArray[np.float64]]:
        if self._frozen is None:
            self._frozen = np.array(self._rows, np.int64), np.array(self._weights, np.float64)
        return self._frozen


class QuestionIndex:
    """The standing questions, searched by article. Not thread-safe."""

    def __init__(self, thresholds: Thresholds, dimension: int) -> None:
        self._thresholds = thresholds
        self._dimension = dimension
        self._clear()

    def _clear(self) -> None:
        self._vectors = faiss.IndexFlatIP(self._dimension)
        self._ids: list[SubscriptionId | None] = []  # None for an unused row
        self._weights: list[Mapping[str, float]] = []
        self._rows: dict[SubscriptionId, int] = {}
        self._postings: defaultdict[str, _Postings] = defaultdict(_Postings)

    def __len__(self) -> int:
        return len(self._rows)

    def put(self, interests: Sequence[IndexedQuestion]) -> None:
        """Adds questions, and replaces those with the same ids."""
        if not interests:
            return
        for interest in interests:
            self._bury(interest.id)
        first = len(self._ids)
        self._vectors.add(np.stack([interest.vector for interest in interests]).astype(np.float32))
        for row, interest in enumerate(interests, first):
            self._ids.append(interest.id)
            self._weights.append(interest.weights)
            self._rows[interest.id] = row
            for stem, weight in interest.weights.items():
                self._postings[stem].add(row, weight)

    def drop(self, id_: SubscriptionId) -> None:
        """Removes a question, if it is there."""
        self._bury(id_)
        dead = len(self._ids) - len(self._rows)
        if dead > max(DEAD_LEAST, DEAD_SHARE * len(self._ids)):
            alive = [IndexedQuestion(i, self._weights[row], self._vector(row)) for i, row in self._rows.items()]
            self._clear()
            self.put(alive)

    def matching(self, arrival: Arrival) -> list[SubscriptionId]:
        """Returns the questions that the article may answer, in order of id."""
        if not self._rows:
            return []
        sure, unsure = self._near_in_meaning(self._shared_words(arrival), arrival)
        found = sure | {row for row in unsure if self._fits(row, arrival)}
        return sorted(id_ for row in found if (id_ := self._ids[row]) is not None)

    def _fits(self, row: int, arrival: Arrival) -> bool:
        return matches(self._thresholds, self._weights[row], self._vector(row), arrival)

    def _shared_words(self, arrival: Arrival) -> npt.NDArray[np.float64]:
        """Returns the share of words that the article holds, for each row."""
        held = [self._postings[stem].arrays() for stem in arrival.stems if stem in self._postings]
        if not held:
            return np.zeros(len(self._ids))
        rows = np.concatenate([rows for rows, _ in held])
        weights = np.concatenate([weights for _, weights in held])
        return np.bincount(rows, weights, minlength=len(self._ids)).astype(np.float64)

    def _near_in_meaning(self, words: npt.NDArray[np.float64], arrival: Arrival) -> tuple[set[int], set[int]]:
        """Returns the rows that match with a margin, and those so close to a minimum that the rule must decide."""
        least = self._thresholds
        rows = np.flatnonzero(words >= least.words - ROUNDING)
        if not len(rows):
            return set(), set()
        cosines = (self._vectors.reconstruct_batch(rows) @ arrival.vectors.T).max(axis=1)
        fused = WORDS_WEIGHT * words[rows] + MEANING_WEIGHT * cosines
        near = (cosines >= least.meaning - ROUNDING) & (fused >= least.fused - 2 * ROUNDING)
        beyond = (
            (words[rows] >= least.words + ROUNDING)
            & (cosines >= least.meaning + ROUNDING)
            & (fused >= least.fused + 2 * ROUNDING)
        )
        return set(rows[beyond].tolist()), set(rows[near & ~beyond].tolist())

    def _bury(self, id_: SubscriptionId) -> None:
        row = self._rows.pop(id_, None)
        if row is not None:
            self._ids[row] = None

    def _vector(self, row: int) -> Vectors:
        vector: Vectors = self._vectors.reconstruct(row)
        return vector
