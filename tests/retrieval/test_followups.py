"""What a follow-up takes from the turns before it."""

from __future__ import annotations

import pytest

from retrieval.followups import Turn, completed

TALKS = Turn("What does Zelenskyy require before talks in Istanbul?")
BRIDGE = Turn("Why was the Alder Bridge closed on Tuesday?")


def taken(question: str, *turns: Turn) -> str:
    """What stands behind the question once it is completed."""
    whole = completed(question, turns)
    assert whole.startswith(question)
    return whole[len(question) :].strip()


@pytest.mark.parametrize("question", ["and what did Moscow say?", "What about Turkey?", "why?", "when was that?"])
def test_a_follow_up_takes_the_names_and_the_matter(question: str) -> None:
    found = taken(question, TALKS)
    assert "Zelenskyy" in found
    assert "Istanbul" in found
    assert "talks" in found


def test_he_and_she_are_whom_the_last_turn_named() -> None:
    assert "Quiroga" in taken("What did she promise?", Turn("Who is Marta Quiroga?"))


def test_a_time_is_taken_where_the_follow_up_has_none() -> None:
    assert "on Tuesday" in taken("why?", BRIDGE)
    assert "Tuesday" not in taken("and what happened last month?", BRIDGE)


@pytest.mark.parametrize(
    "question",
    [
        "Who won the women's cup?",
        "Why was the Alder Bridge closed?",
        "Which company had an outage this week?",
        "What did the minister say that angered farmers?",
        "Did Quiroga say what she wants?",
        "Is there life on Mars?",
    ],
)
def test_a_question_that_stands_alone_is_left_alone(question: str) -> None:
    assert completed(question, [TALKS]) == question


def test_a_chain_of_follow_ups_reaches_what_all_are_about() -> None:
    first = completed("and what did Moscow say?", [TALKS])
    found = taken("when was that?", TALKS, Turn(first))
    assert "Moscow" in found
    assert "Istanbul" in found


def test_without_anything_before_nothing_is_taken() -> None:
    assert completed("why?", []) == "why?"


def test_a_long_turn_does_not_drown_the_question() -> None:
    names = "Ada Ben Cleo Dana Emil Faye Gus Hana Ivo Jana Karl Lena Max Nora Olaf"
    assert len(taken("why?", Turn(f"Are {names} friends?")).split()) <= 10
