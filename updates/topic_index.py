"""Finds the topics of an article: their words are in inverted indexes by language, their vectors in a FAISS index.

The result is exactly that of `updates.topics.on_topic` for every topic.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import faiss
import numpy as np
import numpy.typing as npt

from index.library.passage_vectors import Vectors
from updates.arrivals import Arrival
from updates.subscriptions import SubscriptionId
from updates.topics import FOREIGN, NEAR, OnTopic, Topic, on_topic, words_sought
from updates.word_forms import ENGLISH

ROUNDING = 1e-4  # float32 sums depend on the order of terms, so candidates are selected this much below each minimum
DEAD_SHARE = 0.25  # the index is rebuilt once nobody follows this share of its topics
DEAD_LEAST = 1000

Rows = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class IndexedTopic:
    """A topic that somebody follows."""

    id: SubscriptionId
    topic: Topic


class _WordsOfLanguage:
    """The rows in which each form stands, with its weight; grows as rows are added."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._postings: defaultdict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
        self._arrays: dict[str, tuple[Rows, Rows]] = {}
        self._wholes: list[int] = []
        self._whole_array: Rows = np.zeros(0, np.int64)

    def take_up(self, topics: Sequence[Topic]) -> None:
        """Adds the topics after those that it has."""
        for row in range(len(self._wholes), len(topics)):
            sought = words_sought.__wrapped__(topics[row].text, self._language)
            for form, weight in sought.items():
                rows, weights = self._postings[form]
                rows.append(row)
                weights.append(weight)
                self._arrays.pop(form, None)
            self._wholes.append(sum(sought.values()))
        if len(self._whole_array) < len(self._wholes):
            self._whole_array = np.array(self._wholes, np.int64)

    @property
    def wholes(self) -> Rows:
        """The weight of all words of each row."""
        return self._whole_array

    def held(self, forms: frozenset[str]) -> Rows:
        """Returns, for each row, the weight of its words that are among the `forms`."""
        held = [self._array(form) for form in forms if form in self._postings]
        if not held:
            return np.zeros(len(self._wholes), np.int64)
        rows, weights = (np.concatenate(parts) for parts in zip(*held, strict=True))
        return np.bincount(rows, weights, minlength=len(self._wholes)).astype(np.int64)  # exact: far below 2**53

    def _array(self, form: str) -> tuple[Rows, Rows]:
        if form not in self._arrays:
            rows, weights = self._postings[form]
            self._arrays[form] = np.array(rows, np.int64), np.array(weights, np.int64)
        return self._arrays[form]


class TopicIndex:
    """The topics that are followed, each once however many follow it. Not thread-safe."""

    def __init__(self, dimension: int) -> None:
        self._dimension = dimension
        self._clear()

    def _clear(self) -> None:
        self._vectors = faiss.IndexFlatIP(self._dimension)
        self._topics: list[Topic] = []
        self._followers: list[set[SubscriptionId]] = []
        self._dead = 0  # rows without a follower
        self._rows: dict[str, int] = {}
        self._row_of: dict[SubscriptionId, int] = {}
        self._words: dict[str, _WordsOfLanguage] = {}

    def __len__(self) -> int:
        return len(self._row_of)

    def put(self, wanted: Sequence[IndexedTopic]) -> None:
        """Adds topics, and replaces those with the same ids."""
        fresh: list[Topic] = []
        for each in wanted:
            self._leave(each.id)
            row = self._rows.get(each.topic.text)
            if row is None:
                row = self._rows[each.topic.text] = len(self._topics)
                self._topics.append(each.topic)
                self._followers.append(set())
                fresh.append(each.topic)
            elif not self._followers[row]:
                self._dead -= 1
            self._followers[row].add(each.id)
            self._row_of[each.id] = row
        if fresh:
            self._vectors.add(np.stack([topic.vector for topic in fresh]).astype(np.float32))

    def drop(self, id_: SubscriptionId) -> None:
        """Removes a topic, if it is there."""
        self._leave(id_)
        if self._dead > max(DEAD_LEAST, DEAD_SHARE * len(self._topics)):
            alive = [IndexedTopic(i, self._topics[row]) for i, row in self._row_of.items()]
            self._clear()
            self.put(alive)

    def matching(self, arrival: Arrival) -> dict[SubscriptionId, OnTopic]:
        """Returns the subscriptions to topics that the article is on, and how it is on each."""
        if not self._row_of:
            return {}
        found: dict[SubscriptionId, OnTopic] = {}
        for row in self._proposed(arrival):
            if self._followers[row] and (on := on_topic(self._topics[row], arrival)) is not None:
                found.update(dict.fromkeys(self._followers[row], on))
        return found

    def _proposed(self, arrival: Arrival) -> list[int]:
        """Returns rows that include all that `on_topic` accepts, and few others."""
        language = arrival.card.language or ENGLISH
        if language not in self._words:
            self._words[language] = _WordsOfLanguage(language)
        words = self._words[language]
        words.take_up(self._topics)
        held = words.held(arrival.evidence.lead)
        whole = np.flatnonzero((held == words.wholes) & (held > 0))
        both = self._matrix() @ np.stack([arrival.vectors[0], arrival.title_vector], axis=1).astype(np.float32)
        lead, title = both[:, 0] + ROUNDING, both[:, 1] + ROUNDING
        if not arrival.is_english:
            return np.union1d(whole, np.flatnonzero(lead >= FOREIGN)).tolist()  # type: ignore[no-any-return]
        larger = np.maximum(lead, title)
        partly = np.flatnonzero((larger >= NEAR.part) & (held >= (NEAR.share - ROUNDING) * words.wholes) & (held > 0))
        partly = partly[held[partly] / words.wholes[partly] + larger[partly] >= NEAR.fused - ROUNDING]
        near = np.flatnonzero((lead >= NEAR.lead) | ((lead >= NEAR.both_lead) & (title >= NEAR.both_title)))
        return np.union1d(np.union1d(whole, partly), near).tolist()  # type: ignore[no-any-return]

    def _matrix(self) -> Vectors:
        """Returns the vectors of all rows without a copy: shape (rows, dimension)."""
        count = self._vectors.ntotal
        matrix: Vectors = faiss.rev_swig_ptr(self._vectors.get_xb(), count * self._dimension).reshape(count, -1)
        return matrix

    def _leave(self, id_: SubscriptionId) -> None:
        row = self._row_of.pop(id_, None)
        if row is not None:
            self._followers[row].discard(id_)
            self._dead += not self._followers[row]
