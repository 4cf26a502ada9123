"""Whether Telegram still answers: the library retries in silence, so the door keeps the time itself."""

from __future__ import annotations

import asyncio
import logging
import time
from http import HTTPStatus
from typing import Any

from telegram.error import Conflict, TelegramError
from telegram.request import HTTPXRequest

log = logging.getLogger(__name__)

SILENCE_S = 90.0  # several long polls; after this without an answer the operator hears of it
SAID_AGAIN_S = 300.0  # the same trouble is logged no more often than this


class WatchedRequest(HTTPXRequest):
    """The request that polls for updates; knows when it was last answered, and whether the token was refused."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.answered_at = time.monotonic()
        self.refused = asyncio.Event()

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        """See BaseRequest."""
        code, payload = await super().do_request(*args, **kwargs)
        self.answered_at = time.monotonic()
        if code in (HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND):  # the library stops polling for good at these
            self.refused.set()
        return code, payload


class Trouble:
    """Tells the log of polling's troubles: in plain words, and not every second."""

    def __init__(self) -> None:
        self._said: dict[str, float] = {}

    def heard(self, error: TelegramError) -> None:
        """Polling failed and will be tried again."""
        if isinstance(error, Conflict):
            self._say(
                "Another program fetches this bot's messages, so some do not arrive here. Stop the other one, or "
                "delete its webhook: a token serves one bot."
            )
        else:
            self._say(f"Telegram does not give new messages ({error}); trying on.")

    async def watch(self, request: WatchedRequest) -> None:
        """Says when Telegram has been silent for long, and when it is back; runs until cancelled."""
        while True:
            await asyncio.sleep(SILENCE_S / 3)
            if time.monotonic() - request.answered_at > SILENCE_S:
                self._say("Telegram has not answered for a while; trying on.")

    def _say(self, words: str) -> None:
        now = time.monotonic()
        if now - self._said.get(words, -SAID_AGAIN_S) >= SAID_AGAIN_S:
            self._said[words] = now
            log.warning(words)
