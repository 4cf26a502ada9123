"""Converts rows of the feed tables to values and back, and counts them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, case, func, select

from index.gathering.feeds.entries import Entry
from index.gathering.feeds.feed_state import Feed, FeedId, Intent, PendingEntry
from index.gathering.feeds.schema import feed_entries, feeds
from index.gathering.fetching import Validators
from index.library.database import Database
from index.library.schema import articles


def columns_of(feed: Feed) -> dict[str, object]:
    """Return the column values of `feed`, without its id and lease."""
    return {
        "url": feed.url,
        "title": feed.title,
        "site": feed.site,
        "added_at": feed.added_at,
        "etag": feed.validators.etag,
        "last_modified": feed.validators.last_modified,
        "body_hash": feed.body_hash,
        "polled_at": feed.polled_at,
        "next_poll": feed.next_poll,
        "interval_s": int(feed.interval.total_seconds()),
        "backlog_taken": feed.backlog_taken,
        "failures": feed.failures,
        "reason": feed.reason,
        "notes": feed.notes,
        "gone": feed.gone,
        "reported": feed.reported,
    }


def feed_of(row: Row[Any]) -> Feed:
    """Return the feed of a row."""
    return Feed(
        id=FeedId(row.id),
        url=row.url,
        title=row.title,
        site=row.site,
        added_at=row.added_at,
        next_poll=row.next_poll,
        interval=timedelta(seconds=row.interval_s),
        validators=Validators(row.etag, row.last_modified),
        body_hash=row.body_hash,
        polled_at=row.polled_at,
        backlog_taken=row.backlog_taken,
        failures=row.failures,
        reason=row.reason,
        notes=row.notes,
        gone=row.gone,
        reported=row.reported,
    )


def intent_columns(feed: FeedId, intent: Intent, now: datetime) -> dict[str, object]:
    """Return the column values of an entry to be added to the library."""
    return {
        "feed": feed,
        "key": intent.key,
        "fingerprint": intent.fingerprint,
        "first_seen": intent.first_seen,
        "last_seen": now,
        "announce": intent.announce,
        "payload": payload_of(intent.entry),
        "attempts": 0,
        "next_try": now,
        "outcome": "",
        "visits": intent.visits,
        "page_etag": "",
        "page_modified": "",
        "address": intent.entry.address,
        "title": intent.entry.title,
    }


def pending_of(row: Row[Any]) -> PendingEntry:
    """Return the pending entry of a row."""
    return PendingEntry(
        row.key,
        entry_of(row.payload),
        row.announce,
        row.attempts,
        row.visits,
        revisit=row.visits > 0 and row.outcome != "" and row.attempts == 0,
        validators=Validators(row.page_etag, row.page_modified),
    )


def payload_of(entry: Entry) -> dict[str, Any]:
    """Return `entry` as JSON-compatible values."""
    return {**asdict(entry), "published": entry.published.isoformat() if entry.published else None}


def entry_of(payload: Mapping[str, Any]) -> Entry:
    """Return the entry stored as `payload`."""
    published = datetime.fromisoformat(payload["published"]) if payload["published"] else None
    return Entry(**{**payload, "published": published, "authors": tuple(payload["authors"])})


@dataclass(frozen=True, slots=True)
class FeedCounts:
    """Numbers of feeds and entries by state."""

    feeds: int
    failing: int
    ended: int
    pending: int  # entries that wait for their page or for the library
    polled_at: datetime | None  # the last poll of any


def count_feeds(connection: Connection) -> FeedCounts:
    """Count feeds by state, and pending entries."""
    total, failing, ended, polled_at = connection.execute(
        select(
            func.count(),
            func.count().filter(feeds.c.failures > 0, ~feeds.c.gone),
            func.count().filter(feeds.c.gone),
            func.max(feeds.c.polled_at),
        )
    ).one()
    waits = feed_entries.c.next_try.is_not(None) & ((feed_entries.c.outcome == "") | (feed_entries.c.attempts > 0))
    waiting = select(func.count()).select_from(feed_entries).where(waits)
    return FeedCounts(total, failing, ended, connection.execute(waiting).scalar_one(), polled_at)


def share_of_feeds_in_other_languages(database: Database) -> float:
    """Return the share (0 to 1) of the feeds with articles most of whose articles are in a language but English."""
    other = case((articles.c.language.in_(("en", "", "und")), 0), else_=1)
    counted = (
        select(func.count().label("every"), func.sum(other).label("others"))
        .select_from(feed_entries.join(articles, articles.c.url == feed_entries.c.address))
        .group_by(feed_entries.c.feed)
    )
    with database.reading() as connection:
        feeds = connection.execute(counted).all()
    return sum(2 * row.others > row.every for row in feeds) / len(feeds) if feeds else 0.0
