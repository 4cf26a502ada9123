"""What is known of a feed that is followed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import NewType

from index.gathering.feeds.entries import Entry
from index.gathering.fetching import Validators

FeedId = NewType("FeedId", int)


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed with the state of its polling. Times are UTC."""

    id: FeedId
    url: str
    title: str
    site: str
    added_at: datetime
    next_poll: datetime
    interval: timedelta
    validators: Validators = field(default_factory=Validators)
    body_hash: str = ""
    polled_at: datetime | None = None
    backlog_taken: bool = False
    failures: int = 0
    reason: str = ""
    notes: str = ""
    gone: bool = False
    reported: bool = False

    @property
    def state(self) -> str:
        """In a word, for lists."""
        if self.gone:
            return "ended"
        if self.failures:
            return "failing"
        return "followed" if self.polled_at else "new"


@dataclass(frozen=True, slots=True)
class KnownEntry:
    """What is remembered of an entry."""

    fingerprint: str
    first_seen: datetime
    announce: bool
    address: str = ""  # that its article is known by; "" where that is not known
    title: str = ""


@dataclass(frozen=True, slots=True)
class Intent:
    """An entry that the library is to have: new, or changed since."""

    key: str
    entry: Entry
    fingerprint: str
    first_seen: datetime
    announce: bool
    visits: int = 0  # 1 where an earlier form of it was taken


@dataclass(frozen=True, slots=True)
class PendingEntry:
    """An intent that was stored and not yet fulfilled, or (`revisit`) a page to look at again.

    `validators` are those of the page's last visit, of which there were `visits`.
    """

    key: str
    entry: Entry
    announce: bool
    attempts: int
    visits: int = 0
    revisit: bool = False
    validators: Validators = field(default_factory=Validators)


@dataclass(frozen=True, slots=True)
class Revisit:
    """When to look at an entry's page again, and what to ask it with."""

    at: datetime
    validators: Validators
    outcome: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What a poll comes to: the feed's new state and the entries to take, to be stored together."""

    feed: Feed
    intents: tuple[Intent, ...] = ()
    seen: frozenset[str] = frozenset()
    moved_to: str | None = None
    placed: Mapping[str, Entry] = field(default_factory=dict)  # known entries whose address was not known
