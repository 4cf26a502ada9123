"""How fast an article meets 100,000 standing questions, and 100,000 topics, and whether the loop gives the same.

    OMP_NUM_THREADS=1 python -m benchmarks.matching [--interests 100000] [--articles 40]

The wishes are made of words drawn as often as news use them, the articles likewise; vectors are random with a common
direction, as a model's are. Questions have six words; topics have one to three, and the commonest are followed by many.
Times are of one thread, in CPU time and by the wall; of topics, with the reading of the article's title and lead.
"""

from __future__ import annotations

import argparse
import gzip
import time
from collections.abc import Callable, Collection

import faiss
import numpy as np

from benchmarks.percentiles import percentile
from index.library.articles import ArticleCard, ArticleId, PassageId, PassageSpan, Span
from index.library.passage_vectors import Passage, Vectors
from retrieval.english_words import COUNTS
from updates.arrivals import Arrival
from updates.question_index import QUESTION, IndexedQuestion, QuestionIndex, matches, word_weights
from updates.subscriptions import SubscriptionId
from updates.topic_index import IndexedTopic, TopicIndex
from updates.topics import Topic, on_topic

DIMENSION = 384
WISH_WORDS = 6
TOPIC_WORDS = 3  # at most
TITLE_LETTERS = 60  # at least
ARTICLE_WORDS = 700
COMMON = 1.2  # the strength of the common direction: cosines of strangers around 0.2, as measured of news


def main() -> None:
    """Prints p50 and p95 for questions and for topics, and compares with the loop."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--interests", type=int, default=100_000)
    parser.add_argument("--articles", type=int, default=40)
    parser.add_argument("--loops", type=int, default=3, help="articles that the loop is run for as well")
    arguments = parser.parse_args()
    faiss.omp_set_num_threads(1)
    chance = np.random.default_rng(0)
    words, shares = _words()
    arrivals = [_arrival(number, words, shares, chance) for number in range(arguments.articles)]
    interests = _interests(arguments.interests, words, shares, arrivals, chance)
    questions = QuestionIndex(QUESTION, DIMENSION)
    begun = time.perf_counter()
    questions.put(interests)
    _measure(
        f"questions, {len(interests)} followed, index built in {time.perf_counter() - begun:.1f} s",
        arrivals,
        questions.matching,
        lambda arrival: [
            interest.id for interest in interests if matches(QUESTION, interest.weights, interest.vector, arrival)
        ],
        arguments.loops,
    )
    topics = _topics(arguments.interests, words, shares, chance)
    index = TopicIndex(DIMENSION)
    begun = time.perf_counter()
    index.put(topics)
    index.matching(arrivals[0])
    _measure(
        f"topics, {len(topics)} followed, index built in {time.perf_counter() - begun:.1f} s",
        arrivals,
        index.matching,
        lambda arrival: {each.id: on for each in topics if (on := on_topic(each.topic, arrival)) is not None},
        arguments.loops,
    )


def _measure(
    name: str,
    arrivals: list[Arrival],
    matching: Callable[[Arrival], Collection[SubscriptionId]],
    loop: Callable[[Arrival], Collection[SubscriptionId]],
    loops: int,
) -> None:
    matching(arrivals[0])  # the postings are made arrays when they are first read
    cpu, wall, found = [], [], []
    for arrival in arrivals:
        arrival.stems  # noqa: B018  # read once for all kinds of wishes
        start, start_cpu = time.perf_counter(), time.thread_time()
        found.append(matching(arrival))
        wall.append(1000 * (time.perf_counter() - start))
        cpu.append(1000 * (time.thread_time() - start_cpu))
    print(
        f"{name}; {len(arrivals)} articles of {len(arrivals[0].passages)} passages: "
        f"CPU p50 {percentile(cpu, 0.5):.1f} ms p95 {percentile(cpu, 0.95):.1f} ms, "
        f"wall p50 {percentile(wall, 0.5):.1f} ms p95 {percentile(wall, 0.95):.1f} ms; "
        f"{sum(map(len, found)) / len(found):.0f} found each"
    )
    for arrival, there in list(zip(arrivals, found, strict=True))[:loops]:
        start = time.perf_counter()
        looped = loop(arrival)
        took = time.perf_counter() - start
        print(f"    the loop: {took:.1f} s, {'the same' if looped == there else 'OTHERS'} ({len(looped)} found)")


def _words() -> tuple[list[str], np.ndarray]:
    with gzip.open(COUNTS, "rt", encoding="utf-8") as lines:
        next(lines)
        counted = [line.split() for line in lines]
    counts = np.array([float(count) for _, count in counted])
    return [word for word, _ in counted], counts / counts.sum()


def _unit(vectors: np.ndarray) -> Vectors:
    unit: Vectors = (vectors / np.linalg.norm(vectors, axis=-1, keepdims=True)).astype(np.float32)
    return unit


def _random(count: int, chance: np.random.Generator) -> Vectors:
    drawn = chance.standard_normal((count, DIMENSION))
    drawn[:, 0] += COMMON * np.sqrt(DIMENSION) / 2
    return _unit(drawn)


def _arrival(number: int, words: list[str], shares: np.ndarray, chance: np.random.Generator) -> Arrival:
    text = " ".join(words[i] for i in chance.choice(len(words), size=ARTICLE_WORDS, p=shares))
    title, text = text[: text.index(" ", TITLE_LETTERS)], text[text.index(" ", TITLE_LETTERS) + 1 :]
    card = ArticleCard(ArticleId(number + 1), f"https://news.example/{number}", title, "", None, "en")
    whole = PassageSpan(Span(0, len(text)), (Span(0, len(text)),))
    passages = tuple(
        Passage(PassageId(n), card, n, whole, text, vector, vector.reshape(1, -1))
        for n, vector in enumerate(_random(16, chance))
    )
    of_title = _random(1, chance)
    arrival = Arrival(card, number, text, frozenset(), passages, lambda _: of_title)
    arrival.vectors  # noqa: B018  # stacked once, as for all kinds of wishes
    return arrival


def _interests(
    count: int, words: list[str], shares: np.ndarray, arrivals: list[Arrival], chance: np.random.Generator
) -> list[IndexedQuestion]:
    vectors = _random(count, chance)
    picked = chance.choice(len(words), size=(count, WISH_WORDS), p=shares)
    interests = []
    for number in range(count):
        text = " ".join(words[i] for i in picked[number])
        vector = vectors[number]
        if number % 10 == 0:  # about something that is in the news, in its words
            arrival = arrivals[number // 10 % len(arrivals)]
            own = arrival.text.split()
            text = " ".join(own[i] for i in chance.integers(0, len(own), WISH_WORDS))
            near = arrival.passages[number % len(arrival.passages)].vector
            vector = _unit(vector * np.float32(chance.uniform(0.3, 2.0)) + near)
        interests.append(IndexedQuestion(SubscriptionId(number), word_weights(text), vector))
    return interests


def _topics(count: int, words: list[str], shares: np.ndarray, chance: np.random.Generator) -> list[IndexedTopic]:
    picked = chance.choice(len(words), size=(count, TOPIC_WORDS), p=shares)
    many = chance.integers(1, TOPIC_WORDS + 1, size=count)
    texts = [" ".join(words[i] for i in picked[number, : many[number]]) for number in range(count)]
    vectors = dict(zip(sorted(set(texts)), _random(len(set(texts)), chance), strict=True))
    return [IndexedTopic(SubscriptionId(number), Topic(text, vectors[text])) for number, text in enumerate(texts)]


if __name__ == "__main__":
    main()
