"""benchmarks/million.py in small: a library of copies, in cells, with news that comes and goes beside questions."""

from __future__ import annotations

import random
import re
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import func, select

from index.indexing.consistency import findings
from index.library.schema import passages
from index.search import word_index
from index.search.interface import Hit, Window
from index.search.vector_index_types import VectorIndexLimits, VectorIndexType
from index.search.word_documents import words_query, words_schema
from testing.engine_pairs import Pair
from testing.exact_nearest import exact_nearest
from testing.indexed_library import IndexedLibrary, draft
from testing.library_copies import COSINE, enlarge, exchanged, moved

PASSAGES = 600
SUBJECTS = ["harbour", "bridge", "ship", "council", "storm", "school", "museum", "market", "railway", "forest"]


pytestmark = pytest.mark.files  # the cells are FAISS's


@pytest.fixture
def indexed(tmp_path: Path, pair: Pair) -> IndexedLibrary:
    indexed = IndexedLibrary(tmp_path, limits=VectorIndexLimits(exact_most=200, worn_least=50), pair=pair)
    chance = random.Random(1)
    texts = (f"The {' '.join(chance.choices(SUBJECTS, k=8))} was seen on day {number}." for number in range(60))
    indexed.take(*(draft(f"{number}", text) for number, text in enumerate(texts)))
    enlarge(indexed.database, PASSAGES, indexed.embedder.dimension, progress=lambda _have: None)
    indexed.search.catch_up()
    indexed.search.wait_for_rebuild()
    return indexed


def test_copies_stand_where_their_originals_stand(indexed: IndexedLibrary) -> None:
    with indexed.database.reading() as connection:
        assert connection.execute(select(func.count()).select_from(passages)).scalar_one() == PASSAGES
    assert list(findings(indexed.library, indexed.search, indexed.embedder.name)) == []


def test_the_index_in_cells_finds_what_is_exact_nearest(indexed: IndexedLibrary) -> None:
    assert indexed.local.vectors.index_type == VectorIndexType.IN_CELLS
    questions = indexed.embedder.questions(SUBJECTS)
    truth = exact_nearest(indexed.database, indexed.embedder.name, questions, 10)
    found = [[hit.passage for hit in indexed.search.nearest(question, 10, Window())] for question in questions]
    assert sum(len({*a} & {*b}) for a, b in zip(found, truth, strict=True)) >= 0.98 * 100


def test_questions_go_on_while_news_comes_and_goes_and_the_index_is_made_anew(indexed: IndexedLibrary) -> None:
    question = indexed.embedder.questions(["harbour bridge"])[0]
    ended = threading.Event()
    asked: list[int] = []

    def ask() -> None:
        while not ended.is_set():
            asked.append(len(indexed.search.nearest(question, 10, Window())))

    asking = threading.Thread(target=ask)
    asking.start()
    try:
        for number in range(100):
            indexed.take(draft(f"news-{number}", f"The harbour was seen on night {number}."))
            indexed.library.remove(indexed.library.find(f"https://example.org/news-{number}"))
        indexed.search.catch_up()
        indexed.search.wait_for_rebuild()
    finally:
        ended.set()
        asking.join()
    assert set(asked) == {10}
    assert list(findings(indexed.library, indexed.search, indexed.embedder.name)) == []


def test_exchanged_words_keep_every_character_in_its_place() -> None:
    chance = random.Random(1)
    said = "The harbour bridge was painted by the council, and nobody watched."
    other = exchanged(said, {3: ["abc"], 7: ["letters"]}, chance)
    assert other != said
    assert [match.span() for match in re.finditer(r"\w+", other)] == [m.span() for m in re.finditer(r"\w+", said)]


def test_moved_vectors_are_near_their_originals_and_normalised() -> None:
    noise = np.random.default_rng(1)
    vectors = noise.standard_normal((200, 384), np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    away = moved(vectors, noise)
    assert np.allclose(np.linalg.norm(away, axis=1), 1, atol=1e-5)
    assert np.mean(np.sum(away * vectors, axis=1)) == pytest.approx(COSINE, abs=0.01)


@pytest.mark.parametrize("most", [0, 10_000])
@pytest.mark.parametrize("ahead", [0, 20, 1_000])
def test_windows_together_find_what_each_finds_alone(
    indexed: IndexedLibrary, monkeypatch: pytest.MonkeyPatch, most: int, ahead: int
) -> None:
    days = ["2025-03-02", "2025-05-11", None]
    indexed.take(*(draft(f"late-{n}", f"The harbour {SUBJECTS[n % 10]}.", days[n % 3]) for n in range(90)))
    indexed.local.write_words()
    index = indexed.local.words.disk
    march, may = datetime(2025, 3, 2, tzinfo=UTC), datetime(2025, 5, 11, tzinfo=UTC)
    windows = [Window(), Window(until=march), Window(march, may), Window(may, may), Window(may + timedelta(days=1))]
    query = words_query(words_schema(), "harbour bridge storm", ["en"])
    assert query is not None
    alone = [index._matching_within(query, 15, window, frozenset()) for window in windows]
    monkeypatch.setattr(word_index, "MANY", most)
    monkeypatch.setattr(word_index, "SEEN_FAR_AHEAD", ahead)
    together = index.matching("harbour bridge storm", 15, windows)
    assert [scores(hits) for hits in together] == [scores(hits) for hits in alone]
    assert [len(hits) for hits in together] == [15, 15, 15, 15, 0]


def scores(hits: list[Hit]) -> list[float]:
    """Those of equal score may come in any order."""
    return [round(hit.score, 5) for hit in hits]
