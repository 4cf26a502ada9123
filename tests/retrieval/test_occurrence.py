"""When what a sentence tells happened."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from index.library.articles import ArticleCard, ArticleId
from retrieval.event_dates import days_told, is_from
from retrieval.question_times import AskedTime

MONDAY = datetime(2026, 6, 15, tzinfo=UTC)


def card(day: str) -> ArticleCard:
    moment = datetime.fromisoformat(day).replace(tzinfo=UTC)
    return ArticleCard(ArticleId(1), "https://a.example/1", "A title", "The Courier", moment, "en")


def day(number: int) -> AskedTime:
    since = datetime(2026, 6, number, tzinfo=UTC)
    return AskedTime(since, since.replace(day=number + 1), "that day")


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("The bridge closed on Monday.", ["2026-06-15"]),
        ("The bridge closed on Sunday night.", ["2026-06-14"]),
        ("The bridge closed on Tuesday.", ["2026-06-09"]),
        ("It closed yesterday and opened again today.", ["2026-06-14", "2026-06-15"]),
        ("It was built on 3 March 2019.", ["2019-03-03"]),
        ("It closed on June 3rd.", ["2026-06-03"]),
        ("It closes on 30 August.", []),
        ("It closes next Friday.", []),
        ("It closed on 31 June.", []),
        ("Nobody was hurt.", []),
    ],
)
def test_days_are_counted_from_publication(sentence: str, days: list[str]) -> None:
    assert sorted(found.date().isoformat() for found in days_told(sentence, MONDAY)) == days


def test_a_day_in_the_sentence_counts_before_the_articles_day() -> None:
    assert is_from(day(14), card("2026-06-15"), "Thieves came on Sunday night.")
    assert not is_from(day(15), card("2026-06-15"), "Thieves came on Sunday night.")


def test_without_a_day_the_article_tells_it_then_or_a_day_later() -> None:
    assert is_from(day(14), card("2026-06-14"), "Thieves took a crown.")
    assert is_from(day(14), card("2026-06-15"), "Thieves took a crown.")
    assert not is_from(day(14), card("2026-06-20"), "Thieves took a crown.")


def test_an_article_without_a_day_is_from_no_time() -> None:
    undated = ArticleCard(ArticleId(1), "https://a.example/1", "A title", "The Courier", None, "en")
    assert not is_from(day(14), undated, "Thieves took a crown.")
