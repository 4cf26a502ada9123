"""Finding the feed of a site from one of its addresses."""

from __future__ import annotations

import pytest

from index.gathering.feeds.discovery import FoundFeed, FoundPage, feeds_of_page, fetch_feed_or_page, find_feed
from index.gathering.feeds.errors import FeedProblem
from index.gathering.fetching import FetchFailed
from tests.index.gathering.feeds.feed_desk import Newsroom, item, rss

HEAD = """<html><head>
<link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed">
<link rel="alternate" hreflang="de" href="/de">
<link rel="ALTERNATE" type="application/atom+xml; charset=utf-8" href="atom.xml">
<link rel="alternate" type="application/rss+xml" href="javascript:x">
</head><body><p>Welcome</p></body></html>"""


def test_a_page_names_its_feeds_comments_last() -> None:
    named = feeds_of_page(HEAD.encode(), "http://gazette.example/news/")
    assert named == ("http://gazette.example/news/atom.xml", "http://gazette.example/comments/feed")


@pytest.mark.parametrize(
    "body", [b"", b"\0\1\2", b"<", b"<link rel=alternate type='application/rss+xml' href='http://['>"]
)
def test_a_page_that_cannot_be_read_names_none(body: bytes) -> None:
    assert feeds_of_page(body, "http://gazette.example/") == ()


async def test_the_address_of_a_feed_is_its_own(newsroom: Newsroom) -> None:
    url = newsroom.site.serves("/feed", rss(item(1)))
    found = await find_feed(newsroom.fetcher, newsroom.reader, url)
    assert (found.url, found.parsed.title) == (url, "Lindholm Gazette")


async def test_a_page_leads_to_the_feed_that_it_names(newsroom: Newsroom) -> None:
    newsroom.site.serves("/atom.xml", rss(item(1)))
    found = await find_feed(newsroom.fetcher, newsroom.reader, newsroom.site.serves("/", HEAD))
    assert found.url == newsroom.site.base + "/atom.xml"


async def test_common_places_are_looked_at(newsroom: Newsroom) -> None:
    newsroom.site.serves("/rss.xml", rss(item(1)))
    found = await find_feed(newsroom.fetcher, newsroom.reader, newsroom.site.serves("/news", "<p>Welcome</p>"))
    assert found.url == newsroom.site.base + "/rss.xml"


async def test_where_there_is_none_it_says_so(newsroom: Newsroom) -> None:
    with pytest.raises(FeedProblem, match="no feed there"):
        await find_feed(newsroom.fetcher, newsroom.reader, newsroom.site.serves("/", "<p>Welcome</p>"))
    with pytest.raises(FeedProblem, match="404"):
        await find_feed(newsroom.fetcher, newsroom.reader, newsroom.site.base + "/missing")


async def test_an_address_is_a_feed_or_a_page_or_nothing(newsroom: Newsroom) -> None:
    feed = newsroom.site.serves("/feed", rss(item(1)))
    page = newsroom.site.serves("/page", "<p>Welcome</p>")
    assert isinstance(await fetch_feed_or_page(newsroom.fetcher, newsroom.reader, feed), FoundFeed)
    assert isinstance(await fetch_feed_or_page(newsroom.fetcher, newsroom.reader, page), FoundPage)
    assert isinstance(await fetch_feed_or_page(newsroom.fetcher, newsroom.reader, "file:///etc/passwd"), FetchFailed)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ('{"version": "https://jsonfeed.org/version/1.1", "items": [', "begins like a JSON feed"),
        ('{"a": 1}', "no feed there"),
    ],
)
async def test_a_feed_that_is_damaged_is_said_to_be(newsroom: Newsroom, body: str, reason: str) -> None:
    with pytest.raises(FeedProblem, match=reason):
        await find_feed(newsroom.fetcher, newsroom.reader, newsroom.site.serves("/feed.json", body))
