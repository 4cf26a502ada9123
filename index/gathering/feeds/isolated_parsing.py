"""Parses bodies from the web in processes of their own: one for feeds, one for pages."""

from __future__ import annotations

import asyncio
import logging
from typing import Protocol

from index.gathering.feeds.entries import NotAFeed, ParsedFeed
from index.gathering.fetching import Fetched
from index.gathering.isolation import Isolated, Overrun
from index.library.articles import Draft

_log = logging.getLogger(__name__)

FEED_SECONDS = 10.0  # the largest genuine feeds take two; other feeds wait meanwhile


class Reader(Protocol):
    """Parses bodies, and always returns, whatever they contain."""

    async def feed(self, answer: Fetched) -> ParsedFeed:
        """Return the feed in a body; raises NotAFeed, also if the body cannot be read at all."""
        ...

    async def page(self, answer: Fetched) -> Draft | str:
        """Return the article of a page, or the reason why there is none."""
        ...

    async def alternates(self, answer: Fetched) -> tuple[str, ...]:
        """Return the addresses of the feeds that a page names."""
        ...


class IsolatedReader:
    """A Reader that works in other processes, which can be killed. Close it after use."""

    def __init__(self) -> None:
        self._feeds = Isolated("index.gathering.feeds.parsing:parse_feed", FEED_SECONDS)
        self._pages = Isolated("index.gathering.feeds.entry_pages:read_page_of_entry")
        self._alternates = Isolated("index.gathering.feeds.discovery:feeds_of_page")

    async def feed(self, answer: Fetched) -> ParsedFeed:
        """Return the feed in a body; raises NotAFeed, also if the body cannot be read at all."""
        try:
            parsed: ParsedFeed = await self._feeds(
                answer.body,
                answer.final_url,
                answer.content_type,
                answer.charset,
                answer.content_language,
                answer.content_location,
            )
        except Overrun as overrun:
            raise NotAFeed(str(overrun), is_damaged=True) from overrun
        except NotAFeed:
            raise
        except Exception as error:  # a parser may fail in any way on hostile bytes, which concerns this feed alone
            _log.warning("feed %s cannot be read", answer.url, exc_info=error)
            raise NotAFeed(f"it cannot be read: {type(error).__name__}", is_damaged=True) from error
        return parsed

    async def page(self, answer: Fetched) -> Draft | str:
        """Return the article of a page, or the reason why there is none."""
        try:
            read: Draft | str = await self._pages(answer.body, answer.final_url, answer.charset)
        except Overrun as overrun:
            return str(overrun)
        except Exception as error:  # noqa: BLE001  # as above
            _log.warning("page %s cannot be read", answer.url, exc_info=error)
            return f"it cannot be read: {type(error).__name__}"
        return read

    async def alternates(self, answer: Fetched) -> tuple[str, ...]:
        """Return the addresses of the feeds that a page names."""
        try:
            named: tuple[str, ...] = await self._alternates(answer.body, answer.final_url, answer.charset)
        except Overrun:
            return ()
        except Exception as error:  # noqa: BLE001  # as above
            _log.warning("page %s cannot be read", answer.url, exc_info=error)
            return ()
        return named

    async def aclose(self) -> None:
        """End the processes."""
        await asyncio.gather(self._feeds.aclose(), self._pages.aclose(), self._alternates.aclose())
