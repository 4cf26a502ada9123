"""What kind of answer a question asks for, and what it reads from a question besides."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.answer_kinds import Kind, asked_kind
from retrieval.folded_words import stem
from retrieval.question_analysis import LONGEST_QUESTION, parse_question

NOW = datetime(2025, 5, 16, 18, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Who won the election?", Kind.PERSON),
        ("Which former president was indicted?", Kind.PERSON),
        ("Which country left the pact?", Kind.PLACE),
        ("Where did the train derail?", Kind.PLACE),
        ("When does the line open?", Kind.TIME),
        ("What year was it built?", Kind.TIME),
        ("How many people were hurt?", Kind.NUMBER),
        ("How much did the bank pay?", Kind.AMOUNT),
        ("Why is the bridge closed?", Kind.REASON),
        ("What does Zelenskyy require before talks?", Kind.SAYING),
        ("Which company had an outage?", Kind.NAME),
        ("How was the comet found?", Kind.MANNER),
        ("What happened in Northmere?", Kind.THING),
        ("Did the council agree?", Kind.YES_NO),
        ("who is the union leader", Kind.PERSON),
        ("whos the new mayor", Kind.PERSON),
        ("tell me who leads Orlo", Kind.PERSON),
        ("what's the price of a ticket", Kind.AMOUNT),
        ("What is the number of victims?", Kind.NUMBER),
        ("What was the cause of the fire?", Kind.REASON),
        ("how come the ferry is late", Kind.REASON),
        ("how hot was it in Ostby", Kind.NUMBER),
        ("bridge reopening date", Kind.TIME),
        ("number of victims in Ostby", Kind.NUMBER),
        ("price of ferry tickets", Kind.AMOUNT),
        ("reason for the delay", Kind.REASON),
        ("name of the new ferry", Kind.NAME),
        ("Orlo chief", Kind.PERSON),
        ("Is the bridge open?", Kind.YES_NO),
        ("did orlo sign", Kind.YES_NO),
        ("So did they ban cages in the end?", Kind.YES_NO),
        ("isn't the line closed", Kind.YES_NO),
        ("Hasn’t Orlo paid?", Kind.YES_NO),
        ("Did the council say why it agreed?", Kind.YES_NO),
        ("Do you know when the line opens?", Kind.TIME),
        ("Can you tell me how many people were hurt?", Kind.NUMBER),
        ("When the ferry sank, who was the captain?", Kind.PERSON),
        ("strike at Orlo", Kind.OTHER),
        ("Кто победил на выборах?", Kind.OTHER),
        ("", Kind.OTHER),
    ],
)
def test_the_words_that_ask_tell_the_kind(question: str, kind: Kind) -> None:
    assert asked_kind(question) is kind


def test_words_that_carry_nothing_are_not_looked_for() -> None:
    parsed = parse_question("What did the harbour master say about the crane?", NOW)
    assert {"harbour", "master", "crane"} <= set(parsed.words)
    assert not {"what", "What", "the", "did"} & set(parsed.words)


def test_what_is_asked_for_is_the_focus() -> None:
    assert stem("company") in parse_question("Which tech company had an outage?", NOW).focus


@given(st.text(max_size=5000))
def test_any_text_is_read_in_bounds(question: str) -> None:
    parsed = parse_question(question, NOW)
    assert len(parsed.text) <= LONGEST_QUESTION
    assert len(parsed.stems) == len(set(parsed.stems))
