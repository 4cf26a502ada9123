"""More is asked than can be answered: what waits is bounded, each chat hears so once, and the log too.

`make flood` has 10,000 questions in a minute from 1,000 chats.
"""

from __future__ import annotations

import asyncio
import logging
import threading

import pytest

from chat.conversation import Conversation
from chat.telegram.extensions import ServingLimits
from chat.telegram.overload import TOLD_AGAIN_S, Overload
from chat.telegram.typing_indicator import MOST_SHOWN
from chat.translations import words
from testing.bot_api import BotApiServer
from testing.fake_answerer import FakeAnswerer
from tests.chat.bot import talking

QUESTION = "What does Zelenskyy require before talks?"
TOO_MUCH = words("en").say("too-many-questions", minutes=1)


async def test_a_chat_that_asks_too_much_hears_so_once_and_the_log_in_one_line(
    server: BotApiServer, conversation: Conversation, answerer: FakeAnswerer, monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    answer, go = answerer.answer, threading.Event()

    def slowly(*args: object) -> object:
        go.wait(10)
        return answer(*args)  # type: ignore[arg-type]  # handed on as it came

    monkeypatch.setattr(answerer, "answer", slowly)
    ada, ben = server.person("Ada"), server.person("Ben")
    with caplog.at_level(logging.WARNING):
        async with talking(server, conversation, limits=ServingLimits(most_waiting=6, most_waiting_in_a_chat=3)):
            for _ in range(10):
                ada.says(QUESTION)
            for _ in range(3):
                ben.says(QUESTION)
            await server.updates.confirmed()
            assert (await ada.hears()).text == TOO_MUCH
            go.set()
    assert [heard.text == TOO_MUCH for heard in ada.heard()] == [True, False, False, False]
    assert len(ben.heard()) == 3
    assert [r.getMessage() for r in caplog.records if "overload" in r.getMessage()] == [
        "overload: 1 Telegram updates were dropped since the last such line"
    ]


async def test_typing_is_not_shown_to_a_crowd(
    server: BotApiServer, conversation: Conversation, answerer: FakeAnswerer, monkeypatch: pytest.MonkeyPatch
) -> None:
    go = threading.Event()
    answer = answerer.answer
    monkeypatch.setattr(answerer, "answer", lambda *args: (go.wait(10), answer(*args))[1])
    crowd = [server.person(f"Reader{n}") for n in range(MOST_SHOWN + 20)]
    async with talking(server, conversation, limits=ServingLimits(typing_after_s=0.0)):
        for reader in crowd:
            reader.says(QUESTION)
        await server.updates.confirmed()
        go.set()
    assert all(len(reader.heard()) == 1 for reader in crowd)
    assert sum(call.method == "sendChatAction" for call in server.calls) <= MOST_SHOWN


async def test_the_log_hears_of_all_that_was_dropped_once_a_minute(
    server: BotApiServer, caplog: pytest.LogCaptureFixture
) -> None:
    from telegram import Bot, Update

    now = 0.0
    overload = Overload(lambda: now)
    ada = server.person("Ada")
    update = Update.de_json({"update_id": 1, "message": ada.says("Hello?")}, Bot("1:x"))
    for second in range(int(TOLD_AGAIN_S) + 1):
        now = float(second)
        for _ in range(100):
            overload.dropped(update)
    assert [r.args[0] for r in caplog.records if r.args] == [1, 6000]  # type: ignore[index]  # the numbers

    told: list[Update] = []

    async def say(update: Update) -> None:
        told.append(update)

    telling = asyncio.create_task(overload.tell(say))
    await asyncio.sleep(0)
    telling.cancel()
    assert len(told) == 2  # at the beginning, and a minute later
