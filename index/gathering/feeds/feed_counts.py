"""How the feeds of a database stand, in numbers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select

from index.gathering.feeds.schema import feed_entries, feeds


@dataclass(frozen=True, slots=True)
class FeedCounts:
    """How the feeds stand, all together."""

    feeds: int
    failing: int
    ended: int
    pending: int  # entries that wait for their page or for the library
    polled_at: datetime | None  # the last poll of any


def count_feeds(connection: Connection) -> FeedCounts:
    """How many feeds and waiting entries there are, and how they do."""
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
