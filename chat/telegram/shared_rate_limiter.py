"""A rate limiter that keeps Telegram's sending limits over all processes on one PostgreSQL, through a table.

A round is one short transaction under an advisory lock. It reads what was sent lately, decides for all waiting messages
of this process (`rate_limits.decide_sends`), and stores those that go. So a message costs one round before it is sent,
and messages that wait at the same time share a round. Replies that have to wait are stored as well, so that no process
lets a broadcast go before them. What a dead process has stored expires by itself.
"""

from __future__ import annotations

import asyncio
import itertools
import logging
import math
import secrets
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Hashable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial

from telegram.error import RetryAfter

from chat.telegram.rate_limiter import FAR_BACK, LOOK_AGAIN_S, Finished, RateLimiter
from chat.telegram.rate_limits import PRIVATE, LimitUse, Priority, SendDecision, SendHistory, Waiter, decide_sends
from chat.telegram.send_log import SendLog, SendRequest
from index.library.database import Database
from index.library.errors import LibraryProblem

log = logging.getLogger(__name__)

ANSWERS_WITHIN_S = 3.0  # if the database takes longer, replies go under this process' own limits
HELD_UP_S = 0.25  # a broadcast that others delay for longer is given up for now: there are other chats to tell


@dataclass(slots=True, eq=False)
class _Waiting:
    """A message of this process that waits; its turn is a future LimitUse."""

    asked: SendRequest
    turn: asyncio.Future[LimitUse]


@dataclass(slots=True)
class _ToStore:
    """What the next round has to store."""

    arrived: list[int] = field(default_factory=list)
    halts: dict[int, float] = field(default_factory=dict)  # seconds, by chat


