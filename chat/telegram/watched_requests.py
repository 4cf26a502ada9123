"""HTTP requests to Telegram that count answers and log trouble, about which the library is silent."""

from __future__ import annotations

import asyncio
import logging
import time
from http import HTTPStatus
from typing import Any

from telegram.error import Conflict, TelegramError

from chat.health_state import SILENCE_S, HealthState
from chat.telegram.aiohttp_request import AiohttpRequest
from chat.telegram.overload import NotStored
from chat.telegram.unreadable_updates import UnreadableUpdates

log = logging.getLogger(__name__)

SAID_AGAIN_S = 300.0  # the same trouble is logged no more often than this


class CountedRequest(AiohttpRequest):
    """Carries the bot's calls, and counts Telegram's answers by status.

    A call waits here for a free connection, so that its time limits begin with its connection.
    """

    def __init__(self, health_state: HealthState, connections: int) -> None:
        super().__init__(connections)
        self._health_state = health_state
        self._free = asyncio.Semaphore(connections)

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        """See BaseRequest."""
        async with self._free:
            code, payload = await super().do_request(*args, **kwargs)
        self._health_state.answers[code] += 1
        return code, payload


class WatchedRequest(CountedRequest):
    """Polls for Telegram updates, and notes when it was answered and whether the token was refused."""

    def __init__(self, health_state: HealthState, connections: int) -> None:
        super().__init__(health_state, connections)
        self.refused = asyncio.Event()
        self._unreadable = UnreadableUpdates()

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        """See BaseRequest."""
        code, payload = await super().do_request(*args, **kwargs)
        if code == HTTPStatus.CONFLICT:
            self._health_state.conflict()
        else:
            self._health_state.heard()
        if code in (HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND):  # the library stops polling for good at these
            self.refused.set()
        return code, self._unreadable.emptied(payload)


class PollingLog:
    """Logs trouble with polling in plain words, at most every few minutes."""

    def __init__(self) -> None:
        self._said: dict[str, float] = {}

    def failed(self, error: TelegramError) -> None:
        """Logs that polling failed and will be tried again."""
        if isinstance(error, Conflict):
            if self._is_news("conflict"):
                log.warning(
                    "Another program fetches this bot's messages, so some do not arrive here. Stop the other one, or "
                    "delete its webhook: a token serves one bot."
                )
        elif isinstance(error, NotStored):
            if self._is_news("not stored"):
                log.warning("Telegram updates are not taken for now: %s", error)
        elif self._is_news(str(error)):
            log.warning("Telegram does not give new messages (%s); trying on.", error)

    async def watch(self, health_state: HealthState) -> None:
        """Logs when Telegram has been silent for long; runs until cancelled."""
        while True:
            await asyncio.sleep(SILENCE_S / 3)
            silent = health_state.waits_for_updates and (health_state.silence_s() or 0.0) > SILENCE_S
            if silent and self._is_news("silence"):
                log.warning("Telegram has not answered for a while; trying on.")

    def _is_news(self, what: str) -> bool:
        now = time.monotonic()
        if now - self._said.get(what, -SAID_AGAIN_S) < SAID_AGAIN_S:
            return False
        self._said[what] = now
        return True
