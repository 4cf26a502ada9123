"""What a wish would have been told in the last days, before anybody says yes to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import zip_longest

from sqlalchemy import Connection, select

from index.articles import ArticleId, ArticleState, PassageId
from index.database import Database
from index.embedding import Embedder
from index.schema import addresses, articles, passages
from index.search import SearchIndex, Vectors, Window
from updates.arrivals import Arrival, read_arrival
from updates.packing import newest_first
from updates.parcels import Item
from updates.rules import THRESHOLDS, matches, word_weights
from updates.standing import source_key
from updates.subscriptions import Kind, Wish
from updates.telling import SURE_ENOUGH, Judge, telling

DAYS = 7
MOST_LOOKED_AT = 60  # articles that are read for a preview; it is shown while somebody waits
MOST_HITS = 150  # passages, by meaning and by words each


@dataclass(frozen=True, slots=True)
class Preview:
    """The stories of the last DAYS days that would have been told, newest first; `more` where there were others."""

    items: tuple[Item, ...]
    more: bool = False


class Previewing:
    """Tries wishes on what is there. Safe from any thread."""

    def __init__(
        self,
        database: Database,
        search: SearchIndex,
        embedder: Embedder,
        judge: Judge,
        *,
        sure_enough: float = SURE_ENOUGH,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._database = database
        self._search = search
        self._embedder = embedder
        self._judge = judge
        self._sure_enough = sure_enough
        self._now = now

    def preview(self, wish: Wish, limit: int = 5) -> Preview:
        """At most `limit` stories that the wish would have been told."""
        now = self._now()
        vector = self._embedder.questions([wish.text])[0] if wish.kind in THRESHOLDS else None
        since = now - timedelta(days=DAYS)
        with self._database.reading() as connection:
            if vector is None:
                ids = _recent(connection, wish, since)
            else:
                window = Window(since, now)
                by_meaning = self._search.nearest(vector, MOST_HITS, window)
                by_words = self._search.matching(wish.text, MOST_HITS, window)
                in_turn = [hit.passage for pair in zip_longest(by_meaning, by_words) for hit in pair if hit]
                ids = _articles_of(connection, in_turn)
            items: dict[int, Item] = {}
            for id_ in ids[:MOST_LOOKED_AT]:
                arrival = read_arrival(connection, id_, self._embedder.name, self._embedder.dimension)
                if arrival is None or arrival.story in items or not _proposed(wish, vector, arrival):
                    continue
                told = telling(wish, vector, arrival, self._judge, self._sure_enough, now)
                if told is not None:
                    items[arrival.story] = Item(None, arrival.card, told.quote)
        ordered = newest_first(list(items.values()))
        return Preview(tuple(ordered[:limit]), len(ordered) > limit or len(ids) > MOST_LOOKED_AT)


def _proposed(wish: Wish, vector: Vectors | None, arrival: Arrival) -> bool:
    """Whether the wishes' index would have proposed it."""
    if wish.kind is Kind.SOURCE:
        return source_key(wish.text) in {source_key(source) for source in arrival.sources}
    return vector is None or matches(THRESHOLDS[wish.kind], word_weights(wish.text), vector, arrival)


def _recent(connection: Connection, wish: Wish, since: datetime) -> list[ArticleId]:
    chosen = select(articles.c.id).where(articles.c.published >= since, articles.c.state == ArticleState.LIVE.value)
    if wish.kind is Kind.SOURCE:
        there = select(addresses.c.article).where(addresses.c.source == wish.text)
        chosen = chosen.where(articles.c.id.in_(there))
    ordered = chosen.order_by(articles.c.published.desc(), articles.c.id.desc()).limit(MOST_LOOKED_AT + 1)
    return [ArticleId(number) for number in connection.execute(ordered).scalars()]


def _articles_of(connection: Connection, ids: Sequence[PassageId]) -> list[ArticleId]:
    """The articles of these passages, each once, in their order."""
    rows = connection.execute(select(passages.c.id, passages.c.article).where(passages.c.id.in_(set(ids))))
    article = {row.id: ArticleId(row.article) for row in rows}
    return list(dict.fromkeys(article[id_] for id_ in ids if id_ in article))
