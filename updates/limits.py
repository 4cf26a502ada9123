"""Telegram's sending limits, kept by a limiter of python-telegram-bot's kind that lets replies go before broadcasts.

The limits: https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
"""

from __future__ import annotations

import asyncio
import itertools
import logging
import math
import time
from collections.abc import Awaitable, Callable, Coroutine, Hashable
from dataclasses import dataclass
from datetime import timedelta
from enum import IntEnum
from typing import Any

from telegram._utils.types import JSONDict
from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

log = logging.getLogger(__name__)

LATENCY_S = 2.0  # a message counts from when it is known to have arrived, or this much after it left
TOLERANCE_S = 0.035  # Telegram counts no finer: without it the way there and back would cost a message a second
MOST_RETRIES = 3  # of a reply that was answered 429
LONGEST_WAIT_S = 60.0  # for a reply: its reader has gone by then
LOOK_AGAIN_S = 0.25  # what is on its way may arrive sooner than was reckoned with
FAR_BACK = 60  # messages that go first, two seconds of what all chats share: who waits behind more looks rarely
WINDOWS_KEPT = 5000  # chats; what they did before their windows is forgotten at this number


class Priority(IntEnum):
    """Who goes first: whoever was asked something goes before what is told unasked, always."""

    REPLY = 0
    BROADCAST = 1


@dataclass(frozen=True, slots=True)
class Rule:
    """At most `count` in any `seconds`."""

    count: int
    seconds: float


OVERALL = Rule(30, 1.0)
PRIVATE = Rule(5, 5.0)  # one a second, with short bursts
GROUP = Rule(20, 60.0)
PRIVATE_BROADCAST = Rule(1, 1.0)
GROUP_BROADCAST = Rule(15, 60.0)  # the rest of a group's minute is for those who ask there
MADE_UP_FOR_S = 0.5  # of lateness; longer ago there was perhaps nothing to send
BROADCAST_SPACING_S = 1 / 29.9  # evenly: a burst would leave a second in which no reply could go


class Use:
    """One message, from when it may be forgotten again."""

    __slots__ = ("over_at", "started")

    def __init__(self, started: float) -> None:
        self.started = started
        self.over_at = started + LATENCY_S

    def ended(self, now: float) -> None:
        """It has arrived."""
        self.over_at = min(self.over_at, max(self.started, now - TOLERANCE_S))


class Window:
    """What was done lately, against rules."""

    def __init__(self) -> None:
        self._uses: list[Use] = []
        self.halted_until = -math.inf

    def wait_s(self, now: float, rule: Rule, ahead: int = 0) -> float:
        """Seconds until the rule allows one more after the `ahead` that go first; 0 where it does already."""
        free = sorted(use.over_at + rule.seconds for use in self._uses if use.over_at + rule.seconds > now)
        over = len(free) + ahead + 1 - rule.count
        wait = 0.0
        if over > 0:  # those that go first hold their places at least as long as the latest use
            wait = (free[over - 1] if over <= len(free) else now + rule.seconds) - now
        return max(wait, self.halted_until - now, 0.0)

    def note(self, use: Use) -> None:
        """One more is done."""
        self._uses.append(use)

    def forget(self, before: float) -> bool:
        """Drops what ended before then; True where nothing is left to know."""
        self._uses = [use for use in self._uses if use.over_at > before]
        return not self._uses and self.halted_until <= before


@dataclass(frozen=True, slots=True, order=True)
class _Waiter:
    priority: Priority
    number: int
    chat: int


