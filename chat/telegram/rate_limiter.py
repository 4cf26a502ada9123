"""Telegram's sending limits, kept by a limiter of python-telegram-bot's kind that lets replies go before broadcasts."""

from __future__ import annotations

import asyncio
import itertools
import logging
import time
from abc import abstractmethod
from collections.abc import Awaitable, Callable, Coroutine, Hashable
from datetime import timedelta
from typing import Any

from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

from chat.telegram.rate_limits import OVERALL, Priority, SendHistory, Waiter

__all__ = ["Priority", "RateLimiter", "TelegramRateLimiter"]

log = logging.getLogger(__name__)

MOST_RETRIES = 3  # of a reply that was answered 429
LONGEST_WAIT_S = 60.0  # for a reply: its reader has gone by then
LOOK_AGAIN_S = 0.25  # what is on its way may arrive sooner than was reckoned with
FAR_BACK = 60  # messages that go first, two seconds of what all chats share: who waits behind more looks rarely

JSONDict = dict[str, Any]  # as python-telegram-bot defines it
Over = Callable[[], None]  # to be called once what had its turn has arrived, or failed


class RateLimiter(BaseRateLimiter[Priority]):
    """Holds each message back until it keeps within Telegram's limits. For one event loop.

    A 429 halts only the chat that it was answered for. Replies wait it out and are sent again; of a broadcast it is
    raised at once, for the sender to go on with the others. What was sent, and who waits, is kept by those who
    inherit.
    """

    def __init__(self, sleep: Callable[[float], Awaitable[None]]) -> None:
        self._sleep = sleep

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
            over = await self._turn(chat, priority) if isinstance(chat, int) and _counts(endpoint) else None
            try:
                return await callback(*args, **kwargs)
            except RetryAfter as later:
                wait = later.retry_after
                wait_s = wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
                self._halt(key, wait_s)
                log.info("Telegram asks to wait %.0f s before %s to %s", wait_s, endpoint, key)
                if priority is Priority.BROADCAST or retry > MOST_RETRIES or wait_s > LONGEST_WAIT_S:
                    raise
                await self._sleep(wait_s)
            finally:
                if over is not None:
                    over()
        raise AssertionError("the loop returns or raises")

    @abstractmethod
    def broadcast_wait_s(self, chat: int) -> float:
        """Seconds until that chat may be told something unasked; what all chats share is not counted."""

    @abstractmethod
    async def _turn(self, chat: int, priority: Priority) -> Over:
        """Waits until a message may go there."""

    @abstractmethod
    def _halt(self, key: Hashable, seconds: float) -> None:
        """Nothing goes to that chat for so long."""


class TelegramRateLimiter(RateLimiter):
    """Keeps the limits for one process, in memory. `clock` is monotonic seconds."""

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        super().__init__(sleep)
        self._clock = clock
        self._history = SendHistory()
        self._waiting: set[Waiter] = set()
        self._numbers = itertools.count()

    def broadcast_wait_s(self, chat: int) -> float:
        """See Limiter."""
        return self._history.chat_wait_s(chat, Priority.BROADCAST, self._clock())

    async def _turn(self, chat: int, priority: Priority) -> Over:
        me = Waiter(priority, self._clock(), next(self._numbers), chat)
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
        use = self._history.go(me, self._clock())
        return lambda: use.ended(self._clock())

    def _halt(self, key: Hashable, seconds: float) -> None:
        now = self._clock()
        self._history.halt(key, now + seconds, now)

    def _wait_s(self, me: Waiter) -> float:
        now = self._clock()
        first = [other for other in self._waiting if other < me]
        ready = sum(1 for other in first if self._history.chat_wait_s(other.chat, other.priority, now) <= 0)
        return self._history.wait_s(me, now, sum(1 for other in first if other.chat == me.chat), ready)


def _counts(endpoint: str) -> bool:
    """Whether a call makes a message, which the limits are about."""
    return endpoint != "sendChatAction" and endpoint.startswith(("send", "copy", "forward"))
