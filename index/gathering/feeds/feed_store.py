"""Stores feeds and their entries in the library's database."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, exists, func, insert, or_, select, update

from config.problems import Problem
from index.gathering.feeds import entry_addresses
from index.gathering.feeds.errors import FeedProblem
from index.gathering.feeds.feed_rows import FeedCounts, columns_of, count_feeds, feed_of, intent_columns, pending_of
from index.gathering.feeds.feed_state import Feed, FeedId, KnownEntry, PendingEntry, Plan, Revisit
from index.gathering.feeds.poll_schedule import FIRST
from index.gathering.feeds.schema import feed_entries, feeds
from index.library.article_urls import web_address
from index.library.articles import Draft
from index.library.database import Database
from index.library.lease_owners import process_has_ended, process_name
from index.library.queries import batches
from index.library.schema import addresses, is_row_number

LEASE = timedelta(minutes=20)  # renewed with every batch, whose 32 pages may be half a minute apart
REMEMBERED = timedelta(days=90)  # how long an entry is remembered after it has left its feed
REPORTED_FAILURES = 5  # in a row, about five hours: no longer a temporary failure
SET_BACK = timedelta(seconds=2)  # stored times are whole seconds: a later time means that the clock was set back
CLOCKS_APART = timedelta(minutes=1)  # the same if several machines, with different clocks, share the feeds

_KNOWN = [feed_entries.c[name] for name in ("key", "fingerprint", "first_seen", "announce", "address", "title")]


class LeaseLost(Problem):
    """Another worker has taken the feed over."""


class FeedStore:
    """The feeds in a database. Every method is one transaction and safe from any thread."""

    def __init__(self, database: Database, worker: str | None = None) -> None:
        self._database = database
        self._worker = worker or process_name()
        self._ahead = SET_BACK if database.is_sqlite else CLOCKS_APART

    def add(self, url: str, now: datetime, title: str = "", site: str = "") -> Feed:
        """Follow a feed, due at once. Raises FeedProblem if it is followed already or is not a web address."""
        address = web_address(url)
        if address is None:
            raise FeedProblem(
                f"{url[:200]} is no address that feeds are fetched from: it begins with http:// or https://"
            )
        with self._database.writing() as connection:
            if connection.execute(select(feeds.c.id).where(feeds.c.url == address)).scalar() is not None:
                raise FeedProblem(f"{address} is followed already")
            new = Feed(FeedId(0), address, title, site, now, next_poll=now, interval=FIRST)
            number = connection.execute(insert(feeds).values(**columns_of(new)).returning(feeds.c.id)).scalar_one()
        return replace(new, id=FeedId(number))

    def remove(self, reference: str) -> Feed:
        """Stop following a feed; its articles stay. Raises FeedProblem if it is not followed."""
        feed = self.find(reference)
        with self._database.writing() as connection:
            connection.execute(delete(feeds).where(feeds.c.id == feed.id))  # and with it, its entries
        return feed

    def find(self, reference: str) -> Feed:
        """Return the feed with this address or number; raises FeedProblem if there is none."""
        wanted = feeds.c.url == reference
        if is_row_number(reference):
            wanted = or_(wanted, feeds.c.id == int(reference))
        with self._database.reading() as connection:
            row = connection.execute(select(feeds).where(wanted)).first()
        if row is None:
            raise FeedProblem(f"no feed {reference[:200]}: `feeds list` shows those that are followed")
        return feed_of(row)

    def all(self) -> list[Feed]:
        """Return all feeds in the order in which they were added."""
        with self._database.reading() as connection:
            return [feed_of(row) for row in connection.execute(select(feeds).order_by(feeds.c.id))]

    def counts(self) -> FeedCounts:
        """Count the feeds by state, and pending entries."""
        with self._database.reading() as connection:
            return count_feeds(connection)

    def due(self, now: datetime) -> list[FeedId]:
        """Return feeds to poll and feeds with pending entries, the longest overdue first.

        A feed that was polled in the future is due: the clock was set back, and its next poll may be far away.
        """
        waiting = exists().where(feed_entries.c.feed == feeds.c.id, feed_entries.c.next_try <= now)
        time_has_come = or_(feeds.c.next_poll <= now, feeds.c.polled_at > now + self._ahead)
        chosen = or_(time_has_come & ~feeds.c.gone, waiting)
        with self._database.reading() as connection:
            rows = connection.execute(select(feeds.c.id).where(chosen).order_by(feeds.c.next_poll))
            return [FeedId(number) for number in rows.scalars()]

    def next_due(self) -> datetime | None:
        """Return when something is due next; None if nothing is followed."""
        with self._database.reading() as connection:
            moments = [
                connection.execute(select(func.min(feeds.c.next_poll)).where(~feeds.c.gone)).scalar(),
                connection.execute(select(func.min(feed_entries.c.next_try))).scalar(),
            ]
        return min((moment for moment in moments if moment is not None), default=None)

    def claim(self, feed: FeedId, now: datetime) -> Feed | None:
        """Lease the feed to this worker and return it; None if another worker has it or it was removed."""
        with self._database.writing(exclusive=False) as connection:
            free_to_take = select(feeds).where(feeds.c.id == feed).with_for_update(skip_locked=True)
            row = connection.execute(free_to_take).one_or_none()
            if row is None:
                return None
            over = row.lease_until is not None and not now < row.lease_until <= now + LEASE + self._ahead
            free = row.lease_owner in (None, self._worker) or over or process_has_ended(row.lease_owner)
            if not free:
                return None
            self._lease(connection, feed, now)
            known = feed_of(row)
            return self._by_this_clock(connection, known, now) if self._is_ahead(known, now) else known

    def renew(self, feed: FeedId, now: datetime) -> None:
        """Extend the lease; raises LeaseLost."""
        with self._database.writing(exclusive=False) as connection:
            self._require_lease(connection, feed)
            self._lease(connection, feed, now)

    def release(self, feed: FeedId) -> None:
        """Release the lease."""
        with self._database.writing(exclusive=False) as connection:
            connection.execute(
                update(feeds)
                .where(feeds.c.id == feed, feeds.c.lease_owner == self._worker)
                .values(lease_owner=None, lease_until=None)
            )

    def known(self, feed: FeedId) -> dict[str, KnownEntry]:
        """Return the feed's stored entries, by key."""
        with self._database.reading() as connection:
            rows = connection.execute(select(*_KNOWN).where(feed_entries.c.feed == feed))
            return {row.key: KnownEntry(*row[1:]) for row in rows}

    def write(self, plan: Plan, now: datetime) -> Feed:
        """Store the feed's new state together with the entries to add, in one transaction.

        So an entity tag is never stored without the entries that came with it. Raises LeaseLost.
        """
        feed = plan.feed
        with self._database.writing(
            exclusive=plan.moved_to is not None
        ) as connection:  # no two feeds have the same address
            self._require_lease(connection, feed.id)
            if plan.moved_to:
                feed = _moved(connection, feed, plan.moved_to)
            connection.execute(update(feeds).where(feeds.c.id == feed.id).values(**columns_of(feed)))
            entry_addresses.record(connection, feed.id, plan.placed)
            self._store_intents(connection, plan, now)
            for keys in batches(sorted(plan.seen)):
                here = (feed_entries.c.feed == feed.id) & feed_entries.c.key.in_(keys)
                connection.execute(update(feed_entries).where(here).values(last_seen=now))
            if plan.seen:
                connection.execute(
                    delete(feed_entries).where(
                        feed_entries.c.feed == feed.id,
                        feed_entries.c.last_seen < now - REMEMBERED,
                        feed_entries.c.next_try.is_(None),
                    )
                )
        return feed

    def pending(self, feed: FeedId, now: datetime, limit: int) -> list[PendingEntry]:
        """Return up to `limit` entries that are due now, the oldest first."""
        chosen = (
            select(feed_entries)
            .where(feed_entries.c.feed == feed, feed_entries.c.next_try <= now)
            .order_by(feed_entries.c.next_try, feed_entries.c.key)
            .limit(limit)
        )
        with self._database.reading() as connection:
            return [pending_of(row) for row in connection.execute(chosen)]

    def reserve_addresses(self, feed: FeedId, wanted: Mapping[str, Sequence[str]]) -> dict[str, str]:
        """Reserve for each entry the first wanted address that no other entry of the feed holds; return them by key."""
        with self._database.writing(exclusive=False) as connection:
            self._require_lease(connection, feed)
            return entry_addresses.reserve(connection, feed, wanted)

    def with_feed_details(self, page: Draft) -> Draft:
        """Return a page added by hand, with the date and source that a feed gave its article."""
        with self._database.reading() as connection:
            return entry_addresses.known_from_feed(connection, page)

    def finish_entries(self, feed: FeedId, outcomes: Mapping[str, str]) -> None:
        """Mark entries, by key, as done: added or rejected. Raises LeaseLost."""
        with self._database.writing(exclusive=False) as connection:
            self._require_lease(connection, feed)
            for key, outcome in outcomes.items():
                connection.execute(
                    update(feed_entries)
                    .where(feed_entries.c.feed == feed, feed_entries.c.key == key)
                    .values(payload=None, next_try=None, outcome=outcome[:500])
                )

    def postpone(self, feed: FeedId, key: str, until: datetime, reason: str) -> None:
        """Schedule another attempt at an entry. Raises LeaseLost."""
        with self._database.writing(exclusive=False) as connection:
            self._require_lease(connection, feed)
            connection.execute(
                update(feed_entries)
                .where(feed_entries.c.feed == feed, feed_entries.c.key == key)
                .values(attempts=feed_entries.c.attempts + 1, next_try=until, outcome=reason[:500])
            )

    def revisit(self, feed: FeedId, planned: Mapping[str, Revisit]) -> None:
        """Schedule further visits to the pages of added entries, by key. Raises LeaseLost."""
        with self._database.writing(exclusive=False) as connection:
            self._require_lease(connection, feed)
            for key, revisit in planned.items():
                connection.execute(
                    update(feed_entries)
                    .where(feed_entries.c.feed == feed, feed_entries.c.key == key)
                    .values(
                        next_try=revisit.at,
                        outcome=revisit.outcome[:500],
                        attempts=0,
                        visits=feed_entries.c.visits + 1,
                        page_etag=revisit.validators.etag,
                        page_modified=revisit.validators.last_modified,
                    )
                )

    def has_fresh(self, url: str, since: datetime) -> bool:
        """Whether an article at `url` was added since then, such as by another feed."""
        newer = (addresses.c.url == url) & (addresses.c.seen_at >= since)
        with self._database.reading() as connection:
            return connection.execute(select(addresses.c.article).where(newer)).first() is not None

    def to_report(self) -> list[Feed]:
        """Return feeds that keep failing or have ended, and have not been reported to admins yet."""
        troubled = or_(feeds.c.failures >= REPORTED_FAILURES, feeds.c.gone)
        with self._database.reading() as connection:
            rows = connection.execute(select(feeds).where(troubled, ~feeds.c.reported).order_by(feeds.c.id))
            return [feed_of(row) for row in rows]

    def mark_reported(self, told: Iterable[FeedId]) -> None:
        """Mark feeds as reported; they are reported again only after a successful poll."""
        with self._database.writing(exclusive=False) as connection:
            for keys in batches(list(told)):
                connection.execute(update(feeds).where(feeds.c.id.in_(keys)).values(reported=True))

    def _lease(self, connection: Connection, feed: FeedId, now: datetime) -> None:
        lease = {"lease_owner": self._worker, "lease_until": now + LEASE}
        connection.execute(update(feeds).where(feeds.c.id == feed).values(**lease))

    def _is_ahead(self, feed: Feed, now: datetime) -> bool:
        return feed.polled_at is not None and feed.polled_at > now + self._ahead

    def _by_this_clock(self, connection: Connection, feed: Feed, now: datetime) -> Feed:
        """Make the feed and its pending entries due now: the clock was set back since its last poll."""
        late = (feed_entries.c.feed == feed.id) & (feed_entries.c.next_try > now)
        connection.execute(update(feed_entries).where(late).values(next_try=now))
        return replace(feed, next_poll=now)

    def _require_lease(self, connection: Connection, feed: FeedId) -> None:
        """Lock the feed for this transaction; raises LeaseLost if another worker has taken it over."""
        leased = select(feeds.c.lease_owner).where(feeds.c.id == feed).with_for_update()
        owner = connection.execute(leased).scalar()
        if owner != self._worker:
            raise LeaseLost(f"feed {feed} is polled by {owner or 'nobody'} now")

    @staticmethod
    def _store_intents(connection: Connection, plan: Plan, now: datetime) -> None:
        for intents in batches(plan.intents):
            here = (feed_entries.c.feed == plan.feed.id) & feed_entries.c.key.in_([intent.key for intent in intents])
            connection.execute(delete(feed_entries).where(here))
            entry_addresses.release(connection, plan.feed.id, intents)
            connection.execute(insert(feed_entries), [intent_columns(plan.feed.id, intent, now) for intent in intents])


def _moved(connection: Connection, feed: Feed, target: str) -> Feed:
    """Return the feed at its new address, or ended if that address is followed already."""
    taken = connection.execute(select(feeds.c.id).where(feeds.c.url == target, feeds.c.id != feed.id)).scalar()
    if taken is not None:
        return replace(feed, gone=True, reason=f"it has moved to {target}, which is followed already")
    return replace(feed, url=target)
