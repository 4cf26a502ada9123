"""Computes when to try again after a failure."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

FIRST_WAIT = timedelta(minutes=10)
LONGEST_WAIT = timedelta(days=7)
LONGEST_RETRY_AFTER = timedelta(days=2)  # the most that a server's Retry-After is obeyed
JITTER = 0.25  # of the wait, so that simultaneous failures are not retried at the same time


def wait_after(failures: int, chance: float, first: timedelta = FIRST_WAIT) -> timedelta:
    """Return how long to wait after the `failures`-th failure in a row: doubling, with jitter.

    `chance` is uniform in [0, 1). Raises ValueError if `failures` is less than 1.
    """
    if failures < 1:
        raise ValueError("there is nothing to wait for before the first failure")
    doublings = min(failures - 1, 20)  # beyond that the longest wait holds anyway
    wait = min(first * (1 << doublings), LONGEST_WAIT)
    return wait * (1 - JITTER + 2 * JITTER * chance)


def retry_after(header: str, now: datetime) -> datetime | None:
    """Return the time in a Retry-After header (seconds or a date, RFC 9110, 10.2.3); None if it states none."""
    text = header.strip()
    if text.isascii() and text.isdigit():
        return now + min(timedelta(seconds=int(text[:9])), LONGEST_RETRY_AFTER)
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment
    return min(max(moment, now), now + LONGEST_RETRY_AFTER)
