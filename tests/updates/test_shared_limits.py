"""Telegram's limits are kept over all processes on one PostgreSQL, by limiters that share nothing else."""

from __future__ import annotations

import asyncio
import itertools
import time
from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select
from telegram.error import RetryAfter

from chat.schema import telegram_sends
from chat.telegram.rate_limiter import Priority
from chat.telegram.rate_limits import LATENCY_S, OVERALL, SendDecision
from chat.telegram.send_log import WAITS_S, SendLog
from chat.telegram.shared_rate_limiter import SharedRateLimiter
from index.library.database import Database
from index.library.errors import LibraryProblem
from testing.postgresql_server import opened_twice
from tests.updates.test_limits import GROUP, StrictTelegram


@pytest.fixture
def databases(postgresql_url: str) -> Iterator[list[Database]]:
    """The same library, opened by two processes."""
    with opened_twice(postgresql_url) as both:
        yield list(both)


async def at_once(work: Callable[[], SendDecision]) -> SendDecision:
    return work()


class Lines(StrictTelegram):
    """Several limiters in front of one Telegram."""

    def __init__(self, databases: list[Database], latency_s: Callable[[], float] = lambda: 0.01) -> None:
        super().__init__(latency_s)
        self.limiters = [self.new_limiter(database) for database in databases]

    def new_limiter(self, database: Database) -> SharedRateLimiter:
        return SharedRateLimiter(
            database,
            self.time.clock,
            self.time.sleep,
            sends=SendLog(database, self.time.clock),
            in_thread=at_once,
        )

    async def send(self, by: int, chat: int, priority: Priority | None = None, after: float = 0.0) -> float:
        """Sends a message from one of the processes; the time when it arrived."""
        if after:
            await self.time.sleep(after)
        while True:
            try:
                await self.limiters[by].process_request(
                    self.takes, (chat,), {}, "sendMessage", {"chat_id": chat}, priority
                )
            except RetryAfter as later:  # as the sender does with a broadcast
                await self.time.sleep(float(later._retry_after.total_seconds()))
            else:
                return self.time.now


async def test_two_that_broadcast_reach_29_a_second_together_and_break_no_limit(databases: list[Database]) -> None:
    lines = Lines(databases)

    async def broadcast(by: int) -> None:
        for chat in range(1, 151):
            await lines.send(by, 1000 * by + chat, Priority.BROADCAST)

    await lines.time.runs(broadcast(0), broadcast(1))
    assert lines.refused == 0
    assert 300 / lines.time.now >= 29


async def test_replies_of_one_go_before_broadcasts_of_the_other(databases: list[Database]) -> None:
    lines = Lines(databases)
    broadcasts = [lines.send(0, chat, Priority.BROADCAST) for chat in range(1, 91)]
    replies = [lines.send(1, 1000 + n, None, after=0.5 + n / 5) for n in range(10)]
    done = await lines.time.runs(*broadcasts, *replies)
    assert all(arrived - (0.5 + n / 5) < 0.15 for n, arrived in enumerate(done[90:]))
    assert lines.refused == 0


async def test_a_reply_that_waits_keeps_the_other_s_broadcasts_back(databases: list[Database]) -> None:
    lines = Lines(databases)
    replies = [lines.send(0, 1000 + n) for n in range(2 * OVERALL.count)]  # for two seconds
    (broadcast, *done) = await lines.time.runs(lines.send(1, 7, Priority.BROADCAST, after=0.1), *replies)
    assert broadcast > max(done) + 0.5
    assert lines.refused == 0


async def test_a_private_chat_has_one_burst_of_all_and_then_one_a_second(databases: list[Database]) -> None:
    lines = Lines(databases)
    done = await lines.time.runs(*(lines.send(n % 2, 7) for n in range(10)))
    assert sum(at < 0.5 for at in done) == 5
    assert max(done) < 7
    assert lines.refused == 0


async def test_a_group_has_20_a_minute_of_all(databases: list[Database]) -> None:
    lines = Lines(databases)
    done = await lines.time.runs(*(lines.send(n % 2, GROUP) for n in range(25)))
    assert sum(at < 30 for at in done) == 20
    assert 60 <= max(done) < 62
    assert lines.refused == 0


async def test_a_broadcast_to_a_chat_that_others_filled_is_told_to_come_back(databases: list[Database]) -> None:
    lines = Lines(databases)
    await lines.time.runs(*(lines.send(0, GROUP) for _ in range(15)))

    async def told() -> float:
        with pytest.raises(RetryAfter):
            await lines.limiters[1].process_request(
                _never, (), {}, "sendMessage", {"chat_id": GROUP}, Priority.BROADCAST
            )
        return lines.time.now

    begun = lines.time.now
    (at,) = await lines.time.runs(told())
    assert at - begun < 0.1
    assert lines.limiters[1].broadcast_wait_s(GROUP) > 50
    assert lines.limiters[1].broadcast_wait_s(8) == 0


