"""Decides whether an article is for a subscription, and what is quoted of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from sqlalchemy import Connection, func, select

from index.library.articles import ArticleId, ArticleState
from index.library.passage_vectors import Passage, Vectors
from index.library.schema import articles
from retrieval.answers import Certainty, Query, Quote
from retrieval.article_offers import ArticleOffer
from updates.arrivals import Arrival, literal
from updates.lead_quotes import lead_quote, topic_quote
from updates.subscriptions import Interest, Kind, Subscription
from updates.topics import OnTopic, Strength, Topic


@dataclass(frozen=True, slots=True)
class Levels:
    """Confidences from which an answer to a standing question is sent, as `sure` or as `likely`."""

    sure: float
    likely: float

    def __post_init__(self) -> None:
        if not 0.0 <= self.likely <= self.sure <= 1.0:
            raise ValueError("what is sure is likely, and both lie between 0 and 1")


# benchmarks.fit_standing scales the confidence of standing questions so that these levels hold; benchmarks/quality.md
# has what they give on the questions of 2023.
LEVELS = Levels(sure=0.8, likely=0.6)


@dataclass(frozen=True, slots=True)
class ArticleAnswer:
    """An answer to a standing question, with its calibrated confidence (0 to 1) and certainty."""

    quote: Quote
    confidence: float
    certainty: Certainty = Certainty.SURE


class ArticleAnswerer(Protocol):
    """Answers a question from an article."""

    def answer(
        self, question: str, vector: Vectors, passages: Sequence[Passage], now: datetime
    ) -> ArticleAnswer | None:
        """Returns the best answer from these passages of one article, or None.

        `vector` is that of the question, shape (dimension,). The answer depends on the arguments alone.
        """
        ...


class CachedAnswerer:
    """Answers each question once for one article, however many readers ask it."""

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
    """An article is sent with this quote, or (None) with its headline alone.

    `certainty` is that of an answer to a standing question. `on` says how the article is on a topic.
    """

    quote: Quote | None
    certainty: Certainty = Certainty.NONE
    on: OnTopic | None = None

    @property
    def word(self) -> str:
        """The words by which it is on a topic, as the article has them; empty if there are none."""
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
    """Returns what is sent of an article that matches an interest; None if it is not for it after all.

    `vector` is that of the interest, which topics and questions have. `on` is how the article is on the topic.
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
    """Returns the moment as of which an article is answered from.

    This is a day after its publication, if known, so that later articles of one batch are not better answers."""
    published = arrival.card.published
    return now if published is None else min(now, published + timedelta(days=1))


def certainty_of(answer: ArticleAnswer | None, levels: Levels) -> Certainty:
    """Returns how an answer to a standing question is shown; NONE if it is not sent."""
    if answer is None or answer.confidence < levels.likely:
        return Certainty.NONE
    if answer.certainty is Certainty.SURE and answer.confidence >= levels.sure:
        return Certainty.SURE
    return Certainty.LIKELY


class OfferSource(Protocol):
    """Judges one article as an answer, beside the rest of the library."""

    def offer_from(self, article: ArticleId, query: Query) -> ArticleOffer | None:
        """Returns the article's best quote and how sure it answers; None if it says nothing on the question."""
        ...


class LibraryAnswerer:
    """Answers from one article, as sure as the rest of the library lets it be."""

    def __init__(self, offers: OfferSource) -> None:
        self._offers = offers

    def answer(
        self, question: str, vector: Vectors, passages: Sequence[Passage], now: datetime
    ) -> ArticleAnswer | None:
        """See ArticleAnswerer. The index must hold the article."""
        offer = self._offers.offer_from(passages[0].article.id, Query(question, now, 1))
        return None if offer is None else ArticleAnswer(offer.quote, offer.confidence, offer.certainty)


ALIKE = 0.45  # cosine of titles from which a story is like an unwanted one
IMPORTANT_SOURCES = 2  # sources with which a story is important


def is_wanted(connection: Connection, subscription: Subscription, relevance: Relevance, arrival: Arrival) -> bool:
    """Returns whether the article is important, if only that is wanted, and not like an unwanted story."""
    if subscription.important_only and not is_important(connection, subscription.interest.kind, relevance, arrival):
        return False
    return not (subscription.unwanted and _is_like(subscription.unwanted, arrival))


def is_important(connection: Connection, kind: Kind, relevance: Relevance, arrival: Arrival) -> bool:
    """Returns True for a sure answer, a topic that the headline names, or a story of several sources."""
    if kind is Kind.QUESTION:
        return relevance.certainty is Certainty.SURE
    if relevance.on is not None and relevance.on.strength is Strength.TITLE:
        return True
    return len(arrival.sources) >= IMPORTANT_SOURCES or _sources(connection, arrival.story) >= IMPORTANT_SOURCES


def _sources(connection: Connection, story: int) -> int:
    live = (articles.c.story == story) & (articles.c.state == ArticleState.LIVE.value)
    return int(connection.execute(select(func.count(func.distinct(articles.c.source))).where(live)).scalar_one())


def _is_like(unwanted: Sequence[str], arrival: Arrival) -> bool:
    if arrival.embed is None:
        return False
    vectors = arrival.embed(unwanted)
    return bool(max((vectors @ arrival.title_vector).max(), (vectors @ arrival.vectors[0]).max()) >= ALIKE)


def passes_filters(interest: Interest, text: str) -> bool:
    """Returns whether a text (from `literal`) holds each of the include words and none of the exclude words."""
    return all(literal(word) in text for word in interest.include) and not any(
        literal(word) in text for word in interest.exclude
    )
