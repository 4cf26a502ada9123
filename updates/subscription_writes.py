"""Writes to subscriptions and their chats. Each change raises the revision that matching follows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, delete, insert, or_, select, update

from updates.outbox import ChatState, DeliveryKind, DeliveryState
from updates.schedule import ChatPreferences
from updates.schema import NO_SUBSCRIPTION, deliveries, digests, subscribers, subscriptions, told_statements
from updates.subscription_encoding import keep_revisions, next_revision


def change_subscriptions(connection: Connection, chosen: ColumnElement[bool], **values: Any) -> int:
    """Changes every subscription that is `chosen`. Returns how many."""
    ids = connection.execute(select(subscriptions.c.id).where(chosen)).scalars().all()
    for revision, id_ in enumerate(ids, next_revision(connection)):
        connection.execute(update(subscriptions).where(subscriptions.c.id == id_).values(**values, revision=revision))
    return len(ids)


def change_chat(connection: Connection, chat: int, now: datetime, **values: Any) -> None:
    """Changes the row of a chat, or inserts one with defaults."""
    changed = connection.execute(update(subscribers).where(subscribers.c.chat == chat).values(**values, changed_at=now))
    if changed.rowcount == 0:
        connection.execute(insert(subscribers).values(**{**_first(chat, now), **_channel_language(values), **values}))


def _channel_language(values: Mapping[str, Any]) -> dict[str, Any]:
    """Returns the values for a channel without a language: it uses that of its news until somebody chooses one."""
    return {"language": ""} if values.get("channel") else {}


def _first(chat: int, now: datetime) -> dict[str, Any]:
    preferences = ChatPreferences()
    return {
        "chat": chat,
        "state": ChatState.ACTIVE.value,
        "zone": preferences.zone,
        "digest_minute": preferences.digest_minute,
        "digest_weekday": preferences.digest_weekday,
        "quiet_from": None,
        "quiet_to": None,
        "language": preferences.language,
        "changed_at": now,
    }


def move_chat(connection: Connection, old: int, new: int) -> None:
    """Moves everything of a group that became a supergroup to its new id."""
    if old == new:
        return
    notice = deliveries.c.kind == DeliveryKind.NOTICE.value
    told = select(deliveries.c.key).where(deliveries.c.chat == new, notice)
    connection.execute(  # message ids are not valid in the new chat, and keys must stay unique
        delete(deliveries).where(
            deliveries.c.chat == old,
            deliveries.c.subscription == NO_SUBSCRIPTION,
            or_(~notice, deliveries.c.key.in_(told)),
        )
    )
    for table in (subscribers, digests):
        there = connection.execute(select(table.c.chat).where(table.c.chat == new).limit(1)).first()
        if there is not None:
            connection.execute(delete(table).where(table.c.chat == old))
        else:
            connection.execute(update(table).where(table.c.chat == old).values(chat=new))
    connection.execute(update(deliveries).where(deliveries.c.chat == old).values(chat=new, message=None))
    change_subscriptions(connection, subscriptions.c.chat == old, chat=new)


def drop_due(connection: Connection, chosen: ColumnElement[bool], why: str, now: datetime) -> None:
    """Fails the `chosen` deliveries that were still to be sent."""
    pending = (DeliveryState.DUE.value, DeliveryState.UNKNOWN.value, DeliveryState.SENDING.value)
    connection.execute(
        update(deliveries)
        .where(chosen, deliveries.c.state.in_(pending))
        .values(state=DeliveryState.FAILED.value, why=why, finished_at=now)
    )


PEOPLE: tuple[Table, ...] = (subscriptions, deliveries, digests, subscribers)  # each has a column `chat`


def forget_chat(connection: Connection, chat: int) -> None:
    """Deletes everything of a chat in the transaction of `connection`. Counts by day stay, since they name nobody."""
    keep_revisions(connection)
    own = select(subscriptions.c.id).where(subscriptions.c.chat == chat)
    connection.execute(delete(told_statements).where(told_statements.c.subscription.in_(own)))
    for table in PEOPLE:
        connection.execute(delete(table).where(table.c.chat == chat))
