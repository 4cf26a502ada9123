"""Queues of Telegram updates: in order within a chat, fair between chats, and bounded."""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Hashable
from contextlib import asynccontextmanager
from typing import Any

from telegram import Update
from telegram.ext import BaseUpdateProcessor

from chat.health_state import HealthState
from config.redaction import private_texts

MOST_WAITING = 2000  # Telegram updates at once; more are dropped
MOST_WAITING_IN_A_CHAT = 30
LONGEST_WAIT_S = 45.0  # later than this, the reader had better ask again
SATURATED = 20  # so many queues at once show the machine's pace; a single one mostly waits for Telegram
StoreUpdate = Callable[[Update], Awaitable[None]]  # stores what a Telegram update holds; raises NotStored


class QueueFull(Exception):
    """The queue of a chat, or all of them together, are full."""


class Pace:
    """Measures how fast queues are worked off when many chats wait, to estimate how long one more would wait.

    `clock` is in seconds.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._since: float | None = None  # when SATURATED queues began to wait
        self._done = 0
        self._seconds_each: float | None = None  # as last learned

    def wait_s(self, waiting: int, queues: int) -> float:
        """Returns the seconds that one more would wait, behind `waiting` others in `queues`; 0 while not known."""
        return waiting * self._seconds_each if self._seconds_each and queues >= SATURATED else 0.0

    def begun(self, queues: int) -> None:
        """Notes that one more waits; there are so many `queues` now."""
        if queues >= SATURATED and self._since is None:
            self._since, self._done = self._clock(), 0

    def ended(self, queues: int) -> None:
        """Notes that one is done; so many `queues` are left."""
        if self._since is None:
            return
        self._done += 1
        if self._done >= SATURATED:
            self._seconds_each = (self._clock() - self._since) / self._done
        if queues < SATURATED:
            self._since = None


class ChatQueues:
    """A queue per chat: one Telegram update at a time, in order. Chats do not wait for each other."""

    def __init__(
        self, most: int = MOST_WAITING, most_in_a_chat: int = MOST_WAITING_IN_A_CHAT, pace: Pace | None = None
    ) -> None:
        self._most = most
        self._most_in_a_chat = most_in_a_chat
        self._pace = pace or Pace()
        self._waiting: defaultdict[Hashable, int] = defaultdict(int)
        self._locks: dict[Hashable, asyncio.Lock] = {}
        self._all = 0

    @asynccontextmanager
    async def turn(self, key: Hashable) -> AsyncIterator[None]:
        """Waits for a turn in the queue of a key.

        Raises QueueFull at once if the queue or all queues are full, or if the turn would come too late.
        """
        full = self._all >= self._most or self._waiting.get(key, 0) >= self._most_in_a_chat
        if full or self._pace.wait_s(self._all, len(self._waiting)) > LONGEST_WAIT_S:
            raise QueueFull
        self._all += 1
        self._waiting[key] += 1
        self._pace.begun(len(self._waiting))
        lock = self._locks.setdefault(key, asyncio.Lock())
        try:
            async with lock:
                yield
        finally:
            self._all -= 1
            self._waiting[key] -= 1
            if not self._waiting[key]:
                del self._waiting[key]
                del self._locks[key]
            self._pace.ended(len(self._waiting))


class OrderedUpdateProcessor(BaseUpdateProcessor):
    """Passes Telegram updates to their handlers: in order within a chat, in parallel across chats.

    While an update is handled, no log line shows its text. `dropped` is called for those for which there is no room,
    `done` for each that is finished.
    """

    def __init__(
        self,
        queues: ChatQueues,
        dropped: Callable[[Update], None],
        health_state: HealthState,
        done: Callable[[Update], None] = lambda _update: None,
    ) -> None:
        super().__init__(max_concurrent_updates=2 * MOST_WAITING)  # the queues bound what waits
        self._queues = queues
        self._dropped = dropped
        self._health_state = health_state
        self._done = done

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """See BaseUpdateProcessor."""
        if not isinstance(update, Update):
            await coroutine
            return
        if not self._health_state.waits_for_updates:
            self._health_state.heard()
        begun = time.monotonic()
        self._health_state.waiting += 1
        try:
            with private_texts.keep(*_words(update)):
                async with self._queues.turn(queue_key(update)):
                    await coroutine
        except QueueFull:
            if isinstance(coroutine, Coroutine):
                coroutine.close()  # never awaited, and Python would complain of that
            self._health_state.dropped += 1
            self._dropped(update)
            self._done(update)
        except Exception:
            self._done(update)  # it would fail again
            raise
        else:
            self._health_state.handled(time.monotonic() - begun)
            self._done(update)
        finally:
            self._health_state.waiting -= 1

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""


def _words(update: Update) -> list[str | None]:
    """Returns what somebody wrote, to be kept out of the log."""
    message, inline = update.message or update.edited_message, update.inline_query
    return [
        inline.query if inline else None,
        message.text if message else None,
        message.caption if message else None,
    ]


def queue_key(update: Update) -> int | tuple[str, int]:
    """Returns the key of a Telegram update's queue: its chat, or its sender if it has no chat.

    Inline queries are in no order: the newest overtakes the others.
    """
    if update.inline_query is not None:
        return ("inline", update.update_id)
    if update.effective_chat is not None:
        return update.effective_chat.id
    return ("person", update.effective_user.id if update.effective_user else 0)


async def store_nothing(_update: Update) -> None:
    """A StoreUpdate that stores nothing."""


class StoringQueue(asyncio.Queue[object]):
    """A queue for python-telegram-bot's Application that stores what an update holds before the update waits in memory.

    Telegram sends an update again if `put` raises NotStored.
    """

    def __init__(self, keep: StoreUpdate) -> None:
        super().__init__()
        self._keep = keep

    async def put(self, item: object) -> None:
        """See asyncio.Queue. Raises NotStored."""
        if isinstance(item, Update):
            await self._keep(item)
        await super().put(item)
