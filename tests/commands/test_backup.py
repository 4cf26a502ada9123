"""A backup is one file, whole or refused; restoring one loses nothing of what stood there before."""

from __future__ import annotations

import json
import sqlite3
import stat
import zipfile
from contextlib import closing
from pathlib import Path

import pytest
from filelock import FileLock

from index.backup import KIND
from tests.commands.conftest import Bot
from tests.commands.test_articles_in import CAKE, FERRY, line

pytestmark = pytest.mark.files


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


def test_the_library_that_was_replaced_is_kept_whole(bot: Bot, backup: Path, data: Path, tmp_path: Path) -> None:
    bot("add", "-", stdin=line("moon", "The moon landing was shown again.").encode())
    assert bot("restore", str(backup), "--replace").status == 0
    (kept,) = data.glob("library.replaced-*")
    other = tmp_path / "other"
    other.mkdir()
    kept.rename(other / "library.sqlite3")
    assert json.loads(bot("status", "--json", "--data", str(other)).out)["articles"] == 3


def test_nothing_of_the_former_library_shows_after_a_restore(bot: Bot, backup: Path) -> None:
    bot("articles", "remove", "2")
    bot("add", "-", stdin=line("moon", "The moon landing was shown again.").encode())
    bot("ask", "What landing was shown?")
    assert bot("restore", str(backup), "--replace").status == 0
    # As many changes as the indexes had taken up before: by their number alone these would seem to be taken up.
    bot("add", "-", stdin=(line("sun", "The sun rose late.") + line("rain", "It rained in the harbour.")).encode())
    assert bot("check").status == 0
    assert "The moon landing" not in bot("ask", "What landing was shown?", "--json").out


def test_what_was_due_when_the_backup_was_taken_is_told_again_but_marked(bot: Bot, backup: Path, data: Path) -> None:
    with closing(sqlite3.connect(data / "library.sqlite3")) as library, library:
        library.execute(
            "INSERT INTO deliveries (chat, thread, subscription, story, key, kind, article, start, quote, before,"
            " origin, digest, state, not_before, attempts, unknowns, why, created_at)"
            " VALUES (7, 0, 0, 0, 'n', 'notice', 0, 0, '', 'Hello', 0, '', 'due', 1, 0, 0, '', 1)"
        )
    assert bot("backup", str(backup)).status == 0
    assert bot("restore", str(backup), "--replace").status == 0
    with closing(sqlite3.connect(data / "library.sqlite3")) as library:
        assert library.execute("SELECT state, unknowns FROM deliveries").fetchall() == [("unknown", 1)]


def test_a_backup_is_for_its_owner_alone_and_leaves_nothing_beside_it(bot: Bot, backup: Path, tmp_path: Path) -> None:
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    assert bot("backup", str(backup)).status == 0
    assert {path.name for path in tmp_path.iterdir()} == {"data", "library.backup"}


def test_a_backup_is_never_written_over_a_database(bot: Bot, backup: Path, data: Path) -> None:
    done = bot("backup", str(data / "library.sqlite3"))
    assert done.status == 1 and "is a database" in done.err
    assert json.loads(bot("status", "--json").out)["articles"] == 2


@pytest.mark.parametrize(("role", "who"), [("run", "a bot"), ("ingest", "gathers news")])
def test_nothing_is_restored_beneath_a_running_bot(bot: Bot, backup: Path, data: Path, role: str, who: str) -> None:
    with FileLock(data / f"{role}.lock"):
        done = bot("restore", str(backup), "--replace")
    assert done.status == 1 and who in done.err and len(done.err.splitlines()) == 1


def test_nothing_is_restored_beneath_another_command(bot: Bot, backup: Path, data: Path) -> None:
    with closing(sqlite3.connect(data / "library.sqlite3")) as library:
        library.execute("SELECT count(*) FROM articles").fetchone()
        done = bot("restore", str(backup), "--replace")
    assert done.status == 1 and "has" in done.err and "open" in done.err and len(done.err.splitlines()) == 1
    assert not list(data.glob("library.re*"))
    assert json.loads(bot("status", "--json").out)["articles"] == 2


def test_a_damaged_library_does_not_keep_a_backup_out(bot: Bot, backup: Path, data: Path) -> None:
    (data / "library.sqlite3").write_bytes(b"no database any more" * 1000)
    assert bot("status").status == 1
    assert bot("restore", str(backup), "--replace").status == 0
    assert json.loads(bot("status", "--json").out)["articles"] == 2


def test_a_damaged_library_does_not_take_the_place_of_a_good_backup(bot: Bot, backup: Path, data: Path) -> None:
    before = backup.read_bytes()
    library = data / "library.sqlite3"
    content = bytearray(library.read_bytes())
    for page in range(8192, len(content), 4096):
        content[page : page + 64] = b"\xff" * 64
    library.write_bytes(content)
    done = bot("backup", str(backup))
    assert done.status == 1 and len(done.err.splitlines()) == 1
    assert backup.read_bytes() == before


def test_a_newer_library_is_refused_in_one_line(bot: Bot, backup: Path, data: Path) -> None:
    with closing(sqlite3.connect(data / "library.sqlite3")) as library, library:
        library.execute("UPDATE alembic_version SET version_num = '9999'")
    done = bot("status")
    assert done.status == 1 and "newer Quotewire" in done.err and len(done.err.splitlines()) == 1


@pytest.mark.parametrize(
    "damage", ["half", "flipped", "empty", "missing", "foreign", "another program's", "newer", "no database"]
)
def test_a_backup_that_is_not_whole_is_refused_and_harms_nothing(bot: Bot, backup: Path, damage: str) -> None:
    content = bytearray(backup.read_bytes())
    match damage:
        case "missing":
            backup.unlink()
        case "half":
            backup.write_bytes(content[: len(content) // 2])
        case "flipped":
            content[len(content) // 2] ^= 0x10
            backup.write_bytes(content)
        case "empty":
            backup.write_bytes(b"")
        case "foreign":
            backup.write_bytes(b"a letter to a friend " * 500)
        case _:
            _forge(backup, damage)
    done = bot("restore", str(backup), "--replace")
    assert done.status == 1 and len(done.err.splitlines()) == 1
    assert json.loads(bot("status", "--json").out)["articles"] == 2


def _forge(backup: Path, kind: str) -> None:
    """A file with all checksums right, that is no backup of this program all the same."""
    import hashlib

    library = backup.with_name("forged.sqlite3")
    with closing(sqlite3.connect(library)) as made, made:
        made.execute("CREATE TABLE alembic_version (version_num TEXT)")
        made.execute("INSERT INTO alembic_version VALUES ('9999')")
    content = b"words " * 1000 if kind == "no database" else library.read_bytes()
    manifest = {"kind": KIND, "sha256": hashlib.sha256(content).hexdigest()}
    with zipfile.ZipFile(backup, "w") as archive:
        archive.writestr("manifest.json", json.dumps({"kind": "another"} if kind == "another program's" else manifest))
        archive.writestr("library.sqlite3", content)
