"""Writes a backup: the whole library in one file, taken while it is in use."""

from __future__ import annotations

import contextlib
import fcntl
import glob
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
from index.library.file_hashes import sha256_of

KIND = "quotewire backup 1"
MANIFEST, LIBRARY = "manifest.json", "library.sqlite3"
PAGES_A_STEP = 5000  # of 4 KiB, about 20 MB: progress is reported after each step
WORK_SUFFIX, PACKED = ".part", "packed"  # the suffix of the work folder, and the name of the backup in it
LONGEST_NAME = 40  # letters of the backup's name that the work folder's name starts with
IN_USE_AT_LEAST_S = 60  # a folder that was just made may not be locked yet
_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
SQLITE_MAGIC = b"SQLite format 3\x00"

Progress = Callable[[str], None]


def no_progress(_line: str) -> None:
    """Report nothing."""


def write_backup(
    database: Database, path: Path, progress: Progress = no_progress, *, pages_a_step: int = PAGES_A_STEP
) -> None:
    """Write everything in the database to `path`, atomically. The search indexes are rebuilt from it after a restore.

    A file at `path` stays until the new backup is complete. Only the owner may read the backup: it holds people's
    subscriptions. Raises LibraryProblem if the database is not an SQLite file or is damaged, or if `path` is a
    database; OSError if the disk is full.
    """
    source = database.engine.url.database
    if not database.is_sqlite or source is None:
        raise LibraryProblem("this library is in PostgreSQL: back it up with pg_dump")
    _refuse_database(path)
    if not path.parent.is_dir():
        raise LibraryProblem(f"no backup was taken, there is no folder {path.parent}")
    with _work_folder(path) as folder:
        copy, packed = folder / LIBRARY, folder / PACKED
        try:
            _copy_database(Path(source), copy, progress, pages_a_step)
            manifest = _manifest_of(copy)
        except sqlite3.Error as error:
            raise LibraryProblem(f"no backup was taken, the library cannot be copied: {error}") from error
        progress("packing")
        with (
            open_new(packed) as file,
            zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        ):
            archive.writestr(MANIFEST, json.dumps(manifest))
            archive.write(copy, LIBRARY)
        flush_to_disk(packed)
        packed.replace(path)
        flush_to_disk(path.parent)


def flush_to_disk(path: Path) -> None:
    """Flush a file, or a folder's list of entries, to disk."""
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def damage_of(path: Path) -> str | None:
    """Return the first error that SQLite finds in the file, or None. Raises sqlite3.Error if it is not a database."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        found = str(connection.execute("PRAGMA quick_check(1)").fetchone()[0])
    return None if found == "ok" else " ".join(found.split())


def _refuse_database(path: Path) -> None:
    """Raise LibraryProblem if `path` is a database, such as the library itself: a backup would overwrite it."""
    if path.is_file():
        with path.open("rb") as file:
            if file.read(len(SQLITE_MAGIC)) == SQLITE_MAGIC:
                raise LibraryProblem(f"{path} is a database: give the backup another name")


def open_new(path: Path) -> IO[bytes]:
    """Create a file that only its owner may read; raises FileExistsError if anything exists there, even a link."""
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600), "wb")


@contextlib.contextmanager
def _work_folder(path: Path) -> Iterator[Path]:
    """Create a private work folder with an unpredictable name beside `path`; remove it at the end.

    So no file or link that others place beside `path` is followed or overwritten. Leftovers of killed backups are
    removed.
    """
    prefix = f".{path.name[:LONGEST_NAME]}."
    for leftover in path.parent.glob(f"{glob.escape(prefix)}*{WORK_SUFFIX}"):
        _remove_leftover(leftover)
    folder = Path(tempfile.mkdtemp(WORK_SUFFIX, prefix, path.parent))
    opened = os.open(folder, _FOLDER)
    try:
        fcntl.flock(opened, fcntl.LOCK_EX)  # tells other backups that the folder is in use
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(opened)


def _remove_leftover(folder: Path) -> None:
    """Remove the work folder of a killed backup, but not one that is in use or belongs to somebody else."""
    try:
        opened = os.open(folder, _FOLDER)
    except OSError:  # a link, a file, somebody else's folder, or already gone
        return
    try:
        there = os.fstat(opened)
        if there.st_uid == os.geteuid() and time.time() - there.st_mtime > IN_USE_AT_LEAST_S:
            with contextlib.suppress(BlockingIOError):
                fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(folder, ignore_errors=True)
    finally:
        os.close(opened)


def _copy_database(source: Path, copy: Path, progress: Progress, pages_a_step: int) -> None:
    """Copy one snapshot of the database with SQLite's online backup, while others write.

    The open transaction holds the snapshot: without it, every write of another process would restart the copy.
    """

    def report(_status: int, remaining: int, total: int) -> None:
        progress(f"copied {total - remaining} of {total} pages")

    with (
        contextlib.closing(sqlite3.connect(source, timeout=BUSY_SECONDS, isolation_level=None)) as live,
        contextlib.closing(sqlite3.connect(copy)) as frozen,
    ):
        live.execute("BEGIN")
        live.execute("SELECT count(*) FROM sqlite_master").fetchone()
        live.backup(frozen, pages=pages_a_step, progress=report)


def _manifest_of(copy: Path) -> dict[str, object]:
    """Return the manifest of a copy; raises LibraryProblem if it is damaged."""
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