async def _never() -> bool:
    raise AssertionError("it must not be sent")


async def test_a_429_halts_its_chat_for_all_and_nothing_else(databases: list[Database]) -> None:
    lines = Lines(databases)
    for _ in range(5):
        lines.limits.take(7)  # somebody else wrote there with the same token
    first, second, *others = await lines.time.runs(
        lines.send(0, 7), lines.send(1, 7, after=0.5), *(lines.send(1, chat, after=0.5) for chat in range(10, 20))
    )
    assert min(first, second) >= 5
    assert max(others) < 1
    assert lines.refused == 1


async def test_what_a_dead_process_had_under_way_runs_out(databases: list[Database]) -> None:
    lines = Lines(databases)

    async def die() -> None:  # as many as may go, of which nobody will tell that they arrived
        for number in range(OVERALL.count):
            await lines.limiters[0]._turn(number + 1, Priority.REPLY)

    await lines.time.runs(die())
    (at,) = await lines.time.runs(lines.send(1, 1000))
    assert LATENCY_S + OVERALL.seconds <= at < LATENCY_S + OVERALL.seconds + 0.3


async def test_a_reply_of_a_dead_process_keeps_broadcasts_back_for_a_second_only(databases: list[Database]) -> None:
    lines = Lines(databases)
    await lines.time.runs(*(lines.send(0, chat) for chat in range(1, OVERALL.count + 1)))
    waits = asyncio.ensure_future(lines.send(0, 99))
    await asyncio.sleep(0)
    await lines.time.runs(lines.time.sleep(0.01))
    waits.cancel()
    begun = lines.time.now
    (at,) = await lines.time.runs(lines.send(1, 1000, Priority.BROADCAST))
    assert at - begun < WAITS_S + OVERALL.seconds


async def test_nothing_is_kept_of_what_no_longer_counts(databases: list[Database]) -> None:
    lines = Lines(databases)
    await lines.time.runs(*(lines.send(0, chat) for chat in range(1, 21)))
    await lines.time.runs(lines.send(0, GROUP))
    await lines.time.runs(lines.send(0, 1, after=6.0))
    with databases[0].reading() as connection:
        kept = connection.execute(select(telegram_sends.c.chat)).scalars().all()
    assert sorted(kept) == [GROUP, 1]
    with databases[0].reading() as connection:
        assert connection.execute(select(func.count()).select_from(telegram_sends)).scalar() == 2


async def test_while_the_database_is_away_replies_go_and_broadcasts_wait(databases: list[Database]) -> None:
    lines = Lines(databases)
    away = True

    class Away(SendLog):
        def round(self, *given: object) -> SendDecision:
            if away:
                raise LibraryProblem("the library cannot be written: it is away")
            return super().round(*given)  # type: ignore[arg-type]  # handed on

    lines.limiters[0]._sends = Away(databases[0], lines.time.clock)
    broadcast = asyncio.ensure_future(lines.send(0, 8, Priority.BROADCAST))
    done = await lines.time.runs(*(lines.send(0, 7) for _ in range(6)))
    assert sum(at < 0.5 for at in done) == 5
    assert lines.refused == 0
    assert not broadcast.done()
    away = False
    await lines.time.runs(asyncio.wait_for(broadcast, None))
    assert broadcast.done()


async def test_by_the_server_s_own_clock_a_reply_goes_at_once(databases: list[Database]) -> None:
    limiter = SharedRateLimiter(databases[0])
    sent: list[float] = []

    async def call() -> bool:
        sent.append(time.monotonic())
        return True

    for chat in range(1, 11):
        await limiter.process_request(call, (), {}, "sendMessage", {"chat_id": chat}, None)
    await limiter.shutdown()
    assert sent[-1] - sent[0] < 1


@given(
    st.lists(
        st.tuples(
            st.sampled_from([0, 1]),
            st.sampled_from([1, 2, 3, GROUP, GROUP - 1]),
            st.sampled_from([Priority.REPLY, Priority.BROADCAST]),
            st.floats(0, 5),
        ),
        max_size=40,
    ),
    st.lists(st.floats(0.001, 0.07), min_size=1, max_size=10),
)
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_order_of_messages_breaks_a_limit(
    databases: list[Database], sends: list[tuple[int, int, Priority, float]], delays: list[float]
) -> None:
    latencies = itertools.cycle(delays)
    lines = Lines(databases, lambda: next(latencies))
    with databases[0].writing() as connection:
        connection.execute(telegram_sends.delete())

    async def run() -> None:
        await lines.time.runs(*(lines.send(by, chat, priority, after) for by, chat, priority, after in sends))

    asyncio.run(run())
    assert lines.refused == 0
    assert len(lines.arrived) == len(sends)
