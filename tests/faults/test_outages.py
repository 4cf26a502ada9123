"""Telegram is down for an hour, or its name cannot be found: what is due waits, and arrives once."""

from __future__ import annotations

import asyncio
import gc
import logging
from datetime import timedelta
from pathlib import Path

import aiohttp
import pytest
from telegram.error import NetworkError

from chat.conversation import Conversation
from chat.telegram.send_outcomes import outcome_of
from chat.telegram.telegram_bot import serve
from config.settings import read_settings
from index.gathering.fetching import FetchFailed
from testing.newsroom import ADA, BEN, NOON, Newsroom, story
from tests.index.gathering.feeds.feed_desk import item, running_newsroom
from updates.outcomes import Outcome
from updates.update_messages import OutgoingUpdate

STORIES = (
    "The ferry to the islands was delayed by fog. Passengers waited in the terminal for three hours.",
    "A glacier lost a third of its ice, climbers report from the northern valley.",
    "Voters chose a new mayor on Sunday, and half of them stayed at home.",
    "The orchestra plays in the old stadium, which has been empty since winter.",
    "Farmers expect a poor harvest of barley after a dry spring.",
)


async def test_what_became_due_in_an_hour_without_telegram_arrives_once(
    newsroom: Newsroom, caplog: pytest.LogCaptureFixture
) -> None:
    for reader in (ADA, BEN):
        newsroom.follows(reader, "everything")
    back, deliver = NOON + timedelta(hours=1), newsroom.delivery_client.deliver

    async def away(outgoing: OutgoingUpdate) -> Outcome:
        if newsroom.clock() < back:
            newsroom.clock.goes(seconds=5)  # until the connection is given up
            error = NetworkError("ConnectionTimeoutError: ")
            error.__cause__ = aiohttp.ConnectionTimeoutError()
            return outcome_of(error)
        return await deliver(outgoing)

    async def reachable() -> bool:
        return newsroom.clock() >= back

    newsroom.delivery_client.deliver = away  # type: ignore[method-assign]  # Telegram as it is in that hour
    newsroom.delivery_client.reachable = reachable  # type: ignore[method-assign]
    with caplog.at_level(logging.INFO, "updates"):
        newsroom.publishes(*(story(number, text) for number, text in enumerate(STORIES)))
        await newsroom.sender.send_due()
    while newsroom.clock() < back + timedelta(minutes=15):
        await newsroom.sender.send_due()
        newsroom.clock.goes(minutes=1)
    told = newsroom.delivery_client.headlines
    assert len(told) == len(set(told)) == 10
    assert len(caplog.records) < 20  # an outage is no news a second


async def test_a_telegram_whose_name_cannot_be_found_is_tried_until_it_is_stopped(
    conversation: Conversation, caplog: pytest.LogCaptureFixture
) -> None:
    settings = read_settings(
        telegram_bot_token="110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw", telegram_api_url="http://telegram.invalid"
    )
    stop = asyncio.Event()

    class Stops(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if "cannot be reached" in record.getMessage():
                stop.set()

    watching = Stops()
    logging.getLogger("chat.telegram.incoming_sources").addHandler(watching)
    try:
        async with asyncio.timeout(30):
            await serve(settings, conversation, stop)
    finally:
        logging.getLogger("chat.telegram.incoming_sources").removeHandler(watching)
    gc.collect()  # which tells of connections that nobody closed
    assert "Telegram cannot be reached" in caplog.text
    assert "Traceback" not in caplog.text and "Unclosed" not in caplog.text


async def test_a_feed_whose_name_cannot_be_found_keeps_what_is_known_of_it(tmp_path: Path) -> None:
    async with running_newsroom(tmp_path) as newsroom:
        feed = newsroom.store.add("http://news.invalid/feed", newsroom.clock)
        answer = await newsroom.fetcher.fetch(feed.url)
        assert isinstance(answer, FetchFailed) and "\n" not in answer.reason
        await newsroom.poll(feed)
        failing = newsroom.store.find(feed.url)
        assert failing.failures == 1 and not failing.gone and failing.next_poll > newsroom.clock
        newsroom.follow(item(1))
        assert len(newsroom.store.due(newsroom.clock)) == 1
