"""Whether what an article brings is wanted by somebody who found it too much."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, func, select

from index.library.articles import ArticleState
from index.library.schema import articles
from retrieval.answers import Certainty
from updates.arrivals import Arrival
from updates.relevance import Relevance
from updates.subscriptions import Kind, Subscription
from updates.topics import Strength

ALIKE = 0.45  # cosine of two stories from which who wants less of one wants less of the other: by their titles
IMPORTANT_SOURCES = 2  # that have a story, whatever its headline says: then it is important


def is_wanted(connection: Connection, subscription: Subscription, relevance: Relevance, arrival: Arrival) -> bool:
    """Whether it is important where only that is wanted, and not like what is not wanted."""
    if subscription.important_only and not is_important(connection, subscription.interest.kind, relevance, arrival):
        return False
    return not (subscription.unwanted and _is_like(subscription.unwanted, arrival))


def is_important(connection: Connection, kind: Kind, relevance: Relevance, arrival: Arrival) -> bool:
    """An answer that is sure, a topic that the headline names, or a story that several sources have."""
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
