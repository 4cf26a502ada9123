"""The whole way on Telegram: a question goes in, a message with entities comes out."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from chat.conversation import Conversation
from chat.errors import ChatProblem
from chat.telegram.telegram_bot import serve
from testing.bot_api import BotApiServer, Fault
from testing.fake_answerer import TALKS, TERMS, FakeAnswerer
from tests.chat.bot import settings_for, talking

pytestmark = pytest.mark.either


QUESTION = "What does Zelenskyy require before talks?"


async def test_a_question_in_private_is_answered_with_a_quote(server: BotApiServer, conversation: Conversation) -> None:
    ada = server.person("Ada")
    async with talking(server, conversation):
        ada.says(QUESTION)
        answer = await ada.hears()
    assert answer.quotes == [TERMS.text]
    assert answer.marked("bold") == ["full ceasefire", "before any talks"]
    assert answer.links[TALKS.card.title] == (
        "https://courier.example/world/istanbul-talks#:~:text=President%20Zelenskyy%20said%20on%20Sunday%20that%20Kyiv"
        "%20expects%20a%20full%20ceasefire%20before%20any%20talks%20begin."
    )
    assert "Harbour Courier · 11 May 2025" in answer.text
    assert "reply_to_message" not in answer.message


async def test_what_has_no_answer_is_refused_with_headlines(server: BotApiServer, conversation: Conversation) -> None:
    ada = server.person("Ada")
    async with talking(server, conversation):
        ada.says("Who won the chess match?")
        answer = await ada.hears()
    assert answer.text.startswith("I have no published sentence that answers this.")
    assert answer.quotes == []
    assert list(answer.links) == [TALKS.card.title, "Grain ships leave Odesa again"]


async def test_start_and_help_say_what_to_do(server: BotApiServer, conversation: Conversation) -> None:
    ada = server.person("Ada")
    async with talking(server, conversation):
        ada.says("/start")
        assert "word for word" in (await ada.hears()).text
        ada.says("/help")
        assert "/ask — ask a question" in (await ada.hears()).text
        ada.says("/dance")
        assert "/dance" in (await ada.hears()).text


async def test_a_group_is_answered_only_when_it_calls(
    server: BotApiServer, conversation: Conversation, answerer: FakeAnswerer
) -> None:
    ada = server.person("Ada")
    group = server.group("Readers", ada)
    async with talking(server, conversation):
        ada.says(QUESTION, to=group)
        ada.says("/ask@other_bot " + QUESTION, to=group)
        ada.says("/dance", to=group)
        asked = ada.says(f"@quotewire_bot, {QUESTION}", to=group)
        first = await group.hears()
        ada.says("/ask Zelenskyy?", to=group)
        await group.hears()
        ada.says("/ask@quotewire_bot Zelenskyy again?", to=group)
        await group.hears()
        ada.says("And what does Zelenskyy say now?", to=group, reply_to=first)
        await group.hears()
    assert first.message["reply_to_message"]["message_id"] == asked["message_id"]
    assert [query.question for query in answerer.asked] == [
        QUESTION, "Zelenskyy?", "Zelenskyy again?", "And what does Zelenskyy say now?",
    ]  # fmt: skip
    assert len(group.heard()) == 4


async def test_a_topic_is_answered_in_that_topic(server: BotApiServer, conversation: Conversation) -> None:
    ada = server.person("Ada")
    forum = server.group("Forum", ada, topics=(11, 12))
    async with talking(server, conversation):
        ada.says(f"@quotewire_bot {QUESTION}", to=forum, topic=12)
        answer = await forum.hears()
    assert answer.message["message_thread_id"] == 12


async def test_what_a_group_said_long_before_is_let_rest(server: BotApiServer, conversation: Conversation) -> None:
    ada = server.person("Ada")
    group = server.group("Readers", ada)
    long_ago = int((server.world.clock() - timedelta(minutes=6)).timestamp())
    ada.says("/ask Zelenskyy, long ago", to=group, date=long_ago)
    ada.says(QUESTION, date=long_ago)
    async with talking(server, conversation):
        await ada.hears()
        ada.says("/ask Zelenskyy, now", to=group)
        await group.hears()
    assert len(group.heard()) == 1


async def test_a_group_that_became_a_supergroup_is_answered_there(
    server: BotApiServer, conversation: Conversation
) -> None:
    ada = server.person("Ada")
    group = server.group("Readers", ada, kind="group")
    ada.says("/ask Zelenskyy?", to=group)
    moved = group.migrates()
    async with talking(server, conversation):
        answer = await moved.hears()
    assert answer.quotes == [TERMS.text]


@pytest.mark.parametrize("fault", [Fault.SERVER_ERROR, Fault.CUT_BEFORE, Fault.TOO_MANY])
async def test_a_reply_outlives_a_failure(server: BotApiServer, conversation: Conversation, fault: Fault) -> None:
    ada = server.person("Ada")
    server.faults.next("sendMessage", fault)
    async with talking(server, conversation):
        ada.says(QUESTION)
        assert (await ada.hears()).quotes == [TERMS.text]


async def test_one_who_blocked_the_bot_stops_nobody_else(server: BotApiServer, conversation: Conversation) -> None:
    ada, ben = server.person("Ada"), server.person("Ben")
    ada.says(QUESTION)
    ada.blocks()
    async with talking(server, conversation):
        ben.says(QUESTION)
        await ben.hears()
        await server.called("sendMessage", 2)
    assert ada.heard() == []


async def test_a_question_that_breaks_something_is_apologized_for_and_the_next_is_answered(
    server: BotApiServer, conversation: Conversation, answerer: FakeAnswerer, monkeypatch: pytest.MonkeyPatch
) -> None:
    ada = server.person("Ada")
    answer = answerer.answer

    def fails_once(*_: object) -> object:
        monkeypatch.setattr(answerer, "answer", answer)
        raise RuntimeError("the index broke")

    monkeypatch.setattr(answerer, "answer", fails_once)
    async with talking(server, conversation):
        ada.says(QUESTION)
        assert "went wrong" in (await ada.hears()).text
        ada.says(QUESTION)
        assert (await ada.hears()).quotes == [TERMS.text]


async def test_many_ask_at_once_and_each_chat_keeps_its_order(
    server: BotApiServer, conversation: Conversation, answerer: FakeAnswerer
) -> None:
    people = [server.person(f"Reader{number}") for number in range(20)]
    async with talking(server, conversation):
        for turn in range(3):
            for person in people:
                person.says(f"Zelenskyy? {person.user.id} {turn}")
        await server.called("sendMessage", 60)
    for person in people:
        turns = [i.question for i in answerer.asked if str(person.user.id) in i.question]
        assert turns == [f"Zelenskyy? {person.user.id} {turn}" for turn in range(3)]


async def test_a_wrong_token_is_said_in_one_line_without_the_token(
    server: BotApiServer, conversation: Conversation
) -> None:
    settings = settings_for(server)
    server.token = "999999:another-token-that-is-the-right-one-here"
    with pytest.raises(ChatProblem) as problem:
        await serve(settings, conversation, asyncio.Event())
    assert "TELEGRAM_BOT_TOKEN" in str(problem.value)
    assert "AAHdq" not in str(problem.value)
    assert "\n" not in str(problem.value)


async def test_a_token_that_is_revoked_later_ends_the_bot(server: BotApiServer, conversation: Conversation) -> None:
    with pytest.raises(ChatProblem):
        async with talking(server, conversation):
            server.token = "999999:another-token-that-is-the-right-one-here"
            ada = server.person("Ada")
            ada.says("wakes the long poll")
            await server.until(lambda: any(call.refusal for call in server.calls), "a refused call")


async def test_a_second_bot_with_the_token_is_told_of(
    server: BotApiServer, conversation: Conversation, caplog: pytest.LogCaptureFixture
) -> None:
    async with talking(server, conversation), talking(server, conversation):
        await server.until(lambda: any(c.refusal and c.refusal.code == 409 for c in server.calls), "a conflict")
        await server.until(lambda: "a token serves one bot" in caplog.text or (server.calls and None), "a warning")
