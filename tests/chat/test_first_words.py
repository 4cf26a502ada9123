"""The first words: a question that is answered surely, what to tap, and help by who asks."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from chat.conversation import Conversation
from chat.conversation_setup import build_conversation
from chat.incoming import TERMINAL, IncomingMessage, Person, Place
from chat.messages import Message
from chat.sample_questions import HELD, SampleQuestions
from index.library.articles import ArticleId
from index.library.database import Database
from retrieval.answers import Query, Quoted
from retrieval.subjects import subjects_of
from testing.bot_api import BotApiServer
from testing.fake_answerer import GRAIN, NOW, TALKS, TERMS, FakeAnswerer
from tests.chat.bot import talking

pytestmark = pytest.mark.either

ADA, ADMIN = Place("telegram", 7), Place("telegram", 8)


def said(conversation: Conversation, text: str, *, admin: bool = False, language: str = "en") -> Message:
    """What is said first to that."""
    place = ADMIN if admin else ADA
    return conversation.hear(IncomingMessage(place, Person(place.chat, language, admin), text, NOW))[0].message


def labels(message: Message) -> list[str]:
    """What its buttons say, row by row."""
    return [button.label for row in message.buttons for button in row]


async def test_start_offers_a_question_that_is_answered_when_tapped(
    server: BotApiServer, conversation: Conversation
) -> None:
    ada = server.person("Ada")
    async with talking(server, conversation):
        ada.says("/start")
        first = await ada.hears()
        ada.taps(first, "Zelenskyy")
        answer = await ada.hears()
    assert first.buttons == ["What did Zelenskyy say?", "Latest news", "Language", "Help"]
    assert len(first.text.splitlines()) == 2
    assert answer.quotes == [TERMS.text]


async def test_the_buttons_of_the_first_words_do_what_the_commands_do(
    server: BotApiServer, conversation: Conversation
) -> None:
    ada = server.person("Ada")
    async with talking(server, conversation):
        ada.says("/start")
        first = await ada.hears()
        ada.taps(first, "Latest news")
        assert TALKS.card.title in (await ada.hears()).links
        ada.taps(first, "Language")
        assert "Deutsch" in (await ada.hears()).buttons


def test_what_is_only_likely_or_not_answered_is_offered_to_nobody(
    conversation: Conversation, answerer: FakeAnswerer
) -> None:
    answerer.answers.clear()
    assert labels(said(conversation, "/start")) == ["Latest news", "Language", "Help"]


def test_a_reader_is_asked_in_their_language_where_there_are_articles_in_it(
    conversation: Conversation, answerer: FakeAnswerer
) -> None:
    card = replace(GRAIN.card, id=ArticleId(9), title="Odessa hofft auf Getreide", language="de")
    answerer.there[card.id] = replace(GRAIN, card=card, text="Vier Schiffe verließen am Mittwoch Odessa.")
    answerer.answers["Odessa"] = Quoted((TERMS,), 0.9)
    assert labels(said(conversation, "/start", language="de"))[0] == "Was gibt es Neues zu Odessa?"
    assert labels(said(conversation, "/start", language="en"))[0] == "What did Zelenskyy say?"


def test_the_engine_is_asked_again_after_an_hour_or_when_the_article_has_gone(answerer: FakeAnswerer) -> None:
    samples = SampleQuestions(answerer, answerer)
    assert samples.find("en", NOW)
    asked = len(answerer.asked)
    assert samples.find("en", NOW + HELD - timedelta(seconds=1))
    assert len(answerer.asked) == asked
    assert samples.find("en", NOW + HELD)
    assert len(answerer.asked) > asked
    answerer.retract(TALKS.card.id)
    answerer.answers.clear()
    assert samples.find("en", NOW + HELD) is None


def test_a_library_that_answers_nothing_surely_is_asked_a_few_times_only(answerer: FakeAnswerer) -> None:
    answerer.answers.clear()
    samples = SampleQuestions(answerer, answerer)
    for _ in range(5):
        assert samples.find("en", NOW) is None
    assert len(answerer.asked) <= 8


def test_an_admin_of_an_empty_library_is_led_and_a_reader_is_told(answerer: FakeAnswerer, database: Database) -> None:
    answerer.there.clear()
    conversation = build_conversation(answerer, answerer, database).conversation
    assert "Send me the address of a feed" in said(conversation, "/start", admin=True).text.plain
    assert "I have no articles yet" in said(conversation, "/start").text.plain


def test_a_library_with_only_the_samples_is_empty_to_an_admin(answerer: FakeAnswerer, database: Database) -> None:
    answerer.holds_samples = True
    conversation = build_conversation(answerer, answerer, database).conversation
    assert "Send me the address of a feed" in said(conversation, "/start", admin=True).text.plain
    assert labels(said(conversation, "/start"))[0] == "What did Zelenskyy say?"
    at_terminal = IncomingMessage(Place(TERMINAL, 0), Person(0, "en", admin=True), "/start", NOW, 1)
    assert labels(conversation.hear(at_terminal)[0].message)[0] == "What did Zelenskyy say?"


def test_help_shows_the_commands_of_admins_to_admins(conversation: Conversation) -> None:
    assert "/retract" in said(conversation, "/help", admin=True).text.plain
    theirs = said(conversation, "/help").text.plain
    assert "/latest" in theirs
    assert "/retract" not in theirs


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("/lates", "/latest"),
        ("/laguage", "/language"),
        ("/sorces", "/sources"),
        ("/hlep", "/help"),
        ("/news", "/latest"),
    ],
)
def test_a_mistyped_command_is_understood(conversation: Conversation, typed: str, meant: str) -> None:
    suggestion = said(conversation, typed)
    assert f"Did you mean {meant}?" in suggestion.text.plain
    assert labels(suggestion) == [meant]
    assert f"Did you mean {meant} grain?" in said(conversation, f"{typed} grain").text.plain


def test_commands_of_admins_are_suggested_to_nobody_else(conversation: Conversation) -> None:
    assert "/retract" in said(conversation, "/retrac", admin=True).text.plain
    assert "Did you mean" not in said(conversation, "/retrac").text.plain
    assert "Did you mean" not in said(conversation, "/dance").text.plain


@pytest.mark.parametrize(
    "written", ["german", "Deutsch", "de", "DE", "de-AT", "немецкий", "almanca", "Allemand", "germna"]
)
def test_a_language_is_understood_by_any_of_its_names(conversation: Conversation, written: str) -> None:
    assert "Deutsch" in said(conversation, f"/language {written}").text.plain


@pytest.mark.parametrize(
    ("written", "own"),
    [("farsi", "فارسی"), ("Persian", "فارسی"), ("Bahasa Indonesia", "Indonesia"), ("Português do Brasil", "Português")],
)
def test_a_language_is_known_by_its_everyday_name(conversation: Conversation, written: str, own: str) -> None:
    assert own in said(conversation, f"/language {written}").text.plain


def test_a_language_that_is_none_of_these_shows_those_there_are(conversation: Conversation) -> None:
    assert "Türkçe" in labels(said(conversation, "/language klingon"))


def test_subjects_are_names_that_title_and_text_share_then_the_title() -> None:
    found = subjects_of(TALKS.card.title, TALKS.text, "en")
    assert [subject.text for subject in found] == ["Zelenskyy", "Kyiv", "Istanbul", TALKS.card.title]
    assert [subject.text for subject in subjects_of("Title Only", "", "")] == ["Title Only"]
    assert not subjects_of("…", "", "ar")


def test_every_sample_is_a_question_that_the_engine_was_asked(answerer: FakeAnswerer) -> None:
    sample = SampleQuestions(answerer, answerer).find("en", NOW)
    assert sample is not None
    assert isinstance(answerer.answer(Query(sample.question, NOW)), Quoted)
    assert (
        SampleQuestions(answerer, answerer).question(sample.article, sample.language, sample.number) == sample.question
    )
