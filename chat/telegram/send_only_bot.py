"""A bot that only sends: it does not ask for Telegram updates, and runs tasks that send."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Sequence
from typing import Any

from telegram.ext import BaseRateLimiter, ExtBot

from chat.errors import ChatProblem
from chat.health_state import HealthState
from chat.running_tasks import cancelled, first_of
from chat.telegram.extensions import BotTask
from chat.telegram.incoming_sources import REFUSED, call_until_reached
from chat.telegram.shutdown import StopTimes
from chat.telegram.telegram_bot import CONNECTIONS, UNSET
from chat.telegram.watched_requests import WatchedRequest
from config.settings import Settings

log = logging.getLogger(__name__)


async def send_only(
    settings: Settings,
    stop: asyncio.Event,
    *,
    tasks: Sequence[BotTask],
    rate_limiter: BaseRateLimiter[Any],
    health_state: HealthState,
) -> None:
    """Runs the `tasks` with a Bot until `stop` is set, and waits for the message that is on its way then.

    Raises ChatProblem if there is no token or Telegram does not know it.
    """
    health_state.waits_for_updates = False  # with nothing to send, Telegram's silence is no problem
    request = WatchedRequest(health_state, connections=CONNECTIONS)
    bot = _bot(settings, request, rate_limiter)
    try:
        if not await call_until_reached(bot.initialize, stop):
            return
        beside = [asyncio.create_task(task(bot)) for task in tasks]
        log.info("speaking on Telegram as @%s", bot.username)
        health_state.listening = True
        await first_of(stop, request.refused)
        health_state.listening = False
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(StopTimes().listening_s):
                await cancelled(beside)
        if request.refused.is_set():
            raise ChatProblem(REFUSED)
    finally:
        await bot.shutdown()


def _bot(settings: Settings, request: WatchedRequest, rate_limiter: BaseRateLimiter[Any]) -> ExtBot[Any]:
    if settings.telegram_bot_token is None:
        raise ChatProblem(UNSET)
    base = str(settings.telegram_api_url).rstrip("/")
    return ExtBot(
        settings.telegram_bot_token.get_secret_value(),
        f"{base}/bot",
        f"{base}/file/bot",
        request=request,
        rate_limiter=rate_limiter,
    )
