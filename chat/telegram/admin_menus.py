"""The menu of commands of each admin of the bot: Telegram takes it only once they have written to the bot."""

from __future__ import annotations

import logging
from collections.abc import Collection
from typing import Any, ClassVar

from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters

from chat.telegram.command_menus import set_admin_menu

log = logging.getLogger(__name__)

FIRST_OF_ALL = -3  # handlers of this group see an update first, and keep it from nobody


class AdminMenus:
    """Sets an admin's menu at their first message since the start, whether or not it could be set at the start."""

    UPDATES: ClassVar[tuple[str, ...]] = (Update.MESSAGE,)

    def __init__(self, known: Collection[str], admins: Collection[int]) -> None:
        self._known = known
        self._waited_for = set(admins)

    def register(self, application: Application[Any, Any, Any, Any, Any, Any]) -> None:
        """See HandlerSet."""
        theirs = filters.UpdateType.MESSAGE & filters.ChatType.PRIVATE & filters.User(self._waited_for)
        application.add_handler(MessageHandler(theirs, self.wrote, block=False), FIRST_OF_ALL)

    async def wrote(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """An admin writes."""
        admin = update.effective_user.id if update.effective_user else 0
        if admin in self._waited_for:
            self._waited_for.discard(admin)
            await set_admin_menu(context.bot, self._known, admin)
