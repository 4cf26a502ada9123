"""Reads and inserts rows of subscriptions."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select

from index.library.passage_vectors import Vectors
from index.library.row_encoding import vector_to_bytes
from index.library.schema import addresses
from updates.active_subscriptions import source_key
from updates.delivery import resume_chat
from updates.errors import RefusalReason, SubscriptionRefused
from updates.schema import subscriptions
from updates.subscription_encoding import next_revision, subscription_of, thread_of
from updates.subscription_writes import change_chat
from updates.subscriptions import (
    PRIVATE_CHAT,
    Cadence,
    ChatDetails,
    Interest,
    Kind,
    Recipient,
    State,
    Subscription,
    SubscriptionId,
)

MOST_IN_A_CHAT = 50  # subscriptions
LANGUAGE = 16  # characters of a language tag that are kept
TITLE = 128  # characters of a title that are kept


def with_known_source(connection: Connection, interest: Interest) -> Interest:
    """Returns the interest with the name of its source in the library. Raises SubscriptionRefused(UNKNOWN_SOURCE)."""
    if interest.kind is not Kind.SOURCE:
        return interest
    for name in connection.execute(select(addresses.c.source).distinct()).scalars():
        if source_key(name) == source_key(interest.text):
            return replace(interest, text=name)
    raise SubscriptionRefused(RefusalReason.UNKNOWN_SOURCE)


def insert_subscription(
    connection: Connection,
    recipient: Recipient,
    interest: Interest,
    cadence: Cadence,
    vector: Vectors | None,
    model: str,
    now: datetime,
) -> Subscription:
    """Inserts a subscription. Raises SubscriptionRefused: ALREADY, TOO_MANY."""
    there = live_subscriptions(connection, recipient)
    if any(_same(interest, other.interest) for other in there):
        raise SubscriptionRefused(RefusalReason.ALREADY)
    in_chat = connection.execute(
        select(func.count())
        .select_from(subscriptions)
        .where(subscriptions.c.chat == recipient.chat, subscriptions.c.state != State.ENDED.value)
    ).scalar_one()
    if in_chat >= MOST_IN_A_CHAT:
        raise SubscriptionRefused(RefusalReason.TOO_MANY, MOST_IN_A_CHAT)
    inserted = insert(subscriptions).values(
        chat=recipient.chat,
        thread=thread_of(recipient),
        kind=interest.kind.value,
        text=interest.text,
        include=list(interest.include),
        exclude=list(interest.exclude),
        model="" if vector is None else model,
        vector=b"" if vector is None else vector_to_bytes(vector),
        cadence=cadence.value,
        muted=False,
        state=State.ACTIVE.value,
        created_at=now,
        revision=next_revision(connection),
    )
    id_ = connection.execute(inserted.returning(subscriptions.c.id)).scalar_one()
    return Subscription(SubscriptionId(id_), recipient, interest, cadence)


def note_subscriber(
    connection: Connection, chat: int, language: str, now: datetime, details: ChatDetails = PRIVATE_CHAT
) -> None:
    """Adds a chat that follows something, or marks it as active again."""
    resume_chat(connection, chat, now)
    change_chat(
        connection, chat, now, **({"language": language[:LANGUAGE]} if language else {}), **details_row(details)
    )


def details_row(details: ChatDetails) -> dict[str, Any]:
    """Returns the columns of what is known of a group or channel; nothing of a private chat."""
    if details == PRIVATE_CHAT:
        return {}
    found: dict[str, Any] = {"channel": details.channel, "title": details.title[:TITLE]}
    return found | ({"set_up_by": details.set_up_by} if details.set_up_by else {})


def _same(one: Interest, other: Interest) -> bool:
    return (
        one.kind is other.kind
        and source_key(one.text).rstrip("?.! ") == source_key(other.text).rstrip("?.! ")
        and {source_key(word) for word in one.include} == {source_key(word) for word in other.include}
        and {source_key(word) for word in one.exclude} == {source_key(word) for word in other.exclude}
    )


def live_of(recipient: Recipient) -> Any:
    """Returns the condition for subscriptions of a recipient that have not ended."""
    return (
        (subscriptions.c.chat == recipient.chat)
        & (subscriptions.c.thread == thread_of(recipient))
        & (subscriptions.c.state != State.ENDED.value)
    )


def live_subscriptions(connection: Connection, recipient: Recipient) -> list[Subscription]:
    """Returns the subscriptions there, oldest first."""
    rows = connection.execute(select(subscriptions).where(live_of(recipient)).order_by(subscriptions.c.id))
    return [subscription_of(row) for row in rows]


def own_subscription(connection: Connection, recipient: Recipient, id_: int) -> Subscription:
    """Returns a subscription of the recipient. Raises SubscriptionRefused(GONE)."""
    row = connection.execute(select(subscriptions).where(live_of(recipient), subscriptions.c.id == id_)).one_or_none()
    if row is None:
        raise SubscriptionRefused(RefusalReason.GONE)
    return subscription_of(row)
