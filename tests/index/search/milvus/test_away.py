"""Milvus away at the start, gone in the middle, and back; and Milvus Lite in a folder, shared by processes."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from index.library.errors import LibraryProblem
from index.search.milvus import connection as engine_module
from index.search.milvus.connection import MilvusUnavailable
from testing.indexed_library import draft
from testing.milvus_server import MilvusServer
from tests.index.search.milvus.milvus_rig import MilvusRig


@contextmanager
def impatient() -> Iterator[None]:
    """What is away is given up soon: tests do not wait for it."""
    with pytest.MonkeyPatch.context() as patched:
        for name in ("CONNECT_SECONDS", "SEARCH_SECONDS", "LITE_SEARCH_SECONDS"):
            patched.setattr(engine_module, name, 0.2)
        patched.setattr("index.search.milvus.collection.WRITE_SECONDS", 0.2)
        yield


def test_a_milvus_that_is_away_at_the_start_is_named_without_its_password(tmp_path: Path) -> None:
    with impatient(), pytest.raises(LibraryProblem) as away:
        MilvusRig(tmp_path, "http://reader:hidden@127.0.0.1:1")
    assert str(away.value) == "the search engine at http://127.0.0.1:1 (QUOTEWIRE_VECTORS) does not answer"


def test_it_says_so_while_milvus_is_gone_and_goes_on_when_it_is_back(
    tmp_path: Path, own_milvus: MilvusServer, caplog: pytest.LogCaptureFixture
) -> None:
    indexed = MilvusRig(tmp_path, own_milvus.uri)
    indexed.take(draft("ship", "The ferry sank."))
    own_milvus.stop()
    with caplog.at_level(logging.INFO), impatient():
        for ask in (
            lambda: indexed.nearest("ferry"),
            lambda: indexed.matching("ferry"),
            indexed.search.size,
            indexed.search.indexed_passages,
        ):
            with pytest.raises(MilvusUnavailable, match="does not answer"):
                ask()
        with pytest.raises(MilvusUnavailable):
            indexed.take(draft("bridge", "The ferry passed the bridge."))
    assert indexed.search.behind() == 1
    assert not [record for record in caplog.records if record.name.startswith("pymilvus")]
    own_milvus.start()
    indexed.search.catch_up()
    assert sorted(indexed.matching("ferry")) == ["bridge", "ship"]
    indexed.close()


def test_a_milvus_that_comes_back_empty_is_filled_again(tmp_path: Path, own_milvus: MilvusServer) -> None:
    indexed = MilvusRig(tmp_path, own_milvus.uri)
    indexed.take(draft("ship", "The ferry sank."))
    own_milvus.stop()
    own_milvus.forget()
    own_milvus.start()
    with pytest.raises(LibraryProblem, match="lost"):
        indexed.matching("ferry")
    indexed.search.catch_up()
    assert indexed.matching("ferry") == ["ship"]
    indexed.close()


def test_a_folder_is_a_milvus_lite_that_several_processes_share(tmp_path: Path) -> None:
    indexed = MilvusRig(tmp_path, str(tmp_path / "milvus"))
    indexed.take(draft("ship", "The ferry sank."))
    other = indexed.open_search()
    assert indexed.matching("ferry", search=other) == ["ship"]
    indexed.search.close()  # which served the folder
    with impatient(), pytest.raises(MilvusUnavailable):
        indexed.matching("ferry", search=other)
    assert indexed.matching("ferry", search=other) == ["ship"]  # as the other does from now on
    indexed.close()


def test_a_folder_keeps_what_was_put_there(tmp_path: Path) -> None:
    indexed = MilvusRig(tmp_path, str(tmp_path / "milvus"))
    indexed.take(draft("ship", "The ferry sank."))
    indexed.close()
    again = MilvusRig(tmp_path, str(tmp_path / "milvus"))
    assert again.matching("ferry") == ["ship"]
    assert again.search.behind() == 0
    again.close()


def test_a_folder_that_cannot_be_one_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("of an older Milvus Lite")
    with pytest.raises(LibraryProblem, match="cannot be a folder of Milvus Lite"):
        MilvusRig(tmp_path, str(tmp_path / "file"))


def test_a_package_that_is_missing_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pymilvus", None)
    with pytest.raises(LibraryProblem, match="needs the package pymilvus"):
        MilvusRig(tmp_path, "http://127.0.0.1:1")
