"""The index of topics finds exactly what asking about each topic in turn does."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from index.library.articles import ArticleCard, ArticleId, PassageId, PassageSpan, Span
from index.library.passage_vectors import Passage, Vectors
from updates.arrivals import Arrival
from updates.subscriptions import SubscriptionId
from updates.topic_index import IndexedTopic, TopicIndex
from updates.topics import Topic, on_topic

WORDS = [
    "grain",
    "ships",
    "harbour",
    "fog",
    "Germany",
    "strike",
    "minister",
    "flooded",
    "elections",
    "rail",
    "of",
    "the",
]
DIMENSION = 8
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join)


def _arrival(title: str, text: str, vectors: Vectors, title_vector: Vectors, language: str) -> Arrival:
    card = ArticleCard(ArticleId(1), "https://news.example/1", title, "", None, language)
    whole = PassageSpan(Span(0, len(text)), (Span(0, len(text)),))
    passages = tuple(
        Passage(PassageId(n), card, n, whole, text, vector, vector.reshape(1, -1)) for n, vector in enumerate(vectors)
    )
    return Arrival(card, 1, text, frozenset(), passages, lambda _: title_vector.reshape(1, -1))


def _vectors(count: int, seed: int) -> Vectors:
    drawn = np.random.default_rng(seed).standard_normal((count, DIMENSION)).astype(np.float32)
    drawn[:, 0] += 1.5  # some are near to each other
    vectors: Vectors = drawn / np.linalg.norm(drawn, axis=1, keepdims=True)
    return vectors


@given(
    wanted=st.lists(texts, min_size=1, max_size=30),
    title=texts,
    text=st.lists(st.sampled_from(WORDS), min_size=1, max_size=40).map(" ".join),
    language=st.sampled_from(["en", "de", ""]),
    seed=st.integers(0, 10_000),
    data=st.data(),
)
@settings(max_examples=200, deadline=None)
def test_the_index_finds_what_the_loop_finds(
    wanted: list[str], title: str, text: str, language: str, seed: int, data: st.DataObject
) -> None:
    vectors = _vectors(len(wanted) + 3, seed)
    of_text = {words: vectors[n] for n, words in enumerate(wanted)}
    topics = [IndexedTopic(SubscriptionId(n), Topic(words, of_text[words])) for n, words in enumerate(wanted)]
    index = TopicIndex(DIMENSION)
    index.put(topics)
    arrival = _arrival(title, text, vectors[-3:-1], vectors[-1], language)
    index.matching(arrival)  # what is followed later is found as well
    changed = data.draw(st.lists(st.sampled_from(range(len(wanted))), unique=True))
    for number in changed:  # some end, some are changed
        index.drop(SubscriptionId(number))
        if not number % 2:
            index.put([topics[number]])
    kept = [each for n, each in enumerate(topics) if n not in changed or n % 2 == 0]
    loop = {each.id: on for each in kept if (on := on_topic(each.topic, arrival)) is not None}
    assert index.matching(arrival) == loop


def test_the_index_is_made_anew_when_many_topics_are_gone() -> None:
    vectors = _vectors(3001, 1)
    index = TopicIndex(DIMENSION)
    index.put([IndexedTopic(SubscriptionId(n), Topic(f"grain {n}", vectors[n])) for n in range(3000)])
    for number in range(2500):
        index.drop(SubscriptionId(number))
    found = index.matching(_arrival("Grain 2700", "Ships wait.", vectors[-1:], vectors[-1], "en"))
    assert SubscriptionId(2700) in found
    assert all(number >= 2500 for number in found)
    assert len(index) == 500
