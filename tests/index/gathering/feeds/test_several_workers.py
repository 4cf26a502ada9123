"""Any number of workers poll: each feed is asked once when it is due, by whichever of them comes first."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from index.gathering.feeds.feed_store import FeedStore
from index.gathering.feeds.polling import Poller
from index.indexing.ingest import Ingest
from index.library.database import open_database
from testing.engine_pairs import Pair
from testing.tiny_embedder import TinyEmbedder
from tests.index.gathering.feeds.feed_desk import DirectReader, item, running_newsroom

WORKERS, FEEDS = 3, 6


async def test_each_feed_is_asked_once_and_each_article_is_there_once(tmp_path: Path, pair: Pair) -> None:
    async with running_newsroom(tmp_path, pair) as newsroom:
        for number in range(FEEDS):
            newsroom.follow(item(number), path=f"/feed-{number}")
        databases = [open_database(pair.database_url(tmp_path)) for _ in range(WORKERS)]
        pollers = [
            Poller(
                FeedStore(database, worker=f"machine-{number}/1/1.00"), newsroom.fetcher, DirectReader(),
                Ingest(database, TinyEmbedder, now=lambda: newsroom.clock),
                now=lambda: newsroom.clock, chance=lambda: 0.5,
            )
            for number, database in enumerate(databases)
        ]  # fmt: skip
        stop = asyncio.Event()
        polling = [asyncio.create_task(poller.run(stop)) for poller in pollers]
        async with asyncio.timeout(60):
            while newsroom.store.due(newsroom.clock):
                await asyncio.sleep(0.02)
        stop.set()
        await asyncio.gather(*polling)
        for database in databases:
            database.close()
        asked = [path for path in newsroom.site.paths() if path.startswith("/feed-")]
        assert sorted(asked) == [f"/feed-{number}" for number in range(FEEDS)]
        assert len(newsroom.urls()) == len(newsroom.changes()) == FEEDS


@pytest.mark.server
async def test_a_machine_whose_clock_is_behind_neither_takes_a_lease_nor_polls_again(
    tmp_path: Path, pair: Pair
) -> None:
    async with running_newsroom(tmp_path, pair) as newsroom:
        feed = newsroom.follow(item(1))
        behind = FeedStore(newsroom.database, worker="other-machine/1/1.00")
        assert newsroom.store.claim(feed.id, newsroom.clock) is not None
        early = newsroom.clock - timedelta(seconds=20)
        assert behind.claim(feed.id, early) is None
        newsroom.store.release(feed.id)
        await newsroom.poll(feed)
        assert behind.due(early) == []
