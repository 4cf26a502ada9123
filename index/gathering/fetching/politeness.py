"""Limits the rate and the number of concurrent requests to each host."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

HOSTS_REMEMBERED = 2_000


@dataclass(slots=True)
class _Host:
    places: asyncio.Semaphore
    free_at: float = 0.0  # on the monotonic clock
    users: int = 0
    delay_s: float = field(default=0.0)


class HostGate:
    """Allows at most `places` concurrent requests to a host, with starts `delay_s` apart."""

    def __init__(
        self,
        places: int,
        delay_s: float,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._places = places
        self._delay_s = delay_s
        self._clock = clock
        self._sleep = sleep
        self._hosts: dict[str, _Host] = {}

    @asynccontextmanager
    async def turn(self, host: str, delayed: bool = True) -> AsyncIterator[None]:
        """Wait for a turn at `host` and hold it; `delayed` is False for the operator's own hosts."""
        entry = self._hosts.setdefault(host, _Host(asyncio.Semaphore(self._places), delay_s=self._delay_s))
        entry.users += 1
        try:
            async with entry.places:
                if delayed:
                    await self._wait(entry)
                yield
        finally:
            entry.users -= 1
            self._forget_idle()

    def slow_down(self, host: str, delay_s: float) -> None:
        """Keep starts at `host` at least `delay_s` apart from now on, as its robots.txt asks."""
        entry = self._hosts.setdefault(host, _Host(asyncio.Semaphore(self._places), delay_s=self._delay_s))
        entry.delay_s = max(entry.delay_s, delay_s)

    async def _wait(self, entry: _Host) -> None:
        now = self._clock()
        start = max(now, entry.free_at)
        entry.free_at = start + entry.delay_s  # set before the wait, so that the next request queues behind it
        if start > now:
            await self._sleep(start - now)

    def _forget_idle(self) -> None:
        if len(self._hosts) > HOSTS_REMEMBERED:
            now = self._clock()
            self._hosts = {name: host for name, host in self._hosts.items() if host.users or host.free_at > now}
