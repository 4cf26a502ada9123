"""The state of a process that health checks and metrics read."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Callable
from datetime import datetime

from config.clock import Clock, utc_now

BEAT_EVERY_S = 1.0
SILENCE_S = 90.0  # without an answer from Telegram, several long polls: then it is logged


class HealthState:
    """Written by the event loop of the process; may be read from any thread."""

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        now: Clock = utc_now,
    ) -> None:
        self._clock = clock
        self._now = now
        self._beaten_at: float | None = None
        self._heard_from: float | None = None
        self.listening = False  # it does the work of its role, such as receiving Telegram updates
        self.polled_at: datetime | None = None  # when Telegram last answered a poll, or sent an update to the webhook
        self.waits_for_updates = True  # whether silence means trouble: at a webhook it does not
        self.conflict_at: datetime | None = None  # when another program was last seen to use the token
        self.waiting = 0  # Telegram updates that are being answered or wait for their turn
        self.dropped = 0  # Telegram updates for which there was no room
        self.answers: Counter[int] = Counter()  # of Telegram to our calls, by HTTP status
        self.duties: set[str] = set()  # for which this process is elected
        self.handled: Callable[[float], object] = lambda _seconds: None  # called with the seconds that each update took

    def beat(self) -> None:
        """Notes that the event loop runs."""
        self._beaten_at = self._clock()

    def heard(self) -> None:
        """Notes that Telegram has answered a poll, or sent something."""
        self._heard_from = self._clock()
        self.polled_at = self._now()

    def expect(self) -> None:
        """Notes that from now on Telegram is expected to answer."""
        self._heard_from = self._clock()

    def conflict(self) -> None:
        """Notes that another program uses the token."""
        self.conflict_at = self._now()

    def on_duty(self, name: str, begun: bool) -> None:
        """Notes that a duty has begun, or has ended."""
        if begun:
            self.duties.add(name)
        else:
            self.duties.discard(name)

    def since_beat_s(self) -> float | None:
        """Returns the seconds since the event loop was last seen to run; None before that."""
        return None if self._beaten_at is None else self._clock() - self._beaten_at

    def silence_s(self) -> float | None:
        """Returns the seconds since Telegram last answered, or since it was first expected to; None before."""
        return None if self._heard_from is None else self._clock() - self._heard_from


async def beat(health_state: HealthState) -> None:
    """Notes every second that the event loop runs, until cancelled."""
    while True:
        health_state.beat()
        await asyncio.sleep(BEAT_EVERY_S)
