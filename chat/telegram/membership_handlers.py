"""Resumes the subscriptions of chats that unblock the bot, and moves those of groups that get another id."""

from __future__ import annotations

import asyncio
import logging
from typing import Any, ClassVar

from telegram import Update
from telegram.ext import Application, ChatMemberHandler, ContextTypes, MessageHandler, filters

from chat.telegram import addressing
from chat.telegram.channel_access import may_post
from updates.subscription_actions import SubscriptionActions

log = logging.getLogger(__name__)

BEFORE_OTHERS = -1  # the handler group: these run before the conversation, and pass everything on


class ChatMembershipHandlers:
    """Resume a chat's subscriptions when it is back, and move them when a group gets another id."""

    UPDATES: ClassVar[tuple[str, ...]] = (Update.MY_CHAT_MEMBER,)

    def __init__(self, actions: SubscriptionActions) -> None:
        self._actions = actions

    def register(self, application: Application[Any, Any, Any, Any, Any, Any]) -> None:
        """See HandlerSet."""
        start = filters.UpdateType.MESSAGE & filters.ChatType.PRIVATE & filters.Regex(r"^/start\b")
        application.add_handler(MessageHandler(start, self.back), BEFORE_OTHERS)
        moved = filters.UpdateType.MESSAGE & filters.StatusUpdate.MIGRATE
        application.add_handler(MessageHandler(moved, self.moved), BEFORE_OTHERS)
        application.add_handler(ChatMemberHandler(self.changed, ChatMemberHandler.MY_CHAT_MEMBER), BEFORE_OTHERS)

    async def back(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Resumes a chat's subscriptions when somebody sends /start in private."""
        if update.effective_chat is not None and await asyncio.to_thread(
            self._actions.resume, update.effective_chat.id
        ):
            log.info("chat %d is back", update.effective_chat.id)

    async def changed(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Resumes a chat's subscriptions when the bot may write there again."""
        change = update.my_chat_member
        if change is not None and may_post(change.new_chat_member, change.chat.type):
            await self.back(update, context)

    async def moved(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Moves the subscriptions of a group that became a supergroup. Telegram says so in both chats."""
        moved = addressing.moved(update.message) if update.message is not None else None
        if moved is not None:
            await asyncio.to_thread(self._actions.moved, *moved)
