"""The queue of Telegram updates if several processes answer: `put` stores in the inbox, `get` yields leased updates."""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeVar

from telegram import Bot, Update

from chat.telegram.chat_queues import LONGEST_WAIT_S, MOST_WAITING, StoreUpdate, queue_key, store_nothing
from chat.telegram.inbox import LEASE, Inbox, InboxRound, LeasedUpdate, StoredUpdate
from chat.telegram.overload import NotStored
from config.retry_pauses import RetryPauses
from index.library.errors import LibraryProblem

log = logging.getLogger(__name__)

MOST_AT_ONCE = 16  # updates that one process answers at once: two are computed, the others wait for Telegram
LOOKS_EVERY_S = 0.15  # for updates that other processes stored; for its own, it looks at once
CHECKS_EVERY_S = 1.0  # for owners that died, and for how much waits
RENEWS_EVERY_S = LEASE.total_seconds() / 3
MOST_TRIES = 10  # after so many dead owners the update itself is the likely cause, and is left unanswered
STORED_WITHIN_S = 10.0  # Telegram waits for a minute, a load balancer for less
PAUSES = RetryPauses(0.2, 2.0)  # between tries while the database is away
CLOSED_WITHIN_S = 1.5  # at the stop; leases that could not be given back run out
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Arriving:
    update: Update
    arrival: StoredUpdate
    stored: asyncio.Future[None]


