"""Looks after channels whose posts become articles: asks Telegram how they are, and tells the bot's admins."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Collection
from datetime import datetime
from functools import partial

from telegram import Bot
from telegram.error import TelegramError

from chat.source_channel_intake import report_message
from chat.telegram.admin_notices import tell_admins
from chat.telegram.extensions import BotTask
from chat.telegram.source_channel_lookup import look_up
from chat.translations import utc_now
from index.gathering.channels.channel_store import ChannelStore

log = logging.getLogger(__name__)

LOOK_EVERY_S = 20.0  # for channels that were added on the command line, and for what changed


def channel_check_task(
    store: ChannelStore,
    admins: Collection[int],
    chosen_language: Callable[[int], str] = lambda _person: "",
    look_every_s: float = LOOK_EVERY_S,
    now: Callable[[], datetime] = utc_now,
) -> BotTask:
    """Returns a task of the bot: each channel is asked for now and then, and admins hear once of what changed.

    A crash between the message and its record repeats it.
    """

    async def look_after(bot: Bot) -> None:
        while True:
            try:
                await _check(bot, store, now)
                changed = await asyncio.to_thread(store.to_report)
                message = partial(report_message, changed)
                if changed and await tell_admins(bot, admins, message, chosen_language):
                    await asyncio.to_thread(store.mark_reported, changed)
            except Exception:  # the next round may fare better: the database may be locked
                log.exception("channels could not be looked after; trying again")
            await asyncio.sleep(look_every_s)

    return look_after


async def _check(bot: Bot, store: ChannelStore, now: Callable[[], datetime]) -> None:
    for channel in await asyncio.to_thread(store.to_check, now()):
        try:
            found = await look_up(bot, channel.identity)
        except TelegramError as failure:
            log.info("Telegram does not say how a channel is: %s", failure)
            return
        await asyncio.to_thread(store.checked, channel.id, found, now())
