"""The values of a parsed feed: entries as plain text, with URLs and times."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

KEY_BYTES = 16


class NotAFeed(Exception):
    """A body is not a feed; `str()` says what it is instead or, if `is_damaged`, what is wrong with the feed."""

    def __init__(self, reason: str, *, is_damaged: bool = False) -> None:
        self.is_damaged = is_damaged
        super().__init__(reason)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. `summary` and `content` are plain text; `content` is what the feed calls the full text.

    `link` is "" if the feed gives no URL. `published` is aware, and None if the feed states no credible time.
    One field per fact that feeds state.
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
    # Set after parsing, by index.gathering.feeds.entry_identity:
    address: str = ""  # identifies it in the library; "" means its link
    shares_page: bool = False  # its page holds other entries too, so it is not read for this one

    @property
    def fingerprint(self) -> str:
        """A hash of everything that the entry states."""
        published = self.published.isoformat() if self.published else ""
        return digest(self.link, self.title, published, self.summary, self.content, *self.authors)


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """A parsed feed; `left_out` counts the entries beyond the limit."""

    title: str
    site: str = ""
    entries: tuple[Entry, ...] = ()
    left_out: int = 0
    ill_formed: str = ""  # what is wrong with its markup, if anything
    least_interval: timedelta | None = None  # the polling interval it asks for (ttl, sy:updatePeriod)


def digest(*parts: str) -> str:
    """Return a short hash of these texts."""
    state = hashlib.blake2b(digest_size=KEY_BYTES)
    for part in parts:
        state.update(part.encode("utf-8", "surrogatepass") + b"\0")
    return state.hexdigest()


def entry_keys(entries: tuple[Entry, ...], known: Mapping[str, str] | None = None) -> list[str]:
    """Return a key for each entry that identifies it across polls: from its id, or its link if the id is not unique.

    If several entries without an id share a link, the key includes the title, also in later polls: `known` holds the
    titles of known entries, by key. An id that is the link with a number ("https://…/story#3", as at the BBC) numbers
    the versions of one entry.
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
