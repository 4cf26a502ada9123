"""Deep links, `t.me/bot?start=…`: they carry a question to ask, a question to follow or an article to open.

Telegram allows 64 characters of A-Z, a-z, 0-9, _ and -.
"""

from __future__ import annotations

import binascii
from base64 import urlsafe_b64decode
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class QuestionLink:
    """A link that asks a question."""

    question: str


@dataclass(frozen=True, slots=True)
class FollowLink:
    """A link that follows a question."""

    question: str


@dataclass(frozen=True, slots=True)
class ArticleLink:
    """A link that opens an article, by its id."""

    article: int


DeepLink = QuestionLink | FollowLink | ArticleLink
_SIGNS: dict[str, type[QuestionLink] | type[FollowLink]] = {"q": QuestionLink, "f": FollowLink}


def read_link(payload: str) -> DeepLink | None:
    """Returns what the payload of a link asks for; None if it cannot be read."""
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
