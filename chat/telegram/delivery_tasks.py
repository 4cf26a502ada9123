"""The tasks that deliver updates on Telegram: one elected process sends them, within Telegram's limits."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence

from sqlalchemy import Connection
from telegram import Bot

from chat.reader_settings import ChosenLanguage, none_chosen
from chat.telegram.delivery_client import TelegramDeliveryClient
from chat.telegram.extensions import BotTask, Extensions
from chat.telegram.membership_handlers import ChatMembershipHandlers, ChatWelcomes
from chat.telegram.rate_limiter import RateLimiter, TelegramRateLimiter
from chat.updates.background_tasks import OnDuty, retiring_task, run_as_leader
from chat.updates.updates_setup import Updates
from config.clock import Clock, utc_now
from index.library.database import Database
from index.library.leader_election import ElectionTimes, Leader
from updates.delivery import Delivery
from updates.errors import NotTheSender
from updates.sender import GRACE_S, Sender

log = logging.getLogger(__name__)

DELIVERING = "delivering"


def delivery_extensions(
    database: Database,
    updates: Updates,
    *,
    chosen_language: ChosenLanguage = none_chosen,
    now: Clock = utc_now,
    beside_sending: Sequence[BotTask] = (),
    on_duty: OnDuty = lambda _duty, _begun: None,
) -> Extensions:
    """Returns the tasks and handlers that match and send `updates` on Telegram.

    `beside_sending` are more tasks for the one process that sends. `on_duty` is called when this process is elected.
    """
    limiter = rate_limiter_for(database)
    deliver = delivering_task(database, limiter, chosen_language, now, more=beside_sending, on_duty=on_duty)
    return Extensions(
        tasks=(lambda _bot: updates.match(), deliver),
        handler_sets=(
            ChatMembershipHandlers(updates.actions),
            ChatWelcomes(updates.actions, chosen_language),
        ),
        rate_limiter=limiter,
    )


def rate_limiter_for(database: Database) -> RateLimiter:
    """Returns a rate limiter: for all processes on a PostgreSQL, otherwise in the memory of this process."""
    if database.is_sqlite:
        return TelegramRateLimiter()
    from chat.telegram.shared_rate_limiter import SharedRateLimiter  # brings what only PostgreSQL needs

    return SharedRateLimiter(database)


def sending_task(
    database: Database,
    limiter: RateLimiter,
    chosen_language: ChosenLanguage = none_chosen,
    now: Clock = utc_now,
    entitled: Callable[[Connection], bool] = lambda _: True,
    *,
    grace_s: float = GRACE_S,
) -> BotTask:
    """Returns a task that sends what is in the outbox. `limiter` is the bot's own.

    Once this process is not `entitled` to send any more, the task sends nothing and waits to be cancelled.
    """

    async def send(bot: Bot) -> None:
        delivery = Delivery(database, now, entitled)
        try:
            await Sender(delivery, TelegramDeliveryClient(bot, chosen_language), limiter, grace_s=grace_s).run()
        except NotTheSender as other:
            log.info("%s, so nothing is sent from here", other)
            await asyncio.Event().wait()

    return send


def delivering_task(
    database: Database,
    limiter: RateLimiter,
    chosen_language: ChosenLanguage = none_chosen,
    now: Clock = utc_now,
    *,
    more: Sequence[BotTask] = (),
    on_duty: OnDuty = lambda _duty, _begun: None,
    election_times: ElectionTimes = ElectionTimes(),  # noqa: B008  # it is frozen
    grace_s: float = GRACE_S,
) -> BotTask:
    """Returns a task that sends what is in the outbox, deletes old rows and runs `more`, in one elected process.

    One sender is enough: it reaches 29.4 of the 30 messages a second that Telegram allows. With one sender, it is known
    which message was on its way when it died. When it ends, another process is elected. One argument per part and per
    time that a test shortens.
    """
    leader = Leader(database, election_times)
    send = sending_task(database, limiter, chosen_language, now, leader.is_leader, grace_s=grace_s)
    retire = retiring_task(database, now)

    async def deliver(bot: Bot) -> None:
        await run_as_leader(leader, DELIVERING, lambda: [send(bot), retire(), *(each(bot) for each in more)], on_duty)

    return deliver
