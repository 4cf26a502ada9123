"""What a feed says, read: its entries as plain text with addresses and times."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
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
    # Settled after reading, by index.gathering.feeds.entry_identity:
    address: str = ""  # what the library knows it by; "" is its link
    shares_page: bool = False  # the page there holds other entries too, so it is not read for this one

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


def entry_keys(entries: tuple[Entry, ...], known: Mapping[str, str] | None = None) -> list[str]:
    """What each entry is known by from poll to poll: its id, or its link where the id is shared or missing.

    Where others without an id have the same link, its title is taken with it, and stays so: `known` has the titles of
    the entries that are known, by key. An id that is the link with a number ("https://…/story#3", as the BBC has them)
    counts the versions of one entry.
    """
    count = Counter(entry.id for entry in entries)
    stems = Counter(_stem(entry) for entry in entries)
    titled = Counter(link for link, _ in {(entry.link, entry.title) for entry in entries if not entry.id})
    titles = known or {}
    keys = []
    for entry in entries:
        stem = _stem(entry)
        named = stem if stems[stem] == 1 else entry.id
        if entry.id and count[entry.id] == 1:
            keys.append(digest("id", named))
            continue
        plain, full = digest("link", entry.link), digest("link", entry.link, entry.title)
        shares = not entry.id and titled[entry.link] > 1
        keys.append(full if full in titles or (shares and titles.get(plain) != entry.title) else plain)
    return keys


def _stem(entry: Entry) -> str:
    stem, _, number = entry.id.rpartition("#")
    return stem if number.isdecimal() and stem == entry.link else entry.id
