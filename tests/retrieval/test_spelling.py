"""Words that were misspelt are taken for what the library knows."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

import pytest

from index.search.terms import chunks_of, spelling_of
from retrieval.answers import SpellingCorrection
from retrieval.question_analysis import parse_question
from retrieval.spelling_correction import Spelling

NOW = datetime(2025, 5, 16, 18, 30, tzinfo=UTC)
LIBRARY = (
    "The government of Northmere vaccinates children against measles. Minister Olga Brandvold married a rower in May. "
    "A humpback whale was rescued off Kvaløya. Chess player Aran Wijeratne won. The Zhdanovsky bridge will reopen. "
    "Inspector Tamsin Hollister resigned over the embezzlement at Quillfeather & Sons. Marta Hruščová spoke of "
    "a tunnel."
)


class Words:
    """A library of one text, in so many passages."""

    def __init__(self, text: str, passages: int = 1) -> None:
        self._counts = Counter(spelling_of(chunks_of(text)).split() * passages)

    def words_starting_with(self, beginning: str) -> list[tuple[str, int]]:
        """See SpeltWords."""
        return [(word, count) for word, count in self._counts.items() if word.startswith(beginning)]


SPELLING = Spelling(Words(LIBRARY))
OF_A_NAME = Spelling(Words("Then Ronja Brandvold spoke of the talks.", passages=9))


def test_a_misspelt_family_name_is_corrected_beside_a_given_name_that_is_known() -> None:
    assert OF_A_NAME.corrected("ronja brandvolt")[1] == (SpellingCorrection("brandvolt", "Brandvold"),)
    assert SPELLING.corrected("hruskova brandvoldd")[1] == ()  # perhaps another language


def test_names_are_what_the_library_writes_with_a_capital() -> None:
    assert OF_A_NAME.are_names("ronja brandvold")
    assert not OF_A_NAME.are_names("ronja talks")
    assert not OF_A_NAME.are_names("")


@pytest.mark.parametrize(
    ("question", "written", "read"),
    [
        ("How many have measels?", "measels", "measles"),
        ("What did Brandvold say in febuary?", "febuary", "February"),
        ("What did the goverment order?", "goverment", "government"),
        ("who maried olga brandvold", "maried", "married"),
        ("When was the humback found?", "humback", "humpback"),
        ("Who won at ches?", "ches", "chess"),
        ("Why did Holister resign?", "Holister", "Hollister"),
        ("What did Brandvlod say?", "Brandvlod", "Brandvold"),
        ("Who embezzeled at Quilfeather?", "Quilfeather", "Quillfeather"),
        ("What does Wijerathne play?", "Wijerathne", "Wijeratne"),
        ("Waht did the minister say?", "Waht", "What"),
        ("Where is the tunel?", "tunel", "tunnel"),
        ("measels", "measels", "measles"),
        ("Brandvlod", "Brandvlod", "Brandvold"),
    ],
)
def test_a_slip_is_read_as_what_was_meant(question: str, written: str, read: str) -> None:
    text, corrections = SPELLING.corrected(question)
    assert SpellingCorrection(written, read) in corrections
    assert read in text


@pytest.mark.parametrize(
    "question",
    [
        "How many children have measles?",
        "Who married the minister?",
        "Why did Hollister resign?",
        "What did Hruscova say about the Zhdanovskiy bridge?",
        "Who is the mayor of Southmere?",
        "What did Olaf Brandvik say?",
        "When do the whales return to Kvaloya?",
        "Is the bridge reopening?",
        "Что сказала министр Брандволд о мосте?",
        "¿Cuántos niños tienen sarampión en la ciudad?",
        "Wie viele Kinder haben Masern in der Gemeinde?",
        "see https://example.org/measels #measels @measels",
        "",
        "zzzz qqqq xxxx",
    ],
)
def test_what_is_right_or_unknown_is_left_alone(question: str) -> None:
    assert SPELLING.corrected(question) == (question, ())


def test_a_word_between_two_that_are_as_near_is_left_alone() -> None:
    spelling = Spelling(Words("Mr Garlen and Mr Garlan met."))
    assert spelling.corrected("What did Garlyn say?")[1] == ()


def test_a_question_is_understood_as_it_was_read() -> None:
    parsed = parse_question("Who died of measels?", NOW, SPELLING)
    assert parsed.text == "Who died of measles?"
    assert parsed.corrections == (SpellingCorrection("measels", "measles"),)
    assert "measles" in parsed.words
    assert parse_question("Who died of measels?", NOW).corrections == ()


def test_an_empty_library_corrects_nothing() -> None:
    assert Spelling(Words("")).corrected("Who died of measels?")[1] == ()
