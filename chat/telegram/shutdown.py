"""Stops the bot in order and in time: finishes what is under way, and logs what could not be finished."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

from telegram.ext import Application

from chat.health_state import HealthState
from chat.running_tasks import cancelled

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class StopTimes:
    """How long the steps of a stop may take. The program has 10 s to end."""

    all_s: float = 7.5
    listening_s: float = 5.5  # of these, for ending the poll and the message on its way; answers are made meanwhile


async def stop_answering(
    application: Application[Any, Any, Any, Any, Any, Any],
    beside: Sequence[asyncio.Task[Any]],
    sources: Sequence[Callable[[], Awaitable[None]]],
    health_state: HealthState,
    times: StopTimes,
) -> None:
    """Closes the `sources` of updates, cancels the tasks `beside`, and waits for the answers that are being made."""
    loop = asyncio.get_running_loop()
    end = loop.time() + times.all_s
    log.info("stopping: %d updates are being answered", health_state.waiting)
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(times.listening_s):
            await asyncio.gather(cancelled(beside), *(close() for close in sources))
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout_at(end):
            await application.stop()
    if health_state.waiting:
        log.warning("%d updates were not answered before the bot had to stop", health_state.waiting)
