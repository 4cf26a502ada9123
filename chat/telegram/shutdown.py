"""Stops in order and in time: what is under way is finished first, and what could not be is said."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from telegram.ext import Application

from chat.telegram.health_state import HealthState

log = logging.getLogger(__name__)

STOP_S = 7.5  # for everything here; the program has 10 s to end
LISTENING_S = 5.5  # of these, for ending the poll and the message that is on its way; answers go on meanwhile


async def stop_answering(
    application: Application[Any, Any, Any, Any, Any, Any],
    beside: Sequence[asyncio.Task[Any]],
    ears: Sequence[Callable[[], Awaitable[None]]],
    health_state: HealthState,
) -> None:
    """Closes the `ears`, cancels what goes on `beside`, and waits for the answers that are being made."""
    loop = asyncio.get_running_loop()
    end = loop.time() + STOP_S
    log.info("stopping: %d updates are being answered", health_state.waiting)
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(LISTENING_S):
            await asyncio.gather(cancelled(beside), *(close() for close in ears))
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout_at(end):
            await application.stop()
    if health_state.waiting:
        log.warning("%d updates were not answered before the bot had to stop", health_state.waiting)


async def cancelled(tasks: Sequence[asyncio.Task[Any]]) -> None:
    """Cancels tasks and waits for their ends; one that failed is told of."""
    for task in tasks:
        task.cancel()
    for outcome in await asyncio.gather(*tasks, return_exceptions=True):
        if isinstance(outcome, Exception):
            log.error("something beside the conversation failed", exc_info=outcome)
