"""Any number of senders may run on one PostgreSQL: one is elected, and another goes on where it ended."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from sqlalchemy import text

from chat.telegram.delivery_tasks import DELIVERING, delivering_task
from chat.telegram.rate_limiter import TelegramRateLimiter
from index.library.database import Database, open_database
from index.library.leader_election import ElectionTimes, Leader
from testing.engine_pairs import Large
from testing.newsroom import ADA, FakeDeliveryClient, Newsroom, NoLimits, WallClock, story
from updates.delivery import Delivery
from updates.delivery_counts import count
from updates.errors import NotTheSender
from updates.outbox import DeliveryState
from updates.outcomes import Outcome
from updates.sender import Sender

STORIES = 8
SOON = ElectionTimes(retry_s=0.01, check_every_s=0.01)


@pytest.fixture
def newsroom(large: Large, tmp_path: Path) -> Iterator[Newsroom]:
    """With news for somebody."""
    room = Newsroom(tmp_path, WallClock(), large)
    room.follows(ADA, "everything")
    drafts = [story(n, f"Ferry number {n} sails from pier {n * 7}. " * 3, days_ago=None) for n in range(STORIES)]
    room.publishes(*drafts)
    yield room
    room.close()


@pytest.fixture
def other(large: Large, tmp_path: Path) -> Iterator[Database]:
    """The database as another process has it."""
    database = open_database(large.database_url(tmp_path))
    yield database
    database.close()


def end_sessions_of_leaders(database: Database) -> None:
    """As the server does when their processes die; returns once they have ended."""
    with database.writing() as connection:
        connection.execute(
            text(
                "SELECT pg_terminate_backend(pid, 10000) FROM pg_locks"
                " WHERE locktype = 'advisory' AND pid <> pg_backend_pid()"
                " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
            )
        )


def due(database: Database) -> int:
    with database.reading() as connection:
        return count(connection).due


class Bot:
    """Notes what it sends; once, after `stuck_at`, it comes to no end with one."""

    username = "quotewire_bot"

    def __init__(self, *, stuck_at: int = 1000) -> None:
        self.sent: list[str] = []
        self.stuck_at = stuck_at
        self.stuck = asyncio.Event()

    async def send_message(self, _chat: int, said: str, **_: Any) -> Any:
        if len(self.sent) == self.stuck_at and not self.stuck.is_set():
            self.stuck.set()
            await asyncio.Event().wait()
        self.sent.append(said)

        class Message:
            message_id = len(self.sent)

        return Message


async def test_one_sends_and_when_its_session_ends_the_other_goes_on(newsroom: Newsroom, other: Database) -> None:
    first, second = Bot(stuck_at=3), Bot()
    at_work: list[str] = []
    unlimited = cast(TelegramRateLimiter, NoLimits())

    def run(database: Database, bot: Bot, name: str) -> asyncio.Task[None]:
        on_duty = lambda _duty, begun: at_work.append(name) if begun else at_work.remove(name)  # noqa: E731
        task = delivering_task(database, unlimited, on_duty=on_duty, election_times=SOON, grace_s=0.01)
        return asyncio.create_task(task(cast(Any, bot)))

    one = run(newsroom.database, first, "first")
    async with asyncio.timeout(30):
        await first.stuck.wait()
        two = run(other, second, "second")
        await asyncio.sleep(0.1)  # time in which it could do harm
        assert (at_work, second.sent) == (["first"], [])
        end_sessions_of_leaders(other)
        while await asyncio.to_thread(due, other):
            await asyncio.sleep(0.02)
    # One was under way whose outcome nobody knows: it comes again and says so. The others come once.
    everything = [*first.sent, *second.sent]
    assert len(everything) == STORIES
    assert sum("You may have received this before." in said for said in everything) <= 2
    for task in (one, two):
        task.cancel()
    await asyncio.wait((one, two))


async def test_who_is_no_longer_elected_claims_nothing(newsroom: Newsroom, other: Database) -> None:
    leader = Leader(newsroom.database)
    lease = leader.try_acquire(DELIVERING)
    assert lease is not None
    delivery_client = FakeDeliveryClient()
    sender = Sender(
        Delivery(newsroom.database, newsroom.clock, leader.is_leader), delivery_client, NoLimits(), newsroom.clock.sleep
    )
    deliver, sent = delivery_client.deliver, 0

    async def loses_lease(outgoing: Any) -> Outcome:
        nonlocal sent
        sent += 1
        if sent == 2:
            end_sessions_of_leaders(other)
        return await deliver(outgoing)

    delivery_client.deliver = loses_lease  # type: ignore[method-assign]  # the session ends while the second is on its way
    with pytest.raises(NotTheSender):
        await sender.run()
    assert len(delivery_client.outgoing_updates) == 2
    with other.reading() as connection:
        states = [row.state for row in connection.execute(text("SELECT state FROM deliveries"))]
    assert states.count(DeliveryState.SENT.value) == 2  # the outcome of the one on its way is known
    assert states.count(DeliveryState.SENDING.value) == 0
    assert not lease.is_held()


async def test_who_was_never_elected_doubts_nothing(newsroom: Newsroom) -> None:
    with pytest.raises(NotTheSender):
        Delivery(newsroom.database, newsroom.clock, Leader(newsroom.database).is_leader).recover()
