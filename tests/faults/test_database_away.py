"""The database is locked by another program for long, or cannot be read: every loop waits, and goes on by itself."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from chat.updates.background_tasks import matching_task
from index.library.database import Database, open_database
from index.library.errors import LibraryProblem
from testing.newsroom import ADA, Newsroom, story
from tests.index.gathering.feeds.feed_desk import item, running_newsroom
from updates.outcomes import Outcome
from updates.sender import Sender
from updates.update_messages import OutgoingUpdate

FERRY = "The ferry to the islands was delayed by fog. Passengers waited in the terminal for three hours."


@contextmanager
def locked(folder: Path) -> Iterator[sqlite3.Connection]:
    """Another program writes, and does not come to an end."""
    with closing(sqlite3.connect(folder / "library.sqlite3", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield other


@contextmanager
def unreadable(database: Database, part: str) -> Iterator[None]:
    """The next question about `part` fails, as it does where the disk fails."""
    left = 1

    def fails(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        nonlocal left
        if left > 0 and statement.startswith("SELECT") and part in statement:
            left -= 1
            raise OperationalError(statement, {}, Exception("disk I/O error"))

    event.listen(database.engine, "before_cursor_execute", fails)
    yield
    event.remove(database.engine, "before_cursor_execute", fails)


async def test_a_locked_database_is_said_in_one_line(tmp_path: Path) -> None:
    database = open_database(f"sqlite:///{tmp_path / 'library.sqlite3'}", busy_seconds=0)
    with locked(tmp_path), pytest.raises(LibraryProblem, match="locked") as caught, database.writing():
        pass
    assert "\n" not in str(caught.value)
    database.close()


async def test_deliveries_wait_for_a_database_that_is_locked_at_the_start(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    newsroom = Newsroom(tmp_path, busy_seconds=0)
    newsroom.follows(ADA, "everything")
    newsroom.publishes(story(1, FERRY))
    rounds = 0
    with locked(tmp_path) as other:

        async def sleep(_seconds: float) -> None:
            nonlocal rounds
            rounds += 1
            if rounds == 3:
                other.rollback()
            await asyncio.sleep(0)

        newsroom.sender = Sender(newsroom.dispatch, newsroom.delivery_client, _NoLimits(), sleep)
        with caplog.at_level(logging.WARNING):
            sending = asyncio.create_task(newsroom.sender.run())
            async with asyncio.timeout(10):
                while not newsroom.delivery_client.outgoing_updates:
                    await asyncio.sleep(0.01)
            sending.cancel()
            await asyncio.gather(sending, return_exceptions=True)
    assert newsroom.delivery_client.headlines == [(ADA.chat, "Article 1")]
    assert "the outbox waits" in caplog.text and "Traceback" not in caplog.text
    newsroom.close()


async def test_what_was_sent_is_written_down_once_the_database_is_back(newsroom: Newsroom) -> None:
    newsroom.follows(ADA, "everything")
    newsroom.publishes(story(1, FERRY))
    deliver = newsroom.delivery_client.deliver
    broken = unreadable(newsroom.database, "LEFT OUTER JOIN")

    async def then_fails(outgoing: OutgoingUpdate) -> Outcome:
        outcome = await deliver(outgoing)
        broken.__enter__()
        return outcome

    newsroom.delivery_client.deliver = then_fails  # type: ignore[method-assign]  # the disk fails while it is on its way
    with pytest.raises(LibraryProblem):
        await newsroom.sender.send_due()
    broken.__exit__(None, None, None)
    await newsroom.sender.send_due()
    assert newsroom.dispatch.recover() == 0  # nothing is left in doubt
    assert len(newsroom.delivery_client.outgoing_updates) == 1


async def test_matching_goes_on_after_a_database_error(newsroom: Newsroom, caplog: pytest.LogCaptureFixture) -> None:
    newsroom.follows(ADA, "everything")
    matches = newsroom.matches
    newsroom.matches = lambda: None  # type: ignore[method-assign]  # that is the task's part
    newsroom.publishes(story(1, FERRY))
    newsroom.search.catch_up()
    newsroom.stories.follow()
    with caplog.at_level(logging.WARNING), unreadable(newsroom.database, "followers"):
        task = matching_task(newsroom.matching, lambda: None)
        running = asyncio.create_task(task())
        async with asyncio.timeout(10):
            while not await newsroom.delivers():
                await asyncio.sleep(0.05)
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
    assert "new articles wait to be matched: " in caplog.text
    newsroom.matches = matches  # type: ignore[method-assign]


async def test_feeds_are_polled_on_after_a_database_error(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    async with running_newsroom(tmp_path) as newsroom:
        newsroom.follow(item(1))
        stop = asyncio.Event()
        with caplog.at_level(logging.WARNING), unreadable(newsroom.database, "FROM feeds"):
            polling = asyncio.create_task(newsroom.poller.run(stop))
            async with asyncio.timeout(10):
                while not newsroom.urls():
                    await asyncio.sleep(0.05)
            stop.set()
            await polling
        assert "the feeds wait" in caplog.text


class _NoLimits:
    def broadcast_wait_s(self, chat: int) -> float:
        return 0.0
