"""Names that are one, as terms of the index of words and of questions."""

from __future__ import annotations

import pytest

from index.search.aliases import group_of, names_in, plain_form
from index.search.terms import chunks_of, question_terms, terms_of


def found_by(question: str, text: str) -> float:
    """What the terms of `question` weigh that `text` has."""
    held = set(terms_of(chunks_of(text), "en").split())
    return sum(weight for term, weight in question_terms(question, "en").items() if term in held)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("UK", "Britain cut its quotas."),
        ("Britain", "British ministers met."),
        ("U.K", "The United Kingdom voted."),
        ("United States", "The US voted."),
        ("America", "American ships left."),
        ("EU", "The European Union voted."),
        ("World Health Organization", "The WHO met."),
        ("WHO", "The World Health Organisation met."),
        ("Norwegian", "Norway voted."),
        ("Czech Republic", "Czechia voted."),
        ("Holland", "Dutch farmers voted."),
        ("Ivory Coast", "Côte d’Ivoire voted."),
        ("Türkiye", "Turkish farmers voted."),
        ("Moscow", "Russian envoys left."),
        ("Russia", "Moscow answered."),
        ("20 km", "Some 20 kilometres on"),
        ("chief executive", "The CEO left."),
    ],
)
def test_a_question_by_one_name_finds_texts_with_the_other(question: str, text: str) -> None:
    assert found_by(question, text) > 0


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("US", "They told us so."),
        ("Niger", "Nigeria voted."),
        ("Guinea", "Papua New Guinean farmers voted."),
        ("Nigerian", "Niger voted."),
        ("American", "South America has rivers."),
        ("Poland", "They polish the floor."),
        ("Georgian wine", "The governor of Georgia met."),
        ("WHO", "Those who met."),
    ],
)
def test_what_only_looks_like_a_name_is_not_found(question: str, text: str) -> None:
    groups = [term for term in question_terms(question, "en") if term.startswith("=")]
    held = set(terms_of(chunks_of(text), "en").split())
    assert not held & set(groups)


def test_the_word_itself_finds_more_than_its_group() -> None:
    assert (
        found_by("UK quotas", "UK quotas") > found_by("UK quotas", "British quotas") > found_by("UK quotas", "quotas")
    )


def test_a_seat_of_government_is_not_the_country() -> None:
    assert group_of("Moscow") is None
    assert found_by("Russia", "Russia answered.") > found_by("Russia", "Moscow answered.")


def test_the_longest_name_counts() -> None:
    words = [plain_form(word) for word in chunks_of("the Democratic Republic of the Congo and Equatorial Guinea")]
    assert [(name.start, name.end) for name in names_in(words)] == [(1, 6), (7, 9)]
