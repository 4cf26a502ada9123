"""When digests and quiet hours are due, whatever the clocks do."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from updates.schedule import ChatPreferences, Quiet, next_slot, quiet_until
from updates.subscriptions import Cadence

ZONES = [
    "UTC",
    "Europe/Kyiv",
    "America/New_York",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "Asia/Kathmandu",
    "Africa/Cairo",
]
moments = st.integers(1_577_836_800, 1_893_456_000).map(lambda second: datetime.fromtimestamp(second, UTC))  # the 2020s
preferences = st.builds(
    ChatPreferences,
    zone=st.sampled_from(ZONES),
    digest_minute=st.integers(0, 1439),
    digest_weekday=st.integers(0, 6),
    quiet=st.none()
    | st.tuples(st.integers(0, 1439), st.integers(0, 1439)).filter(lambda q: q[0] != q[1]).map(lambda q: Quiet(*q)),
)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2025-03-29T12:00+00:00", "2025-03-30T01:30+00:00"),  # Kyiv, spring: 03:30 does not exist and is 04:30 then
        ("2025-10-25T12:00+00:00", "2025-10-26T00:30+00:00"),  # autumn: 03:30 comes twice, the first counts
        ("2025-10-26T00:45+00:00", "2025-10-27T01:30+00:00"),  # between the two: that day's is out
    ],
)
def test_a_digest_on_the_night_of_a_clock_change_comes_once(now: str, expected: str) -> None:
    kyiv = ChatPreferences("Europe/Kyiv", digest_minute=3 * 60 + 30)
    assert next_slot(datetime.fromisoformat(now), Cadence.DAILY, kyiv).at == datetime.fromisoformat(expected)


@given(moments, preferences)
def test_every_local_day_has_one_digest_at_its_hour(start: datetime, wanted: ChatPreferences) -> None:
    now, names, times = start, [], []
    for _ in range(10):
        slot = next_slot(now, Cadence.DAILY, wanted)
        names.append(slot.name)
        times.append(slot.at)
        now = slot.at
    assert len(set(names)) == 10
    assert all(timedelta(hours=20) <= later - earlier <= timedelta(hours=28) for earlier, later in pairwise(times))
    zone = ZoneInfo(wanted.zone)
    for at in times:
        local = at.astimezone(zone)
        minute = local.hour * 60 + local.minute
        assert (minute - wanted.digest_minute) % 1440 in (0, 30, 60)  # later only where the hour does not exist


@given(moments, preferences, st.integers(-26 * 60, 26 * 60))
def test_a_clock_that_jumps_sends_no_digest_twice(start: datetime, wanted: ChatPreferences, jump_minutes: int) -> None:
    sent: set[str] = set()
    now = start
    for step in range(6):
        slot = next_slot(now, Cadence.DAILY, wanted, sent)
        assert slot.name not in sent
        assert slot.at > now
        sent.add(slot.name)
        now = slot.at + (timedelta(minutes=jump_minutes) if step == 2 else timedelta())


@given(moments, preferences)
def test_a_weekly_digest_comes_on_its_day_once_a_week(start: datetime, wanted: ChatPreferences) -> None:
    first = next_slot(start, Cadence.WEEKLY, wanted)
    second = next_slot(first.at, Cadence.WEEKLY, wanted)
    assert timedelta(days=6) < second.at - first.at < timedelta(days=8)
    assert first.name != second.name


@given(moments, preferences)
def test_quiet_hours_end_outside_of_themselves_and_within_a_day(now: datetime, wanted: ChatPreferences) -> None:
    until = quiet_until(now, wanted)
    assert now <= until <= now + timedelta(hours=25)
    local = until.astimezone(ZoneInfo(wanted.zone))
    if wanted.quiet is not None and until > now:
        minute = local.hour * 60 + local.minute
        assert (minute - wanted.quiet.end) % 1440 in (0, 30, 60)


@pytest.mark.parametrize(("hour", "quiet"), [(21, False), (22, True), (3, True), (7, False), (12, False)])
def test_quiet_hours_may_run_over_midnight(hour: int, quiet: bool) -> None:
    now = datetime(2025, 5, 14, hour, tzinfo=UTC)
    assert (quiet_until(now, ChatPreferences(quiet=Quiet(22 * 60, 7 * 60))) > now) is quiet


@pytest.mark.parametrize("wrong", [(8, 8), (-1, 3), (0, 1440)])
def test_quiet_hours_that_make_no_sense_cannot_be_built(wrong: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="quiet hours"):
        Quiet(*wrong)
