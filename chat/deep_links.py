"""What a link `t.me/bot?start=…` brings along: a question to ask, a question to follow, an article to open.

Telegram allows 64 characters of A-Z, a-z, 0-9, _ and -.
"""

from __future__ import annotations

import binascii
from base64 import urlsafe_b64decode
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class QuestionLink:
    """A question to answer."""

    question: str


@dataclass(frozen=True, slots=True)
class FollowLink:
    """A question to follow."""

    question: str


@dataclass(frozen=True, slots=True)
class ArticleLink:
    """An article to show, by its id."""

    article: int


DeepLink = QuestionLink | FollowLink | ArticleLink
_SIGNS: dict[str, type[QuestionLink] | type[FollowLink]] = {"q": QuestionLink, "f": FollowLink}


def read_link(payload: str) -> DeepLink | None:
    """What a payload means; None where it means nothing."""
    sign, _, rest = payload.partition("_")
    if sign == "a" and rest.isascii() and rest.isdecimal() and len(rest) <= 18:
        return ArticleLink(int(rest))
    if sign not in _SIGNS or not rest:
        return None
    try:
        question = urlsafe_b64decode(rest + "=" * (-len(rest) % 4)).decode()
    except (binascii.Error, UnicodeDecodeError, ValueError):
        return None
    return _SIGNS[sign](question) if question.strip() else None
