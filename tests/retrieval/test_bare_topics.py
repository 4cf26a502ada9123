"""A name or a matter that is written alone asks nothing."""

from __future__ import annotations

import pytest

from retrieval.bare_topics import is_bare_topic, is_roundup


@pytest.mark.parametrize("text", ["hurricane ian", "will smith", "War in Ukraine", "inflation", "#monkeypox", "COP27"])
def test_a_topic_asks_nothing(text: str) -> None:
    assert is_bare_topic(text)


@pytest.mark.parametrize(
    "text",
    [
        "who won wimbledon", "did Truss resign", "will smith resign", "why?", "", "🦦", "bridge reopening date",
        "how many", "price of bread", "the storm tore the roof off the old harbour office",
    ],
)  # fmt: skip
def test_what_asks_or_tells_is_no_topic(text: str) -> None:
    assert not is_bare_topic(text)


@pytest.mark.parametrize(
    ("title", "lists"),
    [
        ("5 things to know for July 18: Torvik, ferries", True),
        ("Ferry strike, new mayor: 5 Things podcast", True),
        ("Ferry strike, Mayor Solheim resigns, rowing cup, Torvik bridge ...", True),
        ("Man, 34, killed in Torvik blast", False),
        ("Quiroga, Tavira's ex-president, jailed", False),
        ("Кірога заявила, що готова до переговорів, якщо Альмада поступиться", False),
        ("Quiroga sagt, dass Tavira, anders als Ostrava, keine Schiffe liefert", False),
        ("Ferry Mirova sinks off Calder, nine dead", False),
        ("Quake kills 1,200, 3,400 hurt", False),
        ("", False),
    ],
)
def test_a_headline_that_lists_several_matters_is_a_roundup(title: str, *, lists: bool) -> None:
    assert is_roundup(title) is lists
