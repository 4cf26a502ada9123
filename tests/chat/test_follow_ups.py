"""What a follow-up refers back to: the last turns, the answer that is replied to, never what was edited away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from chat.conversation import Conversation
from chat.conversation_memory import MOST_TURNS
from chat.incoming import IncomingMessage, Person, Place
from chat.shown_answers import QUESTION_KEPT
from retrieval.answers import Answer, Query, Quoted
from retrieval.follow_ups import Turn
from testing.bot_api import BotApiServer
from testing.fake_answerer import GRAIN, NOW, TALKS, FakeAnswerer, quote
from tests.chat.bot import talking

pytestmark = pytest.mark.either

TERMS = "What does Zelenskyy require before talks?"
MAIZE = "What of the maize?"


@pytest.fixture
def grain(answerer: FakeAnswerer) -> FakeAnswerer:
    """An answerer that knows of the maize as well."""
    answerer.answers["maize"] = Quoted((quote(GRAIN, "Four ships with maize left Odesa on Wednesday."),), 0.9)
    return answerer


async def test_a_reply_to_an_older_answer_follows_up_on_that_one(
    server: BotApiServer, conversation: Conversation, grain: FakeAnswerer
) -> None:
    ada = server.person("Ada")
    async with talking(server, conversation):
        ada.says(TERMS)
        older = await ada.hears()
        ada.says(MAIZE)
        await ada.hears()
        ada.says("Why?", reply_to=older)
        await ada.hears()
        ada.says("And when?")
        await ada.hears()
    assert grain.histories[2] == [TERMS]
    assert grain.histories[3] == [TERMS, MAIZE, "Why?"]


async def test_in_a_group_somebody_else_may_follow_up_on_an_answer(
    server: BotApiServer, conversation: Conversation, answerer: FakeAnswerer
) -> None:
    ada, ben = server.person("Ada"), server.person("Ben")
    group = server.group("Readers", ada, ben)
    async with talking(server, conversation):
        ada.says(f"/ask {TERMS}", to=group)
        answer = await group.hears()
        ben.says("Why?", to=group, reply_to=answer)
        await group.hears()
    assert answerer.histories[1] == [TERMS]


async def test_a_reply_to_what_is_no_answer_follows_up_on_the_last_turn(
    server: BotApiServer, conversation: Conversation, answerer: FakeAnswerer
) -> None:
    ada = server.person("Ada")
    async with talking(server, conversation):
        ada.says("/sources")
        sources = await ada.hears()
        ada.says(TERMS)
        await ada.hears()
        ada.says("Why?", reply_to=sources)
        await ada.hears()
    assert answerer.histories[-1] == [TERMS]


def say(
    conversation: Conversation,
    text: str,
    message: int,
    *,
    edited: bool = False,
    reply_to: int | None = None,
    at: datetime = NOW,
) -> None:
    """Says that in private and has the answer stand in the message after it."""
    said = IncomingMessage(Place("telegram", 7), Person(7), text, at, message, edited, reply_to=reply_to)
    for reply in conversation.hear(said):
        conversation.was_shown(reply, reply.replaces or message + 1)


def test_a_reply_to_an_answer_whose_question_is_forgotten_is_about_its_article(
    conversation: Conversation, answerer: FakeAnswerer
) -> None:
    say(conversation, TERMS, 1)
    conversation.forget_old(NOW + QUESTION_KEPT + timedelta(seconds=1))
    say(conversation, "Why?", 3, reply_to=2, at=NOW + QUESTION_KEPT + timedelta(seconds=2))
    assert answerer.histories[-1] == [TALKS.card.title]


def test_what_a_question_said_before_it_was_edited_is_no_turn(conversation: Conversation, grain: FakeAnswerer) -> None:
    say(conversation, TERMS, 1)
    say(conversation, MAIZE, 1, edited=True)
    say(conversation, "Why?", 3)
    assert grain.histories == [[], [], [MAIZE]]


def test_an_edited_question_is_asked_after_what_came_before_it_and_not_after_what_came_later(
    conversation: Conversation, grain: FakeAnswerer
) -> None:
    say(conversation, TERMS, 1)
    say(conversation, "Why?", 3)
    say(conversation, MAIZE, 5)
    say(conversation, "Who said so?", 3, edited=True)
    say(conversation, "And where?", 7)
    assert grain.histories[3] == [TERMS]
    assert grain.histories[4] == [TERMS, "Who said so?", MAIZE]


def test_an_edited_question_that_is_no_longer_remembered_is_asked_anew(
    conversation: Conversation, grain: FakeAnswerer
) -> None:
    for number, question in enumerate([TERMS, *(f"Zelenskyy {number}?" for number in range(MOST_TURNS))]):
        say(conversation, question, 10 * number + 1)
    say(conversation, MAIZE, 1, edited=True)
    say(conversation, "Why?", 99)
    assert grain.histories[-2] == []
    assert grain.histories[-1][-1] == MAIZE


def test_a_question_is_remembered_as_it_was_asked_and_as_it_was_completed_for_its_answer(
    conversation: Conversation, answerer: FakeAnswerer, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer, turns = answerer.answer, []
    answerer.answers["Why"] = Quoted((quote(GRAIN, GRAIN.text),), 0.9, completed="Why? Zelenskyy talks")

    def noting(query: Query, history: Sequence[Turn] = ()) -> Answer:
        turns.append(history)
        return answer(query, history)

    monkeypatch.setattr(answerer, "answer", noting)
    say(conversation, TERMS, 1)
    say(conversation, "Why?", 3)
    say(conversation, "And where?", 5)  # which was answered as it stands
    say(conversation, "When?", 7)
    assert list(turns[-1]) == [Turn(TERMS), Turn("Why?", "Why? Zelenskyy talks"), Turn("And where?")]


def test_questions_of_one_message_are_answered_one_by_one(conversation: Conversation, answerer: FakeAnswerer) -> None:
    asked = ("What did Zelenskyy say?", "How many ships came?", "Who won the match in Norrby?")
    said = IncomingMessage(Place("telegram", 7), Person(7), "Good morning! " + " ".join(asked), NOW, 1)
    replies = conversation.hear(said)
    assert [query.question for query in answerer.asked] == list(asked)
    assert [reply.message.text.plain.splitlines()[0] for reply in replies] == list(asked)


def test_of_very_many_questions_five_are_answered_and_the_rest_is_asked_for(
    conversation: Conversation, answerer: FakeAnswerer
) -> None:
    text = " ".join(f"How many ships came to harbour number {number}?" for number in range(7))
    *answers, last = conversation.hear(IncomingMessage(Place("telegram", 7), Person(7), text, NOW, 1))
    assert len(answers) == len(answerer.asked) == 5
    assert "Send me the others" in last.message.text.plain


def test_an_edit_of_a_message_with_many_questions_does_not_send_the_answers_again(
    conversation: Conversation, answerer: FakeAnswerer
) -> None:
    said = IncomingMessage(Place("telegram", 7), Person(7), "Who leads the port? How many ships came? Who won?", NOW, 1)
    conversation.hear(said)
    answerer.asked.clear()
    assert not conversation.hear(replace(said, edited=True))
    assert not answerer.asked
