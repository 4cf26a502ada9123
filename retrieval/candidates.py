"""Candidate passages: found by meaning and by words, among all passages and among recent ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

import numpy as np

from index.library.articles import PassageId
from index.library.passage_vectors import Passage, Vectors
from index.search.interface import Hit, SearchIndex, Window

DEPTH = 60  # hits taken from each of the four searches; for 98 in 100 questions the right passage is in the first 30
RECENT = timedelta(days=24)  # most news questions are about the last weeks, so these are also searched separately
FETCHED = 40  # passages read from the library for each question
FETCHED_IN_HASTE = 24  # the same where none of them is given to the reader, since many questions wait
EARLY_SHARE = 0.75  # of them, found by words, are read while the question is embedded

# Weights of what is known before ranking, against the best match by words = 1 (benchmarks/ablation.py compares).
MEANING_WEIGHT = 0.6
RECENCY_WEIGHT = 0.6
RECENCY_HALF_LIFE_DAYS = 14.0
UNDATED_AGE_DAYS = 400.0  # articles without a date count as old

_beside = ThreadPoolExecutor(2, thread_name_prefix="search")  # both engines release the GIL while they search


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A passage and how it was found. `words` is its BM25 score as a share of the best hit's, `meaning` its cosine."""

    passage: Passage
    words: float
    words_raw: float
    meaning: float
    age_days: float

    @property
    def recency(self) -> float:
        """1 for now, halved with each half-life."""
        return float(0.5 ** (self.age_days / RECENCY_HALF_LIFE_DAYS))

    @property
    def fused(self) -> float:
        """Meaning, words and recency as one number, of which only the order matters."""
        return self.words + MEANING_WEIGHT * self.meaning + RECENCY_WEIGHT * self.recency


class FoundByWords(NamedTuple):
    """The hits among all passages and among recent ones, and the passages of the best of them."""

    hits: Sequence[list[Hit]]
    passages: Mapping[PassageId, Passage]


class CandidateSearch:
    """A search that begins with the words, in threads of its own: they need not wait for the question's vector.

    The passages that match best by words are read from the library meanwhile."""

    def __init__(self, index: SearchIndex, words: str, now: datetime, fetched: int = FETCHED) -> None:
        """`words` are the words to search for, separated by blanks, in what was published up to `now`.

        `fetched` is how many passages are read from the library."""
        self._index = index
        self._now = now
        self._fetched = fetched
        self._windows = Window(until=now), recent_window(now)
        early = int(EARLY_SHARE * fetched)
        self._by_words = _beside.submit(_search_words, index, words, self._windows, early) if words else None

    def candidates(self, vector: Vectors) -> list[Candidate]:
        """Returns the best passages, best first. `vector` is the embedding of the question."""
        everything, recent = self._windows
        near_recent = _beside.submit(self._index.nearest, vector, DEPTH, recent)
        by_meaning = [self._index.nearest(vector, DEPTH, everything), near_recent.result()]
        by_words = self._by_words.result() if self._by_words is not None else FoundByWords([], {})
        chosen = _most_promising(by_words.hits, by_meaning)[: self._fetched]
        return _read(self._index, chosen, by_words, vector, self._now)


def recent_window(now: datetime) -> Window:
    """Returns the last RECENT days, from a whole hour on: an index keeps what it knows of a window for the next one."""
    return Window(since=(now - RECENT).replace(minute=0, second=0, microsecond=0), until=now)


def find_candidates(
    index: SearchIndex, words: str, vector: Vectors, now: datetime, fetched: int = FETCHED
) -> list[Candidate]:
    """Returns the candidates of a CandidateSearch for which the vector is known already."""
    return CandidateSearch(index, words, now, fetched).candidates(vector)


def fetched_for(read: int) -> int:
    """Returns how many passages are fetched for a question of which `read` are given to the reader."""
    return FETCHED if read else FETCHED_IN_HASTE


def _search_words(index: SearchIndex, words: str, windows: Sequence[Window], early: int) -> FoundByWords:
    hits = index.matching(words, DEPTH, windows)
    likely = _most_promising(hits, [])[:early]
    return FoundByWords(hits, {passage.id: passage for passage in index.passages(likely)})


def _read(
    index: SearchIndex, chosen: Sequence[PassageId], by_words: FoundByWords, vector: Vectors, now: datetime
) -> list[Candidate]:
    """Returns the `chosen` passages, best first; those that were not read yet are read from the library."""
    bm25 = best_scores(by_words.hits)
    early = [by_words.passages[passage] for passage in chosen if passage in by_words.passages]
    later = index.passages([passage for passage in chosen if passage not in by_words.passages])
    top = max(bm25.values(), default=0.0) or 1.0
    found = [
        Candidate(
            passage,
            words=bm25.get(passage.id, 0.0) / top,
            words_raw=bm25.get(passage.id, 0.0),
            meaning=float(np.dot(passage.vector, vector)),
            age_days=age_in_days(passage, now),
        )
        for passage in (*early, *later)
    ]
    return sorted(found, key=lambda candidate: (-candidate.fused, candidate.passage.id))


def _most_promising(by_words: Sequence[list[Hit]], by_meaning: Sequence[list[Hit]]) -> list[PassageId]:
    """Returns all passages that were found, the most promising first, by what is known before they are read."""
    bm25, cosine = best_scores(by_words), best_scores(by_meaning)
    recent = _of_recent(by_words) | _of_recent(by_meaning)
    top = max(bm25.values(), default=0.0) or 1.0
    floor = min(cosine.values(), default=0.0)

    def before_reading(passage: PassageId) -> float:
        known = bm25.get(passage, 0.0) / top + MEANING_WEIGHT * cosine.get(passage, floor)
        return known + RECENCY_WEIGHT * (0.5 if passage in recent else 0.0)

    return sorted(bm25.keys() | cosine.keys(), key=lambda passage: (-before_reading(passage), passage))


def _of_recent(searches: Sequence[list[Hit]]) -> set[PassageId]:
    return {hit.passage for hits in searches[1:] for hit in hits}


def best_scores(searches: Iterable[list[Hit]]) -> dict[PassageId, float]:
    """Returns the best score of each passage."""
    best: dict[PassageId, float] = {}
    for hits in searches:
        for hit in hits:
            best[hit.passage] = max(hit.score, best.get(hit.passage, hit.score))
    return best


def age_in_days(passage: Passage, now: datetime) -> float:
    """Returns how long ago the passage was published; UNDATED_AGE_DAYS without a date."""
    published = passage.article.published
    return max(0.0, (now - published).total_seconds() / 86_400) if published else UNDATED_AGE_DAYS
