"""The index of wishes proposes exactly what asking about each wish in turn does."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.library.articles import ArticleCard, ArticleId, PassageId, PassageSpan, Span
from index.library.passage_vectors import Passage, Vectors
from updates.arrivals import Arrival
from updates.question_index import QUESTION, IndexedQuestion, QuestionIndex, Thresholds, matches, word_weights
from updates.subscriptions import SubscriptionId

WORDS = ["grain", "ship", "harbour", "fog", "ferry", "strike", "minister", "flood", "election", "rail", "of", "the"]
DIMENSION = 8


def _arrival(text: str, vectors: Vectors) -> Arrival:
    card = ArticleCard(ArticleId(1), "https://news.example/1", "", "", None)
    whole = PassageSpan(Span(0, len(text)), (Span(0, len(text)),))
    passages = tuple(
        Passage(PassageId(n), card, n, whole, text, vector, vector.reshape(1, -1)) for n, vector in enumerate(vectors)
    )
    return Arrival(card, 1, text, frozenset(), passages)


def _vectors(count: int, seed: int) -> Vectors:
    drawn = np.random.default_rng(seed).standard_normal((count, DIMENSION)).astype(np.float32)
    drawn[:, 0] += 1.0  # some are near to each other
    lengths: Vectors = np.linalg.norm(drawn, axis=1, keepdims=True)
    vectors: Vectors = drawn / lengths
    return vectors


texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join)


LOW = Thresholds(words=0.3, meaning=0.2, fused=0.7)  # so that more matches


@pytest.mark.parametrize("thresholds", [LOW, QUESTION])
@given(interests=st.lists(texts, min_size=1, max_size=30), article=texts, seed=st.integers(0, 10_000), data=st.data())
@settings(max_examples=150)
def test_the_index_finds_what_the_loop_finds(
    thresholds: Thresholds, interests: list[str], article: str, seed: int, data: st.DataObject
) -> None:
    vectors = _vectors(len(interests) + 3, seed)
    indexed = [
        IndexedQuestion(SubscriptionId(n), word_weights(text), vectors[n]) for n, text in enumerate(interests, start=0)
    ]
    index = QuestionIndex(thresholds, DIMENSION)
    index.put(indexed)
    changed = data.draw(st.lists(st.sampled_from(range(len(interests))), unique=True))
    for number in changed:  # some end, some are changed
        if number % 2:
            index.drop(SubscriptionId(number))
        else:
            index.put([indexed[number]])
    arrival = _arrival(article, vectors[-3:])
    loop = [
        interest.id
        for interest in indexed
        if not (interest.id in changed and interest.id % 2)
        and matches(thresholds, interest.weights, interest.vector, arrival)
    ]
    assert index.matching(arrival) == loop


def test_the_index_is_made_anew_when_many_wishes_are_gone() -> None:
    vectors = _vectors(3000, 1)
    index = QuestionIndex(QUESTION, DIMENSION)
    index.put([IndexedQuestion(SubscriptionId(n), word_weights("grain ship"), vectors[n]) for n in range(3000)])
    for number in range(2000):
        index.drop(SubscriptionId(number))
    arrival = _arrival("grain ship", vectors[2500:2501])
    loop = [n for n in range(2000, 3000) if matches(QUESTION, word_weights("grain ship"), vectors[n], arrival)]
    assert index.matching(arrival) == loop
    assert len(index) == 1000
