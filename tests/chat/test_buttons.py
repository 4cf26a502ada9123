"""What the buttons under an answer do: the bot edits its own message and sends no new one."""

from __future__ import annotations

from datetime import timedelta

import pytest

from chat.conversation import Conversation
from chat.conversation_setup import build_conversation
from chat.feedback import exported
from chat.incoming import IncomingMessage, Person, Place, Tap
from chat.shown_answers import ANSWER_KEPT, QUESTION_KEPT, ShownAnswers
from config.clock import utc_now
from index.library.database import Database
from retrieval.answers import Quoted
from testing.bot_api import BotApiServer, Fault, Heard
from testing.bot_api.scenario import Person as Reader
from testing.fake_answerer import GRAIN, SHIPS, TALKS, TERMS, FakeAnswerer, Following, quote
from tests.chat.bot import talking

QUESTION = "What does Zelenskyy require before talks?"


async def answered(reader: Reader, question: str) -> Heard:
    """Asks in private and reads the answer."""
    reader.says(question)
    return await reader.hears()


async def test_context_shows_the_paragraph_with_the_quote_in_bold_and_goes_back(
    server: BotApiServer, conversation: Conversation
) -> None:
    ada = server.person("Ada")
    async with talking(server, conversation):
        answer = await answered(ada, QUESTION)
        ada.taps(answer, "Context")
        context = await ada.sees_change()
        ada.taps(context, "Back")
        back = await ada.sees_change()
    assert context.id == answer.id
    assert context.marked("bold") == [TERMS.text]
    assert context.quotes == [f"…{TERMS.text} He would be waiting in Türkiye, he added.…"]
    assert (back.text, back.buttons) == (answer.text, answer.buttons)
    assert len(ada.heard()) == 1


async def test_the_language_of_a_quote_stays_told_when_an_answer_is_shown_again(
    server: BotApiServer, conversation: Conversation, answerer: FakeAnswerer
) -> None:
    answerer.answers = {"Selenskyj": Quoted((TERMS,), 0.9, language="de")}
    ada = server.person("Ada", "de")
    async with talking(server, conversation):
        answer = await answered(ada, "Selenskyj Putin")  # names alone: German, since a German asks
        ada.taps(answer, "Kontext")
        context = await ada.sees_change()
        ada.taps(context, "Zurück")
        back = await ada.sees_change()
    assert "Englisch" in answer.text
    assert back.text == answer.text


async def test_more_pages_through_the_quotes(server: BotApiServer, conversation: Conversation) -> None:
    ada = server.person("Ada")
    async with talking(server, conversation):
        answer = await answered(ada, "How many ships?")
        ada.taps(answer, "More")
        second = await ada.sees_change()
        ada.taps(second, "More")
        third = await ada.sees_change()
        ada.taps(third, "Context")
        context = await ada.sees_change()
        ada.taps(context, "›")
        next_context = await ada.sees_change()
        ada.taps(next_context, "Back")
        back = await ada.sees_change()
    assert answer.quotes + second.quotes + third.quotes == [ship.text for ship in SHIPS]
    assert "More" not in third.buttons
    assert context.marked("bold") == [SHIPS[6].text]
    assert next_context.marked("bold") == [SHIPS[7].text]
    assert back.quotes == third.quotes


async def test_buttons_work_after_a_restart(
    server: BotApiServer, conversation: Conversation, answerer: FakeAnswerer, database: Database
) -> None:
    ada = server.person("Ada")
    async with talking(server, conversation):
        answer = await answered(ada, "How many ships?")
    async with talking(server, build_conversation(answerer, answerer, database).conversation):
        ada.taps(answer, "More")
        assert (await ada.sees_change()).quotes == [ship.text for ship in SHIPS[3:6]]


async def test_follow_keeps_the_question_open(
    server: BotApiServer, conversation: Conversation, follows: Following
) -> None:
    ada = server.person("Ada")
    async with talking(server, conversation):
        answer = await answered(ada, QUESTION)
        assert "I’ll tell you" in await ada.sees_toast(ada.taps(answer, "Follow"))
        assert "already" in await ada.sees_toast(ada.taps(answer, "Follow"))
        refusal = await answered(ada, "Who won the chess match?")
        assert "I’ll tell you" in await ada.sees_toast(ada.taps(refusal, "Follow this question"))
    assert follows.followed == [(ada.chat.id, QUESTION), (ada.chat.id, "Who won the chess match?")]


async def test_in_a_group_only_its_admins_follow(
    server: BotApiServer, conversation: Conversation, follows: Following
) -> None:
    ada, ben = server.person("Ada"), server.person("Ben")
    group = server.group("Readers", ada, ben)
    async with talking(server, conversation):
        ben.says(f"/ask {QUESTION}", to=group)
        answer = await group.hears()
        assert "admins" in await ben.sees_toast(ben.taps(answer, "Follow"))
        assert "I’ll tell you" in await ada.sees_toast(ada.taps(answer, "Follow"))
    assert follows.followed == [(group.chat.id, QUESTION)]


