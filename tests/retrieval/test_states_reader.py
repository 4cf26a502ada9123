"""The states reader: it says which of two passages about the same answers a question in another language."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from index.indexing.embedding import Embedder, open_embedder
from retrieval.candidates import Candidate
from retrieval.other_languages.candidates import find_in_any_language
from retrieval.other_languages.reading import read_best
from retrieval.other_languages.soft_reader import load_means
from retrieval.other_languages.states_reader import (
    LEAST_ODDS,
    MOST_ODDS,
    AnswerReading,
    PassageReading,
    clipped,
    load_states_reader,
)
from tests.retrieval.shelf import ArticleLookup

pytestmark = pytest.mark.real_model

NOW = datetime(2026, 5, 16, 18, tzinfo=UTC)
OPENING = """The new bridge over the Lisna was opened on Tuesday by the minister of transport, Ida Novak.

It took four years to build and cost 38 million euros. Two lanes are kept for buses."""
PROTEST = """Hundreds of people walked over the new bridge on the Lisna to protest against the price of bread.

The police counted no arrests. The mayor said that he understood the anger."""


@pytest.fixture(scope="module")
def embedder(multilingual_folder: Path) -> Iterator[Embedder]:
    opened = open_embedder("multilingual", multilingual_folder)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def shelf(embedder: Embedder) -> ArticleLookup:
    shelf = ArticleLookup(embedder)
    shelf.add("", OPENING, "2026-05-12")
    shelf.add("", PROTEST, "2026-05-13")
    return shelf


def readings_of(
    shelf: ArticleLookup, embedder: Embedder, question: str, language: str
) -> list[tuple[Candidate, PassageReading]]:
    candidates = find_in_any_language(shelf, "", embedder.questions([question])[0], NOW, language)
    readings = read_best(embedder, load_means(), question, language, candidates)
    return [(candidates[number], reading) for number, reading in readings.items()]


@pytest.mark.parametrize(
    ("question", "language", "holds"),
    [
        ("¿Cuánto costó el nuevo puente?", "es", "38 million"),
        ("Yeni köprü kaça mal oldu?", "tr", "38 million"),
        ("كم كلف بناء الجسر الجديد؟", "ar", "38 million"),
        ("Хто відкрив новий міст?", "uk", "Ida Novak"),
    ],
)
def test_the_passage_that_answers_is_likelier_than_one_on_the_same(
    shelf: ArticleLookup, embedder: Embedder, question: str, language: str, holds: str
) -> None:
    candidate, best = max(readings_of(shelf, embedder, question, language), key=lambda one: one[1].answers.passage)
    assert candidate.passage.text == OPENING
    sentence = candidate.passage.place.sentences[int(np.argmax(best.answers.sentences))]
    assert holds in sentence.of(OPENING)


def test_a_passage_is_read_alike_beside_others_and_alone(shelf: ArticleLookup, embedder: Embedder) -> None:
    question = "¿Cuánto costó el nuevo puente?"
    together = readings_of(shelf, embedder, question, "es")
    for candidate, reading in together:
        alone = read_best(embedder, load_means(), question, "es", [candidate])[0]
        assert alone.answers.passage == pytest.approx(reading.answers.passage)


def test_several_sentences_answer_at_least_as_likely_as_each_of_them() -> None:
    reading = AnswerReading(1.0, np.array([-2.0, 0.5, -np.inf], np.float32))
    assert reading.of_sentences(0, 3) >= max(reading.of_sentences(at, at + 1) for at in range(3))
    assert clipped(reading.of_sentences(2, 3)) == LEAST_ODDS
    assert clipped(1e6) == MOST_ODDS


@pytest.mark.parametrize("pieces", [1, 2, 300])
def test_texts_of_any_length_are_read(pieces: int) -> None:
    states = np.full((pieces, 384), 384**-0.5, np.float32)
    odds = load_states_reader().odds(states[:1], np.ones(1, np.float32), states)
    assert odds.shape == (pieces,)
    assert np.isfinite(odds).all()
