"""Candidate passages in any language: by meaning, and by words where the passage's language is the question's."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import numpy as np

from index.library.articles import PassageId
from index.library.passage_vectors import Vectors
from index.search.interface import SearchIndex, Window
from retrieval.calendar_ranges import Range
from retrieval.candidates import DEPTH, RECENCY_WEIGHT, Candidate, age_in_days, best_scores, recent_window
from retrieval.event_dates import news_range
from retrieval.question_times import AskedTime

FETCHED = 24  # passages read from the library from each of the two orders, by words and by meaning
KEPT = 24  # of these

# Weights against the best match by words = 1, as in retrieval.candidates.
MEANING_WEIGHT = 0.6
WORDS_ACROSS, MEANING_ACROSS = 0.3, 1.2  # where languages differ and words share names and numbers only


def find_in_any_language(
    index: SearchIndex,
    words: str,
    vector: Vectors | None,
    now: datetime,
    language: str,
    asked: AskedTime | None = None,
) -> list[Candidate]:
    """Returns the best KEPT passages published up to `now`, best first, for a question in `language`.

    Without `vector`, passages are found by words alone, and their meaning counts as 0. If the question asks for a time,
    passages published then count as recent, and are searched separately.
    """
    windows = [Window(until=now), recent_window(now)]
    then = news_range(asked) if asked is not None and asked.condition else None
    windows += [Window(then[0], min(now, then[1]))] if then is not None else []
    bm25 = best_scores(index.matching(words, DEPTH, windows) if words else [])
    cosine = best_scores([index.nearest(vector, DEPTH, window) for window in windows] if vector is not None else [])
    top = max(bm25.values(), default=0.0) or 1.0
    chosen = dict.fromkeys([*_best(bm25), *_best(cosine)])
    found = [
        Candidate(
            passage,
            bm25.get(passage.id, 0.0) / top,
            bm25.get(passage.id, 0.0),
            0.0 if vector is None else float(np.dot(passage.vector, vector)),
            age_in_days(passage, now),
        )
        for passage in index.passages(list(chosen))
    ]
    return sorted(found, key=lambda one: (-closeness(one, language, then), one.passage.id))[:KEPT]


def _best(scores: dict[PassageId, float]) -> Sequence[PassageId]:
    return sorted(scores, key=lambda passage: (-scores[passage], passage))[:FETCHED]


def closeness(candidate: Candidate, language: str, then: Range | None = None) -> float:
    """Returns words, meaning and recency as one number, of which only the order matters.

    What was published within `then` counts as recent.
    """
    same = candidate.passage.article.language == language
    words, meaning = (1.0, MEANING_WEIGHT) if same else (WORDS_ACROSS, MEANING_ACROSS)
    published = candidate.passage.article.published
    is_from_then = then is not None and published is not None and then[0] <= published <= then[1]
    recency = 1.0 if is_from_then else candidate.recency
    return words * candidate.words + meaning * candidate.meaning + RECENCY_WEIGHT * recency
