"""Visits the pages of feed entries: fetches each, makes an article of it or postpones it, and plans revisits."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from config.clock import Clock
from config.problems import Problem
from index.gathering.feeds.entry_drafts import draft_from_feed, draft_from_page, has_full_text, has_teaser, own_address
from index.gathering.feeds.feed_state import Feed, PendingEntry
from index.gathering.feeds.feed_store import FeedStore
from index.gathering.feeds.isolated_parsing import Reader
from index.gathering.fetching import Fetched, Fetcher, FetchFailed, NotModified, Validators
from index.gathering.fetching.backoff import wait_after
from index.library.articles import Draft
from index.library.errors import Rejected

REVISITS = (timedelta(hours=3), timedelta(hours=24))  # after the first visit; most corrections appear within a day
CORRECTED_WITHIN = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Visit:
    """The result of a visit: an `item` for the library, or None with the reason in `unchanged`.

    `page` holds the validators of the page that the item was read from.
    """

    item: Draft | Rejected | None
    page: Validators | None = None
    unchanged: str = ""


def revisit_at(entry: PendingEntry, visit: Visit, now: datetime) -> datetime | None:
    """Return when to check a page again for corrections; None for old news or after the last revisit."""
    published = entry.entry.published
    if visit.page is None or published is None or published < now - CORRECTED_WITHIN:
        return None
    return now + REVISITS[entry.visits] if entry.visits < len(REVISITS) else None


def wanted_addresses(done: Sequence[tuple[PendingEntry, Visit]]) -> dict[str, tuple[str, ...]]:
    """Return the candidate addresses of each visited article, by key: the one its page states, then its own."""
    return {
        waiting.key: (visit.item.url, own_address(waiting.entry))
        for waiting, visit in done
        if isinstance(visit.item, Draft)
    }


def at_addresses(
    done: Sequence[tuple[PendingEntry, Visit]], addresses: Mapping[str, str]
) -> list[tuple[PendingEntry, Visit]]:
    """Return the visits with each article at the address of its entry in `addresses`."""
    return [
        (waiting, replace(visit, item=replace(visit.item, url=addresses[waiting.key])))
        if isinstance(visit.item, Draft)
        else (waiting, visit)
        for waiting, visit in done
    ]


_log = logging.getLogger(__name__)

PAGE_ATTEMPTS = 4  # over about an hour and a half; then the teaser is used
PAGE_TYPES = ("", "text/html", "application/xhtml+xml", "application/xml", "text/xml", "text/plain")
FRESH = timedelta(days=1)  # a page linked by several feeds of a site is fetched once


@dataclass(frozen=True, slots=True)
class Visitor:
    """Visits the pages of entries for one poller. `chance` is uniform in [0, 1)."""

    store: FeedStore
    fetcher: Fetcher
    reader: Reader
    now: Clock
    chance: Callable[[], float]

    async def visit(self, feed: Feed, waiting: PendingEntry) -> Visit | None:
        """Return what to add to the library for an entry; None if it is tried again later.

        An entry that cannot be read does not affect others. Raises errors about the library or the lease.
        """
        try:
            return await self._visit(feed, waiting)
        except Problem:
            raise
        except Exception as error:  # noqa: BLE001  # one entry must not block the others
            _log.warning("an entry of feed %s cannot be read", feed.url, exc_info=error)
            reason = f"it cannot be read: {type(error).__name__}"
            if waiting.revisit:
                return Visit(None, unchanged=f"not looked at again: {reason}")
            if await self._postpone(feed, waiting, reason):
                return None
            return Visit(Rejected(waiting.entry.link or feed.url, reason))

    async def _visit(self, feed: Feed, waiting: PendingEntry) -> Visit | None:
        entry = waiting.entry
        if has_full_text(entry) or (entry.shares_page and has_teaser(entry)):
            return Visit(draft_from_feed(entry, feed.title))
        address = own_address(entry)
        if waiting.visits == 0 and await asyncio.to_thread(self.store.has_fresh, address, self.now() - FRESH):
            return Visit(None, unchanged="another feed has brought it")
        answer = await self.fetcher.fetch(entry.link, waiting.validators, page=True)
        if isinstance(answer, NotModified) and waiting.revisit:
            return Visit(None, page=waiting.validators, unchanged="unchanged")
        if isinstance(answer, FetchFailed):
            reason = answer.reason
            passing = not waiting.revisit and not answer.lasting
            if passing and await self._postpone(feed, waiting, reason, answer.retry_at):
                return None
        elif isinstance(answer, NotModified) or answer.content_type not in PAGE_TYPES:
            reason = f"there is no page, but {getattr(answer, 'content_type', '') or 'nothing'}"
        else:
            read = await self._read_page(answer)
            if isinstance(read, Draft):
                return Visit(draft_from_page(read, entry, feed.title), page=answer.validators)
            reason = read
        if waiting.revisit:  # the earlier reading of the page is better than a teaser
            return Visit(None, unchanged=f"not looked at again: {reason}")
        teaser = draft_from_feed(entry, feed.title)
        return Visit(teaser if isinstance(teaser, Draft) else Rejected(entry.link, reason))

    async def _postpone(self, feed: Feed, waiting: PendingEntry, reason: str, retry_at: datetime | None = None) -> bool:
        """Postpone an entry, longer each time and not before `retry_at`; return False after the last attempt."""
        if waiting.attempts + 1 >= PAGE_ATTEMPTS:
            return False
        again = self.now() + wait_after(waiting.attempts + 1, self.chance())
        until = max(again, retry_at) if retry_at else again
        await asyncio.to_thread(self.store.postpone, feed.id, waiting.key, until, reason)
        return True

    async def _read_page(self, answer: Fetched) -> Draft | str:
        try:
            return await self.reader.page(answer)
        except Exception as error:  # noqa: BLE001  # a parser's error on hostile bytes affects only this page
            _log.warning("page %s cannot be read", answer.url, exc_info=error)
            return f"it cannot be read: {type(error).__name__}"
