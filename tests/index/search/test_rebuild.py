"""The vector index changes its form as the library grows and shrinks, beside the one in use."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import pytest

from index.indexing.consistency import findings
from index.library.articles import ArticleId, ChangeNumber, PassageId
from index.library.passage_vectors import Vectors
from index.search.interface import Window
from index.search.local_search import LocalSearch
from index.search.passage_rows import UNDATED, VectorRows
from index.search.shared_lock import SharedLock
from index.search.vector_index import VectorIndex
from index.search.vector_index_types import VectorIndexLimits, VectorIndexType
from testing.engine_pairs import Pair
from testing.indexed_library import IndexedLibrary, draft

SMALL = VectorIndexLimits(exact_most=20, worn_least=5)


pytestmark = pytest.mark.files  # the forms are FAISS's


@pytest.fixture
def indexed(tmp_path: Path, pair: Pair) -> IndexedLibrary:
    return IndexedLibrary(tmp_path, limits=SMALL, pair=pair)


def form_of(indexed: IndexedLibrary) -> VectorIndexType:
    return indexed.local.vectors.index_type


def stories(first: int, last: int) -> list[str]:
    return [f"Story {number} tells of ship{number} and harbour{number % 7}." for number in range(first, last)]


def fill(indexed: IndexedLibrary, first: int, last: int) -> None:
    indexed.take(*(draft(f"{first + at}", text) for at, text in enumerate(stories(first, last))))


def test_a_library_that_outgrows_its_form_climbs(indexed: IndexedLibrary) -> None:
    fill(indexed, 0, 20)
    indexed.search.wait_for_rebuild()
    assert form_of(indexed) == VectorIndexType.EXACT
    fill(indexed, 20, 60)
    indexed.search.wait_for_rebuild()
    assert form_of(indexed) == VectorIndexType.IN_CELLS
    assert list(findings(indexed.library, indexed.search, indexed.embedder.name)) == []
    assert indexed.nearest("Story 33 tells of ship33 and harbour5.")[0] == "https://example.org/33"


def test_what_changes_while_the_new_index_is_made_is_in_it(indexed: IndexedLibrary) -> None:
    fill(indexed, 0, 30)  # the climb has begun
    indexed.take(draft("31", "Story 31 tells of ship10 and ship11."), draft("5", "Story 5 tells of ship12, ship13."))
    indexed.library.remove(indexed.library.find("https://example.org/7"))
    indexed.search.catch_up()
    indexed.search.wait_for_rebuild()
    assert form_of(indexed) == VectorIndexType.IN_CELLS
    assert list(findings(indexed.library, indexed.search, indexed.embedder.name)) == []
    assert indexed.nearest("ship10 ship11")[0] == "https://example.org/31"
    assert indexed.nearest("ship12 ship13")[0] == "https://example.org/5"


def test_a_library_that_shrinks_well_below_the_border_goes_back(indexed: IndexedLibrary) -> None:
    fill(indexed, 0, 30)
    indexed.search.wait_for_rebuild()
    remove(indexed, range(11))
    indexed.search.wait_for_rebuild()
    assert form_of(indexed) == VectorIndexType.IN_CELLS, "just below the border it stays"
    remove(indexed, range(11, 22))
    indexed.search.wait_for_rebuild()
    assert form_of(indexed) == VectorIndexType.EXACT
    assert list(findings(indexed.library, indexed.search, indexed.embedder.name)) == []


def remove(indexed: IndexedLibrary, numbers: range) -> None:
    for number in numbers:
        indexed.library.remove(indexed.library.find(f"https://example.org/{number}"))
    indexed.search.catch_up()


def test_rows_of_deleted_passages_go_once_there_are_many(indexed: IndexedLibrary) -> None:
    fill(indexed, 0, 18)
    remove(indexed, range(9))
    indexed.search.wait_for_rebuild()
    assert (len(indexed.local.vectors), indexed.local.vectors.rows) == (9, 9)


def test_the_form_is_kept_over_a_restart(indexed: IndexedLibrary) -> None:
    fill(indexed, 0, 30)
    indexed.search.wait_for_rebuild()
    again = indexed.reopened()
    assert again.local.vectors.index_type is VectorIndexType.IN_CELLS
    assert again.nearest("Story 20 tells of ship20 and harbour6.")[0] == "https://example.org/20"


def test_another_process_takes_the_climbed_index_over(indexed: IndexedLibrary) -> None:
    other = indexed.open_search()
    fill(indexed, 0, 30)
    indexed.search.wait_for_rebuild()
    other.catch_up()
    other.wait_for_rebuild()
    assert isinstance(other, LocalSearch) and other.vectors.index_type is VectorIndexType.IN_CELLS
    other.close()
    assert indexed.reopened().local.vectors.index_type is VectorIndexType.IN_CELLS


@pytest.mark.parametrize("form", list(VectorIndexType))
def test_every_form_adds_deletes_filters_saves_and_finds_what_numpy_finds(
    tmp_path: Path, form: VectorIndexType
) -> None:
    chance = np.random.default_rng(1)
    vectors = chance.normal(size=(300, 16)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    index = VectorIndex("library", "model", 16, form, vectors, 300)
    index.apply([], rows(vectors, range(300)), ChangeNumber(1))
    gone = [ArticleId(article) for article in range(0, 60, 2)]
    index.apply(gone, rows(vectors, []), ChangeNumber(2))
    index.save(tmp_path / "saved")
    loaded = VectorIndex.load(tmp_path / "saved", "library", "model", 16)
    assert (loaded.index_type, loaded.position, len(loaded)) == (form, 2, 150)
    for one in (index, loaded):
        for question in vectors[:20]:
            kept = [at for at in range(300) if at // 5 % 2]
            best = max(kept, key=lambda at: float(vectors[at] @ question))
            assert one.nearest(question, 3, Window())[0].passage == PassageId(best + 1000)
        assert {hit.passage - 1000 for hit in one.nearest(vectors[0], 300, Window())} <= set(kept)


def rows(vectors: Vectors, numbers: range | list[int]) -> VectorRows:
    """Passage n + 1000 of article n // 5, undated."""
    chosen = np.array(list(numbers), np.int64)
    return VectorRows(chosen + 1000, chosen // 5, np.full(len(chosen), UNDATED), vectors[chosen])


def test_a_change_waits_for_searches_and_later_searches_for_the_change() -> None:
    lock = SharedLock()
    seen: list[str] = []
    begun = threading.Event()

    def change() -> None:
        begun.set()
        with lock.exclusive():
            seen.append("change")

    def search() -> None:
        with lock.shared():
            seen.append("search")

    with lock.shared():
        changing = threading.Thread(target=change)
        changing.start()
        begun.wait()
        while not lock._waiting:
            pass
        searching = threading.Thread(target=search)
        searching.start()
        assert seen == []
    changing.join()
    searching.join()
    assert seen == ["change", "search"]
