"""Finds the wishes that an article may fulfil: their vectors in a FAISS index of their own, their words inverted.

It proposes exactly what the rule of `updates.candidate_rules` lets through when it is asked about every wish in turn.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import faiss
import numpy as np
import numpy.typing as npt

from index.library.passage_vectors import Vectors
from updates.arrivals import Arrival
from updates.candidate_rules import MEANING_WEIGHT, WORDS_WEIGHT, Thresholds, matches
from updates.subscriptions import SubscriptionId

ROUNDING = 1e-4  # sums of float32 differ by the order of their terms: proposals are made this much below each least
DEAD_SHARE = 0.25  # the index is made anew once this share of its rows belongs to nobody
DEAD_LEAST = 1000

Rows = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class IndexedQuestion:
    """A wish as it is searched: its words' shares, and its vector."""

    id: SubscriptionId
    weights: Mapping[str, float]
    vector: Vectors


class _Postings:
    """The rows that a word stands in, with its share of each; grows, and is read as arrays."""

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
    """The wishes of one kind, searched by articles. For one thread at a time."""

    def __init__(self, thresholds: Thresholds, dimension: int) -> None:
        self._thresholds = thresholds
        self._dimension = dimension
        self._clear()

    def _clear(self) -> None:
        self._vectors = faiss.IndexFlatIP(self._dimension)
        self._ids: list[SubscriptionId | None] = []  # None where the row belongs to nobody any more
        self._weights: list[Mapping[str, float]] = []
        self._rows: dict[SubscriptionId, int] = {}
        self._postings: defaultdict[str, _Postings] = defaultdict(_Postings)

    def __len__(self) -> int:
        return len(self._rows)

    def put(self, interests: Sequence[IndexedQuestion]) -> None:
        """Adds wishes, in the place of those with the same ids."""
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
        """Takes a wish out, if it is there."""
        self._bury(id_)
        dead = len(self._ids) - len(self._rows)
        if dead > max(DEAD_LEAST, DEAD_SHARE * len(self._ids)):
            alive = [IndexedQuestion(i, self._weights[row], self._vector(row)) for i, row in self._rows.items()]
            self._clear()
            self.put(alive)

    def matching(self, arrival: Arrival) -> list[SubscriptionId]:
        """The wishes that the article may fulfil by the rule, in the order of their ids."""
        if not self._rows:
            return []
        sure, unsure = self._near_in_meaning(self._shared_words(arrival), arrival)
        found = sure | {row for row in unsure if self._fits(row, arrival)}
        return sorted(id_ for row in found if (id_ := self._ids[row]) is not None)

    def _fits(self, row: int, arrival: Arrival) -> bool:
        return matches(self._thresholds, self._weights[row], self._vector(row), arrival)

    def _shared_words(self, arrival: Arrival) -> npt.NDArray[np.float64]:
        """Of each row, the share of its words that the article holds."""
        held = [self._postings[stem].arrays() for stem in arrival.stems if stem in self._postings]
        if not held:
            return np.zeros(len(self._ids))
        rows = np.concatenate([rows for rows, _ in held])
        weights = np.concatenate([weights for _, weights in held])
        return np.bincount(rows, weights, minlength=len(self._ids)).astype(np.float64)

    def _near_in_meaning(self, words: npt.NDArray[np.float64], arrival: Arrival) -> tuple[set[int], set[int]]:
        """Rows that share words enough and are near enough in meaning: those beyond doubt, and those at the edge."""
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
