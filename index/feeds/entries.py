"""What a feed says, read: its entries as plain text with addresses and times."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

KEY_BYTES = 16


class NotAFeed(Exception):
    """A body is no feed; `str()` says what it is instead, or (`is_damaged`) what is wrong with what would be one."""

    def __init__(self, reason: str, *, is_damaged: bool = False) -> None:
        self.is_damaged = is_damaged
        super().__init__(reason)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. `summary` and `content` are plain text; `content` is what the feed calls the full text.

    `link` is "" where the feed gives no address for it. `published` is aware, and None where the feed
    says nothing that can be believed.
    """

    link: str
    title: str
    id: str = ""
    published: datetime | None = None
    summary: str = ""
    content: str = ""
    authors: tuple[str, ...] = ()
    language: str = ""
    source: str = ""

    @property
    def fingerprint(self) -> str:
        """Changes with anything that the entry says."""
        published = self.published.isoformat() if self.published else ""
        return digest(self.link, self.title, published, self.summary, self.content, *self.authors)


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """A feed as it was read; `left_out` counts the entries beyond the most that are read."""

    title: str
    site: str = ""
    entries: tuple[Entry, ...] = ()
    left_out: int = 0
    ill_formed: str = ""  # what is wrong with its markup, where something is
    least_interval: timedelta | None = None  # how long it asks to be left alone (ttl, sy:updatePeriod)


def digest(*parts: str) -> str:
    """A short name for these texts."""
    state = hashlib.blake2b(digest_size=KEY_BYTES)
    for part in parts:
        state.update(part.encode("utf-8", "surrogatepass") + b"\0")
    return state.hexdigest()


def entry_keys(entries: tuple[Entry, ...]) -> list[str]:
    """What each entry is known by from poll to poll: its id, or its link where the id is shared or missing."""
    count: dict[str, int] = {}
    for entry in entries:
        count[entry.id] = count.get(entry.id, 0) + 1
    return [
        digest("id", entry.id) if entry.id and count[entry.id] == 1 else digest("link", entry.link) for entry in entries
    ]
