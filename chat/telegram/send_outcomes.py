"""Translates an error of the Bot API into the outcome of a delivery."""

from __future__ import annotations

from datetime import timedelta

import aiohttp
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

from updates.outcomes import Blocked, ChatGone, Later, Migrated, Outcome, Refused, TopicGone, Unknown

# The wording of the Bot API, which has no codes for these errors.
_TOPIC_GONE = ("message thread not found", "topic_closed", "topic_deleted", "topic closed", "topic deleted")
_CHAT_GONE = ("chat not found", "user is deactivated", "peer_id_invalid", "group chat was deleted", "chat_id_invalid")
_NOT_ALLOWED = (
    "not enough rights",
    "have no rights",
    "chat_write_forbidden",
    "need administrator rights",
    "restricted",
)
_NEVER_LEFT = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError)
_CUT = (aiohttp.ClientError, OSError)  # a TimeoutError is an OSError


def outcome_of(error: TelegramError) -> Outcome:
    """Returns the outcome of a delivery whose call failed."""
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
        case NetworkError() if "504" in why or isinstance(error.__cause__, _CUT):
            return Unknown(why)
        case NetworkError():
            return Later(why)  # the server answered that it failed
        case _:
            return Refused(why)
