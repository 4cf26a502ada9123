"""The roles that neither hear nor gather: `deliver` empties the outbox, `match` matches what is new."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
import time
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from chat.telegram.health_state import HealthState
from chat.translations import utc_now
from commands.health import health
from commands.metrics import Metrics
from commands.metrics_access import metrics_access
from commands.parts import Parts
from commands.process_locks import only_one
from commands.stop_deadline import end_within
from commands.systemd import Systemd
from config.listen_address import ListenAddress
from config.logs import start_logging
from config.memory import lean
from config.settings import Settings, secrets_of

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Process:
    """What every process of a role has: its parts, and how it tells of itself."""

    parts: Parts
    health_state: HealthState
    systemd: Systemd

    def run(self, serve: Callable[[asyncio.Event], Coroutine[Any, Any, None]]) -> None:
        """Runs `serve`, whose event is set once SIGINT or SIGTERM comes; then it has seconds to end."""
        stopped_at: list[float] = []

        async def until_signalled() -> None:
            stop = asyncio.Event()

            def heard() -> None:
                stopped_at.append(time.monotonic())
                stop.set()
                end_within()
                self.systemd.stopping()

            for name in (signal.SIGINT, signal.SIGTERM):
                asyncio.get_running_loop().add_signal_handler(name, heard)
            await serve(stop)

        asyncio.run(until_signalled())
        if stopped_at:
            log.info("stopped in %.1f s", time.monotonic() - stopped_at[0])


@contextmanager
def process(settings: Settings, role: str, who: str) -> Iterator[Process]:
    """A process of that role on the library, with its health and figures told where the settings say."""
    start_logging(secrets_of(settings), form=settings.log_format, role=role)
    with contextlib.ExitStack() as stack:
        stack.enter_context(lean())
        stack.enter_context(only_one(settings, role, who))
        parts = stack.enter_context(Parts(settings))
        made = Process(parts, HealthState(), Systemd())
        made.systemd.starting("opening the library")
        if settings.status_listen is not None:
            tell(stack, parts, made.health_state, role)
        yield made


def tell(stack: contextlib.ExitStack, parts: Parts, health_state: HealthState, role: str) -> Metrics:
    """Tells how the process does at the address of the settings, until the stack is closed."""
    from commands.status_server import telling

    listen = parts.settings.status_listen
    assert listen is not None  # noqa: S101  # the caller has looked
    metrics = Metrics(health_state)
    told = lambda: health(health_state, utc_now(), parts.database, role)  # noqa: E731  # it is asked at each look
    port = stack.enter_context(telling(listen, metrics.registry, told, metrics_access(parts.settings)))
    log.info("health and figures at http://%s", ListenAddress(listen.host, port))
    return metrics


def deliver(settings: Settings) -> None:
    """Empties the outbox, reports feeds and retires old rows where elected; stands by otherwise."""
    with process(settings, "deliver", "a process that delivers") as made:
        from chat.reader_settings import Readers  # with the rest that only this role needs
        from chat.telegram.feed_reports import reporting_feeds
        from chat.telegram.send_only_bot import speak
        from chat.telegram.telegram_updates import delivering_task, rate_limiter_for
        from index.gathering.feeds.feed_store import FeedStore

        database, health_state = made.parts.database, made.health_state
        readers, limiter = Readers(database), rate_limiter_for(database)

        def chosen_language(person: int) -> str:
            return readers.choices(person).language

        reports = reporting_feeds(FeedStore(database), settings.admins, chosen_language)
        sender = delivering_task(database, limiter, chosen_language, more=[reports], on_duty=health_state.on_duty)
        made.systemd.starting("reaching Telegram")
        tasks = [sender, made.systemd.bot_task("delivering on Telegram as @{}")]
        made.run(lambda stop: speak(settings, stop, tasks=tasks, rate_limiter=limiter, health_state=health_state))


def match(settings: Settings) -> None:
    """Matches what is new in the library where elected; stands by otherwise."""
    with process(settings, "match", "a process that matches") as made:
        from chat.updates.background_tasks import elected_matching_task
        from updates.matching import SubscriptionMatcher
        from updates.standing_questions import LibraryAnswerer

        parts = made.parts
        matching = SubscriptionMatcher(parts.database, lambda: parts.embedder, LibraryAnswerer(parts.answerer))
        task = elected_matching_task(parts.database, matching, parts.search.catch_up, made.health_state.on_duty)
        made.run(lambda stop: _until(stop, task, made))


async def _until(stop: asyncio.Event, task: Callable[[], Coroutine[Any, Any, None]], made: Process) -> None:
    from chat.telegram.health_state import beat
    from chat.telegram.shutdown import cancelled

    beside = [
        asyncio.create_task(each)
        for each in (beat(made.health_state), made.systemd.beat("matching what is new"), task())
    ]
    log.info("matching what is new, or standing by")
    made.health_state.listening = True
    await stop.wait()
    made.health_state.listening = False
    await cancelled(beside)
