"""What is small talk, what is a request, and what is a question, in every language of the interface."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chat.small_talk import LONGEST_TOPIC, PlainQuestion, SmallTalk, TalkKind, meaning_of
from chat.translations import LANGUAGES

EXAMPLES = tomllib.loads((Path(__file__).parent / "small_talk.toml").read_text(encoding="utf-8"))
TALK = [(text, TalkKind(kind)) for kind, texts in EXAMPLES["talk"].items() for text in texts]
REQUESTS = [
    (text, kind, topic)
    for kind in (TalkKind.LATEST, TalkKind.SUBSCRIBE, TalkKind.UNSUBSCRIBE)
    for text, topic in EXAMPLES[kind].items()
]
QUESTIONS = EXAMPLES["questions"]["unchanged"]
SHORTENED = list(EXAMPLES["questions"]["shortened"].items())
PIECES = ["hi", "news", "about", "!", "#", " ", "é", "👍", "\ud800", "stop", "let me know when"]


@pytest.mark.parametrize(("text", "kind"), TALK)
def test_small_talk_is_known(text: str, kind: TalkKind) -> None:
    assert meaning_of(text) == SmallTalk(kind)


@pytest.mark.parametrize(("text", "kind", "topic"), REQUESTS)
def test_requests_are_known_with_their_topics(text: str, kind: TalkKind, topic: str) -> None:
    assert meaning_of(text) == SmallTalk(kind, topic)


@pytest.mark.parametrize("text", QUESTIONS)
def test_questions_are_none_of_these(text: str) -> None:
    assert {meaning_of(text, language) for language in LANGUAGES} == {PlainQuestion(text)}


@pytest.mark.parametrize("text", EXAMPLES["questions"]["in_english"])
def test_a_word_of_another_language_is_no_complaint(text: str) -> None:
    assert meaning_of(text, "en") == PlainQuestion(text)


@pytest.mark.parametrize(("text", "question"), SHORTENED)
def test_a_question_is_asked_without_the_words_around_it(text: str, question: str) -> None:
    assert meaning_of(text) == PlainQuestion(question)


def test_typing_mistakes_are_forgiven_in_the_readers_language_and_english() -> None:
    assert meaning_of("спасибл", "ru") == SmallTalk(TalkKind.THANKS)
    assert meaning_of("спасибл", "tr") == PlainQuestion("спасибл")
    assert meaning_of("helo", "tr") == SmallTalk(TalkKind.GREETING)


def test_what_two_languages_say_means_what_it_does_in_the_readers() -> None:
    assert meaning_of("ciao", "it") == SmallTalk(TalkKind.GREETING)
    assert meaning_of("ciao", "de") == SmallTalk(TalkKind.GOODBYE)


@given(st.one_of(st.text(max_size=300), st.lists(st.sampled_from(PIECES), max_size=30).map("".join)))
def test_whatever_is_said_means_something(text: str) -> None:
    match meaning_of(text):
        case SmallTalk(_, topic):
            assert topic == "" or topic in text or text.strip().startswith("#")
            assert len(topic.split()) <= 4 * LONGEST_TOPIC
        case PlainQuestion(question):
            assert question in text
