"""Subscriptions and preferences from their rows."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, Row, func, select

from index.library.articles import ChangeNumber
from index.library.changes import move_follower, position_of
from index.library.queries import batches
from updates.schedule import ChatPreferences, Quiet
from updates.schema import NO_THREAD, subscribers, subscriptions
from updates.subscriptions import Cadence, Interest, Kind, Recipient, State, Subscription, SubscriptionId

REVISIONS = "revisions"  # name of a follower position: the highest revision of a deleted subscription


def recipient_of(row: Any) -> Recipient:
    """Returns the recipient of any row with `chat` and `thread`."""
    return Recipient(row.chat, row.thread or None)


def thread_of(recipient: Recipient) -> int:
    """Returns the thread as it is stored."""
    return recipient.thread or NO_THREAD


def subscription_of(row: Row[Any]) -> Subscription:
    """Returns the subscription in a row."""
    return Subscription(
        SubscriptionId(row.id),
        recipient_of(row),
        Interest(Kind(row.kind), row.text, tuple(row.include), tuple(row.exclude)),
        Cadence(row.cadence),
        row.muted,
        State(row.state),
        row.important_only,
        tuple(row.unwanted),
    )


def preferences_of(row: Row[Any]) -> ChatPreferences:
    """Returns the preferences in a row of `subscribers`."""
    quiet = None if row.quiet_from is None else Quiet(row.quiet_from, row.quiet_to)
    return ChatPreferences(
        row.zone, row.digest_minute, row.digest_weekday, quiet, row.language, row.digest_offered, row.channel
    )


def next_revision(connection: Connection) -> int:
    """Returns a new number for the next change to any subscription. Call it in a writing transaction."""
    newest = int(connection.execute(select(func.max(subscriptions.c.revision))).scalar() or 0)
    return max(newest, position_of(connection, REVISIONS)) + 1


def keep_revisions(connection: Connection) -> None:
    """Keeps revisions from being used again. Call it before deleting subscriptions: matching has seen theirs."""
    move_follower(connection, REVISIONS, ChangeNumber(next_revision(connection) - 1))


def all_preferences(connection: Connection, chats: Collection[int]) -> dict[int, tuple[str, ChatPreferences]]:
    """Returns state and preferences of those chats that are known."""
    found = {}
    ordered = sorted(set(chats))
    for some in batches(ordered):
        chosen = select(subscribers).where(subscribers.c.chat.in_(some))
        for row in connection.execute(chosen):
            found[row.chat] = (row.state, preferences_of(row))
    return found
