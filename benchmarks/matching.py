"""How fast an article meets 100,000 standing questions, and whether the loop gives the same.

    OMP_NUM_THREADS=1 python -m benchmarks.matching [--wishes 100000] [--articles 40]

The wishes are made of words drawn as often as news use them, the articles likewise; vectors are random with a common
direction, as a model's are. Times are of one thread, in CPU time and by the wall.
"""

from __future__ import annotations

import argparse
import gzip
import time

import faiss
import numpy as np

from benchmarks.running import percentile
from index.articles import ArticleCard, ArticleId, PassageId, PassageSpan, Span
from index.search import Passage, Vectors
from retrieval.rarity import COUNTS
from updates.arrivals import Arrival
from updates.rules import QUESTION, TOPIC, Thresholds, matches, word_weights
from updates.subscriptions import SubscriptionId
from updates.wish_index import IndexedWish, WishIndex

DIMENSION = 384
WISH_WORDS = 6
ARTICLE_WORDS = 700
COMMON = 1.2  # the strength of the common direction: cosines of strangers around 0.2, as measured of news


def main() -> None:
    """Prints p50 and p95 for questions and for topics, and compares with the loop."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wishes", type=int, default=100_000)
    parser.add_argument("--articles", type=int, default=40)
    parser.add_argument("--loops", type=int, default=3, help="articles that the loop is run for as well")
    arguments = parser.parse_args()
    faiss.omp_set_num_threads(1)
    chance = np.random.default_rng(0)
    words, shares = _words()
    arrivals = [_arrival(number, words, shares, chance) for number in range(arguments.articles)]
    wishes = _wishes(arguments.wishes, words, shares, arrivals, chance)
    for name, thresholds in (("questions", QUESTION), ("topics", TOPIC)):
        _measure(name, thresholds, wishes, arrivals, arguments.loops)


def _measure(name: str, thresholds: Thresholds, wishes: list[IndexedWish], arrivals: list[Arrival], loops: int) -> None:
    begun = time.perf_counter()
    index = WishIndex(thresholds, DIMENSION)
    index.put(wishes)
    built = time.perf_counter() - begun
    index.matching(arrivals[0])  # the postings are made arrays when they are first read
    cpu, wall, found = [], [], []
    for arrival in arrivals:
        arrival.stems  # noqa: B018  # read once for all kinds of wishes
        start, start_cpu = time.perf_counter(), time.thread_time()
        found.append(index.matching(arrival))
        wall.append(1000 * (time.perf_counter() - start))
        cpu.append(1000 * (time.thread_time() - start_cpu))
    print(
        f"{name:9} {len(wishes)} wishes, {len(arrivals)} articles of {len(arrivals[0].passages)} passages: "
        f"CPU p50 {percentile(cpu, 0.5):.1f} ms p95 {percentile(cpu, 0.95):.1f} ms, "
        f"wall p50 {percentile(wall, 0.5):.1f} ms p95 {percentile(wall, 0.95):.1f} ms; "
        f"{sum(map(len, found)) / len(found):.0f} found each; built in {built:.1f} s"
    )
    for arrival, ids in list(zip(arrivals, found, strict=True))[:loops]:
        start = time.perf_counter()
        loop = [wish.id for wish in wishes if matches(thresholds, wish.weights, wish.vector, arrival)]
        took = time.perf_counter() - start
        print(f"          the loop: {took:.1f} s, {'the same' if loop == ids else 'OTHERS'} ({len(loop)} found)")


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
    card = ArticleCard(ArticleId(number + 1), f"https://news.example/{number}", "", "", None)
    whole = PassageSpan(Span(0, len(text)), (Span(0, len(text)),))
    passages = tuple(
        Passage(PassageId(n), card, n, whole, text, vector, vector.reshape(1, -1))
        for n, vector in enumerate(_random(16, chance))
    )
    arrival = Arrival(card, number, text, frozenset(), passages)
    arrival.vectors  # noqa: B018  # stacked once, as for all kinds of wishes
    return arrival


def _wishes(
    count: int, words: list[str], shares: np.ndarray, arrivals: list[Arrival], chance: np.random.Generator
) -> list[IndexedWish]:
    vectors = _random(count, chance)
    picked = chance.choice(len(words), size=(count, WISH_WORDS), p=shares)
    wishes = []
    for number in range(count):
        text = " ".join(words[i] for i in picked[number])
        vector = vectors[number]
        if number % 10 == 0:  # about something that is in the news, in its words
            arrival = arrivals[number // 10 % len(arrivals)]
            own = arrival.text.split()
            text = " ".join(own[i] for i in chance.integers(0, len(own), WISH_WORDS))
            near = arrival.passages[number % len(arrival.passages)].vector
            vector = _unit(vector * np.float32(chance.uniform(0.3, 2.0)) + near)
        wishes.append(IndexedWish(SubscriptionId(number), word_weights(text), vector))
    return wishes


if __name__ == "__main__":
    main()
