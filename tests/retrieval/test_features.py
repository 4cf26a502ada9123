"""Features have names, and a column stands where its name stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest

from index.indexing.embedding import Embedder
from index.library.passage_vectors import Passage
from retrieval.candidates import find_candidates
from retrieval.features import FEATURES, build_feature_table
from retrieval.question_analysis import parse_question
from retrieval.sentence_encoding import encode_sentences
from tests.retrieval.shelf import ArticleLookup

pytestmark = pytest.mark.real_model

NOW = datetime(2026, 6, 15, tzinfo=UTC)


@pytest.fixture(scope="module")
def shelf(real_embedder: Embedder) -> ArticleLookup:
    shelf = ArticleLookup(real_embedder)
    shelf.add("Toll of the ferry accident", "The ferry Mirova sank off Calder. Four people died.", "2026-06-05")
    shelf.add("Toll of the ferry accident rises", "The ferry Mirova sank off Calder. Nine people died.", "2026-06-09")
    return shelf


def test_every_feature_has_its_own_name() -> None:
    assert len(set(FEATURES)) == len(FEATURES)


def test_stretches_and_sentences_have_the_same_columns(shelf: ArticleLookup, real_embedder: Embedder) -> None:
    text = "How many people died on the ferry Mirova?"
    vector = real_embedder.questions([text])[0]
    question = parse_question(text, NOW)
    table = build_feature_table(question, vector, find_candidates(shelf, question.query, vector, NOW))
    assert table.features.shape == (len(table.stretches), len(FEATURES))
    assert table.sentence_features.shape == (len(table.sentences), len(FEATURES))
    sentences = table.features[:, FEATURES.index("sentences")]
    assert sentences.tolist() == [stretch.last - stretch.first for stretch in table.stretches]
    assert np.all(table.sentence_features[:, FEATURES.index("sentences")] == 1)


def test_an_older_article_knows_that_there_is_a_newer_one(shelf: ArticleLookup, real_embedder: Embedder) -> None:
    text = "How many people died on the ferry Mirova?"
    vector = real_embedder.questions([text])[0]
    question = parse_question(text, NOW)
    table = build_feature_table(question, vector, find_candidates(shelf, question.query, vector, NOW))
    behind = {
        table.candidates[stretch.candidate].passage.article.title: row[FEATURES.index("days_behind")]
        for stretch, row in zip(table.stretches, table.features, strict=True)
    }
    assert behind == {"Toll of the ferry accident": 4, "Toll of the ferry accident rises": 0}


def test_stored_words_change_no_feature(shelf: ArticleLookup, real_embedder: Embedder) -> None:
    text = "How many people did not survive on the ferry Mirova?"
    vector = real_embedder.questions([text])[0]
    question = parse_question(text, NOW)
    found = find_candidates(shelf, question.query, vector, NOW)
    stored = [replace(candidate, passage=with_words(candidate.passage)) for candidate in found]
    assert np.array_equal(
        build_feature_table(question, vector, found).features, build_feature_table(question, vector, stored).features
    )


def with_words(passage: Passage) -> Passage:
    return replace(passage, words=encode_sentences([span.of(passage.text) for span in passage.place.sentences]))