class SharedQueue(asyncio.Queue[object]):
    """A queue for python-telegram-bot's Application, over an Inbox. Items other than Update stay in memory.

    `dropped` is called with updates that are not answered because too much waits. For one event loop.
    """

    def __init__(
        self,
        inbox: Inbox,
        dropped: Callable[[Update], None],
        *,
        at_once: int = MOST_AT_ONCE,
        stored_within_s: float = STORED_WITHIN_S,
        longest_wait_s: float = LONGEST_WAIT_S,
    ) -> None:
        super().__init__()
        self._inbox = inbox
        self._dropped = dropped
        self._keep: StoreUpdate = store_nothing
        self._at_once = at_once
        self._stored_within_s = stored_within_s
        self._longest_wait_s = longest_wait_s
        self._bot: Bot | None = None
        self._arriving: list[_Arriving] = []
        self._held: set[int] = set()  # leased and not yet known to be done in the database
        self._done: set[int] = set()  # of these: answered
        self._wake = asyncio.Event()
        self._answered = asyncio.Event()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="inbox")
        # A thread of its own, so that what is done is stored at once: the rest would be answered again after a kill.
        self._noting_thread = ThreadPoolExecutor(1, thread_name_prefix="inbox done")
        self._working: tuple[asyncio.Task[None], ...] = ()
        self._leasing = False
        self._closing = False
        self._is_full = False
        self._failures = 0  # in a row, while the database is away
        self._serving_since = self._renewed = time.monotonic()
        self._checked = self._back_at = float("-inf")

    def serve(self, bot: Bot, keep: StoreUpdate = store_nothing) -> None:
        """Starts leasing updates for this bot. `keep` gets each new update before it is stored here."""
        self._bot, self._keep, self._leasing = bot, keep, True
        self._serving_since = time.monotonic()
        self._working = asyncio.create_task(self._do_rounds()), asyncio.create_task(self._keep_storing_done())

    def stop_leasing(self) -> None:
        """Leases no more updates; those that are leased can still be answered."""
        self._leasing = False

    async def tidy(self) -> None:
        """Deletes old numbers. Raises LibraryProblem."""
        await self._in_thread(self._inbox.tidy)

    async def close(self) -> None:
        """Stores what is done, and gives up the other leases."""
        self._leasing, self._closing = False, True
        self._wake.set()
        self._answered.set()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(CLOSED_WITHIN_S):
                await asyncio.gather(*self._working)
        for each in self._arriving:
            if not each.stored.done():
                each.stored.set_exception(NotStored("the bot stops"))
        for thread in (self._thread, self._noting_thread):
            thread.shutdown(wait=False, cancel_futures=True)

    async def put(self, item: object) -> None:
        """Returns once an update is stored, now or earlier. Raises NotStored if that takes too long."""
        if not isinstance(item, Update):
            await super().put(item)
            return
        if self._is_full:
            raise NotStored("too much waits already")
        await self._keep(item)
        stored = asyncio.get_running_loop().create_future()
        self._arriving.append(_Arriving(item, stored_update(item), stored))
        self._wake.set()
        try:
            async with asyncio.timeout(self._stored_within_s):
                await stored
        except TimeoutError:
            raise NotStored("the library cannot be written") from None

    def handled(self, update: Update) -> None:
        """Notes that an update is answered."""
        if update.update_id in self._held:
            self._done.add(update.update_id)
            self._answered.set()

    async def _keep_storing_done(self) -> None:
        """Stores what is done, in parallel with the rounds."""
        while not self._closing:
            await self._answered.wait()
            self._answered.clear()
            if self._done:
                await self._patiently(self._store_done)
            if self._done:
                self._answered.set()

    async def _store_done(self) -> None:
        done = frozenset(self._done)
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(self._noting_thread, self._inbox.do_round, InboxRound(done=done))
        self._held -= done
        self._done -= done
        self._wake.set()  # there is room for more

    async def _do_rounds(self) -> None:
        while not self._closing:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(LOOKS_EVERY_S):
                    await self._wake.wait()
            self._wake.clear()
            await self._patiently(self._do_round)
        await self._patiently(self._do_last_round)

    async def _patiently(self, work: Callable[[], Awaitable[None]]) -> None:
        """Does the work. If the database is away, logs that once and waits a little."""
        try:
            await work()
        except LibraryProblem as problem:
            if not self._failures:
                log.warning("Telegram updates wait: %s", problem)
            self._failures += 1
            await asyncio.sleep(0 if self._closing else PAUSES.after(self._failures))
        except Exception:
            log.exception("Telegram updates wait; trying again")
            await asyncio.sleep(0 if self._closing else PAUSES.longest_s)
        else:
            if self._failures:
                log.info("Telegram updates are stored and answered again")
                self._failures, self._serving_since = 0, time.monotonic()
                self._back_at = self._serving_since

    async def _do_round(self) -> None:
        """Does one round with the database."""
        now = time.monotonic()
        self._arriving = [each for each in self._arriving if not each.stored.done()]  # who gave up will send again
        arriving, answering = tuple(self._arriving), frozenset(self._held)
        renews = bool(answering) and now - self._renewed >= RENEWS_EVERY_S
        wanted = max(0, self._at_once - len(answering)) if self._leasing else 0
        if arriving or renews or wanted:
            # After the database was away, whoever held a lease renews it first.
            overdue = now - self._back_at > LEASE.total_seconds()
            arrived = [each.arrival for each in arriving]
            turn = InboxRound(arrived, (), answering if renews else (), wanted, overdue)
            full, leased = await self._in_thread(lambda: self._inbox.do_round(turn))
            self._renewed = now if renews or not answering else self._renewed
            self._confirm_stored(arriving, full)
            if self._leasing:
                self._put_leased(leased)
            elif leased:  # the stop came meanwhile
                await self._in_thread(lambda: self._inbox.release([each.number for each in leased]))
        if now - self._checked >= CHECKS_EVERY_S:
            self._checked = now
            self._is_full = await self._in_thread(self._inbox.waiting) >= MOST_WAITING
            await self._in_thread(self._inbox.release_of_dead)

    async def _do_last_round(self) -> None:
        left, done = self._held - self._done, frozenset(self._done)
        arriving = tuple(each for each in self._arriving if not each.stored.done())
        full, _ = await self._in_thread(
            lambda: self._inbox.do_round(InboxRound([each.arrival for each in arriving], done))
        )
        self._confirm_stored(arriving, full)
        if left:
            await self._in_thread(lambda: self._inbox.release(left))

    def _confirm_stored(self, arriving: tuple[_Arriving, ...], full: frozenset[int]) -> None:
        for each in arriving:
            if each.arrival.number in full:
                self._dropped(each.update)
            if not each.stored.done():
                each.stored.set_result(None)

    def _put_leased(self, leased: Sequence[LeasedUpdate]) -> None:
        """Puts leased updates into the queue, except those that have waited too long."""
        serving_s = time.monotonic() - self._serving_since  # time that passed while no process ran does not count
        for each in leased:
            if each.number in self._held:
                continue  # its lease had run out here, and it is being answered
            self._held.add(each.number)
            if each.tries > MOST_TRIES:
                log.error("an update is left unanswered: %d processes ended that answered it", MOST_TRIES)
                self._done.add(each.number)
                continue
            try:
                update = Update.de_json(json.loads(each.payload), self._bot)
            except Exception:
                log.exception("an update that was stored cannot be read")
                self._done.add(each.number)
                continue
            if min(each.waited_s, serving_s) > self._longest_wait_s:
                self._dropped(update)
                self._done.add(each.number)
            else:
                self.put_nowait(update)
        if self._done:
            self._answered.set()

    async def _in_thread(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)


def stored_update(update: Update) -> StoredUpdate:
    """Returns a Telegram update as it is stored."""
    sender = update.effective_sender  # the chat, where somebody speaks in its name
    key = queue_key(update)
    name = str(key) if isinstance(key, int) else f"{key[0]} {key[1]}"
    return StoredUpdate(update.update_id, name, sender.id if sender else 0, update.to_json())
