"""Excerpts say nothing twice."""

from __future__ import annotations

import numpy as np

from index.indexing.passages import split_passages
from index.library.articles import ArticleCard, ArticleId, PassageId
from index.library.passage_vectors import Passage
from retrieval.excerpts import excerpt
from retrieval.stretches import Stretch, span_of

LINKED = (
    "The report: Harbour inquiry finds 'grave failures' by its owners.\n"
    "Harbour inquiry finds 'grave failures' by its owners.\n"
    "Nobody from the harbour would comment."
)


def passage(text: str) -> Passage:
    card = ArticleCard(ArticleId(1), "https://news.example/harbour", "Harbour", "The Ledger", None, "en")
    place = split_passages(text, "en")[0]
    nothing = np.zeros((len(place.sentences), 4), np.float32)
    return Passage(PassageId(1), card, 0, place, text, np.zeros(4, np.float32), nothing)


def test_a_sentence_is_not_quoted_beside_its_repetition() -> None:
    one = passage(LINKED)
    found = excerpt(one, [0.5, 0.4, 0.0], Stretch(0, 0, 2))
    assert span_of(one, found.stretch).of(one.text) == LINKED.splitlines()[0]


def test_sentences_that_say_different_things_stay_together() -> None:
    text = "Two ships sank in the harbour on Monday. Nobody was aboard either of them."
    one = passage(text)
    assert span_of(one, excerpt(one, [0.5, 0.4], Stretch(0, 0, 2)).stretch).of(text) == text
