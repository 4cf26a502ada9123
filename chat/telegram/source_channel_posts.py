"""Stores the posts of source channels, before Telegram is told that they arrived."""

from __future__ import annotations

import asyncio
from typing import Any, ClassVar

from telegram import Chat, Message, MessageOriginChannel, MessageOriginChat, Update
from telegram.ext import Application, ChatMemberHandler, ContextTypes

from chat.telegram.addressing import written
from chat.telegram.overload import NotStored
from chat.telegram.source_channel_lookup import RECEIVES, found_channel
from config.clock import Clock, utc_now
from index.gathering.source_channels.channel_store import ChannelStore
from index.gathering.source_channels.posts import Post
from index.library.errors import LibraryProblem

BEFORE_OTHERS = -2  # the handler group: these run before others, and pass everything on


class SourceChannelPosts:
    """Stores posts, new and edited, and notes when the bot becomes an admin of a channel or stops being one."""

    UPDATES: ClassVar[tuple[str, ...]] = (Update.CHANNEL_POST, Update.EDITED_CHANNEL_POST, Update.MY_CHAT_MEMBER)

    def __init__(self, store: ChannelStore, now: Clock = utc_now) -> None:
        self._store = store
        self._now = now

    def register(self, application: Application[Any, Any, Any, Any, Any, Any]) -> None:
        """See HandlerSet."""
        application.add_handler(ChatMemberHandler(self.changed, ChatMemberHandler.MY_CHAT_MEMBER), BEFORE_OTHERS)

    async def keep(self, update: Update) -> None:
        """Stores the post that a Telegram update holds. Raises NotStored if that fails."""
        message = update.channel_post or update.edited_channel_post
        if message is None or message.chat.type != Chat.CHANNEL or _is_command(message):
            return
        try:
            await asyncio.to_thread(self._store.keep, found_channel(message.chat), post_of(message), self._now())
        except LibraryProblem as problem:
            raise NotStored("the library cannot be written") from problem

    async def changed(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Notes that the bot became an admin of a channel, or stopped being one."""
        change = update.my_chat_member
        if change is None or change.chat.type != Chat.CHANNEL:
            return
        if change.new_chat_member.status in RECEIVES:
            await asyncio.to_thread(self._store.joined, found_channel(change.chat), self._now())
        else:
            await asyncio.to_thread(self._store.left, change.chat.id, self._now())


def post_of(message: Message) -> Post:
    """Returns a channel's message as a post."""
    origin = message.forward_origin
    source = ""
    if isinstance(origin, MessageOriginChannel):
        source = origin.chat.title or ""
    elif isinstance(origin, MessageOriginChat):
        source = origin.sender_chat.title or ""
    return Post(
        message.message_id,
        written(message),
        message.date,
        message.edit_date or message.date,
        album=message.media_group_id or "",
        origin=source,
    )


def _is_command(message: Message) -> bool:
    """Whether a post is a command to a bot."""
    return written(message).startswith("/")
