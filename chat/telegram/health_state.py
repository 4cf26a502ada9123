"""How the door does, in plain figures for whoever watches the program from outside."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from typing import Any

from telegram.request import HTTPXRequest

from chat.translations import utc_now

BEAT_EVERY_S = 1.0


class HealthState:
    """Written by the door's loop; may be read from any thread."""

    def __init__(self, clock: Callable[[], float] = time.monotonic, now: Callable[[], datetime] = utc_now) -> None:
        self._clock = clock
        self._now = now
        self._beaten_at: float | None = None
        self._heard_from: float | None = None
        self.listening = False  # Telegram was reached, and its updates are asked for
        self.polled_at: datetime | None = None  # when Telegram last answered a poll, or sent an update to the webhook
        self.waits_for_updates = True  # whether silence means trouble: a webhook may well be silent
        self.conflict_at: datetime | None = None  # when another program was last seen to use the token
        self.waiting = 0  # updates that are being answered or wait for their turn
        self.dropped = 0  # updates for which there was no room
        self.answers: Counter[int] = Counter()  # of Telegram to our calls, by HTTP status
        self.duties: set[str] = set()  # what this process does as the one elected for it
        self.handled: Callable[[float], object] = lambda _seconds: None  # hears how long each update took

    def beat(self) -> None:
        """The loop turns."""
        self._beaten_at = self._clock()

    def heard(self) -> None:
        """Telegram has answered a poll, or sent something."""
        self._heard_from = self._clock()
        self.polled_at = self._now()

    def expect(self) -> None:
        """From now on Telegram ought to be heard from."""
        self._heard_from = self._clock()

    def conflict(self) -> None:
        """Another program uses the token."""
        self.conflict_at = self._now()

    def on_duty(self, name: str, begun: bool) -> None:
        """A duty has begun, or has ended."""
        if begun:
            self.duties.add(name)
        else:
            self.duties.discard(name)

    def since_beat_s(self) -> float | None:
        """Seconds since the loop turned; None before it did."""
        return None if self._beaten_at is None else self._clock() - self._beaten_at

    def silence_s(self) -> float | None:
        """Seconds since Telegram was heard from, or ought to have been; None before."""
        return None if self._heard_from is None else self._clock() - self._heard_from


class CountedRequest(HTTPXRequest):
    """The request that carries our calls; counts what Telegram answers."""

    def __init__(self, health_state: HealthState, **options: Any) -> None:
        super().__init__(**options)
        self._pulse = health_state

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        """See BaseRequest."""
        code, payload = await super().do_request(*args, **kwargs)
        self._pulse.answers[code] += 1
        return code, payload


async def beat(health_state: HealthState) -> None:
    """Shows that the loop turns, until it is cancelled."""
    while True:
        health_state.beat()
        await asyncio.sleep(BEAT_EVERY_S)
