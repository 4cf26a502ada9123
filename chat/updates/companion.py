"""Matching and sending beside the conversation: what the door runs with its bot."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from typing import Any

from telegram import Bot

from chat.updates.courier import TelegramCourier
from index.database import Database
from index.errors import IndexProblem
from updates.counting import retire
from updates.dispatch import Dispatch
from updates.limits import TelegramLimiter
from updates.matching import Matching
from updates.sender import Sender

log = logging.getLogger(__name__)

LOOK_EVERY_S = 0.5  # what another process changed is told within a second
LONGEST_PAUSE_S = 15.0  # while that fails
TIDY_EVERY_S = 3600.0


def sending(
    database: Database,
    limiter: TelegramLimiter,
    chosen_language: Callable[[int], str] = lambda _chat: "",
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Callable[[Bot], Coroutine[Any, Any, None]]:
    """A companion for the door that empties the outbox until it is cancelled; `limiter` is the bot's own."""

    async def send(bot: Bot) -> None:
        await Sender(Dispatch(database, now), TelegramCourier(bot, chosen_language), limiter).run()

    return send


def matching_beside(
    matching: Matching, database: Database, catch_up: Callable[[], object], now: Callable[[], datetime]
) -> Callable[[Bot], Coroutine[Any, Any, None]]:
    """A companion that matches whatever changes in the library, and retires what was told long ago."""

    def look() -> None:
        catch_up()
        matching.follow()

    def tidy() -> None:
        with database.writing() as connection:
            retire(connection, now())

    async def match(_: Bot) -> None:
        next_tidying, pause = 0.0, LOOK_EVERY_S
        while True:
            failed = True
            try:
                await asyncio.to_thread(look)
                if time.monotonic() >= next_tidying:
                    await asyncio.to_thread(tidy)
                    next_tidying = time.monotonic() + TIDY_EVERY_S
                failed = False
            except IndexProblem as problem:  # the database may be locked, the disk full
                log.warning("what is new waits to be matched: %s", problem)
            except Exception:  # the next round may fare better
                log.exception("what is new could not be matched; trying again")
            pause = min(2 * pause, LONGEST_PAUSE_S) if failed else LOOK_EVERY_S
            await asyncio.sleep(pause)

    return match
