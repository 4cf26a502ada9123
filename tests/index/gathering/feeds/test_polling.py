"""Polling over real HTTP into a real library."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from aiohttp import web

from config.retry_pauses import RetryPauses
from index.gathering.feeds.feed_state import FeedId
from index.gathering.feeds.feed_store import LEASE, REPORTED_FAILURES, FeedStore
from index.gathering.feeds.isolated_parsing import IsolatedReader
from index.gathering.feeds.page_visits import PAGE_ATTEMPTS
from index.gathering.feeds.polling import PollingLimits
from index.gathering.fetching import Answer
from index.indexing.ingest import Outcome
from index.library.articles import Draft
from index.library.errors import LibraryProblem, Rejected
from index.library.lease_owners import process_has_ended, process_name
from tests.index.gathering.feeds.feed_desk import NOW, TEASER, Newsroom, item, names, page, rss

HOUR = timedelta(hours=1)


async def test_a_feed_with_full_texts_becomes_articles(newsroom: Newsroom) -> None:
    feed = newsroom.follow(item(1), item(2))
    polled = await newsroom.poll(feed)
    assert len(polled.outcomes) == 2
    assert names(newsroom.urls()) == ["1", "2"]
    assert newsroom.published("http://gazette.example/1") == NOW
    followed = newsroom.store.find(feed.url)
    assert (followed.title, followed.state, followed.site) == (
        "Lindholm Gazette",
        "followed",
        "http://gazette.example/",
    )


async def test_the_backlog_is_no_news_and_what_follows_is(newsroom: Newsroom) -> None:
    feed = newsroom.follow(item(1))
    await newsroom.poll(feed)
    newsroom.pass_time(hours=1)
    newsroom.serves_feed(item(2, published=newsroom.clock), item(1))
    await newsroom.poll(feed)
    assert [(name, announced) for name, _, announced in newsroom.changes()] == [
        ("http://gazette.example/1", False),
        ("http://gazette.example/2", True),
    ]


async def test_an_old_article_that_turns_up_is_no_news(newsroom: Newsroom) -> None:
    feed = newsroom.follow(item(1))
    await newsroom.poll(feed)
    newsroom.serves_feed(item(2, published=NOW - timedelta(days=30)), item(1))
    await newsroom.poll(feed)
    assert [announced for *_, announced in newsroom.changes()] == [False, False]


async def test_polling_again_changes_nothing(newsroom: Newsroom) -> None:
    feed = newsroom.follow(item(1), item(2))
    await newsroom.poll(feed)
    before = newsroom.changes()
    newsroom.pass_time(hours=2)
    assert (await newsroom.poll(feed)).outcomes == ()
    newsroom.serves_feed(item(2), item(1))  # the same entries in another order
    assert (await newsroom.poll(feed)).outcomes == ()
    assert newsroom.changes() == before


async def test_a_correction_replaces_the_text(newsroom: Newsroom) -> None:
    feed = newsroom.follow(item(1))
    await newsroom.poll(feed)
    newsroom.serves_feed(item(1, "Corrected. " * 200))
    await newsroom.poll(feed)
    assert [(kind, announced) for _, kind, announced in newsroom.changes()] == [("added", False), ("updated", False)]


async def test_what_has_not_changed_is_asked_for_with_its_tag(newsroom: Newsroom) -> None:
    tags: list[str | None] = []

    async def tagged(request: web.BaseRequest) -> web.Response:
        tags.append(request.headers.get("If-None-Match"))
        if tags[-1] == '"1"':
            return web.Response(status=304)
        return web.Response(text=rss(item(1)), headers={"ETag": '"1"'})

    feed = newsroom.store.add(newsroom.site.at("/tagged", tagged), NOW)
    for _ in range(3):
        await newsroom.poll(feed)
    assert tags == [None, '"1"', '"1"']
    assert newsroom.store.find(feed.url).failures == 0


async def test_a_teaser_has_its_page_fetched(newsroom: Newsroom) -> None:
    link = newsroom.site.serves("/story", page("one"), headers={"Content-Type": "text/html"})
    feed = newsroom.follow(item(1, TEASER, link=link))
    await newsroom.poll(feed)
    assert newsroom.urls() == [link]
    assert newsroom.published(link) == NOW
    assert newsroom.site.paths() == ["/feed", "/robots.txt", "/story"]


async def test_a_page_is_looked_at_again_for_corrections(newsroom: Newsroom) -> None:
    tags: list[str | None] = []
    wording = "The board expects eleven million. "

    async def story(request: web.BaseRequest) -> web.Response:
        tags.append(request.headers.get("If-None-Match"))
        if tags[-1] == f'"{len(wording)}"':
            return web.Response(status=304)
        return web.Response(
            text=page("one", wording * 20), content_type="text/html", headers={"ETag": f'"{len(wording)}"'}
        )

    feed = newsroom.follow(item(1, TEASER, link=newsroom.site.at("/story", story)))
    await newsroom.poll(feed)
    newsroom.pass_time(hours=2)
    await newsroom.poll(feed)
    assert newsroom.store.counts().pending == 0
    newsroom.pass_time(hours=2)
    await newsroom.poll(feed)
    wording = "Corrected: the board expects twelve million. "
    newsroom.pass_time(days=1)
    await newsroom.poll(feed)
    newsroom.pass_time(days=30)
    await newsroom.poll(feed)
    assert tags == [None, '"34"', '"34"']
    assert [kind for _, kind, _ in newsroom.changes()] == ["added", "updated"]


async def test_a_page_that_has_vanished_leaves_the_article(newsroom: Newsroom) -> None:
    link = newsroom.site.serves("/story", page("one"), headers={"Content-Type": "text/html"})
    feed = newsroom.follow(item(1, TEASER, link=link))
    await newsroom.poll(feed)
    newsroom.site.serves("/story", status=404)
    newsroom.pass_time(hours=4)
    await newsroom.poll(feed)
    assert [kind for _, kind, _ in newsroom.changes()] == ["added"]


async def test_a_page_that_two_feeds_point_to_is_fetched_once(newsroom: Newsroom) -> None:
    link = newsroom.site.serves("/story", page("one"), headers={"Content-Type": "text/html"})
    await newsroom.poll(newsroom.follow(item(1, TEASER, link=link), path="/world"))
    await newsroom.poll(newsroom.follow(item(7, TEASER, link=link + "?utm_source=rss"), path="/local"))
    assert newsroom.site.paths().count("/story") == 1
    assert newsroom.urls() == [link]


async def test_a_page_that_may_not_be_fetched_leaves_the_teaser(newsroom: Newsroom) -> None:
    newsroom.site.serves("/robots.txt", "User-agent: *\nDisallow: /story")
    link = newsroom.site.serves("/story", page("one"))
    await newsroom.poll(newsroom.follow(item(1, TEASER, link=link)))
    assert newsroom.urls() == [link]
    assert "/story" not in newsroom.site.paths()


async def test_a_page_on_a_host_that_does_not_exist_leaves_the_teaser(newsroom: Newsroom) -> None:
    await newsroom.poll(newsroom.follow(item(1, TEASER, link="http://nowhere.example/story")))
    assert newsroom.urls() == ["http://nowhere.example/story"]


async def test_without_page_and_text_there_is_a_reason(newsroom: Newsroom) -> None:
    polled = await newsroom.poll(newsroom.follow(item(1, "", link=newsroom.site.base + "/missing")))
    (outcome,) = polled.outcomes
    assert isinstance(outcome, Rejected)
    assert "404" in outcome.reason


async def test_a_page_that_is_down_is_tried_again_and_nothing_is_lost(newsroom: Newsroom) -> None:
    link = newsroom.site.serves("/story", "busy", status=503)
    feed = newsroom.follow(item(1, TEASER, link=link))
    assert (await newsroom.poll(feed)).postponed == 1
    assert newsroom.urls() == []
    newsroom.serves_feed()  # the entry has left the feed by now
    newsroom.site.serves("/story", page("one"), headers={"Content-Type": "text/html"})
    newsroom.pass_time(hours=1)
    assert feed.id in newsroom.store.due(newsroom.clock)
    await newsroom.poll(feed)
    assert newsroom.urls() == [link]
    assert newsroom.changes()[0][2] is False  # it is of the backlog all the same


async def test_a_page_that_stays_down_leaves_the_teaser_in_the_end(newsroom: Newsroom) -> None:
    link = newsroom.site.serves("/story", "busy", status=503)
    feed = newsroom.follow(item(1, TEASER, link=link))
    for _ in range(PAGE_ATTEMPTS):
        await newsroom.poll(feed, force=False)
        newsroom.pass_time(days=1)
    assert newsroom.urls() == [link]


@pytest.mark.parametrize("moment", [datetime(1970, 1, 1, tzinfo=UTC), NOW.replace(year=2026), None])
async def test_a_date_that_cannot_be_is_none_for_backlog_and_first_seen_for_news(
    newsroom: Newsroom, moment: datetime | None
) -> None:
    feed = newsroom.follow(item(1, published=moment))
    await newsroom.poll(feed)
    newsroom.pass_time(hours=1)
    seen = newsroom.clock
    newsroom.serves_feed(item(1, published=moment), item(2, published=moment))
    await newsroom.poll(feed)
    newsroom.pass_time(hours=1)
    newsroom.serves_feed(item(1, published=moment), item(2, "Corrected. " * 200, published=moment))
    await newsroom.poll(feed)
    assert newsroom.published("http://gazette.example/1") is None
    assert newsroom.published("http://gazette.example/2") == seen


async def test_a_failing_feed_is_tried_ever_more_rarely_and_reported_once(newsroom: Newsroom) -> None:
    feed = newsroom.store.add(newsroom.site.serves("/feed", status=500), NOW)
    waits = []
    for failures in range(1, REPORTED_FAILURES + 1):
        assert newsroom.store.to_report() == []
        await newsroom.poll(feed)
        failed = newsroom.store.find(feed.url)
        assert (failed.failures, failed.state) == (failures, "failing")
        waits.append(failed.next_poll - newsroom.clock)
        newsroom.clock = failed.next_poll
    assert waits == sorted(waits)
    assert waits[-1] > 3 * waits[0]
    assert "500" in newsroom.store.to_report()[0].reason
    newsroom.store.mark_reported([feed.id])
    assert newsroom.store.to_report() == []
    newsroom.serves_feed(item(1))
    await newsroom.poll(feed)
    assert newsroom.store.find(feed.url).state == "followed"


async def test_a_server_that_names_a_time_is_not_asked_before(newsroom: Newsroom) -> None:
    url = newsroom.site.serves("/feed", status=429, headers={"Retry-After": "86400"})
    feed = newsroom.store.add(url, NOW)
    await newsroom.poll(feed)
    assert newsroom.store.find(url).next_poll > NOW + 23 * HOUR


async def test_410_ends_a_feed(newsroom: Newsroom) -> None:
    feed = newsroom.store.add(newsroom.site.serves("/feed", status=410), NOW)
    await newsroom.poll(feed)
    assert newsroom.store.find(feed.url).state == "ended"
    newsroom.pass_time(days=365)
    assert newsroom.store.due(newsroom.clock) == []
    assert [ended.id for ended in newsroom.store.to_report()] == [feed.id]


@pytest.mark.parametrize(("status", "remembered"), [(301, True), (308, True), (302, False), (307, False)])
async def test_a_permanent_move_is_remembered(newsroom: Newsroom, status: int, remembered: bool) -> None:
    newsroom.serves_feed(item(1), path="/new")
    old = newsroom.site.redirects("/old", "/new", status)
    feed = newsroom.store.add(old, NOW)
    await newsroom.poll(feed)
    assert newsroom.store.all()[0].url == (newsroom.site.base + "/new" if remembered else old)
    assert newsroom.urls() == ["http://gazette.example/1"]


async def test_a_move_onto_another_feed_ends_the_one_that_moved(newsroom: Newsroom) -> None:
    newsroom.follow(item(1), path="/new")
    feed = newsroom.store.add(newsroom.site.redirects("/old", "/new", 301), NOW)
    await newsroom.poll(feed)
    moved = newsroom.store.find(feed.url)
    assert moved.gone
    assert "followed already" in moved.reason


async def test_a_move_to_what_is_no_feed_is_not_believed(newsroom: Newsroom) -> None:
    newsroom.site.serves("/parked", "<html><body>For sale</body></html>")
    old = newsroom.site.redirects("/old", "/parked", 301)
    await newsroom.poll(newsroom.store.add(old, NOW))
    assert newsroom.store.find(old).state == "failing"


async def test_entries_without_address_are_left_out_with_a_note(newsroom: Newsroom) -> None:
    feed = newsroom.follow("<item><description>Nowhere</description></item>", item(1))
    await newsroom.poll(feed)
    assert names(newsroom.urls()) == ["1"]
    assert "1 of 2 entries have no address" in newsroom.store.find(feed.url).notes


async def test_a_large_backlog_is_taken_in_turns(newsroom: Newsroom) -> None:
    newsroom.limits = PollingLimits(batch_entries=2)
    feed = newsroom.follow(*(item(number) for number in range(20)))
    first = await newsroom.poll(feed)
    assert first.more
    assert feed.id in newsroom.store.due(newsroom.clock)
    polled = [turn async for turn in newsroom.poller.poll_all([feed.id], force=False)]
    assert len(first.outcomes) + sum(len(turn.outcomes) for turn in polled) == 20
    assert len(newsroom.urls()) == 20
    assert not any(announced for *_, announced in newsroom.changes())


async def test_one_worker_polls_a_feed_at_a_time(newsroom: Newsroom) -> None:
    feed = newsroom.follow(item(1))
    other = FeedStore(newsroom.database, worker="another machine/1/0")
    assert other.claim(feed.id, NOW) is not None
    assert await newsroom.poller.poll(feed.id, force=True) is None
    newsroom.clock += LEASE
    assert await newsroom.poller.poll(feed.id, force=True) is not None


async def test_nobody_waits_for_a_dead_worker(newsroom: Newsroom) -> None:
    host, number, started = process_name().split("/")
    reborn = f"{host}/{number}/{float(started) - 100:.2f}"  # the same process number, of an earlier start
    assert not process_has_ended(process_name())
    assert not process_has_ended("another machine/1/0.00")
    assert process_has_ended(reborn)
    feed = newsroom.follow(item(1))
    assert FeedStore(newsroom.database, worker=reborn).claim(feed.id, NOW) is not None
    assert await newsroom.poller.poll(feed.id, force=True) is not None


async def test_an_article_beyond_the_library_keeps_no_other_out(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    take = newsroom.ingest.take

    def fragile(items: Iterable[Draft | Rejected], *, announce: bool = False) -> Iterator[Outcome]:
        drafts = list(items)
        if any(isinstance(draft, Draft) and draft.title == "Pier 2" for draft in drafts):
            raise ZeroDivisionError
        return take(drafts, announce=announce)

    monkeypatch.setattr(newsroom.ingest, "take", fragile)
    polled = await newsroom.poll(newsroom.follow(item(1), item(2), item(3)))
    assert names(newsroom.urls()) == ["1", "3"]
    assert [outcome.reason for outcome in polled.outcomes if isinstance(outcome, Rejected)] == [
        "the library cannot take it"
    ]


async def test_a_library_that_cannot_be_written_loses_nothing(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> Iterator[Outcome]:
        raise LibraryProblem("the disk is full")

    feed = newsroom.follow(item(1), item(2))
    with monkeypatch.context() as patch:
        patch.setattr(newsroom.ingest, "take", full)
        with pytest.raises(LibraryProblem):
            await newsroom.poll(feed)
    await newsroom.poll(feed, force=False)
    assert names(newsroom.urls()) == ["1", "2"]


async def test_a_feed_that_is_removed_while_it_is_polled(newsroom: Newsroom) -> None:
    async def removed_meanwhile(_: web.BaseRequest) -> web.Response:
        newsroom.store.remove(str(feed.id))
        return web.Response(text=rss(item(1)))

    feed = newsroom.store.add(newsroom.site.at("/feed", removed_meanwhile), NOW)
    assert await newsroom.poller.poll(feed.id, force=True) is None
    assert newsroom.store.all() == []


async def test_a_running_poller_notices_feeds_and_stops(newsroom: Newsroom) -> None:
    stop = asyncio.Event()
    running = asyncio.create_task(newsroom.poller.run(stop))
    newsroom.follow(item(1))
    async with asyncio.timeout(10):
        while not newsroom.urls():
            await asyncio.sleep(0.02)
    stop.set()
    await running


async def test_hostile_bodies_are_read_elsewhere_and_the_rest_goes_on(newsroom: Newsroom) -> None:
    reader = IsolatedReader()
    newsroom.reader = reader
    laughs = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 10))
    bomb = f"<!DOCTYPE rss [<!ENTITY l0 'ha'>{laughs}]>{rss(title='&l9;')[21:]}"
    try:
        laughing = newsroom.store.add(newsroom.site.serves("/bomb", bomb), NOW)
        link = newsroom.site.serves("/deep", "<div>" * 100_000 + "x", headers={"Content-Type": "text/html"})
        deep = newsroom.follow(item(1, TEASER, link=link), path="/deep-feed")
        long = newsroom.follow(item(2, more=f"<title>{'long ' * 10**6}</title>"), path="/long")
        polled = [turn async for turn in newsroom.poller.poll_all([laughing.id, deep.id, long.id])]
    finally:
        await reader.aclose()
    assert len(polled) == 3
    assert set(names(newsroom.urls())) == {"2", "deep"}  # of the deep page, the teaser


ODD_LINKS = [
    "http://xn--/a",
    "http://xn--a/a",
    "http://gazette.example:99999/a",
    "http://gazette.example:-1/a",
    "http://[::1/a",
]


@pytest.mark.parametrize("link", ODD_LINKS)
async def test_an_entry_with_an_address_that_is_none_costs_itself_alone(newsroom: Newsroom, link: str) -> None:
    feed = newsroom.follow(item(1), item(2, TEASER, link=link), item(3), item(4))
    await newsroom.poll(feed)
    assert {"1", "3", "4"} <= set(names(newsroom.urls()))
    assert newsroom.store.find(feed.url).state == "followed"
    assert newsroom.store.counts().pending == 0


async def test_an_entry_that_breaks_the_fetcher_is_put_off_and_the_others_go_in(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    fetch = newsroom.fetcher.fetch

    async def fragile(url: str, *more: Any, **named: Any) -> Answer:
        if url.endswith("/broken"):
            raise ZeroDivisionError
        return await fetch(url, *more, **named)

    monkeypatch.setattr(newsroom.fetcher, "fetch", fragile)
    feed = newsroom.follow(item(1), item(2, TEASER, link=newsroom.site.base + "/broken"), item(3))
    assert (await newsroom.poll(feed)).postponed == 1
    assert names(newsroom.urls()) == ["1", "3"]
    assert newsroom.store.pending(feed.id, newsroom.clock, 10) == []  # it is not tried again at once
    for _ in range(PAGE_ATTEMPTS):
        newsroom.pass_time(days=1)
        await newsroom.poll(feed)
    assert newsroom.store.counts().pending == 0


async def test_a_feed_that_breaks_the_poller_counts_as_failing(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    feed = newsroom.follow(item(1))
    monkeypatch.setattr(newsroom.store, "pending", lambda *_: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        await newsroom.poll(feed)
    failed = newsroom.store.find(feed.url)
    assert (failed.state, failed.reason) == ("failing", "it cannot be polled: ZeroDivisionError")
    assert failed.next_poll > newsroom.clock


@pytest.mark.parametrize("trouble", [LibraryProblem("the disk is full"), ZeroDivisionError()])
async def test_a_running_poller_leaves_a_feed_alone_after_trouble(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch, trouble: Exception
) -> None:
    stop, looks, due = asyncio.Event(), 0, newsroom.store.due

    def counted(now: datetime) -> list[FeedId]:
        nonlocal looks
        looks += 1
        if looks == 40:
            loop.call_soon_threadsafe(stop.set)
        return due(now)

    def broken(*_: object) -> None:
        raise trouble

    loop = asyncio.get_running_loop()
    hour = RetryPauses(3_600.0, 3_600.0)
    newsroom.limits = PollingLimits(look_every_s=0.002, bug_pauses=hour, outage_pauses=hour)
    monkeypatch.setattr(newsroom.store, "due", counted)
    monkeypatch.setattr(newsroom.store, "finish_entries", broken)
    monkeypatch.setattr(newsroom.store, "revisit", broken)
    link = newsroom.site.serves("/story", page("one"), headers={"Content-Type": "text/html"})
    newsroom.follow(item(1, TEASER, link=link))
    await newsroom.poller.run(stop)
    assert looks >= 40
    assert newsroom.site.paths().count("/story") == 1
