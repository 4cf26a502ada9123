"""Starts the process of a role, serves its status, runs it until a signal comes, and stops it within 10 seconds."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import signal
import threading
import time
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from chat.health_state import HealthState, beat
from chat.running_tasks import cancelled
from commands.parts import Parts
from commands.process_locks import only_one
from commands.systemd import Systemd
from config.addresses import ListenAddress
from config.logs import start_logging
from config.memory import release_freed_memory
from config.settings import Settings, secrets_of
from config.thread_turns import short_thread_turns

if TYPE_CHECKING:
    from commands.metrics import Metrics

DEADLINE_S = 9.5  # of the 10 s that a stop may take
ENDED_ON_REQUEST = 0

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Role:
    """The role of a process: its name in the log and in its health, the lock that it holds, its name for people."""

    name: str
    lock: str
    description: str


ALL_ROLES = Role("run", "run", "a bot")
CHAT = Role("chat", "run", "a bot")
INGEST = Role("ingest", "ingest", "a process that gathers news")
DELIVER = Role("deliver", "deliver", "a process that delivers")
MATCH = Role("match", "match", "a process that matches")


@contextmanager
def opened_parts(settings: Settings, role: Role) -> Iterator[Parts]:
    """Yields the parts of the program to the only process of that role on the data folder."""
    alone = only_one(settings, role.lock, role.description)
    with short_thread_turns(), release_freed_memory(), alone, Parts(settings) as parts:
        yield parts


@contextmanager
def started_process(
    settings: Settings, role: Role, *, level: int = logging.INFO, child: bool = False
) -> Iterator[Process]:
    """Yields a process of that role, with its log started; everything is closed when the block ends.

    systemd is not notified about a `child`: its parent does that for both.
    """
    start_logging(secrets_of(settings), level, form=settings.log_format, role="" if role is ALL_ROLES else role.name)
    with contextlib.ExitStack() as stack:
        parts = stack.enter_context(opened_parts(settings, role))
        process = Process(role, parts, stack, HealthState(), Systemd({}) if child else Systemd())
        process.systemd.starting("opening the library")
        yield process
    if process.stopped_at is not None:
        log.info("stopped in %.1f s", time.monotonic() - process.stopped_at)


@dataclass(slots=True)
class Process:
    """A process of a role. What is entered into `stack` is closed when the process ends, last first."""

    role: Role
    parts: Parts
    stack: contextlib.ExitStack
    health_state: HealthState
    systemd: Systemd
    stopped_at: float | None = field(default=None, init=False)  # monotonic seconds, when the signal came

    def serve_status(self) -> Metrics | None:
        """Serves health and metrics from now on. Returns the metrics, or None if the settings name no address."""
        listen = self.parts.settings.status_listen
        if listen is None:
            return None
        from commands.health import health
        from commands.metrics import Metrics
        from commands.metrics_access import metrics_access
        from commands.status_server import telling
        from config.clock import utc_now

        metrics = Metrics(self.health_state)
        state, database, role = self.health_state, self.parts.database, self.role.name
        asked = lambda: health(state, utc_now(), database, role)  # noqa: E731  # at each look
        port = self.stack.enter_context(telling(listen, metrics.registry, asked, metrics_access(self.parts.settings)))
        log.info("health and figures at http://%s", ListenAddress(listen.host, port))
        return metrics

    def run(
        self,
        serve: Callable[[asyncio.Event], Coroutine[Any, Any, None]],
        stopping: Callable[[], object] = lambda: None,
    ) -> None:
        """Runs `serve`. On SIGINT or SIGTERM, sets its event and calls `stopping`.

        From then on the process has seconds to end.
        """
        asyncio.run(self._until_signalled(serve, stopping))

    async def _until_signalled(
        self, serve: Callable[[asyncio.Event], Coroutine[Any, Any, None]], stopping: Callable[[], object]
    ) -> None:
        stop = asyncio.Event()

        def stop_signalled() -> None:
            self.stopped_at = time.monotonic()
            stop.set()
            end_within()
            self.systemd.stopping()
            stopping()

        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, stop_signalled)
        beating = asyncio.create_task(beat(self.health_state))
        try:
            await serve(stop)
        finally:
            await cancelled([beating])


def end_within(seconds: float = DEADLINE_S, end: Callable[[int], object] = os._exit) -> threading.Timer:
    """Ends this process at the latest after `seconds`; the library survives that at any moment."""

    def give_up() -> None:
        log.warning("stopping takes over %.1f s: the rest is left, and nothing that was accepted is lost", seconds)
        logging.shutdown()
        end(ENDED_ON_REQUEST)

    timer = threading.Timer(seconds, give_up)
    timer.name, timer.daemon = "deadline", True
    timer.start()
    return timer