class TelegramLimiter(BaseRateLimiter[Priority]):
    """Holds each message back until it keeps within Telegram's limits. For one event loop.

    A 429 halts only the chat that it was answered for. Replies wait it out and are sent again; of a broadcast it is
    raised at once, for the sender to go on with the others. `clock` is monotonic seconds.
    """

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._clock = clock
        self._sleep = sleep
        self._overall = Window()
        self._chats: dict[Hashable, Window] = {}
        self._waiting: set[_Waiter] = set()
        self._numbers = itertools.count()
        self._next_broadcast = -math.inf

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, bool | JSONDict | list[JSONDict]]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: Priority | None,
    ) -> bool | JSONDict | list[JSONDict]:
        """See BaseRateLimiter; `rate_limit_args` is a Priority, REPLY where there is none."""
        priority = Priority.REPLY if rate_limit_args is None else rate_limit_args
        chat = data.get("chat_id")
        key: Hashable = chat if chat is not None else endpoint
        for retry in itertools.count(1):
            use = await self._turn(chat, priority) if isinstance(chat, int) and _counts(endpoint) else None
            try:
                return await callback(*args, **kwargs)
            except RetryAfter as later:
                wait = later.retry_after
                wait_s = wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
                self._window(key).halted_until = self._clock() + wait_s
                log.info("Telegram asks to wait %.0f s before %s to %s", wait_s, endpoint, key)
                if priority is Priority.BROADCAST or retry > MOST_RETRIES or wait_s > LONGEST_WAIT_S:
                    raise
                await self._sleep(wait_s)
            finally:
                if use is not None:
                    use.ended(self._clock())
        raise AssertionError("the loop returns or raises")

    def broadcast_wait_s(self, chat: int) -> float:
        """Seconds until that chat may be told something unasked; what all chats share is not counted."""
        window = self._chats.get(chat)
        return 0.0 if window is None else self._chat_wait_s(window, chat, Priority.BROADCAST, self._clock(), 0)

    async def _turn(self, chat: int, priority: Priority) -> Use:
        me = _Waiter(priority, next(self._numbers), chat)
        self._waiting.add(me)
        try:
            while True:
                ahead = sum(1 for other in self._waiting if other < me)
                if ahead > FAR_BACK:  # among a thousand who look at each other, nothing else would be done
                    await self._sleep(ahead / OVERALL.count * OVERALL.seconds / 2)
                    continue
                if (wait := self._wait_s(me)) <= 0:
                    break
                await self._sleep(min(wait, LOOK_AGAIN_S))
        finally:
            self._waiting.discard(me)
        now = self._clock()
        use = Use(now)
        self._overall.note(use)
        self._overall.forget(now - OVERALL.seconds)
        self._window(chat).note(use)
        if priority is Priority.BROADCAST:
            late = now - self._next_broadcast < MADE_UP_FOR_S
            self._next_broadcast = (self._next_broadcast if late else now) + BROADCAST_SPACING_S
        return use

    def _wait_s(self, me: _Waiter) -> float:
        now = self._clock()
        first = [other for other in self._waiting if other < me]
        wait = self._chat_wait_s(
            self._window(me.chat), me.chat, me.priority, now, sum(1 for other in first if other.chat == me.chat)
        )
        ready = sum(1 for other in first if self._chat_ready(other, now))
        wait = max(wait, self._overall.wait_s(now, OVERALL, ready))
        if me.priority is Priority.BROADCAST:
            wait = max(wait, self._next_broadcast - now)
        return wait

    def _chat_ready(self, waiter: _Waiter, now: float) -> bool:
        return self._chat_wait_s(self._window(waiter.chat), waiter.chat, waiter.priority, now, 0) <= 0

    def _chat_wait_s(self, window: Window, chat: int, priority: Priority, now: float, ahead: int) -> float:
        wait = window.wait_s(now, GROUP if chat < 0 else PRIVATE, ahead)
        if priority is Priority.BROADCAST:
            wait = max(wait, window.wait_s(now, GROUP_BROADCAST if chat < 0 else PRIVATE_BROADCAST, ahead))
        return wait

    def _window(self, key: Hashable) -> Window:
        if key not in self._chats and len(self._chats) >= WINDOWS_KEPT:
            before = self._clock() - GROUP.seconds
            self._chats = {chat: window for chat, window in self._chats.items() if not window.forget(before)}
        return self._chats.setdefault(key, Window())


def _counts(endpoint: str) -> bool:
    """Whether a call makes a message, which the limits are about."""
    return endpoint != "sendChatAction" and endpoint.startswith(("send", "copy", "forward"))
