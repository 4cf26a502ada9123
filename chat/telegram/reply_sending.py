"""Sends replies through the Bot API, and tries again when Telegram asks to wait."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import TypeVar

import telegram
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    LinkPreviewOptions,
    MessageEntity,
    ReplyParameters,
)
from telegram.error import BadRequest, ChatMigrated, NetworkError, RetryAfter
from tenacity import AsyncRetrying, RetryCallState, retry_if_exception, stop_after_attempt, wait_exponential

from chat.formatted_text import Text
from chat.incoming import Place
from chat.messages import Message, Rows

log = logging.getLogger(__name__)

MOST_TRIES = 4
LONGEST_WAIT_S = 60.0  # a reader has gone by then
PAUSES = wait_exponential(0.5)  # doubled each time

Sleep = Callable[[float], Awaitable[None]]
T = TypeVar("T")


def entities(text: Text) -> list[MessageEntity]:
    """Returns the entities in Telegram's form."""
    return [MessageEntity(e.kind.value, e.offset, e.length, url=e.url or None) for e in text.in_units()]


def keyboard(rows: Rows) -> InlineKeyboardMarkup | None:
    """Returns the buttons in Telegram's form."""
    if not rows:
        return None
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(b.label, callback_data=b.data or None, url=b.url or None) for b in row] for row in rows]
    )


def preview(message: Message) -> LinkPreviewOptions:
    """Returns the preview options of a message: no preview, or a small one below the text."""
    if message.preview is None:
        return LinkPreviewOptions(is_disabled=True)
    return LinkPreviewOptions(url=message.preview, prefer_small_media=True)


class ReplySender:
    """Sends messages on Telegram. A failed call is tried again; `sleep` is asyncio's unless a test has its own."""

    def __init__(self, bot: Bot, sleep: Sleep = asyncio.sleep) -> None:
        self._bot = bot
        self._sleep = sleep

    async def say(self, place: Place, message: Message, to: int | None = None) -> int:
        """Sends a message, as a reply to message `to` if given. Returns its id. Raises TelegramError."""
        chat = place.chat

        async def send() -> telegram.Message:
            return await self._send(chat, place.thread, message, to)

        try:
            return (await self.patiently(send)).message_id
        except ChatMigrated as moved:
            chat = moved.new_chat_id
            return (await self.patiently(send)).message_id

    async def change(self, place: Place, message_id: int, message: Message) -> bool:
        """Replaces one of the bot's own messages. Returns False if that message is gone or cannot be changed."""

        async def edit() -> object:
            return await self._bot.edit_message_text(
                message.text.plain,
                place.chat,
                message_id,
                entities=entities(message.text),
                reply_markup=keyboard(message.buttons),
                link_preview_options=preview(message),
            )

        try:
            await self.patiently(edit)
        except BadRequest as refusal:
            if "not modified" in str(refusal).lower():
                return True
            log.info("message %d of chat %d cannot be changed: %s", message_id, place.chat, refusal)
            return False
        return True

    async def patiently(self, call: Callable[[], Awaitable[T]]) -> T:
        """Returns the result of a call. Tries again when Telegram asks to wait, fails, or cannot be reached."""
        retrying = AsyncRetrying(
            sleep=self._sleep,
            stop=stop_after_attempt(MOST_TRIES),
            retry=retry_if_exception(_can_succeed_later),
            wait=_wait_s,
            before_sleep=_log_failure,
            reraise=True,
        )
        return await retrying(call)

    async def _send(self, chat: int, thread: int | None, message: Message, to: int | None) -> telegram.Message:
        reply = ReplyParameters(to, allow_sending_without_reply=True) if to is not None else None
        markup, marks = keyboard(message.buttons), entities(message.text)
        if message.attachment is None:
            return await self._bot.send_message(
                chat,
                message.text.plain,
                entities=marks,
                reply_markup=markup,
                message_thread_id=thread,
                link_preview_options=preview(message),
                reply_parameters=reply,
            )
        attached = InputFile(message.attachment.content, message.attachment.name)
        send = self._bot.send_photo if message.attachment.picture else self._bot.send_document
        return await send(
            chat,
            attached,
            caption=message.text.plain,
            caption_entities=marks,
            reply_markup=markup,
            message_thread_id=thread,
            reply_parameters=reply,
        )


def _can_succeed_later(error: BaseException) -> bool:
    if isinstance(error, RetryAfter):
        return _asked_wait_s(error) <= LONGEST_WAIT_S
    return isinstance(error, NetworkError) and not isinstance(error, BadRequest)  # which is one to the library


def _wait_s(tries: RetryCallState) -> float:
    error = _failure(tries)
    return _asked_wait_s(error) if isinstance(error, RetryAfter) else PAUSES(tries)


def _asked_wait_s(later: RetryAfter) -> float:
    wait = later.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)


def _log_failure(tries: RetryCallState) -> None:
    log.info("Telegram failed (%s), trying again in %.1f s", _failure(tries), tries.upcoming_sleep)


def _failure(tries: RetryCallState) -> BaseException | None:
    return tries.outcome.exception() if tries.outcome else None
