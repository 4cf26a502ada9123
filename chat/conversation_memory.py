"""The last questions of each conversation, for follow-ups. They are remembered for half an hour."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

from cachetools import FIFOCache

from chat.incoming import IncomingMessage
from retrieval.follow_ups import Turn

MOST_TURNS = 3
REMEMBERED = timedelta(minutes=30)  # after a longer pause somebody starts anew
MOST_CONVERSATIONS = 10_000

ConversationKey = tuple[str, int, int | None, int]


@dataclass(frozen=True, slots=True)
class RememberedTurn:
    """A question that was asked, and the key of its answer."""

    turn: Turn
    key: str


@dataclass(frozen=True, slots=True)
class _Conversation:
    turns: tuple[RememberedTurn, ...]
    last_key: str
    at: datetime


def conversation_key(incoming: IncomingMessage) -> ConversationKey:
    """Returns the key of a conversation: one person's in one chat and topic."""
    return incoming.place.platform, incoming.place.chat, incoming.place.thread, incoming.person.id


class ConversationMemory(Protocol):
    """Remembers the last turns of each conversation."""

    def turns(self, incoming: IncomingMessage, edited: str | None = None) -> Sequence[Turn]:
        """Returns the last turns, oldest first; with `edited`, those before the turn whose answer has that key."""
        ...

    def last_answer(self, incoming: IncomingMessage) -> str | None:
        """Returns the key of the last answer in this conversation."""
        ...

    def add(self, incoming: IncomingMessage, turn: Turn, key: str) -> None:
        """Adds a turn, or replaces the turn whose answer has that key."""
        ...

    def forget(self, incoming: IncomingMessage) -> None:
        """Forgets this conversation."""
        ...

    def forget_person(self, person: int) -> None:
        """Forgets everything that a person said."""
        ...

    def forget_old(self, now: datetime) -> None:
        """Deletes conversations that are too old to be continued."""
        ...


def turns_before(kept: Sequence[RememberedTurn], edited: str | None) -> tuple[Turn, ...]:
    """Returns the turns before the one whose answer has the key `edited`; none if that turn is forgotten."""
    if edited is None:
        return tuple(each.turn for each in kept)
    keys = [each.key for each in kept]
    return tuple(each.turn for each in kept[: keys.index(edited)]) if edited in keys else ()


def turns_with(kept: Sequence[RememberedTurn], turn: Turn, key: str) -> tuple[RememberedTurn, ...]:
    """Returns the turns with one more, or with the new words of an edited question."""
    if any(each.key == key for each in kept):
        return tuple(replace(each, turn=turn) if each.key == key else each for each in kept)
    return (*kept, RememberedTurn(turn, key))[-MOST_TURNS:]


class LocalConversationMemory:
    """A ConversationMemory in the memory of this process."""

    def __init__(self) -> None:
        self._kept: FIFOCache[ConversationKey, _Conversation] = FIFOCache(MOST_CONVERSATIONS)
        self._lock = threading.Lock()

    def turns(self, incoming: IncomingMessage, edited: str | None = None) -> Sequence[Turn]:
        """See ConversationMemory."""
        kept = self._lately(incoming)
        return turns_before(kept.turns, edited) if kept else ()

    def last_answer(self, incoming: IncomingMessage) -> str | None:
        """See ConversationMemory."""
        kept = self._lately(incoming)
        return kept.last_key if kept else None

    def add(self, incoming: IncomingMessage, turn: Turn, key: str) -> None:
        """See ConversationMemory."""
        kept = self._lately(incoming)
        turns = turns_with(kept.turns if kept else (), turn, key)
        with self._lock:
            self._kept[conversation_key(incoming)] = _Conversation(turns, key, incoming.at)

    def forget(self, incoming: IncomingMessage) -> None:
        """See ConversationMemory."""
        with self._lock:
            self._kept.pop(conversation_key(incoming), None)

    def forget_person(self, person: int) -> None:
        """See ConversationMemory."""
        with self._lock:
            for key in [key for key in self._kept if key[3] == person]:
                del self._kept[key]

    def forget_old(self, now: datetime) -> None:
        """See ConversationMemory."""
        with self._lock:
            for key in [key for key, kept in self._kept.items() if now - kept.at > REMEMBERED]:
                del self._kept[key]

    def _lately(self, incoming: IncomingMessage) -> _Conversation | None:
        with self._lock:
            kept = self._kept.get(conversation_key(incoming))
        return kept if kept and incoming.at - kept.at <= REMEMBERED else None
