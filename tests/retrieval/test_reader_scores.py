"""The features of the reading, against the same computed stretch by stretch."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import numpy as np
import pytest

from index.library.articles import ArticleCard, ArticleId, PassageId, PassageSpan, Span
from index.library.passage_vectors import Passage
from retrieval.candidates import Candidate
from retrieval.features import FEATURES, FeatureTable
from retrieval.folded_words import is_stop_word, stem
from retrieval.question_analysis import parse_question
from retrieval.reader import Reading
from retrieval.reader_scores import (
    NOT_READ,
    READ_FEATURES,
    ReadingScores,
    passage_stems,
    pieces_inside,
    score_readings,
)
from retrieval.stretches import Stretch, span_of

TEXTS = (
    "The ferry Mirova sank off Calder. Nine people died. Nine were saved by the coast guard of Calder.",
    "Nine people of the ferry Mirova are dead, says Calder. Its owner had been warned.",
    "A fair in Calder was closed. It rained.",
)
QUESTION = parse_question("How many people died on the ferry Mirova?", datetime(2026, 6, 15, tzinfo=UTC))


def _passage(number: int, text: str) -> Passage:
    sentences = tuple(Span(match.start(), match.end()) for match in re.finditer(r"[^ ][^.]*\.", text))
    card = ArticleCard(ArticleId(number), f"https://news.example/{number}", "A ferry", "Calder Post", None)
    vectors = np.zeros((len(sentences), 4), np.float32)
    return Passage(
        PassageId(number), card, 0, PassageSpan(Span(0, len(text)), sentences), text, np.zeros(4, np.float32), vectors
    )


def _reading(text: str, chance: np.random.Generator, pieces: int) -> Reading:
    spans = [match.span() for match in re.finditer(r"\w{1,4}|\.|,", text)][:pieces]
    begins, ends = (chance.normal(size=len(spans)).astype(np.float32) for _ in range(2))
    return Reading(begins, ends, np.array(spans, np.int32).reshape(-1, 2), float(chance.normal()))


def _table() -> FeatureTable:
    near = [Candidate(_passage(number, text), 1.0, 1.0, 0.5, 1.0) for number, text in enumerate(TEXTS)]
    lengths = [len(one.passage.place.sentences) for one in near]
    sentences = [Stretch(number, at, at + 1) for number, count in enumerate(lengths) for at in range(count)]
    runs = [Stretch(number, at, at + 2) for number, count in enumerate(lengths) for at in range(count - 1)]
    nothing = np.zeros((len(sentences), len(FEATURES)), np.float32)
    return FeatureTable(near, runs, nothing[: len(runs)], sentences, nothing)


def _scored(readings: dict[int, Reading]) -> ReadingScores:
    return score_readings(QUESTION, _table(), readings, {number: passage_stems(TEXTS[number]) for number in readings})


@pytest.mark.parametrize("seed", range(20))
def test_every_stretch_has_the_sums_and_maxima_of_its_own_pieces(seed: int) -> None:
    chance = np.random.default_rng(seed)
    readings = {number: _reading(TEXTS[number], chance, 40) for number in (0, 1)}
    scores, table = _scored(readings), _table()
    top = max(reading.begins.max() for reading in readings.values())
    total = sum(np.exp(reading.begins - top).sum() for reading in readings.values())
    for stretch, row in zip(table.stretches, scores.features, strict=True):
        known = dict(zip(READ_FEATURES, row.tolist(), strict=True))
        if stretch.candidate not in readings:
            assert known["log_mass"] == known["best_begin"] == NOT_READ
            continue
        reading = readings[stretch.candidate]
        inside = pieces_inside(reading, span_of(table.candidates[stretch.candidate].passage, stretch))
        mass = float((np.exp(reading.begins[inside] - top) / total).sum())
        assert known["mass"] == pytest.approx(mass, rel=1e-5)
        assert known["best_over_nothing"] == pytest.approx(float(reading.begins[inside].max()) - reading.nothing)
        held = set(scores.words[stretch.candidate][inside])
        assert known["voted_sum"] == pytest.approx(sum(scores.votes.get(one, 0.0) for one in held), rel=1e-5)
        assert known["voted_best"] == pytest.approx(max(scores.votes.get(one, 0.0) for one in held), rel=1e-5)


def test_a_stem_votes_with_all_its_places_and_none_of_the_question() -> None:
    scores = _scored({number: _reading(text, np.random.default_rng(3), 99) for number, text in enumerate(TEXTS[:2])})
    assert stem("nine") in scores.votes
    assert stem("people") not in scores.votes, "the question has it"
    assert not any(is_stop_word(one) for one in scores.votes)


def test_what_was_cut_off_counts_as_unread() -> None:
    scores, table = _scored({0: _reading(TEXTS[0], np.random.default_rng(1), 12)}), _table()
    last = table.sentences.index(Stretch(0, 2, 3))
    assert scores.sentence_features[last, READ_FEATURES.index("log_mass")] == NOT_READ
    assert scores.sentence_features[last, READ_FEATURES.index("passage_mass")] == 0


def test_a_passage_without_pieces_has_no_features() -> None:
    bare = Reading(np.zeros(0, np.float32), np.zeros(0, np.float32), np.zeros((0, 2), np.int32), 1.0)
    scores = _scored({0: bare, 1: _reading(TEXTS[1], np.random.default_rng(1), 99)})
    assert np.all(scores.features[0, READ_FEATURES.index("log_mass")] == NOT_READ)
    assert np.isfinite(scores.features).all()


def test_nothing_read_has_a_row_for_every_stretch() -> None:
    scores = _scored({})
    assert scores.features.shape == (len(_table().stretches), len(READ_FEATURES))
    assert np.all(scores.features[:, READ_FEATURES.index("best_begin")] == NOT_READ)
