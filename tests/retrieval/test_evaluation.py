"""How good answers are, in figures."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from index.library.articles import ArticleCard, ArticleId, Span
from retrieval.answers import Quote, Quoted, Reason, Refused
from retrieval.evaluation import Asked, Outcome, auroc, calibration_error, figures, outcome

CARD = ArticleCard(ArticleId(1), "https://example.org/a", "A title", "Example", datetime(2025, 5, 11, tzinfo=UTC), "en")
ASKED = Asked("Who fell?", ("The crane",), now="2025-05-16", since="2025-05-01")


def quoted(*texts: str) -> Quoted:
    return Quoted(tuple(Quote(CARD, Span(0, len(text)), text) for text in texts), 0.8)


def test_an_answer_counts_marks_and_case_aside() -> None:
    assert outcome(ASKED, quoted("It was “the CRANE”, they said."), 1.0).first


def test_part_of_a_word_is_no_answer() -> None:
    assert not outcome(ASKED, quoted("The cranes fell."), 1.0).every


def test_what_stands_after_300_characters_is_not_in_the_first_but_in_all() -> None:
    found = outcome(ASKED, quoted("x " * 150 + "the crane"), 1.0)
    assert (found.first, found.every) == (False, True)


def test_what_stands_after_600_characters_of_all_is_not_read() -> None:
    assert not outcome(ASKED, quoted("x " * 250, "y " * 60 + "the crane"), 1.0).every


def test_an_article_of_other_days_does_not_count() -> None:
    early = Asked("Who fell?", ("The crane",), now="2025-05-10", since="2025-05-01")
    assert not outcome(early, quoted("The crane."), 1.0).every


def test_candidates_of_a_refusal_are_scored_as_well() -> None:
    refused = Refused(Reason.UNSURE, quoted("The crane.").quotes, 0.2)
    found = outcome(ASKED, refused, 1.0)
    assert found.first
    assert not found.answered


def test_auroc_counts_ties_half() -> None:
    assert auroc([0.9, 0.5, 0.5, 0.1], [True, True, False, False]) == pytest.approx(0.875)
    assert auroc([0.9, 0.5], [True, True]) is None


def test_calibration_error_is_the_distance_from_the_share_that_is_right() -> None:
    assert calibration_error([0.8] * 5, [True, True, True, True, False]) == pytest.approx(0.0)
    assert calibration_error([0.9] * 4, [False] * 4) == pytest.approx(0.9)


def test_no_questions_are_nothing_to_evaluate() -> None:
    with pytest.raises(ValueError, match="no questions"):
        figures([])


def test_figures_are_shares() -> None:
    rows = [Outcome(True, True, True, 0.9, 10.0), Outcome(False, True, False, 0.2, 30.0)]
    found = figures(rows)
    assert (found.first300, found.all600, found.answered) == (0.5, 1.0, 0.5)
