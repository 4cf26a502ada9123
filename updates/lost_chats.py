"""Tells who set up a group or channel, at most once a day, that the bot can no longer write there."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, select

from updates.outbox import ChatState, DeliveryKind, put, row_of
from updates.schema import NO_SUBSCRIPTION, subscribers
from updates.subscriptions import Recipient
from updates.update_messages import PostingLost

NO_STORY = NO_ARTICLE = 0


def tell_who_set_it_up(connection: Connection, chat: int, now: datetime) -> None:
    """Puts into the outbox that nothing can be sent to `chat`. Call it before the chat's state changes.

    Nobody is told if it is not known who set it up, or if the chat was lost before.
    """
    row = connection.execute(select(subscribers).where(subscribers.c.chat == chat)).one_or_none()
    if row is None or not row.set_up_by or row.state != ChatState.ACTIVE.value:
        return
    key = f"{DeliveryKind.POSTING_LOST.value}:{chat}:{now.date().isoformat()}"
    recipient = Recipient(row.set_up_by)
    put(
        connection,
        [row_of(recipient, NO_SUBSCRIPTION, NO_STORY, key, DeliveryKind.POSTING_LOST, NO_ARTICLE, now, now)],
    )


def posting_lost(connection: Connection, key: str) -> PostingLost | None:
    """Returns the content of the row with that `key`; None if the chat is forgotten."""
    chat = int(key.split(":")[1])
    row = connection.execute(select(subscribers).where(subscribers.c.chat == chat)).one_or_none()
    if row is None:
        return None
    return PostingLost(row.title or str(chat), row.state == ChatState.GONE.value, row.language)
