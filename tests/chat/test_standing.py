"""The bot keeps running: it waits for Telegram, answers what it has begun when it is stopped, and bounds what waits."""

from __future__ import annotations

import asyncio
import threading

import pytest

from chat.conversation import Conversation
from chat.telegram.chat_queues import ChatQueues, QueueFull
from chat.telegram.telegram_bot import serve
from testing.bot_api import BotApiServer
from testing.fake_answerer import TERMS, FakeAnswerer
from tests.chat.bot import settings_for, talking

QUESTION = "What does Zelenskyy require before talks?"


async def test_what_was_begun_is_answered_before_it_stops(
    server: BotApiServer, conversation: Conversation, answerer: FakeAnswerer, monkeypatch: pytest.MonkeyPatch
) -> None:
    ada = server.person("Ada")
    answer, begun, go = answerer.answer, threading.Event(), threading.Event()

    def slowly(*args: object) -> object:
        begun.set()
        go.wait(5)
        return answer(*args)  # type: ignore[arg-type]  # handed on as it came

    monkeypatch.setattr(answerer, "answer", slowly)
    async with talking(server, conversation):
        ada.says(QUESTION)
        await asyncio.to_thread(begun.wait, 5)
        asyncio.get_running_loop().call_later(0.1, go.set)  # while the bot is stopping
    assert ada.heard()[0].quotes == [TERMS.text]


async def test_it_waits_for_a_telegram_that_cannot_be_reached(server: BotApiServer, conversation: Conversation) -> None:
    ada = server.person("Ada")
    ada.says(QUESTION)
    server.faults.outage = True
    asyncio.get_running_loop().call_later(0.2, server.faults.none)
    async with talking(server, conversation):
        assert (await ada.hears()).quotes == [TERMS.text]


async def test_it_stops_while_it_waits(server: BotApiServer, conversation: Conversation) -> None:
    server.faults.outage = True
    stop = asyncio.Event()
    asyncio.get_running_loop().call_later(0.2, stop.set)
    async with asyncio.timeout(5):
        await serve(settings_for(server), conversation, stop)


async def test_a_chat_keeps_its_order_and_does_not_hold_up_another() -> None:
    queues = ChatQueues()
    seen: list[str] = []
    first_may_go = asyncio.Event()

    async def through(key: str, name: str, wait: asyncio.Event | None = None) -> None:
        async with queues.turn(key):
            if wait is not None:
                await wait.wait()
            seen.append(name)

    slow = asyncio.create_task(through("a", "a1", first_may_go))
    behind = [asyncio.create_task(through("a", name)) for name in ("a2", "a3")]
    await asyncio.sleep(0)
    await through("b", "b1")
    first_may_go.set()
    await asyncio.gather(slow, *behind)
    assert seen == ["b1", "a1", "a2", "a3"]


async def test_what_waits_is_bounded_in_a_chat_and_over_all() -> None:
    queues = ChatQueues(most=3, most_in_a_chat=2)
    async with queues.turn("a"):
        waiting = asyncio.create_task(_pass(queues, "a"))
        await asyncio.sleep(0)
        with pytest.raises(QueueFull):
            await _pass(queues, "a")
        async with queues.turn("b"):
            with pytest.raises(QueueFull):
                await _pass(queues, "c")
    await waiting
    await _pass(queues, "c")


async def _pass(queues: ChatQueues, key: str) -> None:
    async with queues.turn(key):
        pass
