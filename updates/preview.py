"""Previews: what an interest would have brought in the last days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import zip_longest

from sqlalchemy import Connection, select

from config.clock import Clock, utc_now
from index.indexing.embedding import Embedder
from index.library.articles import ArticleId, ArticleState, PassageId
from index.library.database import Database
from index.library.passage_vectors import Vectors
from index.library.schema import addresses, articles, passages
from index.search.interface import SearchIndex, Window
from updates.active_subscriptions import source_key
from updates.arrivals import Arrival, read_arrival
from updates.delivery_contents import newest_first
from updates.nearby_topics import Nearby, nearby_topics
from updates.question_index import QUESTION, matches, word_weights
from updates.relevance import LEVELS, ArticleAnswerer, Levels, Relevance, as_of, assess
from updates.statements import Statement, same_statement, statement_of
from updates.subscriptions import Interest, Kind
from updates.topics import OnTopic, Topic, on_topic
from updates.update_messages import Item

DAYS = 7
MOST_LOOKED_AT = 500  # articles read for a preview, while somebody waits
MOST_JUDGED = 40  # articles from which a standing question is answered, at a fifth of a second each
MOST_HITS = 400  # passages by meaning and by words each, if there are more articles than MOST_LOOKED_AT


@dataclass(frozen=True, slots=True)
class Preview:
    """The newest stories of the last DAYS days that would have been sent, and their number.

    `more` means that there may be others, because there were too many articles to look at all.
    """

    items: tuple[Item, ...]
    count: int
    more: bool = False
    nearby: tuple[Nearby, ...] = ()  # suggestions for a topic without stories


class Previewer:
    """Tries interests on recent articles. Thread-safe."""

    def __init__(
        self,
        database: Database,
        search: SearchIndex,
        embedder: Embedder,
        answerer: ArticleAnswerer,
        *,
        now: Clock = utc_now,
        levels: Levels = LEVELS,
    ) -> None:
        self._database = database
        self._search = search
        self._embedder = embedder
        self._answerer = answerer
        self._now = now
        self._levels = levels

    def preview(self, interest: Interest, limit: int = 3) -> Preview:
        """Returns what the interest would have brought, by the rules of matching, with at most `limit` stories."""
        now = self._now()
        vector = self._embedder.questions([interest.text])[0] if interest.has_meaning else None
        with self._database.reading() as connection:
            ids, more = self._candidates(connection, interest, vector, now)
            items: dict[int, Item] = {}
            looked_at: list[Arrival] = []
            for arrival, relevance in self._told(connection, interest, vector, ids, looked_at, now):
                items.setdefault(
                    arrival.story,
                    Item(None, arrival.card, relevance.quote, certainty=relevance.certainty, matched=relevance.word),
                )
        ordered = newest_first(list(items.values()))
        nearby = (
            ()
            if ordered or vector is None or interest.kind is not Kind.TOPIC
            else nearby_topics(Topic(interest.text, vector), looked_at)
        )
        return Preview(tuple(ordered[:limit]), len(ordered), more, tuple(nearby))

    def _candidates(
        self, connection: Connection, interest: Interest, vector: Vectors | None, now: datetime
    ) -> tuple[list[ArticleId], bool]:
        """Returns the articles to look at, oldest first: all recent ones if there are not too many."""
        since = now - timedelta(days=DAYS)
        ids = _recent(connection, interest, since, now)
        if len(ids) <= MOST_LOOKED_AT or vector is None:
            return ids[-MOST_LOOKED_AT:], len(ids) > MOST_LOOKED_AT
        window = Window(since, now)
        by_meaning = self._search.nearest(vector, MOST_HITS, window)
        by_words = self._search.matching(interest.text, MOST_HITS, [window])[0]
        in_turn = [hit.passage for pair in zip_longest(by_words, by_meaning) for hit in pair if hit]
        chosen = set(_articles_of(connection, in_turn)[:MOST_LOOKED_AT])
        return [id_ for id_ in ids if id_ in chosen], len(by_words) >= MOST_HITS

    def _told(
        self,
        connection: Connection,
        interest: Interest,
        vector: Vectors | None,
        ids: Sequence[ArticleId],
        looked_at: list[Arrival],
        now: datetime,
    ) -> Iterator[tuple[Arrival, Relevance]]:
        said: list[Statement] = []
        judged = 0
        for id_ in ids:
            embedder = self._embedder
            arrival = read_arrival(connection, id_, embedder.name, embedder.dimension, embedder.questions)
            if arrival is not None:
                looked_at.append(arrival)
            met, on = (False, None) if arrival is None else _met(interest, vector, arrival)
            if arrival is None or not met:
                continue
            if interest.kind is Kind.QUESTION:
                judged += 1
                if judged > MOST_JUDGED:
                    return
            relevance = assess(interest, vector, arrival, on, self._answerer, self._levels, as_of(arrival, now))
            if relevance is None:
                continue
            if interest.kind is Kind.QUESTION and relevance.quote is not None:
                statement = statement_of(relevance.quote.span, arrival.text, arrival.passages)
                if any(same_statement(statement, other) for other in said):
                    continue
                said.append(statement)
            yield arrival, relevance


def _met(interest: Interest, vector: Vectors | None, arrival: Arrival) -> tuple[bool, OnTopic | None]:
    """Returns whether matching would have selected it, and how it is on the topic."""
    if interest.kind is Kind.SOURCE:
        return source_key(interest.text) in {source_key(source) for source in arrival.sources}, None
    if vector is None:
        return True, None
    if interest.kind is Kind.TOPIC:
        on = on_topic(Topic(interest.text, vector), arrival)
        return on is not None, on
    return matches(QUESTION, word_weights(interest.text), vector, arrival), None


def _recent(connection: Connection, interest: Interest, since: datetime, now: datetime) -> list[ArticleId]:
    """Returns the articles of these days, oldest first."""
    chosen = select(articles.c.id).where(
        articles.c.published >= since, articles.c.published <= now, articles.c.state == ArticleState.LIVE.value
    )
    if interest.kind is Kind.SOURCE:
        there = select(addresses.c.article).where(addresses.c.source == interest.text)
        chosen = chosen.where(articles.c.id.in_(there))
    ordered = chosen.order_by(articles.c.published, articles.c.id)
    return [ArticleId(number) for number in connection.execute(ordered).scalars()]


def _articles_of(connection: Connection, ids: Sequence[PassageId]) -> list[ArticleId]:
    """Returns the articles of these passages, each once, in order."""
    rows = connection.execute(select(passages.c.id, passages.c.article).where(passages.c.id.in_(set(ids))))
    article = {row.id: ArticleId(row.article) for row in rows}
    return list(dict.fromkeys(article[id_] for id_ in ids if id_ in article))