async def test_an_edited_question_is_answered_anew_in_place(
    server: BotApiServer, conversation: Conversation, answerer: FakeAnswerer
) -> None:
    ada = server.person("Ada")
    answerer.answers["maize"] = Quoted((quote(GRAIN, "Four ships with maize left Odesa on Wednesday."),), 0.9)
    async with talking(server, conversation):
        asked = ada.says(QUESTION)
        answer = await ada.hears()
        ada.edits(asked, QUESTION)  # as when only a link's preview came
        ada.edits(asked, "What of the maize?")
        changed = await ada.sees_change()
    assert changed.id == answer.id
    assert changed.quotes == ["Four ships with maize left Odesa on Wednesday."]
    assert len(ada.heard()) == 1
    assert [query.question for query in answerer.asked] == [QUESTION, "What of the maize?"]


async def test_an_edit_that_first_calls_the_bot_is_answered(server: BotApiServer, conversation: Conversation) -> None:
    ada = server.person("Ada")
    group = server.group("Readers", ada)
    async with talking(server, conversation):
        said = ada.says(QUESTION, to=group)
        ada.edits(said, f"@quotewire_bot {QUESTION}")
        answer = await group.hears()
    assert answer.quotes == [TERMS.text]


async def test_the_first_thumb_asks_for_consent_once(
    server: BotApiServer, conversation: Conversation, database: Database, answerer: FakeAnswerer
) -> None:
    ada = server.person("Ada")
    async with talking(server, conversation):
        answer = await answered(ada, QUESTION)
        ada.taps(answer, "👍")
        asked = await ada.sees_change()
        assert "May I keep your question" in asked.text
        ada.taps(asked, "Yes")
        back = await ada.sees_change()
        second = await answered(ada, "Zelenskyy, once more?")
        assert await ada.sees_toast(ada.taps(second, "👎")) == "Thank you!"
    assert back.text == answer.text
    (liked,) = exported(database, answerer)
    assert (liked["question"], liked["answers"]) == (QUESTION, ["full ceasefire", "before any talks"])
    (disliked,) = exported(database, answerer, helpful=False)
    assert (disliked["question"], disliked["answers"]) == ("Zelenskyy, once more?", [])


async def test_without_consent_no_question_is_kept(
    server: BotApiServer, conversation: Conversation, database: Database, answerer: FakeAnswerer
) -> None:
    ada = server.person("Ada")
    async with talking(server, conversation):
        answer = await answered(ada, QUESTION)
        ada.taps(answer, "👎")
        ada.taps(await ada.sees_change(), "No")
        await ada.sees_change()
    assert list(exported(database, answerer)) == list(exported(database, answerer, helpful=False)) == []


@pytest.mark.parametrize(
    "data",
    ["", "dance", "ctx", "ctx:x:y", "page:nosuchkey:0", "page::1", "ctx:a:1:2", "mark:x:9", "lang:xx", "🎉" * 10],
)
async def test_buttons_that_mean_nothing_do_no_harm(
    server: BotApiServer, conversation: Conversation, data: str
) -> None:
    ada = server.person("Ada")
    async with talking(server, conversation):
        answer = await answered(ada, QUESTION)
        await ada.sees_toast(ada.taps(answer, data=data or "."))
    assert len(ada.heard()) == 1


async def test_another_chats_answer_cannot_be_reached(server: BotApiServer, conversation: Conversation) -> None:
    ada, eve = server.person("Ada"), server.person("Eve")
    async with talking(server, conversation):
        hers = await answered(ada, QUESTION)
        own = await answered(eve, "Who won?")
        stolen = str(hers.button("Context")["callback_data"])
        assert "no longer have this answer" in await eve.sees_toast(eve.taps(own, data=stolen))


async def test_a_quote_whose_article_has_changed_is_not_shown_again(
    server: BotApiServer, conversation: Conversation, answerer: FakeAnswerer
) -> None:
    ada = server.person("Ada")
    async with talking(server, conversation):
        answer = await answered(ada, QUESTION)
        del answerer.there[TALKS.card.id]
        assert "changed" in await ada.sees_toast(ada.taps(answer, "Context"))


def test_questions_are_forgotten_after_a_day_and_answers_after_a_week(
    conversation: Conversation, database: Database, follows: Following
) -> None:
    place, person, asked = Place("telegram", 7), Person(7), utc_now()
    (reply,) = conversation.hear(IncomingMessage(place, person, QUESTION, asked, 1))
    conversation.was_shown(reply, 2)
    conversation.forget_old(asked + QUESTION_KEPT + timedelta(seconds=2))
    follow = Tap(place, person, f"follow:{reply.answer}", asked, 2)
    assert "no longer" in conversation.tap(follow).toast
    assert conversation.tap(Tap(place, person, f"page:{reply.answer}:0", asked, 2)).change is not None
    conversation.forget_old(asked + ANSWER_KEPT + timedelta(seconds=2))
    assert ShownAnswers(database).get(reply.answer or "") is None
    assert follows.followed == []


async def test_a_server_without_the_optional_calls_is_answered_on(
    server: BotApiServer, conversation: Conversation
) -> None:
    ada = server.person("Ada")
    for method in ("setMyCommands", "sendChatAction"):
        server.faults.always(method, Fault.UNKNOWN_METHOD)
    server.faults.always("answerCallbackQuery", Fault.SERVER_ERROR)
    async with talking(server, conversation):
        answer = await answered(ada, QUESTION)
        ada.taps(answer, "Context")
        await ada.sees_change()