class SharedRateLimiter(RateLimiter):
    """Keeps the limits together with all other processes on the database. For one event loop.

    While the database is away, broadcasts wait, and replies go under the limits of this process alone. A broadcast to
    a chat to which other processes have sent too much raises RetryAfter, as if Telegram had answered so.
    """

    def __init__(
        self,
        database: Database,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        *,
        sends: SendLog | None = None,
        in_thread: Callable[[Callable[[], SendDecision]], Awaitable[SendDecision]] | None = None,
    ) -> None:
        """`clock` is monotonic seconds, for what this process sent itself; the shared times are the server's."""
        super().__init__(sleep)
        self._clock = clock
        self._sends = sends or SendLog(database)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="limits")
        self._in_thread = in_thread or self._in_own_thread
        self._numbers = itertools.count(secrets.randbits(62))
        self._waiting: dict[int, _Waiting] = {}
        self._to_store = _ToStore()
        self._own = SendHistory()  # what this process sent
        self._busy: dict[int, float] = {}  # chats to which others sent: until when
        self._woken = asyncio.Event()
        self._rounds: asyncio.Task[None] | None = None
        self._asking: asyncio.Future[SendDecision] | None = None
        self._away = False

    async def shutdown(self) -> None:
        """Stores what the last round left."""
        if self._rounds is not None and not self._rounds.done():
            await asyncio.wait((self._rounds,), timeout=ANSWERS_WITHIN_S)
        self._thread.shutdown(wait=False)

    def broadcast_wait_s(self, chat: int) -> float:
        """See RateLimiter. Counts what this process knows."""
        now = self._clock()
        return max(self._own.chat_wait_s(chat, Priority.BROADCAST, now), self._busy.get(chat, now) - now)

    async def _turn(self, chat: int, priority: Priority) -> Finished:
        number = next(self._numbers)
        waiting = _Waiting(SendRequest(number, chat, priority), asyncio.get_running_loop().create_future())
        self._waiting[number] = waiting
        self._wake()
        try:
            use = await waiting.turn
        except asyncio.CancelledError:
            if waiting.turn.done() and not waiting.turn.cancelled() and waiting.turn.exception() is None:
                self._finished(number, waiting.turn.result())
            raise
        finally:
            self._waiting.pop(number, None)
        return partial(self._finished, number, use)

    def _finished(self, number: int, use: LimitUse) -> None:
        use.ended(self._clock())
        self._to_store.arrived.append(number)
        self._wake()

    def _halt(self, key: Hashable, seconds: float) -> None:
        now = self._clock()
        self._own.halt(key, now + seconds, now)
        if isinstance(key, int):
            self._to_store.halts[key] = seconds
            self._wake()

    def _wake(self) -> None:
        self._woken.set()
        if self._rounds is None or self._rounds.done():
            self._rounds = asyncio.get_running_loop().create_task(self._run())

    async def _run(self) -> None:
        """Does rounds as long as a message waits or something is to be stored."""
        while self._waiting or self._to_store.arrived or self._to_store.halts:
            self._woken.clear()
            again_s = await self._round()
            if self._waiting and again_s > 0:
                await self._sleep_unless_woken(min(again_s, LOOK_AGAIN_S))
            elif self._away:
                await self._sleep_unless_woken(LOOK_AGAIN_S)

    async def _sleep_unless_woken(self, seconds: float) -> None:
        waits = asyncio.ensure_future(self._sleep(seconds)), asyncio.ensure_future(self._woken.wait())
        try:
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for each in waits:
                each.cancel()

    async def _round(self) -> float:
        """Gives turns to the messages that may go; returns the seconds until the next may."""
        to_store = _ToStore()
        if self._asking is None:
            to_store, self._to_store = self._to_store, to_store
            self._asking = asyncio.ensure_future(
                self._in_thread(partial(self._sends.round, self._first(), to_store.arrived, to_store.halts))
            )
        await asyncio.wait((self._asking,), timeout=LOOK_AGAIN_S if self._away else ANSWERS_WITHIN_S)
        if not self._asking.done():
            return self._decide_alone("it does not answer")
        asking, self._asking = self._asking, None
        try:
            decided = asking.result()
        except LibraryProblem as problem:
            self._to_store.halts = {**to_store.halts, **self._to_store.halts}
            return self._decide_alone(str(problem))
        except Exception as error:  # replies go all the same
            log.exception("Telegram's limits cannot be shared; trying again")
            return self._decide_alone(type(error).__name__)
        if self._away:
            self._away = False
            log.info("Telegram's limits are shared again")
        for who, _ in decided.go:
            self._give_turn(who)
        self._give_up_delayed(decided)
        return decided.again_s if decided.waits else 0.0

    def _first(self) -> list[SendRequest]:
        """Returns the messages for the next round: few of each chat, so that a flood to one chat hides no other."""
        found: list[SendRequest] = []
        in_chat: Counter[int] = Counter()
        for waiting in sorted(self._waiting.values(), key=lambda each: (each.asked.priority, each.asked.number)):
            asked = waiting.asked
            in_chat[asked.chat] += 1
            if in_chat[asked.chat] <= PRIVATE.count:
                found.append(asked)
                if len(found) == FAR_BACK:
                    break
        return found

    def _give_turn(self, who: Waiter) -> None:
        waiting = self._waiting.get(who.number)
        if waiting is None or waiting.turn.done():  # it went alone, or was given up
            self._to_store.arrived.append(who.number)
            return
        waiting.turn.set_result(self._own.go(who, self._clock()))
        del self._waiting[who.number]

    def _give_up_delayed(self, decided: SendDecision) -> None:
        """Raises RetryAfter in broadcasts that other processes delay."""
        now = self._clock()
        for who, wait_s in decided.waits:
            waiting = self._waiting.get(who.number)
            if who.priority is Priority.REPLY or waiting is None or waiting.turn.done():
                continue
            if wait_s > self._own.chat_wait_s(who.chat, who.priority, now) + HELD_UP_S:
                self._busy = {chat: until for chat, until in self._busy.items() if until > now}
                self._busy[who.chat] = now + wait_s
                waiting.turn.set_exception(RetryAfter(math.ceil(wait_s)))
                del self._waiting[who.number]

    def _decide_alone(self, why: str) -> float:
        """Sends replies under this process' own limits; returns the seconds until the next round."""
        if not self._away:
            self._away = True
            log.warning("Telegram's limits are kept by this process alone for now, and broadcasts wait: %s", why)
        now = self._clock()
        replies = [
            Waiter(asked.priority, now, asked.number, asked.chat)
            for asked in self._first()
            if asked.priority is Priority.REPLY
        ]
        decided = decide_sends(self._own, replies, (), now)
        for who, use in decided.go:
            self._waiting.pop(who.number).turn.set_result(use)
        return min(decided.again_s, LOOK_AGAIN_S)

    async def _in_own_thread(self, work: Callable[[], SendDecision]) -> SendDecision:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)
