"""What came of a send: from what Telegram answered, or from its silence, to what is to be done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import httpx
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

# How the Bot API words it; there are no codes for these.
_TOPIC_GONE = ("message thread not found", "topic_closed", "topic_deleted", "topic closed", "topic deleted")
_CHAT_GONE = ("chat not found", "user is deactivated", "peer_id_invalid", "group chat was deleted", "chat_id_invalid")
_NOT_ALLOWED = (
    "not enough rights",
    "have no rights",
    "chat_write_forbidden",
    "need administrator rights",
    "restricted",
)
_NEVER_LEFT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)


@dataclass(frozen=True, slots=True)
class Sent:
    """It arrived as `message`."""

    message: int


@dataclass(frozen=True, slots=True)
class Later:
    """It did not arrive. `after_s`: what Telegram asked to wait; None where it, or the way to it, failed."""

    why: str
    after_s: float | None = None


@dataclass(frozen=True, slots=True)
class Unknown:
    """The connection ended before an answer came: it may have arrived."""

    why: str


@dataclass(frozen=True, slots=True)
class Blocked:
    """The chat does not want the bot, for now."""

    why: str


@dataclass(frozen=True, slots=True)
class Migrated:
    """The group has another id."""

    chat: int


@dataclass(frozen=True, slots=True)
class TopicGone:
    """The topic is closed or was deleted."""

    why: str


@dataclass(frozen=True, slots=True)
class ChatGone:
    """There is no such chat any more."""

    why: str


@dataclass(frozen=True, slots=True)
class Refused:
    """Telegram will not take this message, now or later."""

    why: str


Outcome = Sent | Later | Unknown | Blocked | Migrated | TopicGone | ChatGone | Refused


def outcome_of(error: TelegramError) -> Outcome:
    """What a failed call of the library means for the message."""
    why = str(error)
    said = why.lower()
    match error:
        case RetryAfter(retry_after=after):
            return Later(why, after.total_seconds() if isinstance(after, timedelta) else float(after))
        case ChatMigrated(new_chat_id=chat):
            return Migrated(chat)
        case Forbidden() | BadRequest() if any(words in said for words in _CHAT_GONE):
            return ChatGone(why)
        case BadRequest() if any(words in said for words in _TOPIC_GONE):
            return TopicGone(why)
        case Forbidden():
            return Blocked(why)
        case BadRequest() if any(words in said for words in _NOT_ALLOWED):
            return Blocked(why)
        case BadRequest():
            return Refused(why)
        case InvalidToken() | Conflict():  # of the bot, not of this message
            return Later(why)
        case NetworkError() if isinstance(error.__cause__, _NEVER_LEFT):
            return Later(why)
        case NetworkError() if "504" in why or isinstance(error.__cause__, httpx.HTTPError):
            return Unknown(why)
        case NetworkError():
            return Later(why)  # the server answered that it failed
        case _:
            return Refused(why)
