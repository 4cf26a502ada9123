"""Background tasks for updates: matching, and deleting old rows. One elected process runs each of them."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine, Sequence
from typing import Any

from config.clock import Clock
from config.retry_pauses import RetryPauses
from index.library.database import Database
from index.library.errors import IndexProblem
from index.library.leader_election import Leader
from updates.delivery_counts import retire
from updates.matching import SubscriptionMatcher

log = logging.getLogger(__name__)

MATCHING = "matching"
LOOK_EVERY_S = 0.5  # changes of other processes are matched within a second
LONGEST_PAUSE_S = 15.0  # while that fails
TIDY_EVERY_S = 3600.0

BackgroundTask = Callable[[], Coroutine[Any, Any, None]]  # runs until it is cancelled
OnDuty = Callable[[str, bool], object]  # called when this process becomes the leader for a duty, or stops being it


def retiring_task(database: Database, now: Clock) -> BackgroundTask:
    """Returns a task that deletes old deliveries once an hour."""

    def tidy() -> None:
        with database.writing() as connection:
            retire(connection, now())

    async def retire_old() -> None:
        pause = LONGEST_PAUSE_S
        while True:
            try:
                await asyncio.to_thread(tidy)
                pause = TIDY_EVERY_S
            except IndexProblem as problem:
                log.warning("old deliveries are not deleted for now: %s", problem)
            except Exception:  # the next round may fare better
                log.exception("old deliveries could not be deleted; trying again")
            await asyncio.sleep(pause)
            pause = LONGEST_PAUSE_S

    return retire_old


def matching_task(
    matching: SubscriptionMatcher,
    catch_up: Callable[[], object],
    *,
    look_every_s: float = LOOK_EVERY_S,
    longest_pause_s: float = LONGEST_PAUSE_S,
) -> BackgroundTask:
    """Returns a task that matches changes in the library with the subscriptions."""

    def look() -> None:
        catch_up()
        matching.follow()

    async def match() -> None:
        pauses, failures = RetryPauses(2 * look_every_s, longest_pause_s), 0
        while True:
            failures += 1
            try:
                await asyncio.to_thread(look)
                failures = 0
            except IndexProblem as problem:  # the database may be locked, the disk full
                log.warning("new articles wait to be matched: %s", problem)
            except Exception:  # the next round may fare better
                log.exception("new articles could not be matched; trying again")
            await asyncio.sleep(pauses.after(failures) if failures else look_every_s)

    return match


def elected_matching_task(
    database: Database,
    matching: SubscriptionMatcher,
    catch_up: Callable[[], object],
    on_duty: OnDuty = lambda _duty, _begun: None,
) -> BackgroundTask:
    """Returns the matching task, run by one elected process, so that changes are read once and in order."""
    match = matching_task(matching, catch_up)
    return lambda: run_as_leader(Leader(database), MATCHING, lambda: [match()], on_duty)


async def run_as_leader(
    leader: Leader, duty: str, parts: Callable[[], Sequence[Coroutine[Any, Any, None]]], on_duty: OnDuty
) -> None:
    """Runs the parts of a duty while this process is elected for it; runs until cancelled."""

    async def do() -> None:
        log.info("%s: this process is elected", duty)
        on_duty(duty, True)
        try:
            await asyncio.gather(*(_outlived(part) for part in parts()))
        finally:
            on_duty(duty, False)

    await leader.run_while_leader(duty, do)


async def _outlived(part: Coroutine[Any, Any, None]) -> None:
    """Runs a part to its end; a failure is logged and does not end the other parts."""
    try:
        await part
    except Exception:
        log.exception("a background task failed")
