"""The commands where QUOTEWIRE_DATABASE names a PostgreSQL: what they say of it, and while it is away."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from testing.engine_pairs import Large, Pair
from tests.commands.conftest import Bot
from tests.commands.test_articles_in import CAKE, FERRY, line

pytestmark = pytest.mark.server


def test_a_backup_is_left_to_its_own_program(bot: Bot, tmp_path: Path) -> None:
    done = bot("backup", str(tmp_path / "backup"))
    assert (done.status, done.err) == (1, "this library is in PostgreSQL: back it up with pg_dump\n")
    assert not (tmp_path / "backup").exists()


def test_a_backup_of_files_is_not_restored_beside_it(bot: Bot, tmp_path: Path) -> None:
    (tmp_path / "backup").write_bytes(b"anything")
    done = bot("restore", str(tmp_path / "backup"))
    assert done.status == 1 and "QUOTEWIRE_DATABASE is set" in done.err


def test_status_tells_the_size_of_the_database(bot: Bot, data: Path) -> None:
    bot("add", "-", stdin=(line("ferry", FERRY) + line("cake", CAKE)).encode())
    status = json.loads(bot("status", "--json").out)
    assert status["articles"] == 2
    assert status["bytes"]["database"] > 1_000_000  # of an empty database of PostgreSQL's
    assert not list(data.glob("*.sqlite3*"))


@pytest.mark.parametrize("command", [["status"], ["check"], ["add", "-"], ["ask", "What?"], ["feeds"], ["articles"]])
def test_a_database_that_is_away_is_said_in_one_line(bot: Bot, data: Path, pair: Pair, command: list[str]) -> None:
    assert isinstance(pair, Large)
    with pair.postgresql.away(pair.database_url(data)):
        done = bot(*command, stdin=line("ferry", FERRY).encode())
    assert done.status == 1
    (said,) = done.err.splitlines()
    assert said.startswith("the library at ") and "(QUOTEWIRE_DATABASE) cannot be opened: " in said


def test_another_machine_s_articles_are_found_here(bot: Bot, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bot("add", "-", stdin=line("ferry", FERRY, published="2025-05-13").encode())
    monkeypatch.setenv("QUOTEWIRE_DATA", str(data.with_name("elsewhere")))
    assert "ferry" in bot("ask", "What did the council vote on the ferry?", "--json").out
    assert bot("check").status == 0
