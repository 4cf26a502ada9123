"""A longer time is told by what was written about most in it."""

from __future__ import annotations

from datetime import UTC, datetime

from chat.overviews import overview
from index.library.articles import ArticleCard, ArticleId


def _cards(first: int, titles: list[str], language: str = "en") -> list[ArticleCard]:
    day = datetime(2026, 6, 1, tzinfo=UTC)
    return [
        ArticleCard(ArticleId(number), f"https://news.example/{number}", title, "Courier", day, language)
        for number, title in enumerate(titles, first)
    ]


def test_what_was_written_about_most_comes_first_in_each_part() -> None:
    ferry = ["Mirova ferry sinks", "Mirova ferry search ends", "Owner of the Mirova ferry charged"]
    late = _cards(1, ["A cake for the mayor", *ferry[:1], "Rowing cup begins"])
    early = _cards(10, ["Bees in the park", *ferry[1:], "A new library"])
    told = [card.title for card in overview([late, early])]
    assert told[0] == "Mirova ferry sinks"
    assert "Mirova" in told[1]
    assert sorted(told) == sorted(card.title for card in (*late, *early)), "each is told once"


def test_the_greatest_matter_leaves_room_for_others() -> None:
    parts = [_cards(10 * part, [f"Mirova ferry, day {part}", "Quiroga elected"]) for part in range(1, 7)]
    told = [card.title for card, _ in zip(overview(parts), range(6), strict=False)]
    assert {"Quiroga elected"} < {*told}
    assert any("Mirova" in title for title in told)


def test_a_roundup_is_told_after_the_news_itself() -> None:
    titles = ["5 things to know: Mirova ferry, Quiroga, rowing", "Mirova ferry sinks", "Quiroga wins"]
    assert [card.title for card in overview([_cards(1, titles)])][-1].startswith("5 things")


def test_stop_words_of_any_language_do_not_count() -> None:
    titles = ["Та й про це", "Міст на річці закрили", "Ремонт мосту на річці", "Про це та про те"]
    assert "Міст" in next(overview([_cards(1, titles, "uk")])).title or "мосту" in titles[2]


def test_nothing_is_told_of_an_empty_time() -> None:
    assert list(overview([[], []])) == []
