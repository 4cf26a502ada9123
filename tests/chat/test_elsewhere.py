"""Beyond a question in private: inline, links that bring readers, menus, limits, typing."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chat.conversation import Conversation
from chat.deep_links import ArticleLink, FollowLink, QuestionLink, read_link
from chat.question_limits import LimitVerdict, QuestionLimit
from chat.translations import LANGUAGES
from testing.bot_api import BotApiServer
from testing.fake_answerer import NOW, SHIPS, TALKS, TERMS, FakeAnswerer, Following
from tests.chat.bot import talking
from tests.chat.link_payloads import LONGEST_PAYLOAD, link_payload

pytestmark = pytest.mark.either


QUESTION = "What does Zelenskyy require before talks?"


async def test_thirty_letters_typed_inline_cost_one_answer(
    server: BotApiServer, conversation: Conversation, answerer: FakeAnswerer
) -> None:
    ada, ben = server.person("Ada"), server.person("Ben")
    typed = "What does Zelenskyy require?!?"
    async with talking(server, conversation):
        for end in range(1, len(typed)):
            ada.asks_inline(typed[:end])
        bens = ben.asks_inline("How many ships?")
        assert await ada.sees_results(ada.asks_inline(typed))
        assert await ben.sees_results(bens)
    assert len(typed) == 30
    assert sorted(query.question for query in answerer.asked) == ["How many ships?", typed]


async def test_inline_offers_up_to_five_quotes(server: BotApiServer, conversation: Conversation) -> None:
    ada = server.person("Ada")
    async with talking(server, conversation):
        results = await ada.sees_results(ada.asks_inline("How many ships?"))
        nothing = await ada.sees_results(ada.asks_inline("Who won the chess match?"))
        await ada.sees_results(ada.asks_inline(""))
    assert len(results) == 5
    shown = [r["input_message_content"]["message_text"].split("\n")[:2] for r in results]
    assert shown == [["From 1 March 2025:", ship.text] for ship in SHIPS[:5]]
    assert results[0]["title"] == "A year in the harbour"
    assert "Harbour Courier" in results[0]["description"]
    assert nothing == []
    assert all(call.parameters["is_personal"] == "true" for call in await server.called("answerInlineQuery"))


async def test_what_was_sent_through_the_bot_is_no_question(
    server: BotApiServer, conversation: Conversation, answerer: FakeAnswerer
) -> None:
    ada = server.person("Ada")
    async with talking(server, conversation):
        ada.says("An inline result about Zelenskyy", via_bot=server.world.bot.as_json())
        ada.says("Zelenskyy?")
        await ada.hears()
    assert [query.question for query in answerer.asked] == ["Zelenskyy?"]


async def test_a_link_asks_follows_or_opens(
    server: BotApiServer, conversation: Conversation, follows: Following
) -> None:
    ada = server.person("Ada")
    async with talking(server, conversation):
        ada.says(f"/start {link_payload(QuestionLink('Zelenskyy, talks?'))}")
        assert (await ada.hears()).quotes == [TERMS.text]
        ada.says(f"/start {link_payload(FollowLink('Who comes?'))}")
        assert "I’ll tell you" in (await ada.hears()).text
        ada.says(f"/start {link_payload(ArticleLink(1))}")
        assert TALKS.card.title in (await ada.hears()).links
        ada.says("/start inline")
        assert "Ask me" in (await ada.hears()).text
    assert follows.followed == [(ada.chat.id, "Who comes?")]


@given(st.text(max_size=60))
def test_any_payload_means_something_or_nothing(payload: str) -> None:
    read_link(payload)


@given(st.text(min_size=1, max_size=40).filter(str.strip))
def test_what_fits_into_a_link_comes_out_of_it(question: str) -> None:
    question = question.encode("utf-8", "ignore").decode() or "?"
    payload = link_payload(QuestionLink(question))
    if payload is not None:
        assert len(payload) <= LONGEST_PAYLOAD
        assert not question.strip() or read_link(payload) == QuestionLink(question)


async def test_menus_are_set_by_scope_and_language(server: BotApiServer, conversation: Conversation) -> None:
    async with talking(server, conversation):
        await server.called("setMyCommands", 2 * len(LANGUAGES))
    assert set(server.menus) == {
        (scope, None, "" if code == "en" else code)
        for code in LANGUAGES
        for scope in ("all_private_chats", "all_group_chats")
    }
    private = [command["command"] for command in server.menus[("all_private_chats", None, "")]]
    assert private[:3] == ["ask", "latest", "story"]
    assert "mydata" not in [c["command"] for c in server.menus[("all_group_chats", None, "")]]


async def test_the_menu_knows_an_admin_from_the_first_message_on(
    server: BotApiServer, conversation: Conversation
) -> None:
    ada, ben = server.person("Ada"), server.person("Ben")
    async with talking(server, conversation, admins=str(ada.user.id)):
        await server.called("setMyCommands", 2 * len(LANGUAGES))
        assert ("chat", ada.user.id, "de") not in server.menus  # Telegram knows no such chat yet
        ada.says("/help")
        ben.says("/help")
        await server.called("setMyCommands", 3 * len(LANGUAGES))
    assert "stats" in [c["command"] for c in server.menus[("chat", ada.user.id, "de")]]
    assert ("chat", ben.user.id, "de") not in server.menus


async def test_too_many_questions_are_told_of_once(
    server: BotApiServer, conversation: Conversation, answerer: FakeAnswerer
) -> None:
    ada, ben = server.person("Ada"), server.person("Ben")
    async with talking(server, conversation, questions_per_person=3):
        for number in range(6):
            ada.says(f"Zelenskyy {number}?")
        ben.says("Zelenskyy?")
        await ben.hears()
        replies = [await ada.hears() for _ in range(4)]
        ada_asked = len([i for i in answerer.asked if i.question.endswith(("0?", "1?", "2?"))])
    assert ada_asked == 3
    assert "more than I can answer" in replies[3].text
    assert len(ada.heard()) == 4


def test_the_allowance_is_for_any_minute() -> None:
    allowance = QuestionLimit(2)
    at = [NOW + timedelta(seconds=seconds) for seconds in (0, 30, 31, 32, 60, 61)]
    verdicts = [allowance.take("ada", moment) for moment in at]
    assert verdicts == [
        LimitVerdict.ALLOWED,
        LimitVerdict.ALLOWED,
        LimitVerdict.TELL,
        LimitVerdict.SILENT,
        LimitVerdict.ALLOWED,
        LimitVerdict.TELL,
    ]
    assert allowance.minutes_to_wait("ada", at[-1]) == 1


async def test_each_question_of_a_message_counts(
    server: BotApiServer, conversation: Conversation, answerer: FakeAnswerer
) -> None:
    ada = server.person("Ada")
    async with talking(server, conversation, questions_per_person=3):
        ada.says("Who leads the port? How many ships came? When was the treaty signed?")
        ada.says("Zelenskyy?")
        replies = [await ada.hears() for _ in range(4)]
    assert len(answerer.asked) == 3
    assert "more than I can answer" in replies[3].text


async def test_typing_is_shown_only_where_it_takes_longer(
    server: BotApiServer, conversation: Conversation, answerer: FakeAnswerer, monkeypatch: pytest.MonkeyPatch
) -> None:
    ada = server.person("Ada")
    answer, seen = answerer.answer, threading.Event()

    def slowly(*args: object) -> object:
        seen.wait(5)
        return answer(*args)  # type: ignore[arg-type]  # handed on as it came

    async with talking(server, conversation):
        ada.says(QUESTION)
        await ada.hears()
        assert not [call for call in server.calls if call.method == "sendChatAction"]
        monkeypatch.setattr(answerer, "answer", slowly)
        ada.says(QUESTION)
        await server.called("sendChatAction")
        seen.set()
        await ada.hears()


async def test_a_follow_up_comes_with_what_was_asked_before_until_new(
    server: BotApiServer, conversation: Conversation, answerer: FakeAnswerer
) -> None:
    ada, ben = server.person("Ada"), server.person("Ben")
    async with talking(server, conversation):
        for text in (QUESTION, "Why?"):
            ada.says(text)
            await ada.hears()
        ben.says("Why?")
        await ben.hears()
        ada.says("/new")
        await ada.hears()
        ada.says("Why?")
        await ada.hears()
    assert answerer.histories[0] == []
    assert answerer.histories[1] == [QUESTION]
    assert answerer.histories[2] == []
    assert answerer.histories[3] == []


async def test_the_library_can_be_looked_through(server: BotApiServer, conversation: Conversation) -> None:
    ada = server.person("Ada")
    async with talking(server, conversation):
        ada.says("/latest")
        latest = await ada.hears()
        ada.says("/latest Zelenskyy")
        on_topic = await ada.hears()
        ada.says("/story ships")
        story = await ada.hears()
        ada.says("/sources")
        sources = await ada.hears()
    assert list(latest.links) == [TALKS.card.title, "Grain ships leave Odesa again", "A year in the harbour"]
    assert list(on_topic.links) == [TALKS.card.title]
    assert story.text == (
        "ships, by date\n\n1 March 2025\nA year in the harbour — Harbour Courier\n"
        "2 April 2025\nGrain ships leave Odesa again — The Ledger"
    )
    assert "Harbour Courier — 2 articles\nThe Ledger — 1 article" in sources.text
