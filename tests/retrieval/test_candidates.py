"""The windows in which passages are looked for."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from retrieval.candidates import RECENT, recent_window


def test_those_who_ask_within_an_hour_share_the_beginning_of_the_last_weeks() -> None:
    first = recent_window(datetime(2026, 6, 15, 12, 3, 21, tzinfo=UTC))
    later = recent_window(datetime(2026, 6, 15, 12, 58, tzinfo=UTC))
    assert first.since == later.since
    assert later.until is not None
    assert later.since is not None
    assert RECENT <= later.until - later.since < RECENT + timedelta(hours=1)
