"""One file that holds everything that is kept, taken while it is in use."""

from __future__ import annotations

import contextlib
import fcntl
import glob
import hashlib
import json
import os
import shutil
import sqlite3
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from index.library.database import BUSY_SECONDS, Database
from index.library.errors import LibraryProblem

KIND = "quotewire backup 1"
MANIFEST, LIBRARY = "manifest.json", "library.sqlite3"
PAGES_A_STEP = 5000  # of 4 KiB: some 20 MB, between which progress is told
WORKSHOP, PACKED = ".part", "packed"  # the end of the folder's name in which a backup is made, and the backup there
LONGEST_NAME = 40  # letters of the backup's name in that of the folder
IN_USE_AT_LEAST_S = 60  # a folder that was made a moment ago may not be locked yet
_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
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
    with _workshop(path) as folder:
        copy, packed = folder / LIBRARY, folder / PACKED
        try:
            _copy_database(Path(source), copy, progress)
            manifest = _described(copy)
        except sqlite3.Error as error:
            raise LibraryProblem(f"no backup was taken, the library cannot be copied: {error}") from error
        progress("packing")
        with (
            open_new(packed) as file,
            zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        ):
            archive.writestr(MANIFEST, json.dumps(manifest))
            archive.write(copy, LIBRARY)
        settle(packed)
        packed.replace(path)
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


def open_new(path: Path) -> IO[bytes]:
    """A file that only its owner may read, made now; raises FileExistsError where anything stands there, a link too."""
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600), "wb")


@contextlib.contextmanager
def _workshop(path: Path) -> Iterator[Path]:
    """A new folder beside `path`, with a name that nobody can foresee, into which only its owner can put anything.

    So nothing that others put beside `path` is followed or written over. What killed backups left is removed.
    """
    prefix = f".{path.name[:LONGEST_NAME]}."
    for leftover in path.parent.glob(f"{glob.escape(prefix)}*{WORKSHOP}"):
        _remove_leftover(leftover)
    folder = Path(tempfile.mkdtemp(WORKSHOP, prefix, path.parent))
    opened = os.open(folder, _FOLDER)
    try:
        fcntl.flock(opened, fcntl.LOCK_EX)  # by which another backup knows that it is in use
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(opened)


def _remove_leftover(folder: Path) -> None:
    """Removes a folder of a backup that was killed; not one that is in use, of somebody else, or that is none."""
    try:
        opened = os.open(folder, _FOLDER)
    except OSError:  # a link, a file, another's, or gone
        return
    try:
        there = os.fstat(opened)
        if there.st_uid == os.geteuid() and time.time() - there.st_mtime > IN_USE_AT_LEAST_S:
            with contextlib.suppress(BlockingIOError):
                fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(folder, ignore_errors=True)
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
