"""Telegram updates that are dropped because too much waits: each chat is told once a minute, as is the log."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable

from cachetools import FIFOCache
from telegram import Update
from telegram.error import TelegramError

log = logging.getLogger(__name__)

TOLD_AGAIN_S = 60.0  # a chat is told at most this often, and so is the log
MOST_TO_TELL = 5000  # chats that wait to be told; to tell more would take minutes


class NotStored(TelegramError):
    """A Telegram update cannot be stored now. It must not be confirmed, so that Telegram sends it again."""


class Overload:
    """Keeps the chats that are still to be told. For one event loop; `clock` is monotonic seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._told: FIFOCache[int, float] = FIFOCache(MOST_TO_TELL)  # by chat: when it was last told, or is to be
        self._to_tell: asyncio.Queue[Update] = asyncio.Queue(MOST_TO_TELL)
        self._dropped = 0
        self._logged = -TOLD_AGAIN_S

    def dropped(self, update: Update) -> None:
        """Notes that a Telegram update was dropped: its chat will be told."""
        self._dropped += 1
        self._log_now_and_then()
        chat, now = update.effective_chat, self._clock()
        if chat is None or now - self._told.get(chat.id, -TOLD_AGAIN_S) < TOLD_AGAIN_S or self._to_tell.full():
            return
        self._told.pop(chat.id, None)
        self._told[chat.id] = now
        self._to_tell.put_nowait(update)

    async def tell(self, say: Callable[[Update], Awaitable[None]]) -> None:
        """Tells the chats, one after the other, so that answers go on; runs until cancelled."""
        while True:
            update = await self._waits()
            if update is None:
                self._log_now_and_then()
                continue
            try:
                await say(update)
            except TelegramError as failure:
                log.info("a chat cannot be told that too much waits: %s", failure)
            except Exception:
                log.exception("a chat cannot be told of the overload")

    async def _waits(self) -> Update | None:
        try:
            async with asyncio.timeout(TOLD_AGAIN_S):
                return await self._to_tell.get()
        except TimeoutError:
            return None

    def _log_now_and_then(self) -> None:
        now = self._clock()
        if self._dropped and now - self._logged >= TOLD_AGAIN_S:
            log.warning("overload: %d Telegram updates were dropped since the last such line", self._dropped)
            self._dropped, self._logged = 0, now
