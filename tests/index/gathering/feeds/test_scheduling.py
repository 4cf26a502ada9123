"""When a feed is polled next."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from index.gathering.feeds.poll_schedule import FIRST, GREATEST, LEAST, interval_of, next_poll, next_try, slower

NOW = datetime(2025, 5, 11, 12, tzinfo=UTC)
MOMENTS = st.lists(st.datetimes(datetime(2000, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)), max_size=30)  # noqa: DTZ001  # hypothesis adds the zone
SPANS = st.timedeltas(timedelta(0), timedelta(days=400))
CHANCES = st.floats(0, 1, exclude_max=True)


def every(gap: timedelta, count: int = 20, ago: timedelta = timedelta(0)) -> list[datetime]:
    return [NOW - ago - gap * number for number in range(count)]


def test_a_feed_is_polled_twice_as_often_as_it_has_entries() -> None:
    assert interval_of(every(timedelta(hours=2)), NOW) == timedelta(hours=1)


def test_a_feed_without_dates_begins_hourly() -> None:
    assert interval_of([], NOW) == FIRST


def test_a_feed_that_has_fallen_silent_is_polled_less() -> None:
    assert interval_of(every(timedelta(minutes=30), ago=timedelta(days=5)), NOW) == timedelta(hours=12)


def test_the_feeds_own_wish_is_kept() -> None:
    assert interval_of(every(timedelta(minutes=30)), NOW, timedelta(hours=3)) == timedelta(hours=3)
    assert interval_of(every(timedelta(minutes=30)), NOW, timedelta(days=365)) == GREATEST


@given(MOMENTS, st.none() | SPANS)
def test_every_interval_is_within_bounds(moments: list[datetime], asked: timedelta | None) -> None:
    interval = interval_of(moments, NOW, asked)
    assert LEAST <= interval <= GREATEST
    assert interval <= slower(interval) <= GREATEST


@given(st.integers(1, 1000), SPANS, CHANCES, st.none() | st.datetimes(timezones=st.just(UTC)))
def test_no_try_is_before_the_servers_wish(
    failures: int, interval: timedelta, chance: float, retry_at: datetime | None
) -> None:
    moment = next_try(NOW, failures, interval, chance, retry_at)
    assert moment > NOW
    assert retry_at is None or moment >= retry_at


@given(st.timedeltas(LEAST, GREATEST), CHANCES)
def test_polls_drift_apart_by_a_tenth(interval: timedelta, chance: float) -> None:
    assert 0.89 * interval < next_poll(NOW, interval, chance) - NOW < 1.11 * interval
