"""Deletes all that is stored here about a chat."""

from __future__ import annotations

from sqlalchemy import Connection, Table, delete, select

from updates.schema import deliveries, digests, subscribers, subscriptions, told_statements
from updates.subscription_encoding import keep_revisions

PEOPLE: tuple[Table, ...] = (subscriptions, deliveries, digests, subscribers)  # each has a column `chat`


def forget_chat(connection: Connection, chat: int) -> None:
    """At once, in the transaction of `connection`; counts by day are nobody's and stay."""
    keep_revisions(connection)
    own = select(subscriptions.c.id).where(subscriptions.c.chat == chat)
    connection.execute(delete(told_statements).where(told_statements.c.subscription.in_(own)))
    for table in PEOPLE:
        connection.execute(delete(table).where(table.c.chat == chat))
