"""Asks Telegram what a channel is, and whether the bot receives its posts."""

from __future__ import annotations

import asyncio
import logging

from telegram import Bot, Chat, ChatFullInfo, ChatMember
from telegram.error import BadRequest, Forbidden, TelegramError

from chat.source_channel_intake import NotAnswered
from index.gathering.source_channels.channel_state import ChannelReference, FoundChannel, Trouble

log = logging.getLogger(__name__)

ANSWERED_WITHIN_S = 30.0
RECEIVES = frozenset({ChatMember.OWNER, ChatMember.ADMINISTRATOR})  # bots are in channels as admins alone


async def look_up(bot: Bot, reference: ChannelReference) -> FoundChannel | Trouble:
    """Returns the channel, or why the bot does not receive its posts. Raises TelegramError if Telegram is away."""
    try:
        chat = await bot.get_chat(f"@{reference.name}" if reference.chat is None else reference.chat)
    except Forbidden:
        return Trouble.NOT_THERE
    except BadRequest:
        return Trouble.NOT_FOUND
    if chat.type != Chat.CHANNEL:
        return Trouble.NO_CHANNEL
    try:
        member = await bot.get_chat_member(chat.id, bot.id)
    except (BadRequest, Forbidden):  # who is in a channel is shown to its members alone
        return Trouble.NOT_THERE
    return found_channel(chat) if member.status in RECEIVES else Trouble.NOT_THERE


def found_channel(chat: Chat | ChatFullInfo) -> FoundChannel:
    """Returns a channel as Telegram shows it."""
    return FoundChannel(chat.id, chat.username or "", chat.title or "")


class SourceChannelLookup:
    """Calls `look_up` from threads, through the bot that `serve` was given, on that bot's event loop."""

    def __init__(self) -> None:
        self._asked: tuple[Bot, asyncio.AbstractEventLoop] | None = None

    async def serve(self, bot: Bot) -> None:
        """Uses this bot from now on; runs until cancelled."""
        self._asked = bot, asyncio.get_running_loop()
        try:
            await asyncio.Event().wait()
        finally:
            self._asked = None

    def __call__(self, reference: ChannelReference) -> FoundChannel | Trouble:
        """See `look_up`. Raises NotAnswered if Telegram cannot be asked."""
        if self._asked is None:
            raise NotAnswered("the bot is not connected")
        bot, loop = self._asked
        asking = asyncio.run_coroutine_threadsafe(look_up(bot, reference), loop)
        try:
            return asking.result(ANSWERED_WITHIN_S)
        except (TelegramError, TimeoutError) as failure:
            asking.cancel()
            log.info("Telegram does not say what a channel is: %s", failure)
            raise NotAnswered("Telegram does not answer") from failure
