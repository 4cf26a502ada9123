"""The same question is answered once for a while; nothing that would change the answer is overlooked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from retrieval.answer_cache import KEPT_SECONDS, AnswerCache
from retrieval.answers import Answer, Query, Reason, Refused
from retrieval.follow_ups import Turn
from retrieval.paced_answering import PacedAnswerer
from retrieval.reading_depth import Load, ReadingDepth

NOW = datetime(2026, 6, 15, 12, tzinfo=UTC)
ASKED = Query("Who won the election?", NOW, 3, "en")


class Counting:
    """Answers with the number of the answer as its confidence."""

    depths = (4, 0)

    def __init__(self) -> None:
        self.read: list[int | None] = []

    def answer(self, query: Query, history: Sequence[Turn] = ()) -> Answer:
        self.read.append(query.read)
        return Refused(Reason.UNSURE, confidence=len(self.read) / 100)


class Desk:
    """A paced answerer whose library, clock and load a test changes."""

    def __init__(self) -> None:
        self.version, self.clock, self.load = 1, 0.0, Load()
        self.answerer, self.counted = Counting(), list[str]()
        depth = ReadingDepth(1.0)
        depth.took(4, 1.0)
        cache = AnswerCache(lambda: self.version, lambda: self.clock)
        self.paced = PacedAnswerer(self.answerer, cache, depth, lambda: self.load, self.counted.append)

    def asked(self, query: Query = ASKED, history: Sequence[Turn] = ()) -> int:
        """How many answers were computed in all after this one was given."""
        self.paced.answer(query, history)
        return len(self.answerer.read)


def test_the_same_question_costs_one_answer() -> None:
    desk = Desk()
    first = desk.paced.answer(ASKED)
    for second in range(1, KEPT_SECONDS):
        assert desk.paced.answer(replace(ASKED, now=NOW + timedelta(seconds=second))) is first
    assert desk.answerer.read == [4]
    assert desk.counted == ["4"] + ["again"] * (KEPT_SECONDS - 1)


def test_blanks_make_no_other_question() -> None:
    desk = Desk()
    assert desk.asked() == desk.asked(replace(ASKED, question="  Who won  the election? ")) == 1


@pytest.mark.parametrize(
    "other",
    [
        replace(ASKED, question="Who won the elections?"),
        replace(ASKED, question="who won the election?"),
        replace(ASKED, limit=9),
        replace(ASKED, language="uk"),
        replace(ASKED, now=NOW + timedelta(seconds=KEPT_SECONDS + 1)),
        replace(ASKED, now=NOW - timedelta(days=365)),
    ],
)
def test_another_question_is_answered_by_itself(other: Query) -> None:
    desk = Desk()
    assert (desk.asked(), desk.asked(other)) == (1, 2)


def test_midnight_makes_another_question() -> None:
    desk = Desk()
    late = replace(ASKED, now=datetime(2026, 6, 15, 23, 59, 59, tzinfo=UTC))
    assert (desk.asked(late), desk.asked(replace(late, now=late.now + timedelta(seconds=2)))) == (1, 2)


def test_what_was_asked_before_counts() -> None:
    desk = Desk()
    assert (desk.asked(), desk.asked(history=[Turn("Who stood?")]), desk.asked(history=[Turn("Who stood?")])) == (
        1,
        2,
        2,
    )


def test_a_change_of_the_library_makes_the_answer_anew() -> None:
    desk = Desk()
    desk.asked()
    desk.version = 2
    assert desk.asked() == 2


def test_an_answer_is_forgotten_after_a_while() -> None:
    desk = Desk()
    desk.asked()
    desk.clock = KEPT_SECONDS + 1
    assert desk.asked() == 2


def test_an_answer_in_a_hurry_is_not_given_again_once_there_is_time() -> None:
    desk = Desk()
    desk.load = Load(10, 0.0, 2)
    assert desk.asked() == desk.asked() == 1
    desk.load = Load()
    assert desk.asked() == desk.asked() == 2
    desk.load = Load(10, 0.0, 2)
    assert desk.asked() == 2
    assert desk.answerer.read == [0, 4]
    assert desk.counted == ["0", "again", "4", "again", "again"]
