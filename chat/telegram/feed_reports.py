"""Tells the bot's admins of feeds that have failed for long."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Collection, Sequence
from functools import partial

from telegram import Bot

from chat.article_intake import feed_line
from chat.formatted_text import bold, joined, plain
from chat.interfaces import FailingFeeds
from chat.messages import Message
from chat.telegram.admin_notices import tell_admins
from chat.telegram.extensions import BotTask
from chat.translations import Words
from index.gathering.feeds.feed_state import Feed

log = logging.getLogger(__name__)

LOOK_EVERY_S = 300.0  # a feed that failed for hours can wait some minutes more


def feed_report_task(
    feeds: FailingFeeds,
    admins: Collection[int],
    chosen_language: Callable[[int], str] = lambda _person: "",
    look_every_s: float = LOOK_EVERY_S,
) -> BotTask:
    """Returns a task of the bot: one message to each admin, once for each time that a feed falls ill.

    A crash between the message and its record repeats it.
    """

    async def report(bot: Bot) -> None:
        while admins:
            try:
                troubled = await asyncio.to_thread(feeds.to_report)
                message = partial(report_message, troubled)
                if troubled and await tell_admins(bot, admins, message, chosen_language):
                    await asyncio.to_thread(feeds.mark_reported, [feed.id for feed in troubled])
            except Exception:  # the next round may fare better: the database may be locked
                log.exception("failing feeds could not be reported; trying again")
            await asyncio.sleep(look_every_s)

    return report


def report_message(troubled: Sequence[Feed], spoken: Words) -> Message:
    """The feeds, each with its reason."""
    lines = (plain(feed_line(feed, spoken)) for feed in troubled)
    return Message(joined((bold(spoken.say("feeds-report")), *lines)).fitted())
