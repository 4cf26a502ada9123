"""The world of the simulated day: its clock, both servers, the data folder, and what happens in it."""

from __future__ import annotations

import asyncio
import contextlib
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from testing.fast_clock import FastClock
from testing.simulated_day.checks import Sample
from testing.simulated_day.feeds import DayFeeds
from testing.simulated_day.people import Asked, DayServer

READY_WITHIN_S = 600.0  # real ones; a model may have to be compiled first, and a library linked


class NotReached(Exception):
    """The day cannot go on."""


@dataclass
class Day:
    """The world of the day, and what happens in it."""

    clock: FastClock
    server: DayServer
    feeds: DayFeeds
    data: Path
    chance: random.Random
    length: timedelta
    begun: datetime
    asked: Asked = field(default_factory=Asked)
    samples: list[Sample] = field(default_factory=list)
    kills: int = 0
    outages: int = 0
    changes: int = 0

    @property
    def ends(self) -> datetime:
        """The moment at which the day is over."""
        return self.begun + self.length

    def real_s(self, simulated_h: float) -> float:
        """How many real seconds so many simulated hours take."""
        return self.clock.real_seconds(simulated_h * 3600)


async def reached(step: Callable[[], object], within_s: float, meaning: str) -> None:
    """Waits until `step` gives something true."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(within_s):
            while True:
                given = step()
                if asyncio.iscoroutine(given):
                    given = await given
                if given:
                    return
                await asyncio.sleep(0.2)
    raise NotReached(f"waited {within_s:.0f} s in vain for {meaning}")
