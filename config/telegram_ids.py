"""Telegram's ids: which belong to one person, and which accounts speak for many people."""

from __future__ import annotations

HIGHEST_ID = 2**52 - 1  # the Bot API: "at most 52 significant bits"
GROUP_ANONYMOUS_BOT = 1087968824
CHANNEL_BOT = 136817688
TELEGRAM = 777000
SHARED_ACCOUNTS = {
    GROUP_ANONYMOUS_BOT: "GroupAnonymousBot, which speaks for the anonymous admins of every group",
    CHANNEL_BOT: "Channel_Bot, which speaks for everybody who writes as a channel",
    TELEGRAM: "Telegram, which forwards the posts of every channel to its group",
}


def person_id(number: int) -> int:
    """Return the same id; raises ValueError, with the reason, if it cannot belong to one person."""
    if number in SHARED_ACCOUNTS:
        raise ValueError(f"{number} is {SHARED_ACCOUNTS[number]}: write a person's own id")
    if number < 0:
        raise ValueError(f"{number} is the id of a group or channel: write a person's own id")
    if not 0 < number <= HIGHEST_ID:
        raise ValueError(f"{str(number)[:20]} is out of range: Telegram's ids go from 1 to {HIGHEST_ID}")
    return number
