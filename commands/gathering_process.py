"""The process that gathers the news: polls feeds, watches a folder, links stories, lets old articles go.

It is a process of its own, so that neither a hostile page nor a long backlog gets in the way of answers;
it yields the processor to them, and ends with the process that started it.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import signal
import threading
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from commands.parts import Parts
from commands.stop_deadline import end_within
from commands.systemd import Systemd
from commands.web_sources import open_web
from index.indexing.stories import StoryFollower
from index.library.articles import Draft
from index.library.errors import IndexProblem, Rejected
from index.library.leader_election import LeaderElection
from index.library.retention import remove_old

if TYPE_CHECKING:
    from chat.telegram.health_state import (
        HealthState,  # brings Telegram's library, which gathering by itself does without
    )

TENDING = "tending"  # the duty of one of all gathering processes; feeds are shared out one by one
NICENESS = 10  # answers go first
SWEEP_SECONDS = 3600.0  # between two looks for articles that are too old to be kept
LOOK_SECONDS = 1.0  # between looks for changes to link, and at whether the parent is still there
TRY_AGAIN_S = 15.0  # after the library could not be written, or the folder not be read

log = logging.getLogger(__name__)


def gather(parts: Parts, parent: int | None = None, health_state: HealthState | None = None) -> None:
    """Gathers until SIGTERM or SIGINT, or until the process `parent` has ended; keeps `health_state` up to date."""
    os.nice(NICENESS)
    asyncio.run(_gather(parts, parent, health_state))


async def _gather(parts: Parts, parent: int | None, health_state: HealthState | None) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    systemd = Systemd() if parent is None else Systemd({})  # a parent tells it of both

    def heard() -> None:
        log.info("gathering news stops: what is under way is finished")
        end_within()
        systemd.stopping()
        stop.set()

    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, heard)
    ended = threading.Event()
    folder = parts.settings.watch
    async with open_web(parts) as web:
        tasks = [
            asyncio.create_task(web.poller.run(stop)),
            asyncio.create_task(_end_with(parent, stop)),
        ]
        until_stop = [
            asyncio.create_task(each)
            for each in (
                _tend(parts, stop, health_state),
                systemd.beat("gathering news"),
                *([_beat(health_state)] if health_state else ()),
            )
        ]
        if folder is not None:
            tasks.append(asyncio.create_task(asyncio.to_thread(_watch, parts, folder, ended)))
        try:
            await stop.wait()
        finally:
            ended.set()
            for task in until_stop:
                task.cancel()
            tasks.extend(until_stop)
            for outcome in await asyncio.gather(*tasks, return_exceptions=True):
                if isinstance(outcome, Exception):
                    log.error("gathering news failed", exc_info=outcome)


async def _tend(parts: Parts, stop: asyncio.Event, health_state: HealthState | None) -> None:
    """Links stories and lets old articles go, as the one of all processes that was elected to."""

    async def tend() -> None:
        duties = [_link_stories(parts, stop)]
        if parts.keep is not None:
            duties.append(_let_old_go(parts, parts.keep, stop))
        if health_state is not None:
            health_state.on_duty(TENDING, True)
        try:
            await asyncio.gather(*duties)
        finally:
            if health_state is not None:
                health_state.on_duty(TENDING, False)

    await LeaderElection(parts.database).lead(TENDING, tend)


async def _beat(health_state: HealthState) -> None:
    """Shows that the loop turns."""
    health_state.listening = True
    try:
        while True:
            health_state.beat()
            await asyncio.sleep(LOOK_SECONDS)
    finally:
        health_state.listening = False


async def _link_stories(parts: Parts, stop: asyncio.Event) -> None:
    """Links new articles to stories as they come; opens the indexes only once there is something to link."""
    while not await _waited(stop):
        try:
            await asyncio.to_thread(_link, parts)
        except IndexProblem as problem:
            log.warning("stories wait: %s", problem)
        except Exception:  # the next round may fare better
            log.exception("stories could not be linked; trying again")


def _link(parts: Parts) -> None:
    follower = StoryFollower(parts.database, lambda: parts.search, lambda: parts.embedder.dimension)
    if follower.behind():
        parts.search.catch_up()
        follower.follow()


async def _let_old_go(parts: Parts, keep: timedelta, stop: asyncio.Event) -> None:
    """Deletes what is too old to be kept, now and every SWEEP_SECONDS."""
    while not stop.is_set():
        try:
            gone = await asyncio.to_thread(
                remove_old, parts.database, keep, datetime.now(UTC), lambda: not stop.is_set()
            )
            if gone:
                log.info("%d articles older than %d days have gone", gone, keep.days)
        except IndexProblem as problem:
            log.warning("old articles stay for now: %s", problem)
        except Exception:  # the next round may fare better
            log.exception("old articles could not be deleted; trying again")
        await _waited(stop, SWEEP_SECONDS)


def _watch(parts: Parts, folder: Path, ended: threading.Event) -> None:
    from commands.folder_watch import arrivals  # brings a library that only this needs

    while not ended.is_set():
        try:
            for items in arrivals(folder, ended):
                _take_patiently(parts, items, ended)
        except Exception:  # the folder may be away for now; it is read anew, which takes what is known for known
            log.exception("the folder %s cannot be watched; trying again", folder)
            ended.wait(TRY_AGAIN_S)


def _take_patiently(parts: Parts, items: Sequence[Draft | Rejected], ended: threading.Event) -> None:
    """Takes what has come, as soon as the library can be written: no second event would tell of these files."""
    from commands.news_cutoff import is_news

    while not ended.is_set():
        try:
            for outcome in parts.ingest().take(items, announce=is_news):
                if isinstance(outcome, Rejected):
                    log.warning("not indexed: %s", outcome)
                elif outcome.passages:
                    log.info("%s %s", outcome.verdict.value, outcome.url)
        except IndexProblem as problem:
            log.warning("files wait to be indexed: %s", problem)
            ended.wait(TRY_AGAIN_S)
        else:
            return


async def _end_with(parent: int | None, stop: asyncio.Event) -> None:
    """Stops once the parent is gone: nobody would answer with what is gathered."""
    while not await _waited(stop):
        if parent is not None and os.getppid() != parent:
            stop.set()


async def _waited(stop: asyncio.Event, seconds: float = LOOK_SECONDS) -> bool:
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await stop.wait()
    return stop.is_set()
