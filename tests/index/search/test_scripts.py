"""Words of every script: texts and questions are cut alike, and stemmed by their language."""

import pytest

from index.search.letter_pairs import in_pairs
from index.search.terms import chunks_of, known_language, question_terms, terms_of


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("北京的2024年", ["北京", "京的", "2024", "年"]),
        ("東京スーパーで", ["東京", "京スー", "スーパー", "パーで"]),
        ("ที่นี่ดี", ["ที่นี่", "นี่ดี"]),
        ("ភាសា", ["ភាសា"]),
        ("云", ["云"]),
    ],
)
def test_a_script_without_blanks_is_cut_into_pairs_of_letters_with_their_marks(text: str, pairs: list[str]) -> None:
    assert chunks_of(text) == pairs


def test_a_long_sentence_without_blanks_loses_nothing() -> None:
    sentence = "".join(chr(0x4E00 + number) for number in range(300))
    assert len(chunks_of(sentence)) == 299


def test_words_with_blanks_are_not_cut() -> None:
    for chunk in ("Straße", "Київ", "አዲስ", "한국어", "हिन्दी"):
        assert in_pairs(chunk) == (chunk,)


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("pl", "wiadomościami", "wiadomości"),
        ("id", "perdagangan", "berdagang"),
        ("hi", "लड़कियाँ", "लड़कियों"),
        ("fa", "کتاب‌های", "کتاب"),
        ("tr", "İSTANBUL'DA", "i\u0307stanbul"),
        ("fr", "e\u0301le\u0301phants", "éléphant"),
        ("am", "አዲስ", "አዲስ"),
    ],
)
def test_forms_of_a_word_meet_in_a_term(language: str, one: str, other: str) -> None:
    known = known_language(language)
    assert set(question_terms(one, known)) & set(terms_of(chunks_of(other), known).split())
