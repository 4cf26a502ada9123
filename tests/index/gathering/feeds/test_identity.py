"""Entries with different ids are different articles, wherever their links point."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from commands.web_sources import Web
from index.indexing.ingest import Accepted, Verdict
from index.library.articles import Draft
from index.library.schema import articles
from tests.index.gathering.feeds.feed_desk import FULL, NOW, TEASER, Newsroom, item, page


def entry(number: str, link: str, *, title: str = "", text: str = "") -> str:
    words = text or f"Notice {number}: the harbour board of Lindholm closes berth {number} to all ships for repairs."
    return (
        f"<item><title>{title or f'Notice {number}'}</title><link>{link}</link>"
        f"<guid isPermaLink='false'>{number}</guid><description>{words}</description></item>"
    )


@pytest.mark.parametrize("fragments", [("", "", ""), ("#a", "#b", "#c"), ("", "#b", "#c")])
async def test_entries_of_one_poll_at_one_address_are_articles_each(
    newsroom: Newsroom, fragments: tuple[str, ...]
) -> None:
    link = newsroom.site.serves("/notices", page("all"), headers={"Content-Type": "text/html"})
    feed = newsroom.follow(*(entry(f"N-{n}", link + fragment) for n, fragment in enumerate(fragments)))
    await newsroom.poll(feed)
    assert [kind for _, kind, _ in newsroom.changes()] == ["added"] * 3
    assert len(set(newsroom.urls())) == 3
    assert all(url.partition("#")[0] == link for url in newsroom.urls())
    assert {url for url in newsroom.urls() if "#" in url} >= {link + fragment for fragment in fragments if fragment}


async def test_another_id_at_the_address_is_another_article_in_later_polls_too(newsroom: Newsroom) -> None:
    link = "http://gazette.example/notices"
    feed = newsroom.follow(entry("N-1", link))
    await newsroom.poll(feed)
    newsroom.serves_feed(entry("N-2", link))
    await newsroom.poll(feed)
    newsroom.serves_feed(entry("N-3", link), entry("N-2", link))
    await newsroom.poll(feed)
    assert [kind for _, kind, _ in newsroom.changes()] == ["added"] * 3
    assert newsroom.urls() == [link, f"{link}#N-2", f"{link}#N-3"]


async def test_each_is_corrected_by_its_own_id(newsroom: Newsroom) -> None:
    link = "http://gazette.example/notices"
    feed = newsroom.follow(entry("N-1", link), entry("N-2", link))
    await newsroom.poll(feed)
    newsroom.serves_feed(entry("N-2", link, text="Notice N-2: " + FULL), entry("N-1", link))
    await newsroom.poll(feed)
    assert [(url, kind) for url, kind, _ in newsroom.changes()] == [
        (link, "added"),
        (f"{link}#N-2", "added"),
        (f"{link}#N-2", "updated"),
    ]


async def test_entries_without_ids_at_one_address_are_told_apart_by_their_titles(newsroom: Newsroom) -> None:
    link = "http://gazette.example/notices"

    def nameless(number: int) -> str:
        return entry(f"N-{number}", link).replace(f"<guid isPermaLink='false'>N-{number}</guid>", "")

    feed = newsroom.follow(nameless(1))
    await newsroom.poll(feed)
    newsroom.serves_feed(nameless(2), nameless(1))
    await newsroom.poll(feed)
    newsroom.serves_feed(nameless(2))
    await newsroom.poll(feed)
    newsroom.serves_feed(nameless(3), nameless(2))
    await newsroom.poll(feed)
    assert [kind for _, kind, _ in newsroom.changes()] == ["added"] * 3


async def test_an_entry_whose_id_alone_has_changed_is_the_same_article(newsroom: Newsroom) -> None:
    link = "http://gazette.example/pier"
    feed = newsroom.follow(entry("old-1", link, title="The pier", text=FULL))
    await newsroom.poll(feed)
    newsroom.serves_feed(entry("new-1", link, title="The pier", text="Corrected. " + FULL))
    await newsroom.poll(feed)
    assert [kind for _, kind, _ in newsroom.changes()] == ["added", "updated"]


async def test_a_number_behind_the_link_counts_versions_and_is_no_other_id(newsroom: Newsroom) -> None:
    link = "http://gazette.example/pier"
    feed = newsroom.follow(entry(f"{link}#0", link, title="The pier may be rebuilt", text=FULL))
    await newsroom.poll(feed)
    newsroom.serves_feed(entry(f"{link}#1", link, title="The pier will be rebuilt", text="Decided. " + FULL))
    await newsroom.poll(feed)
    assert [kind for _, kind, _ in newsroom.changes()] == ["added", "updated"]


async def test_a_page_that_states_anothers_address_does_not_take_its_place(newsroom: Newsroom) -> None:
    def story(number: int) -> str:
        canonical = f"<link rel='canonical' href='{newsroom.site.base}/news'>"
        return page(number).replace("<head>", f"<head>{canonical}")

    links = [newsroom.site.serves(f"/story/{n}", story(n), headers={"Content-Type": "text/html"}) for n in range(2)]
    feed = newsroom.follow(*(item(n, TEASER, link=link) for n, link in enumerate(links)))
    await newsroom.poll(feed)
    assert [kind for _, kind, _ in newsroom.changes()] == ["added", "added"]


@pytest.mark.parametrize(
    "head",
    ["", "<meta property='article:published_time' content='2025-05-11'>", "<meta name='date' content='2025-05-10'>"],
)
async def test_a_page_added_by_hand_keeps_what_its_feed_said(newsroom: Newsroom, head: str) -> None:
    words = page("one").replace("<head>", f"<head>{head}")
    link = newsroom.site.serves("/story", words, headers={"Content-Type": "text/html"})
    await newsroom.poll(newsroom.follow(item(1, TEASER, link=link)))
    before = known(newsroom)
    newsroom.site.serves("/story", words.replace("part", "corrected part"), headers={"Content-Type": "text/html"})
    web = Web(newsroom.fetcher, newsroom.reader, newsroom.store, newsroom.poller)
    read = await web.page_or_feed(link)
    assert isinstance(read, Draft)
    [outcome] = newsroom.ingest.take([read])
    assert isinstance(outcome, Accepted)
    assert outcome.verdict is Verdict.UPDATED
    assert known(newsroom) == before == (NOW, "Lindholm Gazette")


def test_what_comes_again_with_less_keeps_what_is_known(newsroom: Newsroom) -> None:
    url = "http://gazette.example/pier"
    first = Draft(url, "The pier", FULL, NOW, "Lindholm Gazette", ("Ann Roe",))
    for again in (
        Draft(url, "The pier", "Corrected. " + FULL),
        Draft(url, "The pier", FULL, datetime(2025, 5, 11, tzinfo=UTC), "gazette.example"),
    ):
        list(newsroom.ingest.take([first, again]))
        assert known(newsroom) == (NOW, "Lindholm Gazette")


def test_what_comes_again_with_another_date_is_believed(newsroom: Newsroom) -> None:
    url = "http://gazette.example/pier"
    later = datetime(2025, 5, 12, 8, tzinfo=UTC)
    list(newsroom.ingest.take([Draft(url, "The pier", FULL, NOW), Draft(url, "The pier", FULL, later)]))
    assert known(newsroom)[0] == later


def known(newsroom: Newsroom) -> tuple[datetime | None, str]:
    """Date and source of the one article that there is."""
    with newsroom.database.reading() as connection:
        row = connection.execute(select(articles.c.published, articles.c.source)).one()
    return row.published, row.source
