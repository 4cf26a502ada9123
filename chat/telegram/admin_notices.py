"""Tells the bot's admins something, each in their language."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection

from telegram import Bot
from telegram.error import TelegramError

from chat.incoming import TELEGRAM, Place
from chat.messages import Message
from chat.telegram.reply_sending import ReplySender
from chat.translations import Words, language, words

log = logging.getLogger(__name__)


async def tell_admins(
    bot: Bot, admins: Collection[int], message: Callable[[Words], Message], chosen_language: Callable[[int], str]
) -> bool:
    """Sends each admin the message in their language; returns whether at least one could be told."""
    told = False
    for admin in admins:
        try:
            await ReplySender(bot).say(Place(TELEGRAM, admin), message(words(language(chosen_language(admin)))))
        except TelegramError as failure:  # one who never wrote to the bot cannot be written to
            log.info("admin %d cannot be told: %s", admin, failure)
        else:
            told = True
    return told
