"""The commands with Milvus in the place of FAISS and tantivy."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from index.library.database import open_database
from index.library.library import Library
from testing.milvus_server import milvus
from tests.commands.conftest import Bot

__all__ = ["milvus"]

ARTICLE = json.dumps(
    {
        "url": "https://example.org/ferry",
        "title": "Ferry",
        "text": "The ferry Aurora sank off Kolm on Monday. Its captain was saved by fishermen.",
        "published": "2025-05-11",
        "language": "en",
    }
).encode()


@pytest.fixture
def add(bot: Bot, monkeypatch: pytest.MonkeyPatch, milvus: str) -> None:
    monkeypatch.setenv("QUOTEWIRE_VECTORS", milvus)
    assert bot("add", "-", stdin=ARTICLE).status == 0


@pytest.mark.usefixtures("add")
def test_what_was_added_is_answered_with_and_no_index_is_written_to_the_data_folder(bot: Bot, data: Path) -> None:
    answer = json.loads(bot("ask", "Who saved the captain of the ferry Aurora?", "--json").out)
    assert answer["quotes"][0]["article"]["url"] == "https://example.org/ferry"
    assert not (data / "index").exists()
    status = json.loads(bot("status", "--json").out)
    assert (status["index_behind"], status["bytes"]["index"]) == (0, 0)


@pytest.mark.usefixtures("add")
def test_check_finds_nothing_wrong_and_what_is_retracted_goes(bot: Bot) -> None:
    assert bot("check").out == "all is well: 1 articles, 1 passages\n"
    bot("articles", "retract", "https://example.org/ferry")
    assert json.loads(bot("status", "--json").out)["index_behind"] == 1
    assert json.loads(bot("ask", "What sank?", "--json").out)["quotes"] == []
    assert bot("check").status == 0


@pytest.mark.usefixtures("add")
@pytest.mark.files
def test_check_repairs_what_is_missing(bot: Bot, data: Path, milvus: str) -> None:
    from pymilvus import MilvusClient

    assert bot("check").status == 0
    identity = Library(open_database(f"sqlite:///{data / 'library.sqlite3'}")).identity()
    client = MilvusClient(milvus)
    client.delete(next(name for name in client.list_collections() if identity in name), ids=[1])
    client.close()
    found = bot("check")
    assert (found.status, found.out) == (1, "the Milvus index lacks 1 passages: 1\n")
    assert bot("check", "--repair").status == 0
    assert bot("check").out == "all is well: 1 articles, 1 passages\n"


def test_a_milvus_that_is_away_is_told_in_one_line(bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.search.milvus.connection.CONNECT_SECONDS", 0.2)
    monkeypatch.setenv("QUOTEWIRE_VECTORS", "http://reader:hidden@127.0.0.1:1")
    done = bot("ask", "What sank?")
    assert done.status == 1
    assert done.err == "the search engine at http://127.0.0.1:1 (QUOTEWIRE_VECTORS) does not answer\n"


@pytest.mark.parametrize(
    "nonsense", ["milvus:19530", "ftp://milvus", "http://", "https://user:hidden@:19530", "http://milvus:99999999"]
)
def test_a_wrong_setting_names_itself_but_no_password(bot: Bot, monkeypatch: pytest.MonkeyPatch, nonsense: str) -> None:
    monkeypatch.setenv("QUOTEWIRE_VECTORS", nonsense)
    done = bot("status")
    assert done.status == 1
    assert done.err.startswith("wrong setting: QUOTEWIRE_VECTORS: ")
    assert done.err.count("\n") == 1
    assert "hidden" not in done.err
