"""Matches changes of the library with subscriptions, and puts deliveries into the outbox.

It follows the changes in the same transaction, after the stories' follower, so that every article has its story.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, insert, or_, select

from config.clock import Clock, utc_now
from index.indexing import stories
from index.indexing.embedding import Embedder
from index.library.changes import Change, ChangeKind, changes_after, last_change, move_follower, position_of
from index.library.database import Database
from index.library.queries import batches
from index.library.row_encoding import vector_to_bytes, vectors_from_bytes
from updates.active_subscriptions import ActiveSubscriptions, reembed_interests
from updates.arrivals import Arrival, read_arrival
from updates.corrections import post_corrections
from updates.outbox import post
from updates.relevance import LEVELS, ArticleAnswerer, CachedAnswerer, Levels, Relevance, as_of, assess, is_wanted
from updates.schema import subscriptions, told_statements
from updates.statements import Statement, same_statement, statement_of
from updates.subscription_encoding import subscription_of
from updates.subscriptions import Kind, State, Subscription, SubscriptionId

log = logging.getLogger(__name__)

FOLLOWER = "updates"
CHANGES_AT_ONCE = 50
OLDEST_NEWS = timedelta(days=7)  # older articles are no news, however late they were found
STATEMENTS_REMEMBERED = 200  # for each standing question


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """A match of an article and a subscription, with the statement that the quote makes."""

    subscription: SubscriptionId
    arrival: Arrival
    relevance: Relevance
    statement: Statement | None


class SubscriptionMatcher:
    """Matches the changes of the library with subscriptions. Not thread-safe."""

    def __init__(
        self,
        database: Database,
        open_embedder: Callable[[], Embedder],
        answerer: ArticleAnswerer,
        *,
        levels: Levels = LEVELS,
        now: Clock = utc_now,
    ) -> None:
        """`open_embedder` is called once there is something to match."""
        self._database = database
        self._open_embedder = open_embedder
        self._answerer = answerer
        self._levels = levels
        self._now = now
        self._standing: ActiveSubscriptions | None = None

    def behind(self) -> int:
        """Returns how many changes are not matched yet."""
        with self._database.reading() as connection:
            return last_change(connection) - position_of(connection, FOLLOWER)

    def follow(self) -> int:
        """Matches every change that has its story. Returns how many."""
        taken = 0
        while True:
            now = self._now()
            with self._database.reading() as connection:
                after = position_of(connection, FOLLOWER)
                ready = position_of(connection, stories.FOLLOWER)
                changes = [c for c in changes_after(connection, after, CHANGES_AT_ONCE) if c.number <= ready]
                if not changes:
                    return taken
            standing = self._caught_up()
            with self._database.reading() as connection:
                found = [each for change in changes for each in self._found(connection, standing, change, now)]
            with self._database.writing() as connection:
                if position_of(connection, FOLLOWER) != after:  # another process has matched these meanwhile
                    continue
                for change in changes:
                    post_corrections(connection, change, now)
                self._post(connection, standing, found, now)
                move_follower(connection, FOLLOWER, changes[-1].number)
            taken += len(changes)

    def _caught_up(self) -> ActiveSubscriptions:
        embedder = self._open_embedder()
        if self._standing is None or self._standing.model != embedder.name:  # the library may change its model
            reembed_interests(self._database, embedder)
            self._standing = ActiveSubscriptions(embedder.name, embedder.dimension)
        with self._database.reading() as connection:
            self._standing.catch_up(connection)
        return self._standing

    def _found(
        self, connection: Connection, standing: ActiveSubscriptions, change: Change, now: datetime
    ) -> list[Found]:
        if not change.announce or change.kind not in (ChangeKind.ADDED, ChangeKind.UPDATED):
            return []
        arrival = read_arrival(
            connection, change.article, standing.model, standing.dimension, self._open_embedder().questions
        )
        if arrival is None:
            return []
        published = arrival.card.published
        if published is not None and published < now - OLDEST_NEWS:
            return []
        return find(connection, standing, arrival, self._answerer, self._levels, now, before=change.at)

    def _post(
        self, connection: Connection, standing: ActiveSubscriptions, found: Sequence[Found], now: datetime
    ) -> None:
        """Puts matches into the outbox that are still wanted and new to the reader."""
        wanted = _active(connection, sorted({each.subscription for each in found}))
        rows = []
        for each in found:
            subscription = wanted.get(each.subscription)
            if subscription is None:
                continue
            if each.statement is not None and not _remember(connection, each, now, standing.dimension):
                continue
            rows.append((subscription, each.arrival, each.relevance))
        post(connection, rows, now)


def find(
    connection: Connection,
    standing: ActiveSubscriptions,
    arrival: Arrival,
    answerer: ArticleAnswerer,
    levels: Levels,
    now: datetime,
    *,
    before: datetime | None = None,
) -> list[Found]:
    """Returns the subscriptions that an article is for, with what is sent to each.

    With `before`, only those made until then: what came earlier stands in their preview.
    """
    met = standing.matching(arrival)
    found: list[Found] = []
    once = CachedAnswerer(answerer)
    ids = list(met)
    for some in batches(ids):
        chosen = select(subscriptions).where(subscriptions.c.id.in_(some))
        if before is not None:
            made = subscriptions.c.created_at
            chosen = chosen.where(or_(made <= before, made > now))  # later than now: a clock was set back
        for row in connection.execute(chosen):
            subscription = subscription_of(row)
            vector = vectors_from_bytes([row.vector], standing.dimension)[0] if row.vector else None
            on = met[subscription.id]
            relevance = assess(subscription.interest, vector, arrival, on, once, levels, as_of(arrival, now))
            if relevance is None or not is_wanted(connection, subscription, relevance, arrival):
                continue
            statement = None
            if subscription.interest.kind is Kind.QUESTION and relevance.quote is not None:
                statement = statement_of(relevance.quote.span, arrival.text, arrival.passages)
            found.append(Found(subscription.id, arrival, relevance, statement))
    return found


def _active(connection: Connection, ids: Sequence[SubscriptionId]) -> dict[SubscriptionId, Subscription]:
    wanted = {}
    for some in batches(ids):
        rows = connection.execute(
            select(subscriptions).where(subscriptions.c.id.in_(some), subscriptions.c.state == State.ACTIVE.value)
        )
        wanted.update({SubscriptionId(row.id): subscription_of(row) for row in rows})
    return wanted


def _remember(connection: Connection, found: Found, now: datetime, dimension: int) -> bool:
    """Records the statement as told. Returns False if this reader has been told before."""
    assert found.statement is not None  # noqa: S101  # the caller passes answers only
    rows = connection.execute(
        select(told_statements)
        .where(told_statements.c.subscription == found.subscription)
        .order_by(told_statements.c.id.desc())
        .limit(STATEMENTS_REMEMBERED)
    )
    for row in rows:
        vector = vectors_from_bytes([row.vector], dimension)[0] if row.vector else None
        if same_statement(found.statement, Statement(row.statement, vector)):
            return False
    note_told(connection, found.subscription, found.statement, now)
    return True


def note_told(connection: Connection, subscription: SubscriptionId, statement: Statement, now: datetime) -> None:
    """Records a statement as told to the subscription."""
    vector = b"" if statement.vector is None else vector_to_bytes(statement.vector)
    connection.execute(
        insert(told_statements).values(subscription=subscription, statement=statement.text, vector=vector, at=now)
    )
