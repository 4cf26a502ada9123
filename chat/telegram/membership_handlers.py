"""Chats that unblock the bot, and groups that get another id: their subscriptions follow."""

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

BEFORE_OTHERS = -1  # handlers of another group see the same updates first, and keep them from nobody


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
        """Somebody says /start in private: whatever stopped the updates has ended."""
        if update.effective_chat is not None and await asyncio.to_thread(
            self._actions.resume, update.effective_chat.id
        ):
            log.info("chat %d is back", update.effective_chat.id)

    async def changed(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """The bot may write again. That it may not is learned when something is to be sent."""
        change = update.my_chat_member
        if change is not None and may_post(change.new_chat_member, change.chat.type):
            await self.back(update, context)

    async def moved(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """A group has become a supergroup; both chats say so."""
        moved = addressing.moved(update.message) if update.message is not None else None
        if moved is not None:
            await asyncio.to_thread(self._actions.moved, *moved)
