"""A backup is one file, whole or refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands.conftest import Bot
from tests.commands.test_articles_in import CAKE, FERRY, line


@pytest.fixture
def backup(bot: Bot, tmp_path: Path) -> Path:
    bot("add", "-", stdin=(line("ferry", FERRY) + line("cake", CAKE)).encode())
    assert bot("backup", str(tmp_path / "library.backup")).status == 0
    return tmp_path / "library.backup"


def test_a_library_comes_back_as_it_was(bot: Bot, backup: Path, tmp_path: Path) -> None:
    other = ("--data", str(tmp_path / "other"))
    assert "2 articles" in bot("restore", str(backup), *other).out
    assert json.loads(bot("articles", "show", "1", "--json", *other).out)["text"] == FERRY
    assert "ferry" in bot("ask", "What did the council vote on the ferry?", "--json", *other).out
    assert bot("check", *other).status == 0


def test_a_library_that_is_there_is_replaced_only_when_told(bot: Bot, backup: Path) -> None:
    bot("articles", "remove", "1")
    assert bot("restore", str(backup)).status == 1
    assert bot("restore", str(backup), "--replace").status == 0
    assert json.loads(bot("status", "--json").out)["articles"] == 2


@pytest.mark.parametrize("damage", ["half", "flipped", "empty", "missing"])
def test_a_backup_that_is_not_whole_is_refused_and_harms_nothing(bot: Bot, backup: Path, damage: str) -> None:
    content = bytearray(backup.read_bytes())
    if damage == "missing":
        backup.unlink()
    else:
        content[len(content) // 2] ^= 0x10
        left = {"half": content[: len(content) // 2], "flipped": content, "empty": bytearray()}
        backup.write_bytes(left[damage])
    done = bot("restore", str(backup), "--replace")
    assert done.status == 1 and len(done.err.splitlines()) == 1
    assert json.loads(bot("status", "--json").out)["articles"] == 2
