"""The bot is told to stop: what is under way is finished, in time, and the log says what was not."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Sequence

import pytest

from chat.conversation_setup import build_conversation
from chat.health_state import HealthState
from chat.telegram.extensions import Extensions
from chat.telegram.shutdown import StopTimes
from chat.telegram.telegram_bot import serve
from index.library.database import Database
from retrieval.answers import Answer, Query
from retrieval.follow_ups import Turn
from testing.bot_api import BotApiServer
from testing.fake_answerer import FakeAnswerer
from tests.chat.bot import settings_for

pytestmark = pytest.mark.either


class SlowAnswerer(FakeAnswerer):
    """An answerer that begins, and ends when it may."""

    def __init__(self) -> None:
        super().__init__()
        self.begun, self.may_end = threading.Event(), threading.Event()

    def answer(self, query: Query, history: Sequence[Turn] = ()) -> Answer:
        """As FakeAnswerer, once it may."""
        self.begun.set()
        self.may_end.wait(30)
        return super().answer(query, history)


async def stopped_while_answering(
    server: BotApiServer,
    database: Database,
    answerer: SlowAnswerer,
    health_state: HealthState,
    times: StopTimes = StopTimes(),  # noqa: B008
) -> asyncio.Task[None]:
    """A bot that has been told to stop while it makes an answer."""
    stop = asyncio.Event()
    conversation = build_conversation(answerer, answerer, database).conversation
    bot = asyncio.create_task(
        serve(settings_for(server), conversation, stop, Extensions(stop_times=times), health_state=health_state)
    )
    server.person("Ada").says("What does Zelenskyy require?")
    await asyncio.to_thread(answerer.begun.wait, 30)
    stop.set()
    return bot


async def test_what_is_being_answered_is_answered_first(
    server: BotApiServer, database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    answerer, health_state = SlowAnswerer(), HealthState()
    bot = await stopped_while_answering(server, database, answerer, health_state)
    answerer.may_end.set()
    await bot
    assert "stopping: 1 updates are being answered" in caplog.text
    assert "were not answered" not in caplog.text
    assert len([call for call in server.calls if call.method == "sendMessage"]) == 1
    assert health_state.waiting == 0
    assert not health_state.listening


async def test_an_answer_that_takes_too_long_does_not_hold_the_bot_up(
    server: BotApiServer, database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    answerer = SlowAnswerer()
    bot = await stopped_while_answering(server, database, answerer, HealthState(), StopTimes(0.3, 0.2))
    async with asyncio.timeout(5):
        await bot
    answerer.may_end.set()
    assert "1 updates were not answered before the bot had to stop" in caplog.text
