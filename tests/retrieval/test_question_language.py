"""The language of a question, by its words and by who asks."""

import pytest

from retrieval.question_language import language_of_question


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Who won the election in Tavira?", "en"),
        ("san isidro landslide dead", "en"),
        ("how much does Thaís Conceição earn", "en"),
        ("¿Quién ganó las elecciones?", "es"),
        ("elecciones Madrid", "es"),
        ("wer gewann", "de"),
        ("Кто победил на выборах?", "ru"),
        ("погода сьогодні", "uk"),
        ("من فاز في الانتخابات؟", "ar"),
        ("谁赢得了选举", "zh"),
        ("選挙に勝ったのは誰", "ja"),
        ("चुनाव किसने जीता", "hi"),
        ("አዲስ አበባ", "am"),
        ("ភ្នំពេញ", "km"),
    ],
)
def test_two_words_are_enough(question: str, language: str) -> None:
    assert language_of_question(question) == language


def test_the_language_of_a_person_decides_where_words_do_not() -> None:
    assert language_of_question("bahn streik") == "en"
    assert language_of_question("bahn streik", "de") == "de"
    assert language_of_question("Who won the election?", "de") == "en"


@pytest.mark.parametrize("question", ["", "😀", "2025", "😀 Kyiv", "Whаt did Рutin sаy?"])
def test_what_has_no_words_of_its_own_is_english(question: str) -> None:
    assert language_of_question(question) == "en"
