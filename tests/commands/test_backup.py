"""A backup is one file, whole or refused; restoring one loses nothing of what stood there before."""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
import sqlite3
import stat
import zipfile
from contextlib import closing
from pathlib import Path

import pytest
from filelock import FileLock

from index.library.backup import KIND
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


def test_a_missing_folder_is_named(bot: Bot, tmp_path: Path) -> None:
    tried = bot("backup", str(tmp_path / "missing" / "library.backup"))
    assert tried.status == 1
    assert tried.err == f"no backup was taken, there is no folder {tmp_path / 'missing'}\n"


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
    library = backup.with_name("forged.sqlite3")
    with closing(sqlite3.connect(library)) as made, made:
        made.execute("CREATE TABLE alembic_version (version_num TEXT)")
        made.execute("INSERT INTO alembic_version VALUES ('9999')")
    content = b"words " * 1000 if kind == "no database" else library.read_bytes()
    manifest = {"kind": KIND, "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    with zipfile.ZipFile(backup, "w") as archive:
        archive.writestr("manifest.json", json.dumps({"kind": "another"} if kind == "another program's" else manifest))
        archive.writestr("library.sqlite3", content)


def test_a_backup_follows_and_takes_over_nothing_that_somebody_put_beside_it(
    bot: Bot, backup: Path, tmp_path: Path
) -> None:
    victim = tmp_path / "victim"
    victim.write_text("precious")
    theirs = [tmp_path / f".library.backup.{end}" for end in ("part", "copy", "x.part", "new.part")]
    for link in theirs[:3]:
        link.symlink_to(victim)
    theirs[3].write_text("theirs")
    backup.unlink()
    backup.symlink_to(victim)
    assert bot("backup", str(backup)).status == 0
    assert victim.read_text() == "precious"
    assert theirs[3].read_text() == "theirs"
    assert all(link.is_symlink() for link in theirs[:3])
    assert not backup.is_symlink() and zipfile.ZipFile(backup).testzip() is None
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600


def test_what_a_killed_backup_left_goes_and_what_is_in_use_stays(bot: Bot, backup: Path, tmp_path: Path) -> None:
    killed, in_use = tmp_path / ".library.backup.abc.part", tmp_path / ".library.backup.def.part"
    for folder in (killed, in_use):
        folder.mkdir()
        (folder / "library.sqlite3").write_text("half")
        os.utime(folder, (1, 1))
    opened = os.open(in_use, os.O_RDONLY)
    fcntl.flock(opened, fcntl.LOCK_EX)
    assert bot("backup", str(backup)).status == 0
    os.close(opened)
    assert not killed.exists()
    assert (in_use / "library.sqlite3").read_text() == "half"


FOREIGN = {
    "trigger": "CREATE TRIGGER gone AFTER INSERT ON articles BEGIN DELETE FROM articles; END",
    "view": "CREATE VIEW everything AS SELECT * FROM articles",
    "table": "CREATE VIRTUAL TABLE notes USING fts5(words)",
}


@pytest.mark.parametrize("kind", FOREIGN)
def test_a_backup_that_would_run_something_of_somebody_else_is_refused(bot: Bot, backup: Path, kind: str) -> None:
    _change(backup, FOREIGN[kind])
    done = bot("restore", str(backup), "--replace")
    assert done.status == 1 and len(done.err.splitlines()) == 1
    assert f"a {kind} that is not this program's" in done.err
    assert json.loads(bot("status", "--json").out)["articles"] == 2


def test_a_trigger_that_passes_itself_off_as_a_table_is_refused_too(bot: Bot, backup: Path) -> None:
    _change(
        backup,
        FOREIGN["trigger"],
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_master SET type = 'table', sql = replace(sql, 'CREATE TRIGGER', 'create/**/trigger') "
        "WHERE type = 'trigger'",
    )
    assert bot("restore", str(backup), "--replace").status == 1
    assert json.loads(bot("status", "--json").out)["articles"] == 2


@pytest.mark.parametrize("size", [None, 0, 4096, 10**15, -1, "12288", True])
def test_a_library_of_another_size_than_the_backup_says_is_refused_before_it_is_written(
    bot: Bot, backup: Path, data: Path, size: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    manifest, content = _unpacked(backup)
    manifest["bytes"] = size
    _pack(backup, manifest, content)
    monkeypatch.setattr("index.library.restore.open_new", lambda _: pytest.fail("it is written"))
    done = bot("restore", str(backup), "--replace")
    assert done.status == 1 and "not as large as it says" in done.err and len(done.err.splitlines()) == 1


def test_a_library_that_the_disk_has_no_room_for_is_refused_before_it_is_written(
    bot: Bot, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.library.restore.open_new", lambda _: pytest.fail("it is written"))
    monkeypatch.setattr("shutil.disk_usage", lambda _: shutil._ntuple_diskusage(10**9, 10**9 - 4096, 4096))
    done = bot("restore", str(backup), "--replace")
    assert done.status == 1 and "has room for" in done.err


def test_a_library_that_is_packed_to_burst_is_refused(bot: Bot, backup: Path) -> None:
    manifest, _ = _unpacked(backup)
    zeros = bytes(50_000_000)
    _pack(backup, manifest, zeros)  # a thousand times as large as its file, and as the manifest says
    assert bot("restore", str(backup), "--replace").status == 1
    manifest |= {"bytes": len(zeros), "sha256": hashlib.sha256(zeros).hexdigest()}
    _pack(backup, manifest, zeros, zipfile.ZIP_BZIP2)
    done = bot("restore", str(backup), "--replace")
    assert done.status == 1 and "packed in another way" in done.err
    assert json.loads(bot("status", "--json").out)["articles"] == 2


def _unpacked(backup: Path) -> tuple[dict[str, object], bytes]:
    with zipfile.ZipFile(backup) as archive:
        return json.loads(archive.read("manifest.json")), archive.read("library.sqlite3")


def _pack(backup: Path, manifest: dict[str, object], content: bytes, kind: int = zipfile.ZIP_DEFLATED) -> None:
    with zipfile.ZipFile(backup, "w", kind) as archive:
        archive.writestr("manifest.json", json.dumps(manifest))
        archive.writestr("library.sqlite3", content)


def _change(backup: Path, *statements: str) -> None:
    """Runs these in the library of the backup, whose manifest then is right again."""
    manifest, content = _unpacked(backup)
    library = backup.with_name("changed.sqlite3")
    library.write_bytes(content)
    with closing(sqlite3.connect(library)) as changed, changed:
        for statement in statements:
            changed.execute(statement)
    content = library.read_bytes()
    library.unlink()
    _pack(backup, manifest | {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}, content)
