"""How long to wait: after a failure, and between two requests."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.gathering.fetching.backoff import (
    FIRST_WAIT,
    JITTER,
    LONGEST_RETRY_AFTER,
    LONGEST_WAIT,
    retry_after,
    wait_after,
)
from index.gathering.fetching.politeness import HostGate

NOW = datetime(2025, 5, 11, 12, tzinfo=UTC)
CHANCES = st.floats(0, 1, exclude_max=True)


@given(st.integers(1, 10_000), CHANCES)
def test_waits_grow_up_to_the_longest(failures: int, chance: float) -> None:
    assert FIRST_WAIT * (1 - JITTER) <= wait_after(failures, chance) <= LONGEST_WAIT * (1 + JITTER)
    assert wait_after(failures, chance) <= wait_after(failures + 1, chance)


def test_chance_spreads_them() -> None:
    assert wait_after(1, 0.0) < wait_after(1, 0.5) == FIRST_WAIT < wait_after(1, 0.9)


@given(st.text(max_size=40))
def test_any_retry_after_gives_a_near_time_or_none(header: str) -> None:
    moment = retry_after(header, NOW)
    assert moment is None or NOW <= moment <= NOW + LONGEST_RETRY_AFTER


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("0", NOW),
        ("3600", NOW + timedelta(hours=1)),
        ("9" * 50, NOW + LONGEST_RETRY_AFTER),
        ("Sun, 11 May 2025 12:30:00 GMT", NOW + timedelta(minutes=30)),
        ("Sun, 11 May 2003 12:30:00 GMT", NOW),
        ("", None),
        ("soon", None),
        ("-5", None),
    ],
)
def test_retry_after(header: str, expected: datetime | None) -> None:
    assert retry_after(header, NOW) == expected


async def test_starts_at_one_host_are_kept_apart_and_others_are_not_held_up() -> None:
    clock = 0.0
    starts: list[tuple[str, float]] = []

    async def sleep(seconds: float) -> None:
        nonlocal clock
        clock += seconds

    gate = HostGate(places=1, delay_s=2.0, clock=lambda: clock, sleep=sleep)
    for host in ("a", "a", "b", "a"):
        async with gate.turn(host):
            starts.append((host, clock))
    assert starts == [("a", 0.0), ("a", 2.0), ("b", 2.0), ("a", 4.0)]


async def test_a_host_can_ask_for_longer() -> None:
    clock = 0.0

    async def sleep(seconds: float) -> None:
        nonlocal clock
        clock += seconds

    gate = HostGate(places=1, delay_s=1.0, clock=lambda: clock, sleep=sleep)
    gate.slow_down("a", 10.0)
    for _ in range(3):
        async with gate.turn("a"):
            pass
    assert clock == 20.0
