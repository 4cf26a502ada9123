"""Which lines are furniture, and which only look like it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.gathering.reading.furniture import without_furniture
from tests.index.gathering.reading.pages import PARAGRAPHS

TITLE = "Falk Bay closes its harbour"


@pytest.mark.parametrize(
    "line",
    [
        "Previous Post Next Post",
        "Older post · Newer post",
        "Sponsored Ad",
        "ADVERTISEMENT",
        "Read more: Ferry fares to rise",
        "Lesen Sie auch: Fähren werden teurer",
        "Les også: Fergene blir dyrere",
        "Czytaj też: Promy będą droższe",
        "Читайте также: Паромы подорожают",
        "اقرأ أيضا: ارتفاع أسعار العبارات",
        "関連記事",
        "Foto: Ann Example",
        "ANN EXAMPLE/AFP via Getty Images",
        "© 2025 Island Example",
        "Sign up for our morning newsletter.",
        "Share on Facebook",
        TITLE,
    ],
)
def test_left_out_wherever_it_stands(line: str) -> None:
    for place in (0, 2, len(PARAGRAPHS)):
        lines = [*PARAGRAPHS[:place], line, *PARAGRAPHS[place:]]
        assert without_furniture(lines, TITLE) == list(PARAGRAPHS)


@pytest.mark.parametrize(
    "line",
    [
        "Next, the council will vote on the terminal.",
        "Photographs from 1920 show sailing ships at the quay.",
        "More than 40 people spoke in the debate.",
        "Advertising on the ferries will be allowed, the council decided.",
        "“Home is where the harbour is,” said Vik.",
        "«Мы не против гостей», — сказала она.",
        "Why?",
        "Assinado o acordo, os navios partem",
        "Bizi takip eden polis geri döndü",
        "Popular revolt spreads",
        "Comments on the plan",
    ],
)
def test_kept_inside_an_article(line: str) -> None:
    lines = [*PARAGRAPHS[:2], line, *PARAGRAPHS[2:]]
    assert without_furniture(lines, TITLE) == lines


def test_bylines_dates_and_foreign_lines_are_left_out_at_the_edges() -> None:
    lines = ["Tuesday, 13 May 2025, 19:25", "By Ann Example", *PARAGRAPHS, "نموذج الاتصال", "Ann Example"]
    assert without_furniture(lines, TITLE, ("Ann Example",)) == list(PARAGRAPHS)


def test_what_a_template_repeats_is_left_out() -> None:
    notice = "External content cannot be shown here"
    lines = [line for paragraph in PARAGRAPHS for line in (paragraph, notice)]
    assert without_furniture(lines, TITLE) == list(PARAGRAPHS)


def test_rules_that_would_take_most_of_a_text_take_nothing() -> None:
    lines = ["Watch: the harbour", "Video: the ships", "Photo: the quay", "Fog over the bay"]
    assert without_furniture(lines, TITLE) == lines


@given(
    st.lists(
        st.sampled_from([*PARAGRAPHS, "Sponsored Ad", "Share", "نموذج الاتصال", "Why?", "More from us"]), max_size=12
    )
)
def test_nothing_is_added_or_moved_and_half_stays(lines: list[str]) -> None:
    kept = without_furniture(lines, TITLE)
    remaining = iter(lines)
    assert all(line in remaining for line in kept)
    assert 2 * sum(map(len, kept)) >= sum(map(len, lines))
