"""The current time, for code that takes its clock as an argument."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]  # returns an aware time


def utc_now() -> datetime:
    """Return the current time in UTC."""
    return datetime.now(UTC)
