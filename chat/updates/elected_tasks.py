"""What one process of all does, the one that was elected for it, while the others stand by: sending, and matching."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine, Sequence
from datetime import UTC, datetime
from typing import Any

from telegram import Bot

from chat.telegram.rate_limiter import RateLimiter, TelegramRateLimiter
from chat.updates.background_tasks import Companion, Errand, matching_beside, retiring, sending
from index.library.database import Database
from index.library.leader_election import Leader
from updates.matching import SubscriptionMatcher

DELIVERING, MATCHING = "delivering", "matching"
OnDuty = Callable[[str, bool], object]  # hears that this process is the one for a duty, or no longer

log = logging.getLogger(__name__)


def limiter_for(database: Database) -> RateLimiter:
    """Keeps Telegram's limits: over all processes on a PostgreSQL, in this one's memory otherwise."""
    if database.is_sqlite:
        return TelegramRateLimiter()
    from chat.telegram.shared_rate_limiter import SharedRateLimiter  # brings what only PostgreSQL needs

    return SharedRateLimiter(database)


def delivering(
    database: Database,
    limiter: RateLimiter,
    chosen_language: Callable[[int], str] = lambda _person: "",
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
    *,
    more: Sequence[Companion] = (),
    on_duty: OnDuty = lambda _duty, _begun: None,
) -> Companion:
    """Empties the outbox and retires old rows, and does `more` that is said once by the bot, not once a process.

    One sender reaches what Telegram allows all of them (29.4 of 30 messages a second), and what is on its way when it
    dies can be told, because there is one: so it is elected, and the others take over when it ends.
    """
    leader = Leader(database)
    send, retire = sending(database, limiter, chosen_language, now, leader.is_leader), retiring(database, now)

    async def deliver(bot: Bot) -> None:
        await _led(leader, DELIVERING, lambda: [send(bot), retire(), *(each(bot) for each in more)], on_duty)

    return deliver


def matching_elected(
    database: Database,
    matching: SubscriptionMatcher,
    catch_up: Callable[[], object],
    on_duty: OnDuty = lambda _duty, _begun: None,
) -> Errand:
    """Matches whatever changes in the library: one follower reads the changes in their order."""
    match = matching_beside(matching, catch_up)
    return lambda: _led(Leader(database), MATCHING, lambda: [match()], on_duty)


async def _led(
    leader: Leader, duty: str, parts: Callable[[], Sequence[Coroutine[Any, Any, None]]], on_duty: OnDuty
) -> None:
    """Does all the parts whenever this process is elected for the duty."""

    async def do() -> None:
        log.info("%s: this process is the one", duty)
        on_duty(duty, True)
        try:
            await asyncio.gather(*(_outlived(part) for part in parts()))
        finally:
            on_duty(duty, False)

    await leader.lead(duty, do)


async def _outlived(part: Coroutine[Any, Any, None]) -> None:
    """A bug in one is not the end of the others."""
    try:
        await part
    except Exception:
        log.exception("something beside the conversation failed")
