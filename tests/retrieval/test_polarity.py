"""What a sentence says is not so."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from retrieval.folded_words import stem
from retrieval.question_analysis import parse_question
from retrieval.tokens import read_sentence

NOW = datetime(2025, 5, 16, 18, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("sentence", "what"),
    [
        ("Ostland did not ratify the treaty.", "ratify"),
        ("Ostland didn’t ratify it.", "ratify"),
        ("Ostland refused to ratify the treaty.", "ratify"),
        ("The envoy denied having met them.", "met"),
        ("Seven members voted against lowering the toll.", "lowering"),
        ("The crane is no longer used.", "used"),
        ("They left without paying.", "paying"),
        ("The board ruled out a merger.", "merger"),
        ("The merger was rejected by the board.", "merger"),
        ("Nobody was hurt.", "hurt"),
    ],
)
def test_a_negation_is_about_what_stands_beside_it(sentence: str, what: str) -> None:
    read = read_sentence(sentence).polarity
    assert read.count == 1
    assert stem(what) in read.negated


@pytest.mark.parametrize(
    "sentence",
    [
        "Ostland ratified the treaty.",
        "It was not only the wind.",
        "Bill No. 7 was passed.",
        "There is no doubt that it was.",
        "The ferry set out.",
    ],
)
def test_what_only_looks_like_a_negation_is_none(sentence: str) -> None:
    assert read_sentence(sentence).polarity.count == 0


def test_a_question_may_ask_for_what_is_not_so() -> None:
    assert stem("ratify") in parse_question("Which country did not ratify the treaty?", NOW).polarity.negated
    assert not parse_question("Which country ratified the treaty?", NOW).polarity.count
