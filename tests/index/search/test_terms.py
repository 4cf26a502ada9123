"""How a text is cut into words, and what is remembered of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.search.letter_folding import COMPOUND, WORD
from index.search.remembered import Remembered
from index.search.terms import chunks_of, compounds_of, plain_word, spelling_of, terms_of

_MARKS = ".,;:!?()[]\"“”'’-–—/@#$%&*‑"


@pytest.mark.parametrize(
    ("chunk", "expected"),
    [
        ("said", "said"),
        ("“said,”", "said"),
        ("(Boston)", "Boston"),
        ("U.S.", ""),
        ("O'Brien", ""),
        ("'said'", ""),
        ("cease-fire", ""),
        ("2,100", ""),
        ("Élysée", ""),
        ("—", ""),
    ],
)
def test_a_word_of_letters_alone_is_told_from_what_must_be_looked_at(chunk: str, expected: str) -> None:
    assert plain_word(chunk) == expected


@given(st.text(st.sampled_from("abZÉё漢'’.,-\"“”()1 0" + _MARKS), max_size=12).map(lambda text: text.replace(" ", "")))
def test_the_words_of_a_chunk_are_those_that_the_patterns_find(chunk: str) -> None:
    assert compounds_of(chunk) == [WORD.findall(compound) for compound in COMPOUND.findall(chunk)]


def test_a_word_has_the_same_terms_with_marks_around_it() -> None:
    assert terms_of(chunks_of('“Ferries,” (ferries) ferries. "Ferries"'), "en") == "ferri ferri ferri ferri"
    assert set(spelling_of(chunks_of("“Ferries,” ferries.")).split()) == {"Ferries", "ferries"}


def test_a_value_is_computed_once_and_all_are_forgotten_when_there_are_too_many() -> None:
    asked: list[str] = []

    def compute(word: str) -> str:
        asked.append(word)
        return word.upper()

    remembered = Remembered(compute, 2)
    assert [remembered[word] for word in ("a", "b", "a", "c", "a")] == ["A", "B", "A", "C", "A"]
    assert asked == ["a", "b", "c", "a"]
