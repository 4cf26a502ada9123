"""Finds the feed of a site from any of its URLs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin

import lxml.html
from lxml import etree

from index.gathering.feeds.entries import NotAFeed, ParsedFeed
from index.gathering.feeds.errors import FeedProblem
from index.gathering.feeds.isolated_parsing import Reader
from index.gathering.fetching import Fetched, Fetcher, FetchFailed, NotModified
from index.gathering.reading.encodings import NotText, decode
from index.library.article_urls import web_address

FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml", "text/xml")
# Where common publishing systems put feeds.
COMMON_PATHS = ("feed", "rss", "rss.xml", "feed.xml", "atom.xml", "index.xml", "feeds/all.atom.xml", "feed.json")
ALTERNATES_TRIED = 5
PARSED_BYTES = 2 * 2**20  # feeds are linked in a page's head


@dataclass(frozen=True, slots=True)
class FoundFeed:
    """There is a feed at `url`."""

    url: str
    parsed: ParsedFeed


@dataclass(frozen=True, slots=True)
class FoundPage:
    """There is a page or a file instead of a feed; `damage` says what is wrong if it looks like a feed."""

    answer: Fetched
    damage: str = ""


Found = FoundFeed | FoundPage | FetchFailed


async def fetch_feed_or_page(fetcher: Fetcher, reader: Reader, url: str, *, page: bool = False) -> Found:
    """Fetch `url` and return the feed or page there; with `page`, robots.txt is obeyed."""
    answer = await fetcher.fetch(url, page=page)
    if isinstance(answer, FetchFailed):
        return answer
    if isinstance(answer, NotModified):  # not asked conditionally
        return FetchFailed(url, "the server says that nothing has changed, but was not asked that")
    try:
        parsed = await reader.feed(answer)
    except NotAFeed as problem:
        return FoundPage(answer, str(problem) if problem.is_damaged else "")
    return FoundFeed(answer.permanent_url or url, parsed)


async def find_feed(fetcher: Fetcher, reader: Reader, url: str) -> FoundFeed:
    """Return the feed at `url`, or one that its page links to, or one at a common path.

    Raises FeedProblem if there is none.
    """
    found = await fetch_feed_or_page(fetcher, reader, url)
    if isinstance(found, FoundFeed):
        return found
    if isinstance(found, FetchFailed):
        raise FeedProblem(f"{url[:200]}: {found.reason}")
    named = (await reader.alternates(found.answer))[:ALTERNATES_TRIED]
    for candidate in dict.fromkeys((*named, *_common(found.answer.final_url))):
        other = await fetch_feed_or_page(fetcher, reader, candidate)
        if isinstance(other, FoundFeed):
            return other
    raise FeedProblem(f"{url[:200]}: {found.damage or 'there is no feed there, nor does the page name one'}")


def feeds_of_page(body: bytes, url: str, charset: str = "") -> tuple[str, ...]:
    """Return the URLs of feeds that a page links to, the main one first, comment feeds last."""
    try:
        root = lxml.html.document_fromstring(decode(body[:PARSED_BYTES], charset).replace("\0", ""))
    except (NotText, etree.ParserError, ValueError):
        return ()
    base = next(iter(root.xpath("//base/@href")), "")
    found = list(_named(root, web_address(base, url) or url))
    return tuple(dict.fromkeys(sorted(found, key=lambda address: "comment" in address.lower())))


def _named(root: lxml.html.HtmlElement, base: str) -> Iterator[str]:
    for link in root.iter("link", "a"):
        if "alternate" not in link.get("rel", "").lower().split():
            continue
        if link.get("type", "").partition(";")[0].strip().lower() in FEED_TYPES:
            address = web_address(link.get("href", ""), base)
            if address:
                yield address


def _common(url: str) -> Iterator[str]:
    for path in COMMON_PATHS:
        yield urljoin(url, f"/{path}")
