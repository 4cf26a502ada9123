"""Telegram's limits are kept, and whoever asked goes first."""

from __future__ import annotations

import asyncio
import heapq
import itertools
from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telegram.error import RetryAfter

from chat.telegram.rate_limiter import Priority, TelegramRateLimiter
from testing.bot_api.limits import Limits
from testing.bot_api.wire import Refusal

GROUP = -100


class VirtualTime:
    """Time that passes only when everybody sleeps."""

    def __init__(self) -> None:
        self.now = 0.0
        self._sleepers: list[tuple[float, int, asyncio.Event]] = []
        self._numbers = itertools.count()

    def clock(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        awake = asyncio.Event()
        heapq.heappush(self._sleepers, (self.now + max(seconds, 1e-6), next(self._numbers), awake))
        await awake.wait()

    async def runs(self, *work: Coroutine[Any, Any, Any]) -> list[Any]:
        """Runs coroutines to their end, however long they sleep."""
        tasks = [asyncio.ensure_future(each) for each in work]
        while not all(task.done() for task in tasks):
            for _ in range(20):  # whoever can do something does
                await asyncio.sleep(0)
            if self._sleepers and not all(task.done() for task in tasks):
                at, _, awake = heapq.heappop(self._sleepers)
                self.now = max(self.now, at)
                awake.set()
        return [task.result() for task in tasks]


class StrictTelegram:
    """Enforces the tests' own limits; keeps what arrived when, and how often the limits were broken."""

    def __init__(self, latency_s: Callable[[], float] = lambda: 0.01) -> None:
        self.time = VirtualTime()
        self.limits = Limits(self.time.clock)
        self.latency_s = latency_s
        self.arrived: list[tuple[float, int]] = []
        self.refused = 0

    async def takes(self, chat: int) -> bool:
        """A message to that chat arrives. Raises RetryAfter."""
        await self.time.sleep(self.latency_s())
        try:
            self.limits.take(chat)
        except Refusal as refusal:
            self.refused += 1
            raise RetryAfter(refusal.parameters["retry_after"]) from None
        self.arrived.append((self.time.now, chat))
        return True


class Line(StrictTelegram):
    """A limiter in front of it."""

    def __init__(self, latency_s: Callable[[], float] = lambda: 0.01) -> None:
        super().__init__(latency_s)
        self.limiter = TelegramRateLimiter(self.time.clock, self.time.sleep)

    async def send(self, chat: int, priority: Priority | None = None, after: float = 0.0) -> float:
        """Sends a message; the time when it arrived."""
        if after:
            await self.time.sleep(after)
        await self.limiter.process_request(self.takes, (chat,), {}, "sendMessage", {"chat_id": chat}, priority)
        return self.time.now


async def test_a_broadcast_goes_at_29_a_second_and_breaks_no_limit() -> None:
    line = Line()

    async def broadcast() -> None:
        for chat in range(1, 601):
            await line.send(chat, Priority.BROADCAST)

    await line.time.runs(broadcast())
    assert line.refused == 0
    assert 600 / line.time.now >= 29


async def test_replies_go_before_broadcasts_however_many_wait() -> None:
    line = Line()
    broadcasts = [line.send(chat, Priority.BROADCAST) for chat in range(1, 121)]
    replies = [line.send(1000 + n, None, after=0.5 + n / 5) for n in range(20)]
    done = await line.time.runs(*broadcasts, *replies)
    assert all(arrived - (0.5 + n / 5) < 0.15 for n, arrived in enumerate(done[120:]))
    assert line.refused == 0


async def test_a_private_chat_has_bursts_and_then_one_a_second() -> None:
    line = Line()
    done = await line.time.runs(*(line.send(7) for _ in range(10)))
    assert sum(at < 0.5 for at in done) == 5
    assert max(done) < 6.5
    assert line.refused == 0


async def test_a_group_has_20_a_minute_some_of_them_for_replies() -> None:
    line = Line()
    broadcasts = [line.send(GROUP, Priority.BROADCAST) for _ in range(20)]
    replies = [line.send(GROUP, None, after=30) for _ in range(5)]
    done = await line.time.runs(*broadcasts, *replies)
    assert max(done[20:]) < 31
    assert line.refused == 0


async def test_a_429_halts_only_its_chat_and_the_reply_is_sent_again() -> None:
    line = Line()
    for _ in range(5):
        line.limits.take(7)  # somebody else wrote there with the same token
    seventh, *others = await line.time.runs(line.send(7), *(line.send(chat) for chat in range(10, 20)))
    assert max(others) < 1
    assert seventh >= 5
    assert line.refused == 1


async def test_a_429_of_a_broadcast_is_told_to_the_sender_at_once() -> None:
    line = Line()
    for _ in range(5):
        line.limits.take(7)

    async def told() -> float:
        with pytest.raises(RetryAfter):
            await line.send(7, Priority.BROADCAST)
        return line.time.now

    (at,) = await line.time.runs(told())
    assert at < 0.1
    assert line.limiter.broadcast_wait_s(7) > 4
    assert line.limiter.broadcast_wait_s(8) == 0


@given(
    st.lists(
        st.tuples(
            st.sampled_from([1, 2, 3, GROUP, GROUP - 1]),
            st.sampled_from([Priority.REPLY, Priority.BROADCAST]),
            st.floats(0, 5),
        ),
        max_size=60,
    ),
    st.lists(st.floats(0.001, 0.07), min_size=1, max_size=10),
)
@settings(max_examples=40, deadline=None)
def test_no_order_of_messages_breaks_a_limit(sends: list[tuple[int, Priority, float]], delays: list[float]) -> None:
    latencies = itertools.cycle(delays)
    line = Line(lambda: next(latencies))

    async def run() -> None:
        await line.time.runs(*(line.send(chat, priority, after) for chat, priority, after in sends))

    asyncio.run(run())
    assert line.refused == 0
    assert len(line.arrived) == len(sends)
