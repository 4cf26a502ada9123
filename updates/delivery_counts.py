"""Counts of deliveries, and removal of old ones."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, func, insert, select, update

from updates.outbox import DeliveryState
from updates.schema import deliveries, delivery_counts, digests, subscriptions, told_statements
from updates.subscription_encoding import keep_revisions
from updates.subscriptions import State

RETENTION = timedelta(days=30)
DIGEST_NAMES_KEPT = timedelta(days=90)  # longer than a clock can be wrong
WAITING = (DeliveryState.DUE, DeliveryState.SENDING, DeliveryState.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers of chats, subscriptions and deliveries."""

    chats: int
    subscriptions: int
    due: int
    failed: int


def count(connection: Connection) -> Counts:
    """Returns the counts for the status."""
    live = subscriptions.c.state != State.ENDED.value
    grouped = connection.execute(select(deliveries.c.state, func.count()).group_by(deliveries.c.state))
    by_state: dict[str, int] = {row[0]: row[1] for row in grouped}
    return Counts(
        chats=connection.execute(select(func.count(func.distinct(subscriptions.c.chat))).where(live)).scalar_one(),
        subscriptions=connection.execute(select(func.count()).select_from(subscriptions).where(live)).scalar_one(),
        due=sum(by_state.get(state.value, 0) for state in WAITING),
        failed=by_state.get(DeliveryState.FAILED.value, 0),
    )


def count_by_state(connection: Connection) -> dict[DeliveryState, int]:
    """Returns how many deliveries are in each state, without those deleted after RETENTION."""
    grouped = connection.execute(select(deliveries.c.state, func.count()).group_by(deliveries.c.state))
    found: dict[str, int] = {row[0]: row[1] for row in grouped}
    return {state: found.get(state.value, 0) for state in DeliveryState}


def last_delivery(connection: Connection) -> datetime | None:
    """Returns when a delivery last arrived, or None."""
    arrived = deliveries.c.state == DeliveryState.SENT.value
    moment: datetime | None = connection.execute(select(func.max(deliveries.c.finished_at)).where(arrived)).scalar()
    return moment


def retire(connection: Connection, now: datetime) -> int:
    """Deletes deliveries that ended RETENTION ago, and keeps counts by day. Returns how many were deleted."""
    before = now - RETENTION
    ended = deliveries.c.finished_at < before
    rows = connection.execute(select(deliveries.c.finished_at, deliveries.c.state).where(ended)).all()
    by_day: dict[tuple[str, str], int] = {}
    for row in rows:
        day = (row.finished_at.date().isoformat(), row.state)
        by_day[day] = by_day.get(day, 0) + 1
    for (finished, state), number in by_day.items():
        same = (delivery_counts.c.day == finished) & (delivery_counts.c.state == state)
        added = connection.execute(update(delivery_counts).where(same).values(count=delivery_counts.c.count + number))
        if added.rowcount == 0:
            connection.execute(insert(delivery_counts).values(day=finished, state=state, count=number))
    connection.execute(delete(deliveries).where(ended))
    connection.execute(delete(digests).where(digests.c.at < now - DIGEST_NAMES_KEPT))
    over = select(subscriptions.c.id).where(
        subscriptions.c.state == State.ENDED.value, subscriptions.c.id.not_in(select(deliveries.c.subscription))
    )
    keep_revisions(connection)
    connection.execute(delete(told_statements).where(told_statements.c.subscription.in_(over)))
    connection.execute(delete(subscriptions).where(subscriptions.c.id.in_(over)))
    return len(rows)
