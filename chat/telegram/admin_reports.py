"""Tells the bot's admins, each in their language, about failing feeds and changed source channels."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Collection, Sequence
from functools import partial

from telegram import Bot
from telegram.error import TelegramError

from chat.article_intake import feed_line
from chat.formatted_text import bold, joined, plain
from chat.incoming import TELEGRAM, Place
from chat.interfaces import FailingFeeds
from chat.messages import Message
from chat.reader_settings import ChosenLanguage, none_chosen
from chat.source_channel_intake import channel_report_message
from chat.telegram.extensions import BotTask
from chat.telegram.reply_sending import ReplySender
from chat.telegram.source_channel_lookup import look_up
from chat.translations import Words, language, words
from config.clock import Clock, utc_now
from index.gathering.feeds.feed_state import Feed
from index.gathering.source_channels.channel_store import ChannelStore

log = logging.getLogger(__name__)

FEEDS_EVERY_S = 300.0  # a feed that failed for hours can wait some minutes more
CHANNELS_EVERY_S = 20.0  # for channels that were added on the command line, and for what changed


async def tell_admins(
    bot: Bot, admins: Collection[int], message: Callable[[Words], Message], chosen_language: ChosenLanguage
) -> bool:
    """Sends each admin the message in their language; returns whether at least one could be told."""
    told = False
    for admin in admins:
        try:
            await ReplySender(bot).say(Place(TELEGRAM, admin), message(words(language(chosen_language(admin)))))
        except TelegramError as failure:  # the bot cannot write to an admin who never wrote to it
            log.info("admin %d cannot be told: %s", admin, failure)
        else:
            told = True
    return told


def feed_report_task(
    feeds: FailingFeeds,
    admins: Collection[int],
    chosen_language: ChosenLanguage = none_chosen,
    look_every_s: float = FEEDS_EVERY_S,
) -> BotTask:
    """Returns a task that tells each admin once when a feed has failed for long.

    A crash between sending the message and storing that it was sent repeats it.
    """

    async def report(bot: Bot) -> None:
        while admins:
            try:
                troubled = await asyncio.to_thread(feeds.to_report)
                message = partial(feed_report_message, troubled)
                if troubled and await tell_admins(bot, admins, message, chosen_language):
                    await asyncio.to_thread(feeds.mark_reported, [feed.id for feed in troubled])
            except Exception:  # the next round may fare better: the database may be locked
                log.exception("failing feeds could not be reported; trying again")
            await asyncio.sleep(look_every_s)

    return report


def feed_report_message(troubled: Sequence[Feed], spoken: Words) -> Message:
    """Returns the failing feeds, each with its reason."""
    lines = (plain(feed_line(feed, spoken)) for feed in troubled)
    return Message(joined((bold(spoken.say("feeds-report")), *lines)).fitted())


def channel_check_task(
    store: ChannelStore,
    admins: Collection[int],
    chosen_language: ChosenLanguage = none_chosen,
    look_every_s: float = CHANNELS_EVERY_S,
    now: Clock = utc_now,
) -> BotTask:
    """Returns a task that asks Telegram about source channels now and then and tells admins once what changed.

    A crash between sending the message and storing that it was sent repeats it.
    """

    async def look_after(bot: Bot) -> None:
        while True:
            try:
                await _check(bot, store, now)
                changed = await asyncio.to_thread(store.to_report)
                message = partial(channel_report_message, changed)
                if changed and await tell_admins(bot, admins, message, chosen_language):
                    await asyncio.to_thread(store.mark_reported, changed)
            except Exception:  # the next round may fare better: the database may be locked
                log.exception("source channels could not be checked; trying again")
            await asyncio.sleep(look_every_s)

    return look_after


async def _check(bot: Bot, store: ChannelStore, now: Clock) -> None:
    for channel in await asyncio.to_thread(store.to_check, now()):
        try:
            found = await look_up(bot, channel.identity)
        except TelegramError as failure:
            log.info("Telegram does not say how a channel is: %s", failure)
            return
        await asyncio.to_thread(store.checked, channel.id, found, now())
