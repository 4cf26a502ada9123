"""Forwarded posts, long texts and bare links, as readers and admins send them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from chat.conversation import Conversation
from chat.conversation_setup import BuiltConversation
from chat.incoming import IncomingMessage, Person, Place
from chat.messages import Message
from chat.shown_answers import ShownAnswers
from index.library.database import Database
from retrieval.answers import Quoted
from testing.bot_api import BotApiServer
from testing.fake_answerer import GRAIN, NOW, TALKS, TERMS, FakeAnswerer, quote
from tests.chat.bot import talking

pytestmark = pytest.mark.either

ADA = Place("telegram", 7)
POST: dict[str, Any] = {
    "forward_origin": {
        "type": "hidden_user", "date": 1, "sender_user_name": "A friend"
    }
}  # fmt: skip
SHIPS = "Four ships with maize left Odesa on Wednesday."


def told(conversation: Conversation, text: str, *, forwarded: bool = True, admin: bool = False) -> Message:
    """What is said to a text."""
    return conversation.hear(IncomingMessage(ADA, Person(7, admin=admin), text, NOW, 1, relayed=forwarded))[0].message


@pytest.fixture
def grain(answerer: FakeAnswerer) -> FakeAnswerer:
    """Answers on Odesa with the ships."""
    answerer.answers = {"Odesa": Quoted((quote(GRAIN, GRAIN.text),), 0.9)}
    return answerer


async def test_a_forwarded_post_is_held_against_what_was_published(
    server: BotApiServer, conversation: Conversation, grain: FakeAnswerer
) -> None:
    ada = server.person("Ada")
    async with talking(server, conversation):
        ada.says("Four ships with maize left Odesa! Nine dragons flew over Tolna.", **POST)
        heard = await ada.hears()
    assert heard.quotes == [SHIPS]
    assert GRAIN.card.title in heard.links
    assert "These say the same:" in heard.text
    assert "The Ledger · 2 April 2025" in heard.text
    assert "nothing published on these" in heard.text
    assert "Nine dragons" in heard.text


def test_another_figure_is_quoted_as_saying_otherwise(conversation: Conversation, grain: FakeAnswerer) -> None:
    message = told(conversation, "Eleven ships with maize left Odesa on Wednesday.")
    assert "These say something else:" in message.text.plain
    assert SHIPS in message.text.plain
    assert "These say the same" not in message.text.plain


def test_a_forwarded_question_is_answered_and_a_question_of_ones_own_is_no_claim(conversation: Conversation) -> None:
    assert TERMS.text in told(conversation, "What does Zelenskyy require before talks?").text.plain
    assert TERMS.text in told(conversation, "Zelenskyy before talks", forwarded=False).text.plain


def test_a_long_text_of_ones_own_is_held_against_the_news(conversation: Conversation, grain: FakeAnswerer) -> None:
    long = "I read this somewhere and would like to know what is in it. " * 6 + SHIPS
    assert "These say the same:" in told(conversation, long, forwarded=False).text.plain


def test_a_long_text_that_comes_to_a_question_is_answered(conversation: Conversation) -> None:
    long = "I have followed this for weeks and must say that I am none the wiser by now. " * 5
    answer = told(conversation, long + "What does Zelenskyy require before talks?", forwarded=False)
    assert TERMS.text in answer.text.plain
    assert "These say the same" not in answer.text.plain


@pytest.mark.parametrize(
    "post",
    [
        "so it goes, and so it went, and nobody knew why " * 85,
        "😀" * 2048,
        "Харків 12 " * 400,
        "Tolna slept. " * 315,
        f"{'x' * 4095}.",
        "١٢ سفينة غادرت الميناء يوم الأربعاء.",
    ],
)
def test_any_post_gets_one_message_that_fits(conversation: Conversation, answerer: FakeAnswerer, post: str) -> None:
    assert told(conversation, post[:4096]).text.units <= 4096
    assert len(answerer.asked) <= 5


@pytest.mark.parametrize("end", ["", "…", "..."])
def test_a_claim_is_a_whole_sentence(conversation: Conversation, answerer: FakeAnswerer, end: str) -> None:
    """A post of 4,096 characters ends where it was cut, and the rest of it begins there."""
    fragment = f"Nine barges with barley reached Tolna on Fri{end}"
    told(conversation, ("It rained. " * 400)[: 4095 - len(fragment)] + "\n" + fragment)
    told(conversation, f"day, and Tolna cheered for 12 hours. {'It rained. ' * 100}{SHIPS}")
    assert [query.question for query in answerer.asked] == [SHIPS]


def test_a_short_post_need_not_end_in_a_full_stop(conversation: Conversation, answerer: FakeAnswerer) -> None:
    told(conversation, "Nine barges with barley reached Tolna on Friday")
    assert [query.question for query in answerer.asked] == ["Nine barges with barley reached Tolna on Friday"]


def test_a_post_with_nothing_to_check_gets_a_friendly_line(conversation: Conversation) -> None:
    assert "names or numbers" in told(conversation, "what a lovely morning it was, and how we laughed").text.plain


def test_a_link_that_is_in_the_library_shows_its_story(conversation: Conversation, answerer: FakeAnswerer) -> None:
    answerer.answers["Kyiv names"] = Quoted((TERMS, quote(GRAIN, SHIPS)), 0.9)
    message = told(conversation, f"{TALKS.card.url}?utm_source=post#comments", forwarded=False)
    assert "I have this article" in message.text.plain
    assert message.text.plain.count(TALKS.card.title) == 1
    assert GRAIN.card.title in message.text.plain
    assert not message.buttons


def test_a_link_from_elsewhere_shows_what_there_is_on_its_words(
    conversation: Conversation, answerer: FakeAnswerer
) -> None:
    answerer.answers.clear()
    message = told(conversation, "https://elsewhere.example/2025/05/grain-ships-odesa-123.html", forwarded=False)
    assert answerer.asked[-1].question == "grain ships odesa"
    assert GRAIN.card.title in message.text.plain
    assert TALKS.card.title not in message.text.plain
    assert "can’t tell from the address" in told(conversation, "https://elsewhere.example/", forwarded=False).text.plain
    assert "can’t tell from the address" in told(conversation, "www.elsewhere.example", forwarded=False).text.plain


def test_an_admins_link_can_be_added_or_its_feed_followed(
    whole: BuiltConversation, database: Database, answerer: FakeAnswerer
) -> None:
    talk = whole.conversation
    reply = talk.hear(IncomingMessage(ADA, Person(7, admin=True), "https://elsewhere.example/news", NOW, 1))[0]
    assert reply.message.text.plain == "What should I do with this link?"
    assert [button.label for button in reply.message.buttons[0]] == ["Add the article", "Follow the feed"]
    talk.was_shown(reply, 2)
    key = reply.message.buttons[0][0].data.partition(":")[2]
    assert ShownAnswers(database).question(key) == "https://elsewhere.example/news"
    ShownAnswers(database).forget_old(NOW + timedelta(hours=25))
    assert not ShownAnswers(database).question(key)
