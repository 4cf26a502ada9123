"""Adds pages and feeds by their address, for `add URL`, `feeds add` and /add in the chat alike."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from commands.parts import Parts
from index.gathering.feeds.discovery import FoundFeed, fetch_feed_or_page, find_feed
from index.gathering.feeds.errors import FeedProblem
from index.gathering.feeds.feed_state import Feed, FeedId
from index.gathering.feeds.feed_store import FeedStore
from index.gathering.feeds.isolated_parsing import IsolatedReader, Reader
from index.gathering.feeds.polling import Polled, Poller
from index.gathering.fetching import Fetcher, FetchFailed
from index.library.articles import Draft
from index.library.errors import Rejected


@dataclass(frozen=True, slots=True)
class Web:
    """Fetches and reads pages and feeds."""

    fetcher: Fetcher
    reader: Reader
    store: FeedStore
    poller: Poller

    async def page_or_feed(self, url: str) -> Draft | Rejected | Feed:
        """Returns what is at `url`: an article, a feed (which is followed from now on), or why it is neither."""
        found = await fetch_feed_or_page(self.fetcher, self.reader, url, page=True)
        if isinstance(found, FetchFailed):
            return Rejected(url, found.reason)
        if isinstance(found, FoundFeed):
            try:
                return self.store.add(found.url, datetime.now(UTC), found.parsed.title, found.parsed.site)
            except FeedProblem:  # followed already: it is polled again
                return self.store.find(found.url)
        read = found.damage or await self.reader.page(found.answer)
        return self.store.with_feed_details(read) if isinstance(read, Draft) else Rejected(url, read)

    async def follow(self, url: str) -> Feed:
        """Follows the feed at `url`, or the one that the page there names; raises FeedProblem."""
        found = await find_feed(self.fetcher, self.reader, url)
        return self.store.add(found.url, datetime.now(UTC), found.parsed.title, found.parsed.site)

    async def poll(self, feeds: Sequence[FeedId]) -> AsyncIterator[Polled]:
        """Polls these feeds now, whether they are due or not."""
        async for polled in self.poller.poll_all(feeds):
            yield polled


def page_or_feed(parts: Parts, url: str) -> Draft | Rejected | Feed:
    """Returns what is at `url`: an article, a feed (which is followed from now on), or why it is neither."""

    async def look_there() -> Draft | Rejected | Feed:
        async with open_web(parts) as web:
            return await web.page_or_feed(url)

    return asyncio.run(look_there())


def follow_feed(parts: Parts, url: str) -> Feed:
    """Follows the feed at `url`, or the one that the page there names; raises FeedProblem. Takes seconds."""

    async def follow() -> Feed:
        async with open_web(parts) as web:
            return await web.follow(url)

    return asyncio.run(follow())


@asynccontextmanager
async def open_web(parts: Parts) -> AsyncIterator[Web]:
    """Opens the network as the settings allow it."""
    settings = parts.settings
    store = FeedStore(parts.database)
    reader = IsolatedReader()
    try:
        async with Fetcher(settings.contact, settings.allow_networks) as fetcher:
            yield Web(fetcher, reader, store, Poller(store, fetcher, reader, parts.ingest()))
    finally:
        await reader.aclose()
