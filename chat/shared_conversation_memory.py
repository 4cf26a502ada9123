"""The last questions of each conversation in the database, for several processes that share it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, delete, insert, select

from chat.conversation_memory import REMEMBERED, RememberedTurn, conversation_key, turns_before, turns_with
from chat.incoming import IncomingMessage
from chat.schema import NO_THREAD, conversations
from index.library.database import Database
from retrieval.follow_ups import Turn


class SharedConversationMemory:
    """A ConversationMemory in the database, which processes share. The caller keeps the order within a chat."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def turns(self, incoming: IncomingMessage, edited: str | None = None) -> Sequence[Turn]:
        """See ConversationMemory."""
        with self._database.reading() as connection:
            return turns_before(_turns(_lately(connection, incoming)), edited)

    def last_answer(self, incoming: IncomingMessage) -> str | None:
        """See ConversationMemory."""
        with self._database.reading() as connection:
            kept = _lately(connection, incoming)
        return kept.last_key if kept is not None else None

    def add(self, incoming: IncomingMessage, turn: Turn, key: str) -> None:
        """See ConversationMemory."""
        door, chat, thread, person = conversation_key(incoming)
        with self._database.writing(exclusive=False) as connection:
            kept = turns_with(_turns(_lately(connection, incoming)), turn, key)
            turns = [[each.turn.question, each.turn.whole, each.key] for each in kept]
            connection.execute(delete(conversations).where(_theirs(incoming)))
            row = {"door": door, "chat": chat, "thread": thread or NO_THREAD, "person": person}
            connection.execute(insert(conversations).values(row | {"turns": turns, "last_key": key, "at": incoming.at}))

    def forget(self, incoming: IncomingMessage) -> None:
        """See ConversationMemory."""
        with self._database.writing(exclusive=False) as connection:
            connection.execute(delete(conversations).where(_theirs(incoming)))

    def forget_person(self, person: int) -> None:
        """See ConversationMemory."""
        with self._database.writing(exclusive=False) as connection:
            connection.execute(delete(conversations).where(conversations.c.person == person))

    def forget_old(self, now: datetime) -> None:
        """See ConversationMemory."""
        with self._database.writing(exclusive=False) as connection:
            connection.execute(delete(conversations).where(conversations.c.at < now - REMEMBERED))


def _theirs(incoming: IncomingMessage) -> ColumnElement[bool]:
    door, chat, thread, person = conversation_key(incoming)
    kept = conversations.c
    return and_(kept.door == door, kept.chat == chat, kept.thread == (thread or NO_THREAD), kept.person == person)


def _lately(connection: Connection, incoming: IncomingMessage) -> Row[Any] | None:
    row = connection.execute(select(conversations).where(_theirs(incoming))).one_or_none()
    return row if row is not None and incoming.at - row.at <= REMEMBERED else None


def _turns(kept: Row[Any] | None) -> tuple[RememberedTurn, ...]:
    if kept is None:
        return ()
    found = (each if isinstance(each, list) else [each, "", ""] for each in kept.turns)  # 0.1 kept completed questions
    return tuple(RememberedTurn(Turn(question, whole), key) for question, whole, key in found)
