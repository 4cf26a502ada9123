"""The data folder and everything in it is its owner's alone, also what was there before."""

from __future__ import annotations

import json
import logging
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from config.private_files import make_private, tighten_permissions
from tests.commands.conftest import Bot
from tests.commands.test_articles_in import FERRY, line

pytestmark = pytest.mark.files


def modes(folder: Path) -> dict[str, int]:
    """What is allowed with the folder and with everything in it."""
    within = [path for path in folder.rglob("*") if not path.is_symlink()]
    return {str(path.relative_to(folder)): stat.S_IMODE(path.stat().st_mode) for path in (folder, *within)}


def open_to_others(folder: Path) -> dict[str, str]:
    """What is not as it should be: 0700 for folders, 0600 for files."""
    return {
        name: oct(mode)
        for name, mode in modes(folder).items()
        if mode != (0o700 if (folder / name).is_dir() else 0o600)
    }


@pytest.fixture(autouse=True)
def permissive() -> None:
    """What a new file may be by the system's usual setting."""
    os.umask(0o022)


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What is logged as a library is opened."""
    lines: list[str] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(record.getMessage())

    log = logging.getLogger("commands.parts")
    monkeypatch.setattr(log, "handlers", [Listener()])
    monkeypatch.setattr(log, "propagate", False)
    log.setLevel(logging.INFO)
    yield lines
    log.setLevel(logging.NOTSET)


def test_a_new_data_folder_and_all_its_files_are_private(bot: Bot, data: Path) -> None:
    assert bot("add", "-", stdin=line("ferry", FERRY).encode()).status == 0
    assert bot("ask", "What did the council vote on?").status == 0
    assert bot("backup", str(data / "library.backup")).status == 0
    assert {"library.sqlite3", "index", "library.backup"} <= modes(data).keys()
    assert open_to_others(data) == {}


def test_a_command_leaves_the_umask_of_its_process_as_it_was(bot: Bot) -> None:
    assert bot("status").status == 0
    assert os.umask(0o022) == 0o022


def test_what_was_open_to_others_is_tightened_and_told(bot: Bot, data: Path, said: list[str], tmp_path: Path) -> None:
    bot("add", "-", stdin=line("ferry", FERRY).encode())
    (data / "quotewire.log").write_text("a line")
    (data / "old.backup").write_text("a backup")
    (data / "library.sqlite3-wal").touch()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_text("of somebody else")
    elsewhere.chmod(0o644)
    (data / "index" / "link").symlink_to(elsewhere)
    for path in (data, *data.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o777 if path.is_dir() else 0o666)
    (data / "library.sqlite3").chmod(0o755)
    done = bot("status", "--json")
    assert json.loads(done.out)["articles"] == 1
    assert (done.status, done.err) == (0, "")
    assert open_to_others(data) == {}
    assert stat.S_IMODE(elsewhere.stat().st_mode) == 0o644
    [line_of_it] = said
    assert "others could read" in line_of_it and str(data) in line_of_it
    assert bot("status").status == 0
    assert len(said) == 1


def test_a_restored_library_is_private(bot: Bot, data: Path, tmp_path: Path) -> None:
    bot("add", "-", stdin=line("ferry", FERRY).encode())
    assert bot("backup", str(tmp_path / "library.backup")).status == 0
    data.chmod(0o755)
    assert bot("restore", str(tmp_path / "library.backup"), "--replace").status == 0
    assert open_to_others(data) == {}


def test_a_folder_that_is_meant_for_all_stays_open(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o1777)
    make_private(shared)
    assert stat.S_IMODE(shared.stat().st_mode) == 0o1777


def test_programs_that_somebody_keeps_beside_can_still_be_run(tmp_path: Path) -> None:
    program, within = tmp_path / "backup.sh", tmp_path / "tools" / "report.sh"
    within.parent.mkdir()
    for path in (program, within):
        path.touch()
        path.chmod(0o755)
    assert tighten_permissions(tmp_path) == 2
    assert stat.S_IMODE(program.stat().st_mode) == 0o700
    assert stat.S_IMODE(within.stat().st_mode) == 0o755  # behind a folder that is closed
    assert stat.S_IMODE(within.parent.stat().st_mode) == 0o700
    assert tighten_permissions(tmp_path) == 0
    assert tighten_permissions(tmp_path / "nowhere") == 0
