"""Sources are heard by name and by domain, and told from people and places where that matters."""

from __future__ import annotations

import pytest

from index.library.articles import ArticleCard, ArticleId
from retrieval.named_sources import is_from, named_sources, surely_publishers


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("According to the Evening Post, who owns the crane?", "Evening Post"),
        ("What did the Evening Post report on the crane?", "Evening Post"),
        ("What is said of the crane on harbour.example?", "harbour.example"),
        ("Who owns the crane, according to www.harbour.example?", "harbour.example"),
    ],
)
def test_a_source_that_is_named_is_heard(question: str, name: str) -> None:
    assert name in named_sources(question)


@pytest.mark.parametrize("question", ["Who spoke at 9 a.m. in town?", "Who won the race?who came second?", "", "…"])
def test_other_words_are_no_source(question: str) -> None:
    assert named_sources(question) == ()


def test_people_and_places_are_no_publishers() -> None:
    assert surely_publishers(["Zelenskyy", "London", "Evening Post", "harbour.example"]) == [
        "Evening Post",
        "harbour.example",
    ]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Harbour Courier"], True),
        (["Courier"], True),
        (["Evening Post"], False),
        (["courier.example"], True),
        (["rier.example"], False),
        (["other.example"], False),
        ([], False),
    ],
)
def test_an_article_is_known_by_its_source_or_its_host(names: list[str], expected: bool) -> None:
    card = ArticleCard(ArticleId(1), "https://www.courier.example/a", "Crane", "Harbour Courier", None, "en")
    assert is_from(card, names) is expected


def test_an_address_that_is_none_still_has_a_source() -> None:
    card = ArticleCard(ArticleId(1), "http://[courier.example/a", "Crane", "Harbour Courier", None, "en")
    assert is_from(card, ["Harbour Courier"])
    assert not is_from(card, ["courier.example"])
