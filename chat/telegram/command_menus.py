"""The command menus that Telegram shows, by scope and language. The bot works without them."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable, Iterator
from typing import Any, ClassVar

from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    Update,
)
from telegram.error import TelegramError
from telegram.ext import Application, ContextTypes, MessageHandler, filters

from chat.permissions import ADMIN_MENU, GROUP_MENU, PRIVATE_MENU, in_menu
from chat.translations import DEFAULT, LANGUAGES, words

log = logging.getLogger(__name__)

FIRST_OF_ALL = -3  # the handler group: these run first, and pass everything on


async def set_menus(bot: Bot, known: Collection[str]) -> None:
    """Sets the menus of all private chats and groups. A menu that the server refuses is skipped."""
    await _set(bot, _menus(known))


async def set_admin_menu(bot: Bot, known: Collection[str], admin: int) -> None:
    """Sets the menu of an admin of the bot, who has written to it before."""
    names = (*in_menu(PRIVATE_MENU, known), *in_menu(ADMIN_MENU, known))
    await _set(bot, ((BotCommandScopeChat(admin), code, names) for code in LANGUAGES))


async def _set(bot: Bot, menus: Iterable[tuple[BotCommandScope, str, tuple[str, ...]]]) -> None:
    for scope, code, names in menus:
        commands = [BotCommand(name, words(code).say(f"command-{name}")) for name in names]
        try:
            await bot.set_my_commands(commands, scope, language_code=None if code == DEFAULT else code)
        except TelegramError as failure:
            log.info("the menu of commands for %s in %s cannot be set: %s", scope.type, code, failure)


def _menus(known: Collection[str]) -> Iterator[tuple[BotCommandScope, str, tuple[str, ...]]]:
    private, group = in_menu(PRIVATE_MENU, known), in_menu(GROUP_MENU, known)
    for code in LANGUAGES:
        yield BotCommandScopeAllPrivateChats(), code, private
        yield BotCommandScopeAllGroupChats(), code, group


class AdminMenus:
    """Sets an admin's menu at their first message since the start."""

    UPDATES: ClassVar[tuple[str, ...]] = (Update.MESSAGE,)

    def __init__(self, known: Collection[str], admins: Collection[int]) -> None:
        self._known = known
        self._waited_for = set(admins)

    def register(self, application: Application[Any, Any, Any, Any, Any, Any]) -> None:
        """See HandlerSet."""
        theirs = filters.UpdateType.MESSAGE & filters.ChatType.PRIVATE & filters.User(self._waited_for)
        application.add_handler(MessageHandler(theirs, self.wrote, block=False), FIRST_OF_ALL)

    async def wrote(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Sets the menu of an admin who writes."""
        admin = update.effective_user.id if update.effective_user else 0
        if admin in self._waited_for:
            self._waited_for.discard(admin)
            await set_admin_menu(context.bot, self._known, admin)
