"""PostgreSQL goes in the middle of everything: it is said in a line, every loop goes on by itself, nothing is lost."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest

from chat.conversation_setup import build_conversation
from chat.updates.background_tasks import matching_task
from commands.conversation_parts import following
from config.retry_pauses import RetryPauses
from index.library.database import open_database
from index.library.library import Library
from testing.bot_api import BotApiServer
from testing.engine_pairs import Large
from testing.fake_answerer import FakeAnswerer
from testing.newsroom import ADA, Newsroom, NoLimits, story
from tests.chat.bot import talking
from tests.index.gathering.feeds.feed_desk import item, running_newsroom
from updates.outcomes import Outcome
from updates.sender import Sender
from updates.update_messages import OutgoingUpdate

FERRY = "The ferry to the islands was delayed by fog. Passengers waited in the terminal for three hours."
GRAIN = "The grain ships left Odesa for the Black Sea on Monday. Port workers watched the grain leave the harbour."


@pytest.fixture
def readers(tmp_path: Path, large: Large) -> Iterator[Newsroom]:
    """A newsroom on PostgreSQL, of which Ada follows everything."""
    room = Newsroom(tmp_path, pair=large)
    room.follows(ADA, "everything")
    yield room
    room.close()


async def until(reached: Callable[[], bool]) -> None:
    async with asyncio.timeout(20):
        while not reached():
            await asyncio.sleep(0.02)


async def while_running(work: Awaitable[object], during: Callable[[], Awaitable[None]]) -> None:
    running = asyncio.ensure_future(work)
    try:
        await during()
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


async def test_deliveries_go_on_by_themselves_and_each_arrives_once(
    readers: Newsroom, large: Large, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    readers.publishes(story(1, FERRY), story(2, GRAIN))
    deliver = readers.delivery_client.deliver
    outage = large.postgresql.away(large.database_url(tmp_path))

    async def then_it_goes(outgoing: OutgoingUpdate) -> Outcome:
        outcome = await deliver(outgoing)
        if len(readers.delivery_client.outgoing_updates) == 1:
            outage.__enter__()
        return outcome

    async def sleep(_seconds: float) -> None:
        await asyncio.sleep(0.01)

    readers.delivery_client.deliver = then_it_goes  # type: ignore[method-assign]  # while the first is on its way

    async def during() -> None:
        await until(lambda: caplog.text.count("the outbox waits") >= 2)
        outage.__exit__(None, None, None)
        await until(lambda: len(readers.delivery_client.outgoing_updates) == 2)

    with caplog.at_level(logging.WARNING):
        await while_running(Sender(readers.dispatch, readers.delivery_client, NoLimits(), sleep).run(), during)
    assert sorted(readers.delivery_client.headlines) == [(ADA.chat, "Article 1"), (ADA.chat, "Article 2")]
    assert readers.dispatch.recover() == 0  # nothing is left in doubt
    assert "Traceback" not in caplog.text


async def test_what_is_new_is_matched_once_it_is_back(
    readers: Newsroom, large: Large, tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    readers.matches = lambda: None  # type: ignore[method-assign]  # that is the task's part
    readers.publishes(story(1, FERRY))

    def catch_up() -> None:
        readers.search.catch_up()
        readers.stories.follow()

    async def during() -> None:
        with large.postgresql.away(large.database_url(tmp_path)):
            await until(lambda: "new articles wait to be matched: " in caplog.text)
        await until(lambda: readers.matching.behind() == 0)

    task = matching_task(readers.matching, catch_up, look_every_s=0.05, longest_pause_s=0.05)
    with caplog.at_level(logging.WARNING):
        await while_running(task(), during)
    assert len(await readers.delivers()) == 1
    assert "Traceback" not in caplog.text


async def test_the_indexes_follow_once_it_is_back(
    readers: Newsroom, large: Large, tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    follow = following(readers.search, every_s=0.05, pauses=RetryPauses(0.05, 0.05))
    with caplog.at_level(logging.WARNING), follow:
        with large.postgresql.away(large.database_url(tmp_path)):
            await until(lambda: "new articles wait to be indexed: " in caplog.text)
        readers.matches = lambda: None  # type: ignore[method-assign]  # only the indexes are looked at
        readers.publishes(story(1, FERRY))
        await until(lambda: readers.search.size() == 1)
    assert "Traceback" not in caplog.text


async def test_feeds_are_polled_on_once_it_is_back(
    tmp_path: Path, large: Large, caplog: pytest.LogCaptureFixture
) -> None:
    async with running_newsroom(tmp_path, large) as newsroom:
        newsroom.follow(item(1))
        stop = asyncio.Event()
        with caplog.at_level(logging.WARNING), large.postgresql.away(large.database_url(tmp_path)):
            polling = asyncio.create_task(newsroom.poller.run(stop))
            await until(lambda: "the feeds wait" in caplog.text)
        await until(lambda: bool(newsroom.urls()))
        stop.set()
        await polling
    assert "Traceback" not in caplog.text


async def test_who_writes_meanwhile_is_told_so_and_is_answered_once_it_is_back(
    tmp_path: Path, large: Large, server: BotApiServer, answerer: FakeAnswerer, caplog: pytest.LogCaptureFixture
) -> None:
    database = open_database(large.database_url(tmp_path))
    ada = server.person("Ada")
    async with talking(server, build_conversation(answerer, Library(database), database).conversation):
        with large.postgresql.away(large.database_url(tmp_path)):
            ada.says("/latest")
            assert "something went wrong" in (await ada.hears()).text
        ada.says("/latest")
        assert "something went wrong" not in (await ada.hears()).text
    database.close()
    (line,) = [record for record in caplog.records if record.message == "an update could not be answered"]
    assert line.exc_info is not None and "the library cannot be read: " in str(line.exc_info[1])
