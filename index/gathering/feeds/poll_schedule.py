"""Schedules polls: as often as the feed has news, within bounds, and less and less often while it fails."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from index.gathering.fetching.backoff import wait_after

LEAST = timedelta(minutes=10)
GREATEST = timedelta(hours=24)
FIRST = timedelta(hours=1)  # for a feed whose entries have no dates
POLLS_PER_ENTRY = 2  # so that on average an entry waits half of the usual gap
RECENT_ENTRIES = 20  # from which the frequency is computed
SILENCE_SHARE = 0.1  # after ten days of silence, a day between polls is soon enough
SLOWING = 1.25  # after a poll that brought nothing
JITTER = 0.1  # of the interval, so that feeds added together are not polled at the same time


def interval_of(published: Sequence[datetime], now: datetime, asked: timedelta | None = None) -> timedelta:
    """Return the polling interval for a feed whose entries were `published` at these times (aware, any order).

    `asked` is the least interval that the feed itself asks for; it is respected up to GREATEST.
    """
    recent = sorted((moment for moment in published if moment <= now), reverse=True)[:RECENT_ENTRIES]
    if len(recent) < 2:
        usual = FIRST
    else:
        gap = (recent[0] - recent[-1]) / (len(recent) - 1)
        usual = max(gap / POLLS_PER_ENTRY, (now - recent[0]) * SILENCE_SHARE)
    return _bounded(max(usual, asked or LEAST))


def slower(interval: timedelta) -> timedelta:
    """Return the interval after a poll without new entries."""
    return _bounded(interval * SLOWING)


def next_poll(now: datetime, interval: timedelta, chance: float) -> datetime:
    """Return the time of the next poll; `chance` is uniform in [0, 1)."""
    return now + interval * (1 - JITTER + 2 * JITTER * chance)


def next_try(now: datetime, failures: int, interval: timedelta, chance: float, retry_at: datetime | None) -> datetime:
    """Return the time to try again after `failures` in a row, not before the server's `retry_at`."""
    again = now + max(wait_after(failures, chance), min(interval, LEAST))
    return max(again, retry_at) if retry_at else again


def _bounded(interval: timedelta) -> timedelta:
    return min(max(interval, LEAST), GREATEST)
