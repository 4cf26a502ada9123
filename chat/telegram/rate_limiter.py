"""A rate limiter for python-telegram-bot that keeps Telegram's sending limits and lets replies go before broadcasts."""

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
LOOK_AGAIN_S = 0.25  # a message on its way may arrive sooner than expected
FAR_BACK = 60  # messages ahead, two seconds of what all chats share: behind more than that, look less often

JSONDict = dict[str, Any]  # as python-telegram-bot defines it
Finished = Callable[[], None]  # to be called once the message has arrived or failed


class RateLimiter(BaseRateLimiter[Priority]):
    """Holds each message back until it is within Telegram's limits. For one event loop.

    A 429 halts only its chat. A reply waits and is sent again; for a broadcast the error is raised at once, so that
    the sender goes on with other chats. Subclasses keep what was sent and what waits.
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
        """See BaseRateLimiter. `rate_limit_args` is a Priority; None means REPLY."""
        priority = Priority.REPLY if rate_limit_args is None else rate_limit_args
        chat = data.get("chat_id")
        key: Hashable = chat if chat is not None else endpoint
        for retry in itertools.count(1):
            finished = await self._turn(chat, priority) if isinstance(chat, int) and _counts(endpoint) else None
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
                if finished is not None:
                    finished()
        raise AssertionError("the loop returns or raises")

    @abstractmethod
    def broadcast_wait_s(self, chat: int) -> float:
        """Returns the seconds until a broadcast may go to a chat, by that chat's own limits alone."""

    @abstractmethod
    async def _turn(self, chat: int, priority: Priority) -> Finished:
        """Waits until a message may go to a chat. Call what it returns once the message has arrived or failed."""

    @abstractmethod
    def _halt(self, key: Hashable, seconds: float) -> None:
        """Sends nothing to a chat (or for another key) for that many seconds."""


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
        """See RateLimiter."""
        return self._history.chat_wait_s(chat, Priority.BROADCAST, self._clock())

    async def _turn(self, chat: int, priority: Priority) -> Finished:
        me = Waiter(priority, self._clock(), next(self._numbers), chat)
        self._waiting.add(me)
        try:
            while True:
                ahead = sum(1 for other in self._waiting if other < me)
                if ahead > FAR_BACK:  # a thousand waiters that each look at all others would use all the time
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
    """Whether a call sends a message, and so counts against the limits."""
    return endpoint != "sendChatAction" and endpoint.startswith(("send", "copy", "forward"))
