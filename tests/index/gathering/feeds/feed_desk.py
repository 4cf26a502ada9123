"""Feeds written for the tests, and a newsroom that serves them into a library."""

from __future__ import annotations

import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from sqlalchemy import select

from index.gathering.feeds.discovery import feeds_of_page
from index.gathering.feeds.entries import ParsedFeed
from index.gathering.feeds.entry_pages import read_page_of_entry
from index.gathering.feeds.feed_state import Feed
from index.gathering.feeds.feed_store import FeedStore
from index.gathering.feeds.isolated_parsing import Reader
from index.gathering.feeds.parsing import parse_feed
from index.gathering.feeds.polling import Polled, Poller, PollingLimits
from index.gathering.fetching import Fetched, Fetcher
from index.indexing.ingest import Ingest
from index.library.articles import Draft
from index.library.changes import changes_after
from index.library.database import Database, open_database
from index.library.schema import articles
from testing.engine_pairs import SMALL, Pair
from testing.tiny_embedder import TinyEmbedder
from tests.index.gathering.fetching.site import Site, loopback_fetcher, resolver_of, running_site

NOW = datetime(2025, 5, 11, 12, tzinfo=UTC)
PARAGRAPH = (
    "The harbour board of Lindholm voted on Tuesday to rebuild the eastern pier, which a storm had damaged in March. "
    "Work is to begin in September and to last two winters. The board expects the repair to cost eleven million. "
)
FULL = PARAGRAPH * 8
TEASER = "The harbour board of Lindholm voted on Tuesday to rebuild the eastern pier, damaged by a storm in March."


def rss(*items: str, title: str = "Lindholm Gazette", channel: str = "") -> str:
    return (
        '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<channel><title>{title}</title><link>http://gazette.example/</link>{channel}{''.join(items)}</channel></rss>"
    )


def item(
    number: int | str, text: str = FULL, *, published: datetime | None = NOW, link: str | None = None, more: str = ""
) -> str:
    """An RSS item whose text tells it from others."""
    address = f"http://gazette.example/{number}" if link is None else link
    date = f"<pubDate>{published:%a, %d %b %Y %H:%M:%S +0000}</pubDate>" if published else ""
    return (
        f"<item><title>Pier {number}</title><link>{address}</link><guid isPermaLink='false'>id-{number}</guid>{date}"
        f"<description>Story {number}. {text}</description>{more}</item>"
    )


def page(number: int | str, text: str = FULL) -> str:
    paragraphs = "".join(f"<p>Page {number}, part {part}. {text}</p>" for part in range(3))
    return (
        f"<html lang='en'><head><title>Pier {number}</title></head>"
        f"<body><article><h1>Pier {number}</h1>{paragraphs}</article></body></html>"
    )


class DirectReader(Reader):
    """Reads in this process: quick, for bodies that are not hostile."""

    async def feed(self, answer: Fetched) -> ParsedFeed:
        return parse_feed(
            answer.body,
            answer.final_url,
            answer.content_type,
            answer.charset,
            answer.content_language,
            answer.content_location,
        )

    async def page(self, answer: Fetched) -> Draft | str:
        return read_page_of_entry(answer.body, answer.final_url, answer.charset)

    async def alternates(self, answer: Fetched) -> tuple[str, ...]:
        return feeds_of_page(answer.body, answer.final_url, answer.charset)


@dataclass
class Newsroom:
    """A site, a library that follows it, and a clock that the test sets."""

    site: Site
    database: Database
    fetcher: Fetcher
    reader: Reader = field(default_factory=DirectReader)
    clock: datetime = NOW
    limits: PollingLimits = field(default_factory=PollingLimits)

    def __post_init__(self) -> None:
        self.store = FeedStore(self.database, worker="test")
        self.ingest = Ingest(self.database, TinyEmbedder, now=lambda: self.clock)

    @property
    def poller(self) -> Poller:
        return Poller(
            self.store, self.fetcher, self.reader, self.ingest, limits=self.limits,
            now=lambda: self.clock, chance=lambda: 0.5,
        )  # fmt: skip

    def follow(self, *items: str, path: str = "/feed", headers: dict[str, str] | None = None) -> Feed:
        url = self.site.serves(path, rss(*items), headers=headers or {"Content-Type": "application/rss+xml"})
        return self.store.add(url, self.clock)

    def serves_feed(self, *items: str, path: str = "/feed") -> None:
        self.site.serves(path, rss(*items), headers={"Content-Type": "application/rss+xml"})

    def pass_time(self, **parts: float) -> None:
        self.clock += timedelta(**parts)

    async def poll(self, feed: Feed, *, force: bool = True) -> Polled:
        polled = await self.poller.poll(feed.id, force=force)
        assert polled is not None
        return polled

    def urls(self) -> list[str]:
        with self.database.reading() as connection:
            return list(connection.execute(select(articles.c.url).order_by(articles.c.url)).scalars())

    def published(self, url: str) -> datetime | None:
        with self.database.reading() as connection:
            published: datetime | None = connection.execute(
                select(articles.c.published).where(articles.c.url == url)
            ).scalar_one()
        return published

    def changes(self) -> list[tuple[str, str, bool]]:
        """Address, kind and whether it may be announced, of every change so far."""
        with self.database.reading() as connection:
            address = {row.id: row.url for row in connection.execute(select(articles.c.id, articles.c.url))}
            return [
                (address[change.article], change.kind.value, change.announce)
                for change in changes_after(connection, 0, 10_000)  # type: ignore[arg-type]  # 0 is the first position
            ]


@cache
def empty_library() -> bytes:
    """A library's file, migrated once for all tests."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.sqlite3"
        open_database(f"sqlite:///{path}").close()
        return path.read_bytes()


@asynccontextmanager
async def running_newsroom(folder: Path, pair: Pair = SMALL, **more: object) -> AsyncIterator[Newsroom]:
    if pair is SMALL:
        (folder / "library.sqlite3").write_bytes(empty_library())
    database = open_database(pair.database_url(folder))
    try:
        async with running_site() as site, loopback_fetcher(resolve=resolver_of()) as fetcher:
            yield Newsroom(site, database, fetcher, **more)  # type: ignore[arg-type]  # a test names the fields
    finally:
        database.close()


def names(urls: Sequence[str]) -> list[str]:
    """The last part of each address."""
    return [url.rpartition("/")[2] for url in urls]
