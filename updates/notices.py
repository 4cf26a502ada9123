"""Notices from the operator: their recipients, and their rows in the outbox."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import Connection, or_, select

from updates.outbox import ChatState, DeliveryKind, put, row_of
from updates.schema import NO_SUBSCRIPTION, subscribers, subscriptions
from updates.subscription_encoding import recipient_of
from updates.subscriptions import Recipient, State

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
