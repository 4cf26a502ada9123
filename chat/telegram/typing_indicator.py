"""Shows "typing" in a chat while an answer takes long."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from telegram import Bot
from telegram.constants import ChatAction
from telegram.error import TelegramError

from chat.incoming import Place

log = logging.getLogger(__name__)

TYPING_AFTER_S = 0.7  # an answer that takes less needs no indicator
AGAIN_S = 4.0  # Telegram shows it for five seconds
MOST_SHOWN = 10  # chats at once: each call takes as much work as a quarter of an answer, which others wait for

_showing: set[asyncio.Task[None]] = set()


@asynccontextmanager
async def typing(bot: Bot, place: Place, after_s: float = TYPING_AFTER_S) -> AsyncIterator[None]:
    """Shows "typing" in a place, from `after_s` until the block ends."""
    if len(_showing) >= MOST_SHOWN:
        yield
        return
    task = asyncio.create_task(_show(bot, place, after_s))
    _showing.add(task)
    task.add_done_callback(_showing.discard)
    try:
        yield
    finally:
        task.cancel()


async def _show(bot: Bot, place: Place, after_s: float) -> None:
    await asyncio.sleep(after_s)
    while True:
        try:
            await bot.send_chat_action(place.chat, ChatAction.TYPING, message_thread_id=place.thread)
        except TelegramError as failure:
            log.debug("typing cannot be shown: %s", failure)
            return
        await asyncio.sleep(AGAIN_S)
