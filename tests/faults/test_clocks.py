"""The clock is set back, or forth: nothing waits for the old time to come again, and nothing is told twice."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from telegram.error import RetryAfter

from chat.question_limits import LimitVerdict, QuestionLimit
from index.gathering.feeds.feed_store import FeedStore
from testing.newsroom import ADA, Newsroom, story
from tests.index.gathering.feeds.feed_desk import TEASER, item, names, page, running_newsroom
from updates.subscriptions import Cadence

FERRY = "The ferry to the islands was delayed by fog. Passengers waited in the terminal for three hours."
YEAR = {"days": 365.0}


async def told_after(newsroom: Newsroom) -> list[tuple[int, str]]:
    newsroom.dispatch.repair_due_times()
    await newsroom.delivers()
    return newsroom.delivery_client.headlines


async def test_a_try_that_was_put_off_is_made_soon_after_the_clock_was_set_back(newsroom: Newsroom) -> None:
    newsroom.follows(ADA, "everything")
    newsroom.publishes(story(1, FERRY))
    newsroom.delivery_client.fails = [RetryAfter(30)]
    await newsroom.delivers()
    newsroom.clock.goes(hours=-6)
    assert await told_after(newsroom) == [(ADA.chat, "Article 1")]


async def test_what_a_clock_far_ahead_wrote_is_told_when_it_is_right_again(newsroom: Newsroom) -> None:
    newsroom.follows(ADA, "everything")
    newsroom.clock.goes(days=365)
    newsroom.publishes(story(1, FERRY, days_ago=None))
    newsroom.dispatch.repair_due_times()
    newsroom.clock.goes(days=-365)
    assert await told_after(newsroom) == [(ADA.chat, "Article 1")]


async def test_a_start_with_the_right_clock_again_is_enough(newsroom: Newsroom) -> None:
    newsroom.follows(ADA, "everything")
    newsroom.clock.goes(**YEAR)
    newsroom.publishes(story(1, FERRY, days_ago=None))
    newsroom.clock.at -= timedelta(**YEAR)
    newsroom.dispatch.recover()
    await newsroom.delivers()
    assert newsroom.delivery_client.headlines == [(ADA.chat, "Article 1")]


async def test_a_digest_of_another_clock_s_day_goes_with_the_next_one(newsroom: Newsroom) -> None:
    newsroom.follows(ADA, "everything", Cadence.DAILY)
    newsroom.clock.goes(**YEAR)
    newsroom.publishes(story(1, FERRY, days_ago=None))
    newsroom.dispatch.repair_due_times()
    newsroom.clock.at -= timedelta(**YEAR)
    newsroom.dispatch.repair_due_times()
    newsroom.clock.goes(days=1)
    assert len(await newsroom.delivers()) == 1


@pytest.mark.parametrize("jump", [{"hours": -3.0}, {"days": -1.0}, {"days": 2.0}])
async def test_a_digest_is_sent_once_whatever_the_clock_does(newsroom: Newsroom, jump: dict[str, float]) -> None:
    newsroom.follows(ADA, "everything", Cadence.DAILY)
    newsroom.publishes(story(1, FERRY))
    newsroom.clock.goes(days=1)
    assert len(await newsroom.delivers()) == 1
    newsroom.clock.goes(**jump)
    for _ in range(4):
        newsroom.dispatch.repair_due_times()
        await newsroom.delivers()
        newsroom.clock.goes(hours=12)
    assert len(newsroom.delivery_client.outgoing_updates) == 1


async def test_a_small_step_of_the_clock_is_none(newsroom: Newsroom) -> None:
    newsroom.clock.goes(seconds=-1)
    assert newsroom.dispatch.repair_due_times() == 0


async def test_feeds_are_polled_at_once_where_the_clock_was_set_back(tmp_path: Path) -> None:
    async with running_newsroom(tmp_path) as newsroom:
        down = newsroom.site.serves("/two", "busy", status=503)
        feed = newsroom.follow(item(1), item(2, TEASER, link=down))
        await newsroom.poll(feed)
        newsroom.pass_time(days=-3)
        assert newsroom.store.due(newsroom.clock) == [feed.id]
        newsroom.site.serves("/two", page("two"))
        await newsroom.poll(feed, force=False)
        assert len(names(newsroom.urls())) == 2
        assert newsroom.store.due(newsroom.clock) == []


async def test_a_lease_of_the_future_holds_nobody_off(tmp_path: Path) -> None:
    async with running_newsroom(tmp_path) as newsroom:
        feed = newsroom.follow(item(1))
        await newsroom.poll(feed)
        elsewhere = FeedStore(newsroom.database, worker="another-machine/1/1.00")
        assert elsewhere.claim(feed.id, newsroom.clock + timedelta(**YEAR)) is not None
        assert newsroom.store.claim(feed.id, newsroom.clock) is not None


def test_nobody_is_held_to_what_they_asked_in_the_future() -> None:
    allowance, noon = QuestionLimit(2), datetime(2025, 5, 14, 12, tzinfo=UTC)
    for _ in range(3):
        allowance.take("ada", noon)
    assert allowance.take("ada", noon - timedelta(hours=1)) is LimitVerdict.ALLOWED
    assert allowance.take("ada", noon + timedelta(hours=1)) is LimitVerdict.ALLOWED
