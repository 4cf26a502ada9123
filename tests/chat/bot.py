"""The real bot on a server of the tests' own."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

from chat.conversation import Conversation
from chat.health_state import HealthState
from chat.question_queue import QuestionQueue
from chat.telegram.chat_queues import StoreUpdate, store_nothing
from chat.telegram.extensions import BotTask, Extensions, HandlerSet, ServingLimits
from chat.telegram.telegram_bot import serve
from config.settings import Settings, read_settings
from index.library.database import Database
from testing.bot_api import BotApiServer

STARTS_WITHIN_S = 10.0


def settings_for(server: BotApiServer, **others: Any) -> Settings:
    """Settings that lead the bot to that server."""
    return read_settings(telegram_bot_token=server.token, telegram_api_url=server.url, **others)


@asynccontextmanager
async def talking(
    server: BotApiServer,
    conversation: Conversation,
    *,
    tasks: Sequence[BotTask] = (),
    handler_sets: Sequence[HandlerSet] = (),
    shared: Database | None = None,
    health_state: HealthState | None = None,
    limits: ServingLimits = ServingLimits(),  # noqa: B008  # it is frozen
    keep: StoreUpdate = store_nothing,
    questions: QuestionQueue | None = None,
    **settings: Any,
) -> AsyncIterator[None]:
    """The bot listens while the block runs, and has answered everything when it ends."""
    stop, ready = asyncio.Event(), asyncio.Event()
    bot = asyncio.create_task(
        serve(
            settings_for(server, **settings),
            conversation,
            stop,
            Extensions(tasks, handler_sets, keep=keep, limits=limits, questions=questions),
            ready=ready,
            shared=shared,
            health_state=health_state,
        )
    )
    waiting = asyncio.create_task(ready.wait())
    try:
        async with asyncio.timeout(STARTS_WITHIN_S):
            await asyncio.wait((bot, waiting), return_when=asyncio.FIRST_COMPLETED)
        yield
    finally:
        waiting.cancel()
        stop.set()
        await bot
