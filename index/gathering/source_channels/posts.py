"""Makes an article of a post in a source channel."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from index.gathering.reading.clean_text import clean_line, clean_text, plain_words, title_from_text
from index.gathering.reading.furniture import NAVIGATION_WORDS, is_furniture
from index.gathering.reading.language_detection import language_of
from index.library.articles import Draft

LEAST_CHARACTERS = 30  # letters and digits; shorter posts greet or react, longer ones say something
LEAST_UNSPACED_CHARACTERS = 12  # the same for Chinese and Japanese, which have no spaces between words
INVITATION_WORDS = 12  # of a line that invites to follow the channel
LABEL_WORDS = 2  # beside a link or a tag: "Our chat: t.me/…"

_SEPARATORS = re.compile(r"[|•·⋅→➡▶👉]++|(?<!\s)\s++[–—-]++(?=\s)")
_TAG_OR_LINK = re.compile(r"[#@$]\w+|(?:https?://)?(?:t|telegram)\.me/\S+|https?://\S+")
_SPACES = re.compile(r"\n{3,}")
_BEFORE_TITLE = re.compile(r"^[^\w\"'«»“”„‘’‹›(\[¿¡]+")
_WRITTEN = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Post:
    """A post as it arrived. `origin` is the channel or group it was forwarded from; `album` groups posts sent together.

    `written_at` is when it was posted or last edited; times are UTC.
    """

    message: int
    text: str
    posted_at: datetime
    written_at: datetime
    album: str = ""
    origin: str = ""


def payload_of(post: Post) -> dict[str, Any]:
    """Return `post` as JSON-compatible values."""
    return {**asdict(post), "posted_at": post.posted_at.isoformat(), "written_at": post.written_at.isoformat()}


def post_of(payload: Mapping[str, Any]) -> Post:
    """Return the post stored as `payload`."""
    times = {name: datetime.fromisoformat(payload[name]) for name in ("posted_at", "written_at")}
    return Post(**{**payload, **times})


def draft_of(post: Post, url: str, title: str, name: str, *, known: bool = False) -> Draft | None:
    """Return the article of a post in the channel of that title and name; None if it says too little.

    A post whose article is `known` may be corrected to any length.
    """
    text = text_of(post.text, title, name)
    if not text or (not known and not says_enough(text)):
        return None
    headline = _BEFORE_TITLE.sub("", title_from_text(text)) or title_from_text(text)
    source = clean_line(post.origin or title) or name
    return Draft(url, headline, text, post.posted_at, source, language=language_of(headline, text))


def says_enough(text: str) -> bool:
    """Whether a text is long enough to be news."""
    spaced = " " in text.strip()
    return len(_WRITTEN.findall(text)) >= (LEAST_CHARACTERS if spaced else LEAST_UNSPACED_CHARACTERS)


def text_of(text: str, title: str, name: str) -> str:
    """Return a post's text without the lines that end every post: tags, the channel's name, invitations."""
    own = {(), tuple(plain_words(title)), tuple(plain_words(name))}
    kept: list[str] = []
    for line in clean_text(text).split("\n"):
        words = plain_words(line)
        below = any(kept) and len(words) <= NAVIGATION_WORDS and is_furniture(line, words)
        if not line or not (below or _says_nothing(line, own)):
            kept.append(line)
    return _SPACES.sub("\n\n", "\n".join(kept)).strip()


def _says_nothing(line: str, own: set[tuple[str, ...]]) -> bool:
    """Whether each part of a line ("Subscribe | Our site") is a tag, a link, the channel's name or an invitation."""
    for part in _SEPARATORS.split(line):
        rest = _TAG_OR_LINK.sub(" ", part)
        words = plain_words(rest)
        labels_link = rest != part and len(words) <= LABEL_WORDS
        if not labels_link and tuple(words) not in own and not (len(words) <= INVITATION_WORDS and _invites(words)):
            return False
    return True


def _invites(words: Sequence[str]) -> bool:
    return any(tuple(words[: len(opening)]) == opening for opening in _openings())


@cache
def _openings() -> tuple[tuple[str, ...], ...]:
    known = tomllib.loads((Path(__file__).parent / "invitations.toml").read_text(encoding="utf-8"))
    return tuple(tuple(plain_words(opening)) for opening in known["openings"])
