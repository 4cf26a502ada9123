"""Whether an article is really for somebody, and what is quoted of it: the last word, after the index's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from index.library.passage_vectors import Passage, Vectors
from retrieval.answers import Certainty, Quote
from updates.arrivals import Arrival
from updates.candidate_rules import passes_filters
from updates.lead_quotes import lead_quote, topic_quote
from updates.subscriptions import Interest, Kind
from updates.topics import OnTopic, Topic


@dataclass(frozen=True, slots=True)
class Levels:
    """Confidences from which a standing question is told an answer unasked: as `sure`, and as what may answer it."""

    sure: float
    likely: float

    def __post_init__(self) -> None:
        if not 0.0 <= self.likely <= self.sure <= 1.0:
            raise ValueError("what is sure is likely, and both lie between 0 and 1")


# Fitted on the standing questions of 2022, measured on those of 2023: `python -m benchmarks.matching_quality` prints
# precision and recall by level, and which levels to take. To be fitted anew with each ranker.
LEVELS = Levels(sure=0.96, likely=0.75)


@dataclass(frozen=True, slots=True)
class ArticleAnswer:
    """An answer to a standing question, how sure it is (0 to 1, calibrated), and how an answer would show it."""

    quote: Quote
    confidence: float
    certainty: Certainty = Certainty.SURE


class ArticleAnswerer(Protocol):
    """Reads an article with a question in mind."""

    def answer(
        self, question: str, vector: Vectors, passages: Sequence[Passage], now: datetime
    ) -> ArticleAnswer | None:
        """The best answer that these passages of one article give; None where they hold none.

        `vector` is the question's, shape (dimension,). Nothing is asked of it but a pure answer: the same each time.
        """
        ...


class CachedAnswerer:
    """A judge that is asked once what several readers ask, of one article."""

    def __init__(self, answerer: ArticleAnswerer) -> None:
        self._answerer = answerer
        self._known: dict[str, ArticleAnswer | None] = {}

    def answer(
        self, question: str, vector: Vectors, passages: Sequence[Passage], now: datetime
    ) -> ArticleAnswer | None:
        """See ArticleAnswerer."""
        if question not in self._known:
            self._known[question] = self._answerer.answer(question, vector, passages, now)
        return self._known[question]


@dataclass(frozen=True, slots=True)
class Relevance:
    """An article is told, with this quote, or (None) with its headline alone, and why.

    `certainty` is that of an answer to a standing question; `on` says how the article is on a topic.
    """

    quote: Quote | None
    certainty: Certainty = Certainty.NONE
    on: OnTopic | None = None

    @property
    def word(self) -> str:
        """The words by which it is on a topic, as the article has them; empty where there are none."""
        return self.on.word if self.on else ""


def assess(
    interest: Interest,
    vector: Vectors | None,
    arrival: Arrival,
    on: OnTopic | None,
    answerer: ArticleAnswerer,
    levels: Levels,
    now: datetime,
) -> Relevance | None:
    """What is told of an article that has met a wish; None where it is not for it after all.

    `vector` is the wish's; topics and questions have one. `on` is how the article is on the wish's topic.
    """
    if (interest.include or interest.exclude) and not passes_filters(interest, arrival.literal):
        return None
    if interest.kind is Kind.QUESTION and vector is not None:
        answer = answerer.answer(interest.text, vector, arrival.passages, now)
        certainty = certainty_of(answer, levels)
        return Relevance(answer.quote, certainty) if answer is not None and certainty is not Certainty.NONE else None
    if interest.kind is Kind.TOPIC and vector is not None:
        return Relevance(topic_quote(Topic(interest.text, vector), arrival) or lead_quote(arrival), on=on)
    return Relevance(lead_quote(arrival))


def as_of(arrival: Arrival, now: datetime) -> datetime:
    """The moment for which an article is judged: when it was published, where that is known, so that what came after
    it in one batch is no better answer."""
    published = arrival.card.published
    return now if published is None else min(now, published + timedelta(days=1))


def certainty_of(answer: ArticleAnswer | None, levels: Levels) -> Certainty:
    """How an answer to a standing question is told; NONE where it is not."""
    if answer is None or answer.confidence < levels.likely:
        return Certainty.NONE
    if answer.certainty is Certainty.SURE and answer.confidence >= levels.sure:
        return Certainty.SURE
    return Certainty.LIKELY
