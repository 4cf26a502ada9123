"""Takes in what admins send from the chat: addresses, feeds and documents."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from commands.news_cutoff import is_news
from commands.parts import Parts
from commands.web_sources import open_web
from index.gathering.feeds.feed_state import Feed
from index.gathering.isolation import Isolated, Overrun
from index.indexing.ingest import Outcome
from index.library.articles import Draft
from index.library.errors import Rejected

READING_SECONDS = 120.0  # 40 MB of JSON lines take one, on a busy small machine


class LibraryIntake:
    """An Intake over a library and the network. Each call takes its time, and belongs into a thread."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def add_address(self, url: str) -> Feed | Outcome:
        """The page at `url` as an article; a feed there is followed from now on."""
        found = asyncio.run(self._found_at(url))
        return found if isinstance(found, Feed) else self._taken([found])[0]

    def add_file(self, name: str, content: bytes) -> Sequence[Outcome]:
        """The articles in a document, which is read where it can harm nothing."""
        return self._taken(asyncio.run(_read(name, content)))

    def follow(self, url: str) -> Feed:
        """Follows the feed at `url`, or the one that the page there names; raises FeedProblem."""
        return asyncio.run(self._followed(url))

    async def _found_at(self, url: str) -> Draft | Rejected | Feed:
        async with open_web(self._parts) as web:
            return await web.page_or_feed(url)

    async def _followed(self, url: str) -> Feed:
        async with open_web(self._parts) as web:
            return await web.follow(url)

    def _taken(self, items: Sequence[Draft | Rejected]) -> list[Outcome]:
        return list(self._parts.ingest().take(items, announce=is_news))


async def _read(name: str, content: bytes) -> list[Draft | Rejected]:
    read = Isolated("index.gathering.reading.documents:read_document", READING_SECONDS)
    try:
        found: list[Draft | tuple[str, str]] = await read(name, content)
    except Overrun as overrun:
        return [Rejected(name, str(overrun))]
    finally:
        await read.aclose()
    return [item if isinstance(item, Draft) else Rejected(*item) for item in found]
