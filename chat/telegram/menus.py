"""The menus of commands that Telegram shows, by scope and language; the bot works without them."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterator

from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)
from telegram.error import TelegramError

from chat import menu
from chat.words import DEFAULT, LANGUAGES, words

log = logging.getLogger(__name__)


async def set_menus(bot: Bot, known: Collection[str], admins: Collection[int] = ()) -> None:
    """Sets every menu; one that the server does not take is let go."""
    for scope, code, names in _menus(known, admins):
        commands = [BotCommand(name, words(code).say(f"command-{name}")) for name in names]
        try:
            await bot.set_my_commands(commands, scope, language_code=None if code == DEFAULT else code)
        except TelegramError as failure:
            log.info("the menu of commands for %s in %s cannot be set: %s", scope.type, code, failure)


def _menus(known: Collection[str], admins: Collection[int]) -> Iterator[tuple[BotCommandScope, str, tuple[str, ...]]]:
    private, group = menu.shown(menu.PRIVATE, known), menu.shown(menu.GROUP, known)
    for code in LANGUAGES:
        yield BotCommandScopeAllPrivateChats(), code, private
        yield BotCommandScopeAllGroupChats(), code, group
        for admin in admins:
            yield BotCommandScopeChat(admin), code, (*private, *menu.shown(menu.ADMIN, known))
