"""Answers messages without text, such as pictures, with one line in private, at most once in some hours."""

from __future__ import annotations

from datetime import datetime, timedelta

from cachetools import FIFOCache
from telegram import Chat, Message
from telegram.ext import filters

NOT_AGAIN_FOR = timedelta(hours=6)
MOST_KEPT = 5_000  # chats, and albums

_SENT = (
    filters.VOICE | filters.VIDEO_NOTE | filters.PHOTO | filters.Sticker.ALL | filters.LOCATION | filters.VENUE
    | filters.POLL | filters.CONTACT | filters.ANIMATION | filters.VIDEO | filters.AUDIO | filters.Document.ALL
    | filters.Dice.ALL | filters.STORY | filters.GAME
)  # fmt: skip
WITHOUT_TEXT = filters.ChatType.PRIVATE & _SENT & ~filters.CAPTION


class TextlessReplies:
    """Remembers which chats were told lately. In memory, so after a restart a chat may be told again."""

    def __init__(self) -> None:
        self._told: FIFOCache[int, datetime] = FIFOCache(MOST_KEPT)
        self._albums: FIFOCache[str, None] = FIFOCache(MOST_KEPT)

    def had_words(self, message: Message) -> None:
        """Notes that a message had text, so that the other pictures of its album need no reply."""
        if message.media_group_id:
            self._albums[message.media_group_id] = None

    def to_be_told(self, message: Message, now: datetime) -> bool:
        """Whether to reply to this message; if so, notes that the chat has been told."""
        if message.chat.type != Chat.PRIVATE or message.media_group_id in self._albums:
            return False
        told = self._told.get(message.chat.id)
        if told is not None and timedelta(0) <= now - told < NOT_AGAIN_FOR:
            return False
        self._told[message.chat.id] = now
        return True
