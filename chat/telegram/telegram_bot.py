"""Runs the bot on Telegram: connects, receives Telegram updates, answers them, and stops in order."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from typing import TYPE_CHECKING

from telegram.ext import Application

from chat.conversation import Conversation
from chat.errors import ChatProblem
from chat.health_state import HealthState
from chat.running_tasks import first_of
from chat.telegram.addressing import BotIdentity
from chat.telegram.chat_queues import ChatQueues, OrderedUpdateProcessor, StoringQueue
from chat.telegram.command_menus import AdminMenus, set_menus
from chat.telegram.extensions import Extensions, ServingLimits
from chat.telegram.incoming_handlers import IncomingHandlers
from chat.telegram.incoming_sources import REFUSED, App, Close, IncomingSource, call_until_reached
from chat.telegram.overload import Overload
from chat.telegram.shutdown import stop_answering
from chat.telegram.watched_requests import CountedRequest, PollingLog, WatchedRequest
from config.clock import utc_now
from config.settings import Settings
from index.library.database import Database
from index.library.leader_election import LeaderElection
from index.library.lease_owners import process_name

if TYPE_CHECKING:
    from chat.telegram.shared_queue import SharedQueue

log = logging.getLogger(__name__)

CONNECTIONS = 24  # to Telegram at once, for sending: 30 messages a second where each takes 0.8 s
TIDY_EVERY_S, TIDY_SHARED_EVERY_S = 3600.0, 600.0  # more often if conversations are in the database


UNSET = "TELEGRAM_BOT_TOKEN is not set"


async def serve(
    settings: Settings,
    conversation: Conversation,
    stop: asyncio.Event,
    extensions: Extensions = Extensions(),  # noqa: B008  # it is frozen
    *,
    ready: asyncio.Event | None = None,
    health_state: HealthState | None = None,
    shared: Database | None = None,
) -> None:
    """Runs the bot until `stop` is set, and finishes the answers that are under way then.

    `ready` is set once the bot listens. `health_state` is kept up to date. Through the database `shared`, several
    processes answer each Telegram update once. One argument per part that a role brings along.

    Raises ChatProblem if there is no token or Telegram does not know it.
    """
    health_state = health_state or HealthState()
    polling = WatchedRequest(health_state, connections=2)
    overload = Overload()
    limits = extensions.limits
    queue = _shared_queue(shared, overload, limits) if shared is not None else None
    application = _application(settings, polling, extensions, health_state, overload, queue)
    if not await _reached(application, stop):
        return
    bot = application.bot
    answering = _registered(application, conversation, settings, extensions)
    async with contextlib.AsyncExitStack() as open_things:
        open_things.push_async_callback(application.shutdown)
        open_things.callback(answering.close)
        beside: list[asyncio.Task[None]] = []
        sources: list[Close] = []
        if queue is not None:
            open_things.push_async_callback(queue.close)
            queue.serve(bot, extensions.keep)
        await application.start()
        open_things.push_async_callback(
            stop_answering, application, beside, sources, health_state, extensions.stop_times
        )
        polling_log = PollingLog()
        kinds = [*IncomingHandlers.UPDATES, *(kind for each in extensions.handler_sets for kind in each.UPDATES)]
        health_state.expect()
        election = LeaderElection(shared, limits.election) if shared is not None else None
        source = IncomingSource(application, settings, kinds, polling_log, health_state, limits)
        sources.append(await source.listen(stop, election))
        beside.extend(asyncio.create_task(task(bot)) for task in extensions.tasks)
        beside.append(asyncio.create_task(polling_log.watch(health_state)))
        beside.append(asyncio.create_task(overload.tell(answering.too_much_waits)))
        beside.append(asyncio.create_task(set_menus(bot, conversation.commands)))
        beside.append(asyncio.create_task(_keep_tidy(answering, conversation, queue)))
        log.info("listening on Telegram as @%s", bot.username)
        health_state.listening = True
        if ready is not None:
            ready.set()
        await first_of(stop, polling.refused)
        health_state.listening = False
        if queue is not None:
            queue.stop_leasing()
    if polling.refused.is_set():
        raise ChatProblem(REFUSED)


def _registered(
    application: App, conversation: Conversation, settings: Settings, extensions: Extensions
) -> IncomingHandlers:
    """Adds all handlers to the application; returns the conversation's."""
    answering = IncomingHandlers(
        application.bot,
        conversation,
        BotIdentity(application.bot.id, application.bot.username, settings.admins),
        a_person=settings.questions_per_person,
        a_group=settings.questions_per_group,
        typing_after_s=extensions.limits.typing_after_s,
        queue=extensions.questions,
    )
    answering.register(application)
    for handler_set in (AdminMenus(conversation.commands, settings.admins), *extensions.handler_sets):
        handler_set.register(application)
    return answering


def _application(
    settings: Settings,
    polling: WatchedRequest,
    extensions: Extensions,
    health_state: HealthState,
    overload: Overload,
    queue: SharedQueue | None,
) -> App:
    if settings.telegram_bot_token is None:
        raise ChatProblem(UNSET)
    base = str(settings.telegram_api_url).rstrip("/")
    limits, rate_limiter = extensions.limits, extensions.rate_limiter
    queues = ChatQueues(limits.most_waiting, limits.most_waiting_in_a_chat)
    handled = () if queue is None else (queue.handled,)
    builder = (
        Application.builder()
        .token(settings.telegram_bot_token.get_secret_value())
        .base_url(f"{base}/bot")
        .base_file_url(f"{base}/file/bot")
        .get_updates_request(polling)
        .request(CountedRequest(health_state, connections=CONNECTIONS))
        .concurrent_updates(OrderedUpdateProcessor(queues, overload.dropped, health_state, *handled))
    )
    builder = builder.update_queue(StoringQueue(extensions.keep) if queue is None else queue)
    rate_limiter = extensions.rate_limiter
    return (builder.rate_limiter(rate_limiter) if rate_limiter is not None else builder).build()


def _shared_queue(database: Database, overload: Overload, limits: ServingLimits) -> SharedQueue:
    from chat.telegram.inbox import Inbox  # brings what only PostgreSQL needs
    from chat.telegram.shared_queue import SharedQueue

    inbox = Inbox(database, process_name(), most_in_a_chat=limits.most_waiting_in_a_chat)
    return SharedQueue(inbox, overload.dropped)


async def _reached(application: App, stop: asyncio.Event) -> bool:
    """Connects, however long it takes. Returns False if `stop` is set first."""
    reached = False
    try:
        reached = await call_until_reached(application.initialize, stop)
    finally:
        if not reached:
            await application.shutdown()
            await application.bot.shutdown()  # its connections are open, though the application never was
    return reached


async def _keep_tidy(answering: IncomingHandlers, conversation: Conversation, queue: SharedQueue | None) -> None:
    """Deletes old data now and then."""
    while True:
        try:
            await answering.compute(lambda: conversation.forget_old(utc_now()))
            if queue is not None:
                await queue.tidy()
        except Exception:
            log.exception("old answers could not be deleted; trying again later")
        await asyncio.sleep(TIDY_EVERY_S if queue is None else TIDY_SHARED_EVERY_S)
