"""Notices that are no news: broadcasts of the operator, and that the bot can no longer write to a chat."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import Connection, or_, select

from updates.outbox import ChatState, DeliveryKind, put, row_of
from updates.schema import NO_SUBSCRIPTION, subscribers, subscriptions
from updates.subscription_encoding import recipient_of
from updates.subscriptions import Recipient, State
from updates.update_messages import PostingLost

NO_STORY = NO_ARTICLE = 0


def audience(connection: Connection, others: Collection[int] = ()) -> list[Recipient]:
    """Returns chats that follow something, each in the first topic that does, known people, and the `others`.

    Chats that have blocked the bot are left out, and so are channels, whose readers have nothing to do with its
    operator, and groups that follow nothing.
    """
    left_out = or_(subscribers.c.state != ChatState.ACTIVE.value, subscribers.c.channel)
    refused = set(connection.execute(select(subscribers.c.chat).where(left_out)).scalars())
    found: dict[int, Recipient] = {}
    following = select(subscriptions).where(subscriptions.c.state != State.ENDED.value).order_by(subscriptions.c.id)
    for row in connection.execute(following):
        found.setdefault(row.chat, recipient_of(row))
    known = connection.execute(select(subscribers.c.chat).where(subscribers.c.chat > 0)).scalars()
    for chat in (*known, *(other for other in others if other > 0)):
        found.setdefault(chat, Recipient(chat))
    return [recipient for chat, recipient in sorted(found.items()) if chat not in refused]


def post_notice(connection: Connection, key: str, text: str, recipients: Sequence[Recipient], now: datetime) -> None:
    """Puts the text into the outbox, once for each recipient and `key`."""
    put(
        connection,
        [
            row_of(
                recipient, NO_SUBSCRIPTION, NO_STORY, f"{DeliveryKind.NOTICE.value}:{key}", DeliveryKind.NOTICE,
                NO_ARTICLE, now, now, before=text,
            )
            for recipient in recipients
        ],
    )  # fmt: skip


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
