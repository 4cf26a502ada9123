"""The derived indexes follow the database: filtered by date, shared between processes, rebuilt when damaged."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.indexing.consistency import findings
from index.search.interface import Window
from index.search.sealed_files import Damaged, read_sealed
from testing.engine_pairs import Pair
from testing.indexed_library import Rig, draft

MAY_11 = datetime(2025, 5, 11, 23, 59, 59, tzinfo=UTC)


def fill(rig: Rig) -> None:
    rig.take(
        draft("march", "The harbour bridge was painted.", "2025-03-02"),
        draft("may", "The harbour bridge was closed.", "2025-05-11"),
        draft("june", "The harbour bridge was opened.", "2025-06-01"),
        draft("undated", "The harbour bridge is old.", None),
    )


def names(urls: list[str]) -> set[str]:
    return {url.rsplit("/", 1)[1] for url in urls}


@pytest.mark.parametrize("way", ["nearest", "matching"])
def test_nothing_is_seen_outside_of_the_window(rig: Rig, way: str) -> None:
    fill(rig)
    find = getattr(rig, way)
    assert names(find("harbour bridge")) == {"march", "may", "june", "undated"}
    assert names(find("harbour bridge", Window(until=MAY_11))) == {"march", "may", "undated"}
    assert names(find("harbour bridge", Window(datetime(2025, 5, 1, tzinfo=UTC), MAY_11))) == {"may"}


def test_a_search_of_another_process_sees_what_this_one_added(rig: Rig) -> None:
    other = rig.open_search()
    fill(rig)
    other.catch_up()
    assert names(rig.nearest("harbour bridge", search=other)) == {"march", "may", "june", "undated"}
    assert names(rig.matching("harbour bridge", search=other)) == {"march", "may", "june", "undated"}
    assert other.behind() == 0


def test_words_are_matched_by_their_stems_in_the_language_of_the_article(rig: Rig) -> None:
    rig.take(draft("en", "The ships were delayed."))
    assert rig.matching("ship delays") == ["https://example.org/en"]


@pytest.mark.parametrize("question", ['"', "AND OR NOT", "title_en:x", "(((", "a" * 10_000, "🚢" * 50, "\x00", "*", ""])
def test_a_question_is_never_read_as_a_query(rig: Rig, question: str) -> None:
    fill(rig)
    rig.matching(question)


@pytest.mark.files
def test_indexes_are_there_again_after_a_restart_without_a_rebuild(rig: Rig, caplog: pytest.LogCaptureFixture) -> None:
    fill(rig)
    with caplog.at_level(logging.WARNING):
        again = rig.reopened()
    assert not caplog.records
    assert names(again.nearest("harbour bridge")) == {"march", "may", "june", "undated"}


def index_files(rig: Rig) -> list[Path]:
    folder = rig.folder / "index"
    return [folder / "vectors.faiss", *sorted(p for p in (folder / "words").iterdir() if not p.name.startswith("."))]


def put(path: Path, content: bytes) -> None:
    """Another file in the place of `path`: what a program still maps must not shrink beneath it."""
    beside = path.with_name(f".{path.name}")
    beside.write_bytes(content)
    beside.replace(path)


@pytest.mark.files
def test_a_flipped_bit_in_any_index_file_is_found_and_mended(rig: Rig) -> None:
    fill(rig)
    rig.search.close()
    for number in range(len([path for path in index_files(rig) if not path.name.endswith(".lock")])):
        path = [path for path in index_files(rig) if not path.name.endswith(".lock")][number]
        content = bytearray(path.read_bytes())
        content[len(content) // 2] ^= 0x10
        put(path, bytes(content))
        mended = rig.open_search()
        assert list(findings(rig.library, mended, rig.embedder.name)) == [], path.name
        assert names(rig.matching("harbour bridge", search=mended)) == {"march", "may", "june", "undated"}
        mended.close()


@pytest.mark.files
@pytest.mark.parametrize("damage", ["missing", "empty", "half", "foreign"])
def test_a_lost_or_torn_index_is_rebuilt_without_embedding(rig: Rig, damage: str) -> None:
    fill(rig)
    rig.search.close()
    embedded = len(rig.embedder.embedded)
    for path in index_files(rig):
        if damage == "missing":
            path.unlink()
        else:
            content = path.read_bytes()
            put(path, {"empty": b"", "half": content[: len(content) // 2], "foreign": b"x" * 99}[damage])
    mended = rig.open_search()
    assert list(findings(rig.library, mended, rig.embedder.name)) == []
    assert len(rig.embedder.embedded) == embedded


@pytest.mark.files
def test_an_index_of_another_library_is_not_used(rig: Rig, tmp_path: Path) -> None:
    fill(rig)
    rig.search.close()
    rig.database.close()
    for path in tmp_path.glob("library.sqlite3*"):
        path.unlink()
    fresh = Rig(tmp_path, pair=rig.pair)
    assert fresh.nearest("harbour bridge") == []
    assert fresh.matching("harbour bridge") == []


@pytest.mark.files
def test_check_names_what_an_index_lacks_and_what_it_has_too_much(rig: Rig) -> None:
    fill(rig)
    rig.local.vectors.apply([rig.library.find("https://example.org/may")], _no_rows(rig), rig.local.vectors.position)
    assert list(findings(rig.library, rig.search, rig.embedder.name)) == ["the vector index lacks 1 passages: 2"]
    rig.search.rebuild()
    assert list(findings(rig.library, rig.search, rig.embedder.name)) == []


def _no_rows(rig: Rig):  # type: ignore[no-untyped-def]  # the type is private to the index
    from index.search.derived_rows import vector_rows

    with rig.database.reading() as connection:
        return vector_rows(connection, [], rig.embedder.name, rig.embedder.dimension)


STEPS = st.lists(
    st.tuples(st.sampled_from(["add", "correct", "remove", "retract", "catch up"]), st.integers(0, 5)), max_size=25
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS, batch=st.sampled_from([1, 2, 32]))
def test_following_changes_gives_what_a_rebuild_gives(
    tmp_path_factory: pytest.TempPathFactory, pair: Pair, steps: list[tuple[str, int]], batch: int
) -> None:
    rig = Rig(tmp_path_factory.mktemp("library"), batch, pair=pair)
    pending = []
    for count, (step, number) in enumerate(steps):
        article = draft(f"{number}", f"Story {number} tells of ships. Revision {count} is here.")
        known = {card.url for card in rig.library.newest(100, state=None)}
        if step in ("add", "correct"):
            pending.append(article)
        elif step == "catch up":
            rig.take(*pending)
            pending = []
        elif article.url in known:
            (rig.library.remove if step == "remove" else rig.library.retract)(rig.library.find(article.url))
    rig.take(*pending)
    followed = rig.search.held()
    assert list(findings(rig.library, rig.search, rig.embedder.name)) == []
    rig.search.rebuild()
    assert followed == rig.search.held()
    rig.database.close()


@pytest.mark.files
def test_a_crash_between_a_commit_of_the_words_and_its_seal_costs_no_rebuild(
    rig: Rig, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    fill(rig)

    def crash(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as crashing:
        crashing.setattr("index.search.word_index.write_sealed", crash)
        with pytest.raises(KeyboardInterrupt):
            rig.take(draft("july", "The harbour bridge was sold.", "2025-07-01"))
    with caplog.at_level(logging.WARNING):
        again = rig.open_search()
    assert not caplog.records
    assert list(findings(rig.library, again, rig.embedder.name)) == []
    assert len(rig.matching("harbour bridge", search=again)) == 5


@pytest.mark.files
def test_every_bit_of_the_header_of_the_vectors_counts(rig: Rig) -> None:
    fill(rig)
    rig.search.close()
    path = rig.folder / "index" / "vectors.faiss"
    content = path.read_bytes()
    position = content.index(b'"position": ') + len('"position": ')
    path.write_bytes(content[:position] + b"1" + content[position + 1 :])
    assert path.read_bytes() != content
    with pytest.raises(Damaged):
        read_sealed(path)
