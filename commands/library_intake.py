"""Adds what admins send from the chat to the library: addresses, feeds and documents."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from commands.parts import Parts
from commands.web_sources import follow_feed, page_or_feed
from index.gathering.feeds.feed_state import Feed
from index.gathering.isolation import Isolated, Overrun
from index.indexing.ingest import Outcome
from index.library.articles import Draft
from index.library.errors import IndexProblem, Rejected

NEWS_AGE = timedelta(days=2)  # older articles are an archive: indexed, but told to nobody
READING_SECONDS = 120.0  # the largest document, 40 MB of JSON lines, takes a minute on a busy small machine


def is_news(draft: Draft) -> bool:
    """Whether subscribers are told of an article that somebody adds: it is younger than NEWS_AGE, or has no date."""
    return draft.published is None or draft.published > datetime.now(UTC) - NEWS_AGE


class LibraryIntake:
    """Adds articles and feeds to a library; see chat.interfaces.Intake. A call takes seconds: call it in a thread."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def add_address(self, url: str) -> Feed | Outcome:
        """Indexes the page at `url`; if there is a feed instead, follows it."""
        found = page_or_feed(self._parts, url)
        return found if isinstance(found, Feed) else self._taken([found])[0]

    def add_file(self, name: str, content: bytes) -> Sequence[Outcome]:
        """Indexes the articles in a document, which a process of its own reads."""
        return self._taken(asyncio.run(_read(name, content)))

    def follow(self, url: str) -> Feed:
        """Follows the feed at `url`, or the one that the page there names; raises FeedProblem."""
        return follow_feed(self._parts, url)

    def _taken(self, items: Sequence[Draft | Rejected]) -> list[Outcome]:
        """Takes the items, and waits until they can be found, so that a question is answered from them at once."""
        outcomes = list(self._parts.ingest().take(items, announce=is_news))
        with contextlib.suppress(IndexProblem):  # they are stored, and are found once the index can be written
            self._parts.search.catch_up()
        return outcomes


async def _read(name: str, content: bytes) -> list[Draft | Rejected]:
    read = Isolated("index.gathering.reading.documents:read_document", READING_SECONDS)
    try:
        found: list[Draft | tuple[str, str]] = await read(name, content)
    except Overrun as overrun:
        return [Rejected(name, str(overrun))]
    finally:
        await read.aclose()
    return [item if isinstance(item, Draft) else Rejected(*item) for item in found]
