"""A crash at any moment of a poll loses nothing and doubles nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from index.gathering.feeds.feed_state import Feed
from index.gathering.feeds.polling import PollingLimits
from tests.index.gathering.feeds.feed_desk import TEASER, Newsroom, item, page, running_newsroom

# What a poll does to the world, in the store and in the library.
STEPS = ("claim", "write", "known", "pending", "finish_entries", "revisit", "postpone", "renew", "release")
MOST_STEPS = 60


class Crash(BaseException):
    """The process ends here; nothing may catch it."""


class Fuse:
    """Ends the process right after the `at`-th step, and so before the next one."""

    def __init__(self, at: int) -> None:
        self.left = at
        self.blown = False

    def around(self, step: Callable[..., Any]) -> Callable[..., Any]:
        def fused(*arguments: Any, **named: Any) -> Any:
            if self.blown:
                raise Crash  # a dead process does nothing more
            done = step(*arguments, **named)
            self.left -= 1
            self.blown = self.left <= 0
            if self.blown:
                raise Crash
            return done

        return fused


async def two_polls(newsroom: Newsroom, fuse: Fuse | None) -> None:
    """The backlog, then a correction, two new entries, and a page that is down at first."""
    feed = newsroom.follow(item(1), item(2, TEASER, link=newsroom.site.serves("/two", page("two"))), item(3))
    await polled_to_the_end(newsroom, feed, fuse)
    newsroom.pass_time(hours=1)
    down = newsroom.site.serves("/five", "busy", status=503)
    newsroom.serves_feed(item(1), item(3, "Corrected. " * 200), item(4), item(5, TEASER, link=down, published=None))
    await polled_to_the_end(newsroom, feed, fuse)
    newsroom.pass_time(hours=1)
    newsroom.site.serves("/five", page("five"))
    await polled_to_the_end(newsroom, feed, fuse)


async def polled_to_the_end(newsroom: Newsroom, feed: Feed, fuse: Fuse | None) -> None:
    """Polls; after a crash a new process does so."""
    try:
        with pytest.MonkeyPatch.context() as patch:
            if fuse is not None and not fuse.blown:
                for step in STEPS:
                    patch.setattr(newsroom.store, step, fuse.around(getattr(newsroom.store, step)))
                patch.setattr(newsroom.ingest, "take", fuse.around(newsroom.ingest.take))
            await newsroom.poll(feed)
    except Crash:
        await newsroom.poll(feed)


def outcome(newsroom: Newsroom) -> tuple[object, ...]:
    base = newsroom.site.base
    urls = newsroom.urls()
    changes = sorted((url.replace(base, ""), kind, announced) for url, kind, announced in newsroom.changes())
    published = [newsroom.published(url) for url in urls]
    return ([url.replace(base, "") for url in urls], published, changes, newsroom.store.counts().pending)


async def test_whatever_the_moment(tmp_path: Path) -> None:
    async with running_newsroom(tmp_path) as undisturbed:
        await two_polls(undisturbed, None)
        expected = outcome(undisturbed)
    assert len(expected[0]) == 5  # type: ignore[arg-type]  # the addresses
    for at in range(1, MOST_STEPS):
        folder = tmp_path / f"{at}"
        folder.mkdir()
        fuse = Fuse(at)
        async with running_newsroom(folder, limits=PollingLimits(batch_entries=2)) as newsroom:
            await two_polls(newsroom, fuse)
            assert outcome(newsroom) == expected, f"after a crash at step {at}"
        if not fuse.blown:
            return
    pytest.fail("the polls have more steps than were tried")
