"""Matching, sending and retiring beside the conversation, or in processes of their own."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection
from telegram import Bot

from chat.telegram.delivery_client import TelegramDeliveryClient
from chat.telegram.rate_limiter import RateLimiter
from index.library.database import Database
from index.library.errors import IndexProblem
from updates.delivery import Delivery
from updates.delivery_counts import retire
from updates.errors import NotTheSender
from updates.matching import Matching
from updates.sender import Sender

log = logging.getLogger(__name__)

LOOK_EVERY_S = 0.5  # what another process changed is told within a second
LONGEST_PAUSE_S = 15.0  # while that fails
TIDY_EVERY_S = 3600.0

Companion = Callable[[Bot], Coroutine[Any, Any, None]]
Errand = Callable[[], Coroutine[Any, Any, None]]  # a companion that needs no bot


def sending(
    database: Database,
    limiter: RateLimiter,
    chosen_language: Callable[[int], str] = lambda _chat: "",
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
    entitled: Callable[[Connection], bool] = lambda _: True,
) -> Companion:
    """Empties the outbox until it is cancelled; `limiter` is the bot's own.

    Once it is not `entitled` any more, it sends nothing and waits to be cancelled.
    """

    async def send(bot: Bot) -> None:
        dispatch = Delivery(database, now, entitled)
        try:
            await Sender(dispatch, TelegramDeliveryClient(bot, chosen_language), limiter).run()
        except NotTheSender as other:
            log.info("%s, so nothing is sent from here", other)
            await asyncio.Event().wait()

    return send


def retiring(database: Database, now: Callable[[], datetime]) -> Errand:
    """Retires what was told long ago, now and then."""

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
                log.warning("what was told long ago stays for now: %s", problem)
            except Exception:  # the next round may fare better
                log.exception("what was told long ago could not be retired; trying again")
            await asyncio.sleep(pause)
            pause = LONGEST_PAUSE_S

    return retire_old


def matching_beside(matching: Matching, catch_up: Callable[[], object]) -> Errand:
    """Matches whatever changes in the library."""

    def look() -> None:
        catch_up()
        matching.follow()

    async def match() -> None:
        pause = LOOK_EVERY_S
        while True:
            failed = True
            try:
                await asyncio.to_thread(look)
                failed = False
            except IndexProblem as problem:  # the database may be locked, the disk full
                log.warning("what is new waits to be matched: %s", problem)
            except Exception:  # the next round may fare better
                log.exception("what is new could not be matched; trying again")
            pause = min(2 * pause, LONGEST_PAUSE_S) if failed else LOOK_EVERY_S
            await asyncio.sleep(pause)

    return match
