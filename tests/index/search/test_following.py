"""The derived indexes follow the database: filtered by date, shared between processes, rebuilt when damaged."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import faiss
import pytest
from filelock import FileLock
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.indexing.consistency import findings
from index.library.errors import LibraryProblem
from index.search.interface import Window
from index.search.local_search import LocalSearch
from index.search.sealed_files import Damaged, read_header, read_sealed
from index.search.word_index import WordIndex
from testing.engine_pairs import Pair
from testing.indexed_library import IndexedLibrary, draft

MAY_11 = datetime(2025, 5, 11, 23, 59, 59, tzinfo=UTC)


def fill(indexed: IndexedLibrary) -> None:
    indexed.take(
        draft("march", "The harbour bridge was painted.", "2025-03-02"),
        draft("may", "The harbour bridge was closed.", "2025-05-11"),
        draft("june", "The harbour bridge was opened.", "2025-06-01"),
        draft("undated", "The harbour bridge is old.", None),
    )


def names(urls: list[str]) -> set[str]:
    return {url.rsplit("/", 1)[1] for url in urls}


@pytest.mark.parametrize("way", ["nearest", "matching"])
def test_nothing_is_seen_outside_of_the_window(indexed: IndexedLibrary, way: str) -> None:
    fill(indexed)
    find = getattr(indexed, way)
    assert names(find("harbour bridge")) == {"march", "may", "june", "undated"}
    assert names(find("harbour bridge", Window(until=MAY_11))) == {"march", "may", "undated"}
    assert names(find("harbour bridge", Window(datetime(2025, 5, 1, tzinfo=UTC), MAY_11))) == {"may"}


def test_a_search_of_another_process_sees_what_this_one_added(indexed: IndexedLibrary) -> None:
    other = indexed.open_search()
    fill(indexed)
    other.catch_up()
    assert names(indexed.nearest("harbour bridge", search=other)) == {"march", "may", "june", "undated"}
    assert names(indexed.matching("harbour bridge", search=other)) == {"march", "may", "june", "undated"}
    assert other.behind() == 0


def test_words_are_matched_by_their_stems_in_the_language_of_the_article(indexed: IndexedLibrary) -> None:
    indexed.take(draft("en", "The ships were delayed."))
    assert indexed.matching("ship delays") == ["https://example.org/en"]


@pytest.mark.parametrize("question", ['"', "AND OR NOT", "title_en:x", "(((", "a" * 10_000, "🚢" * 50, "\x00", "*", ""])
def test_a_question_is_never_read_as_a_query(indexed: IndexedLibrary, question: str) -> None:
    fill(indexed)
    indexed.matching(question)


@pytest.mark.files
def test_indexes_are_there_again_after_a_restart_without_a_rebuild(
    indexed: IndexedLibrary, caplog: pytest.LogCaptureFixture
) -> None:
    fill(indexed)
    with caplog.at_level(logging.WARNING):
        again = indexed.reopened()
    assert not caplog.records
    assert names(again.nearest("harbour bridge")) == {"march", "may", "june", "undated"}


def index_files(indexed: IndexedLibrary) -> list[Path]:
    folder = indexed.folder / "index"
    return [folder / "vectors.faiss", *sorted(p for p in (folder / "words").iterdir() if not p.name.startswith("."))]


def put(path: Path, content: bytes) -> None:
    """Another file in the place of `path`: what a program still maps must not shrink beneath it."""
    beside = path.with_name(f".{path.name}")
    beside.write_bytes(content)
    beside.replace(path)


@pytest.mark.files
def test_a_flipped_bit_in_any_index_file_is_found_and_mended(indexed: IndexedLibrary) -> None:
    fill(indexed)
    indexed.search.close()
    for number in range(len([path for path in index_files(indexed) if not path.name.endswith(".lock")])):
        path = [path for path in index_files(indexed) if not path.name.endswith(".lock")][number]
        content = bytearray(path.read_bytes())
        content[len(content) // 2] ^= 0x10
        put(path, bytes(content))
        mended = indexed.open_search()
        assert list(findings(indexed.library, mended, indexed.embedder.name)) == [], path.name
        assert names(indexed.matching("harbour bridge", search=mended)) == {"march", "may", "june", "undated"}
        mended.close()


@pytest.mark.files
@pytest.mark.parametrize("damage", ["missing", "empty", "half", "foreign"])
def test_a_lost_or_torn_index_is_rebuilt_without_embedding(indexed: IndexedLibrary, damage: str) -> None:
    fill(indexed)
    indexed.search.close()
    embedded = len(indexed.embedder.embedded)
    for path in index_files(indexed):
        if damage == "missing":
            path.unlink()
        else:
            content = path.read_bytes()
            put(path, {"empty": b"", "half": content[: len(content) // 2], "foreign": b"x" * 99}[damage])
    mended = indexed.open_search()
    assert list(findings(indexed.library, mended, indexed.embedder.name)) == []
    assert len(indexed.embedder.embedded) == embedded


@pytest.mark.files
def test_an_index_of_another_library_is_not_used(indexed: IndexedLibrary, tmp_path: Path) -> None:
    fill(indexed)
    indexed.search.close()
    indexed.database.close()
    for path in tmp_path.glob("library.sqlite3*"):
        path.unlink()
    fresh = IndexedLibrary(tmp_path, pair=indexed.pair)
    assert fresh.nearest("harbour bridge") == []
    assert fresh.matching("harbour bridge") == []


@pytest.mark.files
def test_check_names_what_an_index_lacks_and_what_it_has_too_much(indexed: IndexedLibrary) -> None:
    fill(indexed)
    indexed.local.vectors.apply(
        [indexed.library.find("https://example.org/may")], _no_rows(indexed), indexed.local.vectors.position
    )
    assert list(findings(indexed.library, indexed.search, indexed.embedder.name)) == [
        "the vector index lacks 1 passages: 2"
    ]
    indexed.search.rebuild()
    assert list(findings(indexed.library, indexed.search, indexed.embedder.name)) == []


def _no_rows(indexed: IndexedLibrary):  # type: ignore[no-untyped-def]  # the type is private to the index
    from index.search.derived_rows import vector_rows

    with indexed.database.reading() as connection:
        return vector_rows(connection, [], indexed.embedder.name, indexed.embedder.dimension)


STEPS = st.lists(
    st.tuples(st.sampled_from(["add", "correct", "remove", "retract", "catch up"]), st.integers(0, 5)), max_size=25
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS, batch=st.sampled_from([1, 2, 32]))
def test_following_changes_gives_what_a_rebuild_gives(
    tmp_path_factory: pytest.TempPathFactory, pair: Pair, steps: list[tuple[str, int]], batch: int
) -> None:
    indexed = IndexedLibrary(tmp_path_factory.mktemp("library"), batch, pair=pair)
    pending = []
    for count, (step, number) in enumerate(steps):
        article = draft(f"{number}", f"Story {number} tells of ships. Revision {count} is here.")
        known = {card.url for card in indexed.library.newest(100, state=None)}
        if step in ("add", "correct"):
            pending.append(article)
        elif step == "catch up":
            indexed.take(*pending)
            pending = []
        elif article.url in known:
            (indexed.library.remove if step == "remove" else indexed.library.retract)(indexed.library.find(article.url))
    indexed.take(*pending)
    followed = indexed.search.indexed_passages()
    assert list(findings(indexed.library, indexed.search, indexed.embedder.name)) == []
    indexed.search.rebuild()
    assert followed == indexed.search.indexed_passages()
    indexed.database.close()


@pytest.mark.files
def test_a_crash_between_a_commit_of_the_words_and_its_seal_costs_no_rebuild(
    indexed: IndexedLibrary, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    fill(indexed)
    indexed.local.write_words()

    def crash(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as crashing:
        crashing.setattr("index.search.word_index.write_sealed", crash)
        with pytest.raises(KeyboardInterrupt):
            indexed.take(draft("july", "The harbour bridge was sold.", "2025-07-01"))
            indexed.local.write_words()
    with caplog.at_level(logging.WARNING):
        again = indexed.open_search()
    assert not caplog.records
    assert list(findings(indexed.library, again, indexed.embedder.name)) == []
    assert len(indexed.matching("harbour bridge", search=again)) == 5


@pytest.mark.files
def test_every_bit_of_the_header_of_the_vectors_counts(indexed: IndexedLibrary) -> None:
    fill(indexed)
    indexed.search.close()
    path = indexed.folder / "index" / "vectors.faiss"
    content = path.read_bytes()
    position = content.index(b'"position": ') + len('"position": ')
    path.write_bytes(content[:position] + b"1" + content[position + 1 :])
    assert path.read_bytes() != content
    with pytest.raises(Damaged):
        read_sealed(path)


def written_position(indexed: IndexedLibrary) -> int:
    return int(read_header(indexed.folder / "index" / "words" / "words.json")["position"])


@pytest.mark.files
def test_new_words_are_found_before_they_are_written(indexed: IndexedLibrary) -> None:
    fill(indexed)
    indexed.local.write_words()
    indexed.take(draft("july", "The harbour bridge was sold.", "2025-07-01"))
    assert written_position(indexed) == 4
    assert names(indexed.matching("harbour sold"))
    assert indexed.matching("harbour sold")[0] == "https://example.org/july"
    assert ("sold", 1) in indexed.search.words_starting_with("sol")
    assert dict(indexed.search.words_starting_with("harb")) == {"harbour": 5}


@pytest.mark.files
def test_a_corrected_or_removed_article_is_found_no_more_by_its_former_words(indexed: IndexedLibrary) -> None:
    fill(indexed)
    indexed.local.write_words()
    indexed.take(draft("may", "The ferry pier was shut.", "2025-05-11"))
    indexed.library.remove(indexed.library.find("https://example.org/june"))
    indexed.search.catch_up()
    assert names(indexed.matching("harbour bridge")) == {"march", "undated"}
    assert names(indexed.matching("ferry pier")) == {"may"}
    indexed.take(draft("may", "The tram stop was shut.", "2025-05-11"))
    assert indexed.matching("ferry pier") == []
    assert names(indexed.matching("harbour bridge", Window(until=MAY_11))) == {"march", "undated"}
    assert names(indexed.matching("tram", Window(until=datetime(2025, 5, 1, tzinfo=UTC)))) == set()


@pytest.mark.files
def test_writing_the_words_changes_nothing_that_is_found(indexed: IndexedLibrary) -> None:
    fill(indexed)
    indexed.local.write_words()
    indexed.take(draft("may", "The harbour bridge was shut.", "2025-05-11"), draft("july", "A bridge.", "2025-07-01"))
    before, passages = names(indexed.matching("harbour bridge")), indexed.search.indexed_passages()
    indexed.local.write_words()
    assert written_position(indexed) == indexed.library.last_change()
    assert (names(indexed.matching("harbour bridge")), indexed.search.indexed_passages()) == (before, passages)
    assert list(findings(indexed.library, indexed.search, indexed.embedder.name)) == []


@pytest.mark.files
def test_words_are_written_when_they_are_many_and_at_the_end(
    indexed: IndexedLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.search.layered_words.CHANGES_IN_MEMORY", 3)
    fill(indexed)
    indexed.search.catch_up()
    indexed.local.wait_for_words()
    assert written_position(indexed) == 4
    indexed.take(draft("july", "The harbour bridge was sold.", "2025-07-01"))
    assert written_position(indexed) == 4
    indexed.search.close()
    assert written_position(indexed) == 5


@pytest.mark.files
def test_words_that_another_process_has_written_are_taken_over(indexed: IndexedLibrary) -> None:
    other = indexed.open_search()
    assert isinstance(other, LocalSearch)
    fill(indexed)
    other.catch_up()
    indexed.local.write_words()
    indexed.take(draft("july", "The harbour bridge was sold.", "2025-07-01"))
    other.catch_up()
    other.write_words()
    assert names(indexed.matching("harbour bridge", search=other)) == {"march", "may", "june", "undated", "july"}
    indexed.local.write_words()
    assert names(indexed.matching("harbour bridge")) == {"march", "may", "june", "undated", "july"}
    assert list(findings(indexed.library, indexed.search, indexed.embedder.name)) == []


@pytest.mark.files
def test_changes_that_come_while_words_are_written_are_found(
    indexed: IndexedLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(indexed)
    apply = WordIndex.apply

    def with_news(self: WordIndex, *applied: Any) -> None:
        apply(self, *applied)
        monkeypatch.undo()
        indexed.take(draft("july", "The harbour bridge was sold.", "2025-07-01"))

    monkeypatch.setattr(WordIndex, "apply", with_news)
    indexed.local.write_words()
    assert written_position(indexed) == 4
    assert names(indexed.matching("harbour bridge")) == {"march", "may", "june", "undated", "july"}
    assert indexed.search.behind() == 0


@pytest.mark.files
def test_words_that_cannot_be_written_are_found_all_the_same(
    indexed: IndexedLibrary, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full(*_: object) -> None:
        raise LibraryProblem("the disk is full")

    monkeypatch.setattr("index.search.layered_words.CHANGES_IN_MEMORY", 3)
    monkeypatch.setattr(WordIndex, "apply", full)
    fill(indexed)
    indexed.search.catch_up()
    indexed.local.wait_for_words()
    assert "new words are not written yet: the disk is full" in caplog.text
    assert names(indexed.matching("harbour bridge")) == {"march", "may", "june", "undated"}


@pytest.mark.files
def test_many_changes_wait_for_the_process_that_is_writing_them(
    indexed: IndexedLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.search.local_search.CHANGES_IN_MEMORY", 3)
    with FileLock(indexed.folder / "index" / "lock"):
        fill(indexed)
        assert indexed.search.behind() == 4
    indexed.search.catch_up()
    assert indexed.search.behind() == 0
    assert written_position(indexed) == 4


@pytest.mark.files
def test_adding_few_vectors_leaves_the_number_of_threads_as_it_was(indexed: IndexedLibrary) -> None:
    before = faiss.omp_get_max_threads()
    indexed.take(draft("march", "The harbour bridge was painted."))
    assert faiss.omp_get_max_threads() == before
