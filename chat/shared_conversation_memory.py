"""The last turns of each conversation, where several processes answer: in the database, so that each knows them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, delete, insert, select

from chat.conversation_memory import REMEMBERED, RememberedTurn, turns_before, turns_with, who
from chat.incoming import Said
from chat.schema import NO_THREAD, conversations
from index.library.database import Database
from retrieval.follow_ups import Turn


class SharedMemory:
    """A Memory that all processes on a database have together. Order within a chat is the caller's to keep."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def turns(self, said: Said, edited: str | None = None) -> Sequence[Turn]:
        """See Memory."""
        with self._database.reading() as connection:
            return turns_before(_turns(_lately(connection, said)), edited)

    def last_answer(self, said: Said) -> str | None:
        """See Memory."""
        with self._database.reading() as connection:
            kept = _lately(connection, said)
        return kept.last_key if kept is not None else None

    def add(self, said: Said, turn: Turn, key: str) -> None:
        """See Memory."""
        door, chat, thread, person = who(said)
        with self._database.writing(exclusive=False) as connection:
            kept = turns_with(_turns(_lately(connection, said)), turn, key)
            turns = [[each.turn.question, each.turn.whole, each.key] for each in kept]
            connection.execute(delete(conversations).where(_theirs(said)))
            row = {"door": door, "chat": chat, "thread": thread or NO_THREAD, "person": person}
            connection.execute(insert(conversations).values(row | {"turns": turns, "last_key": key, "at": said.at}))

    def forget(self, said: Said) -> None:
        """See Memory."""
        with self._database.writing(exclusive=False) as connection:
            connection.execute(delete(conversations).where(_theirs(said)))

    def forget_person(self, person: int) -> None:
        """See Memory."""
        with self._database.writing(exclusive=False) as connection:
            connection.execute(delete(conversations).where(conversations.c.person == person))

    def forget_old(self, now: datetime) -> None:
        """See Memory."""
        with self._database.writing(exclusive=False) as connection:
            connection.execute(delete(conversations).where(conversations.c.at < now - REMEMBERED))


def _theirs(said: Said) -> ColumnElement[bool]:
    door, chat, thread, person = who(said)
    kept = conversations.c
    return and_(kept.door == door, kept.chat == chat, kept.thread == (thread or NO_THREAD), kept.person == person)


def _lately(connection: Connection, said: Said) -> Row[Any] | None:
    row = connection.execute(select(conversations).where(_theirs(said))).one_or_none()
    return row if row is not None and said.at - row.at <= REMEMBERED else None


def _turns(kept: Row[Any] | None) -> tuple[RememberedTurn, ...]:
    if kept is None:
        return ()
    found = (each if isinstance(each, list) else [each, "", ""] for each in kept.turns)  # 0.1 kept completed questions
    return tuple(RememberedTurn(Turn(question, whole), key) for question, whole, key in found)
