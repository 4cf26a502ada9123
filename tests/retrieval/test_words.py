"""The words of a question and of a sentence, and how they meet."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from retrieval.folded_words import words_of
from retrieval.question_analysis import parse_question
from retrieval.tokens import read_sentence

NOW = datetime(2025, 5, 16, 18, 30, tzinfo=UTC)


def meets(question: str, sentence: str) -> float:
    """The share of the question's words that the sentence holds."""
    stems = parse_question(question, NOW).stems
    return len(set(stems) & read_sentence(sentence).content) / len(stems)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("What ended the ceasefire?", "The cease-fire ended on Friday."),
        ("What ended the cease-fire?", "The ceasefire ended."),
        ("What ended the cease fire?", "The ceasefire ended."),
        ("Who owns Brondby?", "Brøndby is owned by a fund."),
        ("Did Oconnell own it?", "O’Connell’s brother owned two."),
        ("How many did the U.S. send?", "The US sends ten."),
        ("what did the us send", "The U.S. sent ten."),
        ("What did the WHO find?", "On Friday WHO finds no case."),
        ("2400 houses", "It destroyed 2,400 houses."),
        ("What does the UK cut?", "British ministers cut quotas."),
        ("What does the United Kingdom cut?", "Britain will cut quotas."),
        ("What does America raise?", "The United States raises duties."),
        ("What did the World Health Organization find?", "On Friday WHO finds no case."),
        ("What did Zelenskiy sign?", "Zelenskyy signed it."),
    ],
)
def test_a_word_meets_another_way_to_write_it(question: str, sentence: str) -> None:
    held = set(parse_question(question, NOW).stems) & read_sentence(sentence).content
    assert held
    assert meets(question, sentence) >= 0.5


@pytest.mark.parametrize("question", ["How many buses will the US send?", "What does the WHO say?", "Who fixes IT?"])
def test_acronyms_in_capitals_are_looked_for(question: str) -> None:
    assert {"US", "WHO", "IT"} & set(parse_question(question, NOW).words)


def test_in_a_question_of_capitals_they_are_not() -> None:
    assert parse_question("WHO WILL HELP US FIX IT IN OSLO", NOW).words == ("HELP", "FIX", "OSLO")


def test_us_in_small_letters_is_nobody_in_particular() -> None:
    assert "us" not in parse_question("who told us about the bridge", NOW).words
    assert not set(parse_question("What did the US do?", NOW).stems) & read_sentence("They told us so.").content


def test_words_slice_the_text_that_they_stand_in() -> None:
    text = "Ｔｈｅ O’Brien’s cease-fire, U.S. 2,400"
    assert [text[word.start : word.end] for word in words_of(text)] == [word.text for word in words_of(text)]


def test_a_name_of_several_words_is_one_word_of_a_question() -> None:
    assert parse_question("What did the World Health Organization say?", NOW).words == ("World Health Organization",)


def test_a_sentence_holds_a_name_and_its_parts() -> None:
    held = read_sentence("The Republic of Ireland voted.").content
    assert {"=ie", "republic"} <= held


def test_a_country_under_another_name_is_nothing_new() -> None:
    assert read_sentence("Ministers of the United Kingdom met in Britain.").names[-2:] == ("=gb", "=gb")
