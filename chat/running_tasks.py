"""Runs tasks side by side until the process is told to stop, and cancels them in order."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine, Sequence
from typing import Any

from chat.health_state import HealthState

log = logging.getLogger(__name__)


async def run_until(stop: asyncio.Event, tasks: Sequence[Coroutine[Any, Any, None]], health_state: HealthState) -> None:
    """Runs the tasks until `stop` is set, then cancels them. The process counts as ready while they run."""
    running = [asyncio.create_task(each) for each in tasks]
    health_state.listening = True
    try:
        await stop.wait()
    finally:
        health_state.listening = False
        await cancelled(running)


async def first_of(*events: asyncio.Event) -> None:
    """Returns once one of the events is set."""
    waits = [asyncio.create_task(event.wait()) for event in events]
    await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
    await cancelled(waits)


async def cancelled(tasks: Sequence[asyncio.Task[Any]]) -> None:
    """Cancels tasks and waits until they have ended; logs those that failed."""
    for task in tasks:
        task.cancel()
    await ended(tasks)


async def ended(tasks: Sequence[asyncio.Task[Any]]) -> None:
    """Waits until tasks have ended; logs those that failed."""
    for outcome in await asyncio.gather(*tasks, return_exceptions=True):
        if isinstance(outcome, Exception):
            log.error("a background task failed", exc_info=outcome)
