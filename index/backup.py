"""One file that holds everything that is kept, taken while it is in use."""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import json
import os
import sqlite3
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from index.database import BUSY_SECONDS, Database
from index.errors import LibraryProblem

KIND = "quotewire backup 1"
MANIFEST, LIBRARY = "manifest.json", "library.sqlite3"
PAGES_A_STEP = 5000  # of 4 KiB: some 20 MB, between which progress is told
SQLITE_MAGIC = b"SQLite format 3\x00"

Progress = Callable[[str], None]


def say_nothing(_line: str) -> None:
    """No progress."""


def write_backup(database: Database, path: Path, progress: Progress = say_nothing) -> None:
    """Writes everything that the database holds to `path`, atomically; the indexes are made anew from it.

    What stood at `path` stays until the new backup is whole. Only its owner may read it: it tells who follows what.
    Raises LibraryProblem where the database is no SQLite file, is damaged, or `path` is a database; OSError where the
    disk is full.
    """
    source = database.engine.url.database
    if not database.is_sqlite or source is None:
        raise LibraryProblem("this library is in PostgreSQL: back it up with pg_dump")
    _refuse_database(path)
    with _part(path, "part") as beside, _part(path, "copy") as copy:
        try:
            _copy_database(Path(source), copy, progress)
            manifest = _described(copy)
        except sqlite3.Error as error:
            raise LibraryProblem(f"no backup was taken, the library cannot be copied: {error}") from error
        progress("packing")
        with zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            archive.writestr(MANIFEST, json.dumps(manifest))
            archive.write(copy, LIBRARY)
        settle(beside)
        beside.replace(path)
        settle(path.parent)


def settle(path: Path) -> None:
    """Returns once a file, or what a folder lists, is on the disk."""
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def sha256_of(path: Path) -> str:
    """The file's digest in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def damage_of(path: Path) -> str | None:
    """The first thing that SQLite finds wrong with the file, or None. Raises sqlite3.Error for what is no database."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        found = str(connection.execute("PRAGMA quick_check(1)").fetchone()[0])
    return None if found == "ok" else " ".join(found.split())


def _refuse_database(path: Path) -> None:
    """A backup written over a database, such as the library itself, would be the end of it."""
    if path.is_file():
        with path.open("rb") as file:
            if file.read(len(SQLITE_MAGIC)) == SQLITE_MAGIC:
                raise LibraryProblem(f"{path} is a database: give the backup another name")


@contextlib.contextmanager
def _part(path: Path, end: str) -> Iterator[Path]:
    """An empty file beside `path` for one process at a time; what a killed one left there is overwritten."""
    part = path.with_name(f".{path.name}.{end}")
    opened = os.open(part, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise LibraryProblem(f"another backup to {path} is being taken") from None
        os.truncate(opened, 0)
        try:
            yield part
        finally:
            for leftover in ("", "-journal"):
                part.with_name(part.name + leftover).unlink(missing_ok=True)
    finally:
        os.close(opened)


def _copy_database(source: Path, copy: Path, progress: Progress) -> None:
    """SQLite's own online backup of one state of the database, however much is written meanwhile.

    The open transaction holds that state: without it, every write of another process would begin the copy anew.
    """

    def told(_status: int, remaining: int, total: int) -> None:
        progress(f"copied {total - remaining} of {total} pages")

    with (
        contextlib.closing(sqlite3.connect(source, timeout=BUSY_SECONDS, isolation_level=None)) as live,
        contextlib.closing(sqlite3.connect(copy)) as frozen,
    ):
        live.execute("BEGIN")
        live.execute("SELECT count(*) FROM sqlite_master").fetchone()
        live.backup(frozen, pages=PAGES_A_STEP, progress=told)


def _described(copy: Path) -> dict[str, object]:
    """The manifest of a copy; raises LibraryProblem where it is damaged."""
    damage = damage_of(copy)
    if damage is not None:
        raise LibraryProblem(f"no backup was taken, the library is damaged: {damage}")
    with contextlib.closing(sqlite3.connect(copy)) as connection:
        counted = {
            name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0]  # noqa: S608  # our own names
            for name in ("articles", "passages")
        }
    taken = datetime.now(UTC).isoformat(timespec="seconds")
    return {"kind": KIND, "taken": taken, **counted, "bytes": copy.stat().st_size, "sha256": sha256_of(copy)}
