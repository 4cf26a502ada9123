"""Stores which entry of a feed holds which address."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Connection, select, update

from index.gathering.feeds.entries import Entry
from index.gathering.feeds.feed_state import FeedId, Intent
from index.gathering.feeds.schema import feed_entries
from index.library.articles import Draft
from index.library.schema import addresses, articles


def reserve(connection: Connection, feed: FeedId, wanted: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Store for each entry, by key, the first of its wanted addresses that no other entry of the feed holds.

    The last wanted address is always available to it. Returns the addresses by key.
    """
    asked = sorted({address for choices in wanted.values() for address in choices})
    rows = connection.execute(
        select(feed_entries.c.address, feed_entries.c.key).where(
            feed_entries.c.feed == feed, feed_entries.c.address.in_(asked)
        )
    )
    holders = {row.address: row.key for row in rows}
    held: dict[str, str] = {}
    for key, choices in wanted.items():
        free = (address for address in choices if holders.get(address, key) == key)
        held[key] = next(free, choices[-1])
        holders[held[key]] = key
        connection.execute(
            update(feed_entries)
            .where(feed_entries.c.feed == feed, feed_entries.c.key == key, feed_entries.c.address != held[key])
            .values(address=held[key])
        )
    return held


def release(connection: Connection, feed: FeedId, intents: Iterable[Intent]) -> None:
    """Remove the addresses of `intents` from other entries: those entries are known by other ids now."""
    taken = [intent.entry.address for intent in intents if intent.entry.address]
    here = (feed_entries.c.feed == feed) & feed_entries.c.address.in_(taken)
    connection.execute(update(feed_entries).where(here).values(address=""))


def known_from_feed(connection: Connection, draft: Draft) -> Draft:
    """Return `draft`, a page added by hand, with the date and source that a feed gave its article."""
    came = select(feed_entries.c.key).where(feed_entries.c.address == draft.url)
    row = connection.execute(
        select(articles.c.published, articles.c.source)
        .join(addresses, articles.c.id == addresses.c.article)
        .where(addresses.c.url == draft.url, came.exists())
    ).first()
    if row is None:
        return draft
    return replace(draft, published=row.published or draft.published, source=row.source or draft.source)


def record(connection: Connection, feed: FeedId, placed: Mapping[str, Entry]) -> None:
    """Store the addresses and titles of entries that had none."""
    for key, entry in placed.items():
        here = (feed_entries.c.feed == feed) & (feed_entries.c.key == key)
        connection.execute(update(feed_entries).where(here).values(address=entry.address, title=entry.title))
