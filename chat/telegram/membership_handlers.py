"""Handles changes of the bot's membership in chats: resumes and moves subscriptions, and welcomes new chats."""

from __future__ import annotations

import asyncio
import logging
from typing import Any, ClassVar

from telegram import Chat, ChatMember, ChatMemberUpdated, Update
from telegram.error import Forbidden, TelegramError
from telegram.ext import Application, ChatMemberHandler, ContextTypes, MessageHandler, filters

from chat.conversation import text_reply
from chat.incoming import TELEGRAM, Place
from chat.messages import Reply
from chat.reader_channels import shown_chat
from chat.reader_settings import ChosenLanguage, none_chosen
from chat.telegram import addressing
from chat.telegram.addressing import place_in
from chat.telegram.channel_access import may_post
from chat.telegram.reply_sending import ReplySender
from chat.translations import Words, language, words
from updates.subscription_actions import SubscriptionActions
from updates.subscriptions import ChatDetails

log = logging.getLogger(__name__)

BEFORE_OTHERS = -1  # the handler group: these run before the conversation, and pass everything on
AFTER_OTHERS = 1  # the handler group: the chat's subscriptions have resumed when it is welcomed
_WITH_MANY = frozenset({Chat.GROUP, Chat.SUPERGROUP, Chat.CHANNEL})


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


class ChatWelcomes:
    """Introduces the bot where it was added, and tells who added it what to do next."""

    UPDATES: ClassVar[tuple[str, ...]] = (Update.MY_CHAT_MEMBER,)

    def __init__(self, actions: SubscriptionActions, chosen_language: ChosenLanguage = none_chosen) -> None:
        self._actions = actions
        self._chosen_language = chosen_language

    def register(self, application: Application[Any, Any, Any, Any, Any, Any]) -> None:
        """See HandlerSet."""
        application.add_handler(ChatMemberHandler(self.changed, ChatMemberHandler.MY_CHAT_MEMBER), AFTER_OTHERS)

    async def changed(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Handles that the bot was added to a chat, was removed, or got other rights."""
        change = update.my_chat_member
        if change is None or change.chat.type not in _WITH_MANY:
            return
        chat, by = change.chat, change.from_user
        now_may_post = may_post(change.new_chat_member, chat.type)
        begins = now_may_post and not may_post(change.old_chat_member, chat.type)
        if not begins and not _added_without_right(change, now_may_post):
            return
        code = language(await asyncio.to_thread(self._chosen_language, by.id) or by.language_code)
        details = ChatDetails(chat.type == Chat.CHANNEL, chat.title or "", 0 if by.is_bot else by.id)
        if not await asyncio.to_thread(self._actions.joined, chat.id, details, code, now_may_post):
            return
        sender, said = ReplySender(context.bot), words(code)
        if now_may_post:
            for reply in text_reply(_welcome(chat, said, context.bot.username)):
                if not await _tried(sender, place_in(chat), reply):
                    await asyncio.to_thread(self._actions.not_welcomed, chat.id)
        private = _for_who_added_it(chat, said, now_may_post)
        if private and not by.is_bot:
            for reply in text_reply(private):
                await _tried(sender, Place(TELEGRAM, by.id), reply)


def _added_without_right(change: ChatMemberUpdated, now_may_post: bool) -> bool:
    """Whether the bot was just added without the right to write."""
    outside = {ChatMember.LEFT, ChatMember.BANNED}
    before, after = change.old_chat_member.status, change.new_chat_member.status
    return not now_may_post and before in outside and after not in outside


def _welcome(chat: Chat, said: Words, bot: str) -> str:
    return said.say("welcome-channel", bot=f"@{bot}") if chat.type == Chat.CHANNEL else said.say("welcome-group")


def _for_who_added_it(chat: Chat, said: Words, now_may_post: bool) -> str:
    """Returns what only that person needs to know; "" if the welcome says everything."""
    title = shown_chat(chat.title or "")
    if not now_may_post:
        return said.say("welcome-no-right", chat=title)
    if chat.type != Chat.CHANNEL:
        return ""
    if chat.username:
        return said.say("welcome-how-public", chat=title, username=f"@{chat.username}")
    return said.say("welcome-how-private", chat=title)


async def _tried(sender: ReplySender, place: Place, reply: Reply) -> bool:
    """Sends a reply; returns False if Telegram refuses it: the bot may not write to a person who never wrote to it."""
    try:
        await sender.say(place, reply.message)
    except TelegramError as refusal:
        log.info("a welcome cannot be sent to %d: %s", place.chat, refusal)
        return not isinstance(refusal, Forbidden)
    return True
