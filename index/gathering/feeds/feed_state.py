"""The values about a followed feed: its state, its entries, and the plan of a poll."""

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
    """A feed with the state of its polling. Times are UTC. One field per column of its table."""

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
        """The state in one word, for lists."""
        if self.gone:
            return "ended"
        if self.failures:
            return "failing"
        return "followed" if self.polled_at else "new"


@dataclass(frozen=True, slots=True)
class KnownEntry:
    """A stored entry."""

    fingerprint: str
    first_seen: datetime
    announce: bool
    address: str = ""  # identifies its article; "" if unknown
    title: str = ""


@dataclass(frozen=True, slots=True)
class Intent:
    """A new or changed entry to be added to the library."""

    key: str
    entry: Entry
    fingerprint: str
    first_seen: datetime
    announce: bool
    visits: int = 0  # 1 if an earlier version was added


@dataclass(frozen=True, slots=True)
class PendingEntry:
    """A stored intent that is not done yet or, with `revisit`, a page to check again for corrections.

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
    """When to fetch an entry's page again, and with which validators."""

    at: datetime
    validators: Validators
    outcome: str


@dataclass(frozen=True, slots=True)
class Plan:
    """The result of a poll: the feed's new state and the entries to add, stored together."""

    feed: Feed
    intents: tuple[Intent, ...] = ()
    seen: frozenset[str] = frozenset()
    moved_to: str | None = None
    placed: Mapping[str, Entry] = field(default_factory=dict)  # known entries that had no address yet
