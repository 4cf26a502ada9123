"""Sends outgoing updates on Telegram. Each is one call, tried once, with its outcome as a value."""

from __future__ import annotations

import logging
from typing import Any

from telegram import Bot, ReplyParameters
from telegram.error import Forbidden, TelegramError
from telegram.ext import ExtBot

from chat.reader_settings import ChosenLanguage, none_chosen
from chat.telegram.rate_limiter import Priority
from chat.telegram.reply_sending import entities, keyboard, preview
from chat.telegram.send_outcomes import outcome_of
from chat.translations import language, words
from chat.updates.update_rendering import update_message
from updates.outcomes import Outcome, Sent
from updates.update_messages import (
    Correction,
    Digest,
    News,
    OutgoingUpdate,
    PostingLost,
    Retraction,
    TopicClosed,
)

log = logging.getLogger(__name__)


class TelegramDeliveryClient:
    """A DeliveryClient over python-telegram-bot. `chosen_language` returns the language that a chat chose, or ""."""

    def __init__(self, bot: Bot, chosen_language: ChosenLanguage = none_chosen) -> None:
        self._bot = bot
        self._chosen_language = chosen_language

    async def deliver(self, outgoing: OutgoingUpdate) -> Outcome:
        """See DeliveryClient."""
        try:
            if isinstance(outgoing.content, TopicClosed):
                return Sent(await self._tell_admins(outgoing))
            return Sent(await self._send(outgoing.recipient.chat, outgoing))
        except TelegramError as error:
            return outcome_of(error)

    async def reachable(self) -> bool:
        """See DeliveryClient."""
        try:
            await self._bot.get_me()
        except TelegramError as failure:
            log.info("Telegram does not answer: %s", failure)
            return False
        return True

    async def _send(self, chat: int, outgoing: OutgoingUpdate) -> int:
        recipient = outgoing.recipient
        message = update_message(outgoing, words(language(self._language(chat, outgoing))))
        reply = None
        if outgoing.reply_to is not None:
            reply = ReplyParameters(outgoing.reply_to, allow_sending_without_reply=True)
        more: dict[str, Any] = {}
        if isinstance(self._bot, ExtBot) and self._bot.rate_limiter is not None:
            more["rate_limit_args"] = Priority.BROADCAST
        sent = await self._bot.send_message(
            chat,
            message.text.plain,
            entities=entities(message.text),
            reply_markup=keyboard(message.buttons),
            message_thread_id=recipient.thread if chat == recipient.chat else None,
            disable_notification=outgoing.muted or None,
            link_preview_options=preview(message),
            reply_parameters=reply,
            **more,
        )
        return sent.message_id

    def _language(self, chat: int, outgoing: OutgoingUpdate) -> str:
        """Returns the language that the chat chose; if it chose none, that of the news or of who follows."""
        chosen = self._chosen_language(chat)
        match outgoing.content:
            case PostingLost(language=language_of_chat):
                return chosen or language_of_chat
            case News(item=item) | Digest(items=(item, *_)):
                return chosen or outgoing.preferences.language or item.card.language or ""
            case Correction(card=card) | Retraction(card=card):
                return chosen or outgoing.preferences.language or card.language or ""
            case _:
                return chosen or outgoing.preferences.language

    async def _tell_admins(self, outgoing: OutgoingUpdate) -> int:
        """Sends to the first of the chat's admins who can be reached in private; to the chat if none can."""
        admins = await self._bot.get_chat_administrators(outgoing.recipient.chat)
        for admin in admins:
            if admin.user.is_bot:
                continue
            try:
                return await self._send(admin.user.id, outgoing)
            except Forbidden:
                continue  # has never talked with the bot, which then may not write to them
            except TelegramError as failure:
                if "chat not found" not in str(failure).lower():
                    raise
        return await self._send(outgoing.recipient.chat, outgoing)
