"""The values of a source channel: how it is named, its state, and why no posts come."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

ChannelId = NewType("ChannelId", int)

NUMBERS_BELOW = -1_000_000_000_000  # Telegram's number of a channel is this minus the number in its links
_NAME = r"[A-Za-z]\w{3,31}"
_REFERENCE = re.compile(
    rf"@(?P<name>{_NAME})|(?P<chat>-100\d{{5,13}})"
    rf"|(?:https?://)?(?:www\.)?(?:t|telegram)\.me/(?:c/(?P<number>\d{{1,13}})|(?:s/)?(?P<linked>{_NAME}))"
    r"(?:/\d*)*(?:\?\S*)?",
    re.ASCII,
)
_NO_CHANNELS = frozenset({"joinchat", "addstickers", "addlist", "share", "proxy", "socks", "iv", "login"})


@dataclass(frozen=True, slots=True)
class ChannelReference:
    """A name of a channel: its public name (without @) or Telegram's number."""

    name: str = ""
    chat: int | None = None

    def __post_init__(self) -> None:
        if bool(self.name) == (self.chat is not None):
            raise ValueError("a channel is named by its name or by its number")

    def __str__(self) -> str:
        return f"@{self.name}" if self.chat is None else f"t.me/c/{NUMBERS_BELOW - self.chat}"


class Trouble(StrEnum):
    """Why no posts come from a channel."""

    NONE = ""
    WANTED = "wanted"  # it was not looked up at Telegram yet
    NOT_FOUND = "not found"  # there is no such channel, or the bot cannot see it
    NO_CHANNEL = "no channel"  # it is a group or a person
    NOT_THERE = "not there"  # the bot is not one of its admins


@dataclass(frozen=True, slots=True)
class FoundChannel:
    """A channel as Telegram shows it. `name` is empty for a private one."""

    chat: int
    name: str
    title: str

    @property
    def reference(self) -> ChannelReference:
        """The name by which people know it."""
        return ChannelReference(self.name) if self.name else ChannelReference(chat=self.chat)


@dataclass(frozen=True, slots=True)
class SourceChannel:
    """A channel whose posts are articles. `chat` is its identity, None until Telegram was asked. Times are UTC.

    One field per column of its table.
    """

    id: ChannelId
    chat: int | None
    name: str
    title: str
    trouble: Trouble
    told_name: str
    told_trouble: Trouble
    added_at: datetime
    checked_at: datetime | None = None
    posted_at: datetime | None = None
    articles: int = 0
    skipped: int = 0  # posts that were too short

    @property
    def reference(self) -> ChannelReference:
        """The name by which people know it now."""
        return ChannelReference(self.name) if self.name else ChannelReference(chat=self.chat or 0)

    @property
    def identity(self) -> ChannelReference:
        """The name by which it is looked up at Telegram: its number, which does not change."""
        return ChannelReference(self.name) if self.chat is None else ChannelReference(chat=self.chat)

    @property
    def state(self) -> str:
        """The state in one word, for lists; the words of feeds."""
        if self.trouble is Trouble.WANTED:
            return "new"
        return "failing" if self.trouble else "followed"


def channel_named(text: str) -> ChannelReference | None:
    """Return the channel that a text names: @name, a link to it or one of its posts, its number; None for others."""
    found = _REFERENCE.fullmatch(text.strip())
    if found is None:
        return None
    if found["chat"]:
        return ChannelReference(chat=int(found["chat"]))
    if found["number"]:
        return ChannelReference(chat=NUMBERS_BELOW - int(found["number"]))
    name = found["name"] or found["linked"]
    return None if name.lower() in _NO_CHANNELS else ChannelReference(name)


def is_misnamed(text: str) -> bool:
    """Return whether a text is meant as the name of a channel, but no channel can have it: "@x"."""
    return text.strip().startswith("@") and channel_named(text) is None


def post_address(chat: int, name: str, message: int) -> str:
    """Return the web address of a post; that of a private channel opens for its members alone."""
    return f"https://t.me/{name}/{message}" if name else f"https://t.me/c/{NUMBERS_BELOW - chat}/{message}"
