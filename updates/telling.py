"""Whether an article is really for somebody, and what is quoted of it: the last word, after the index's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from index.search import Passage, Vectors
from retrieval.answers import Quote
from updates.arrivals import Arrival
from updates.quoting import lead_quote, topic_quote
from updates.rules import passes_filters
from updates.subscriptions import Kind, Wish

# Confidence from which an answer is sent unasked, fitted on the standing questions of 2022 (precision 0.92 as judged by
# hand, 0.83 where other words for an answer count as wrong); measured on those of 2023: 0.92 and 0.87, recall 0.15.
# To be fitted anew with each ranker: `python -m benchmarks.matching_quality` prints the curve.
SURE_ENOUGH = 0.96


@dataclass(frozen=True, slots=True)
class Judged:
    """An answer to a standing question, and how sure it is (0 to 1, calibrated)."""

    quote: Quote
    confidence: float


class Judge(Protocol):
    """Reads an article with a question in mind."""

    def judge(self, question: str, vector: Vectors, passages: Sequence[Passage], now: datetime) -> Judged | None:
        """The best answer that these passages of one article give; None where they hold none.

        `vector` is the question's, shape (dimension,). Nothing is asked of it but a pure answer: the same each time.
        """
        ...


class JudgedOnce:
    """A judge that is asked once what several readers ask, of one article."""

    def __init__(self, judge: Judge) -> None:
        self._judge = judge
        self._known: dict[str, Judged | None] = {}

    def judge(self, question: str, vector: Vectors, passages: Sequence[Passage], now: datetime) -> Judged | None:
        """See Judge."""
        if question not in self._known:
            self._known[question] = self._judge.judge(question, vector, passages, now)
        return self._known[question]


@dataclass(frozen=True, slots=True)
class Telling:
    """An article is told, with this quote, or (None) with its headline alone."""

    quote: Quote | None


def telling(
    wish: Wish, vector: Vectors | None, arrival: Arrival, judge: Judge, sure_enough: float, now: datetime
) -> Telling | None:
    """What is told of an article that may be what is wished for; None where it is not after all.

    `vector` is the wish's; topics and questions have one.
    """
    if (wish.include or wish.exclude) and not passes_filters(wish, arrival.literal):
        return None
    if wish.kind is Kind.QUESTION and vector is not None:
        judged = judge.judge(wish.text, vector, arrival.passages, now)
        return Telling(judged.quote) if judged is not None and judged.confidence >= sure_enough else None
    if wish.kind is Kind.TOPIC and vector is not None:
        return Telling(topic_quote(vector, arrival) or lead_quote(arrival))
    return Telling(lead_quote(arrival))
