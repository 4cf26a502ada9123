"""The gathering process (role `ingest`): polls feeds, takes channels' posts, watches a folder, links stories, deletes
old articles.

It is a process of its own, so that neither a hostile page nor a long backlog delays answers. It has low priority, and
ends with the process that started it.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import signal
import threading
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from chat.health_state import HealthState
from chat.running_tasks import ended, run_until
from commands.automatic_model import keep_moving
from commands.parts import Parts
from commands.process_lifecycle import INGEST, Process, started_process
from commands.sentence_analysis import keep_analysing
from commands.web_sources import open_web
from config.settings import Settings
from index.gathering.source_channels.post_taking import take_posts
from index.indexing.stories import StoryFollower
from index.library.articles import Draft
from index.library.errors import IndexProblem, Rejected
from index.library.leader_election import LeaderElection
from index.library.retention import remove_old

TENDING = "tending"  # the duty of one elected gathering process; feeds are leased one by one
NICENESS = 10  # answers go first
SWEEP_SECONDS = 3600.0  # between two looks for articles that are too old to be kept
LOOK_SECONDS = 1.0  # between looks for changes to link, and at whether the parent is still there
TRY_AGAIN_S = 15.0  # after a failure to write the library or to read the folder

log = logging.getLogger(__name__)


def ingest(settings: Settings, parent: int | None = None) -> None:
    """Gathers until SIGTERM or SIGINT, or until the process `parent` has ended."""
    is_beside_terminal = parent is not None and not settings.telegram_bot_token  # whose chat the lines would disturb
    level = logging.ERROR if is_beside_terminal else logging.INFO
    with started_process(settings, INGEST, level=level, child=parent is not None) as process:
        if parent is None:  # a parent tells how both are
            process.serve_status()
        os.nice(NICENESS)
        process.run(
            lambda stop: _gather(process, parent, stop),
            lambda: log.info("gathering news stops: what is under way is finished"),
        )


async def _gather(process: Process, parent: int | None, stop: asyncio.Event) -> None:
    parts, folder = process.parts, process.parts.settings.watch
    async with open_web(parts) as web:
        until_done = [asyncio.create_task(web.poller.run(stop)), asyncio.create_task(_end_with(parent, stop))]
        if folder is not None:
            until_done.append(asyncio.create_task(_watch_until(stop, parts, folder)))
        until_stopped = [_tend(parts, stop, process.health_state), process.systemd.beat("gathering news")]
        await run_until(stop, until_stopped, process.health_state)
        await ended(until_done)


async def _tend(parts: Parts, stop: asyncio.Event, health_state: HealthState) -> None:
    """Takes channels' posts, links stories, moves models and deletes old articles, as the one elected process."""

    async def tend() -> None:
        duties = [
            _take_channel_posts(parts, stop),
            _link_stories(parts, stop),
            keep_moving(parts, stop),
            keep_analysing(parts.database, stop),
        ]
        if parts.keep is not None:
            duties.append(_let_old_go(parts, parts.keep, stop))
        health_state.on_duty(TENDING, True)
        try:
            await asyncio.gather(*duties)
        finally:
            health_state.on_duty(TENDING, False)

    await LeaderElection(parts.database).run_while_leader(TENDING, tend)


async def _take_channel_posts(parts: Parts, stop: asyncio.Event) -> None:
    """Takes the posts of channels that have come."""
    from commands.library_intake import is_news

    store, library = parts.channels, parts.ingest()
    while not stop.is_set():
        pause = LOOK_SECONDS
        try:
            taken = await asyncio.to_thread(take_posts, store, library, is_news, lambda: not stop.is_set())
            if taken:
                log.info("%d posts of channels indexed", taken)
        except IndexProblem as problem:
            log.warning("posts of channels wait: %s", problem)
            pause = TRY_AGAIN_S
        except Exception:  # the next round may fare better
            log.exception("posts of channels could not be indexed; trying again")
            pause = TRY_AGAIN_S
        await _waited(stop, pause)


async def _link_stories(parts: Parts, stop: asyncio.Event) -> None:
    """Links new articles to stories as they come; opens the indexes only once there is something to link."""
    while not await _waited(stop):
        try:
            await asyncio.to_thread(_link, parts, lambda: not stop.is_set())
        except IndexProblem as problem:
            log.warning("stories wait: %s", problem)
        except Exception:  # the next round may fare better
            log.exception("stories could not be linked; trying again")


def _link(parts: Parts, wanted: Callable[[], bool]) -> None:
    if parts.has_moved():  # vectors of two models would be compared until the new one is open
        parts.follow_model()
        return
    follower = StoryFollower(parts.database, lambda: parts.search, lambda: parts.embedder.dimension)
    if follower.behind():
        parts.search.catch_up()
        follower.follow(wanted)


async def _let_old_go(parts: Parts, keep: timedelta, stop: asyncio.Event) -> None:
    """Deletes articles that are older than the retention period, now and every SWEEP_SECONDS."""
    while not stop.is_set():
        try:
            gone = await asyncio.to_thread(
                remove_old, parts.database, keep, datetime.now(UTC), lambda: not stop.is_set()
            )
            if gone:
                log.info("%d articles older than %d days have gone", gone, keep.days)
        except IndexProblem as problem:
            log.warning("old articles are not deleted for now: %s", problem)
        except Exception:  # the next round may fare better
            log.exception("old articles could not be deleted; trying again")
        await _waited(stop, SWEEP_SECONDS)


async def _watch_until(stop: asyncio.Event, parts: Parts, folder: Path) -> None:
    """Indexes files that arrive in the folder, in a thread."""
    over = threading.Event()
    watching = asyncio.create_task(asyncio.to_thread(_watch, parts, folder, over))
    try:
        await stop.wait()
    finally:
        over.set()
        await watching


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
    """Indexes items as soon as the library can be written, since no second event would name these files."""
    from commands.library_intake import is_news

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
    """Stops, as after a signal, once the parent is gone: the next bot waits for the lock of this process."""
    while not await _waited(stop):
        if parent is not None and os.getppid() != parent:
            signal.raise_signal(signal.SIGTERM)
            return


async def _waited(stop: asyncio.Event, seconds: float = LOOK_SECONDS) -> bool:
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await stop.wait()
    return stop.is_set()
