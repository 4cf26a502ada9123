"""One file that holds the whole library, taken while it is in use; and the library out of that file again."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sqlite3
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from index.database import Database, open_database
from index.errors import LibraryProblem
from index.library import Library

KIND = "quotewire backup 1"
MANIFEST, LIBRARY = "manifest.json", "library.sqlite3"
CHUNK_BYTES = 1 << 20
PAGES_A_STEP = 2000  # of 4 KiB: between two steps others may write


def write_backup(database: Database, path: Path) -> None:
    """Writes everything that the database holds to `path`, atomically; the indexes are made anew from it.

    Raises LibraryProblem where the database is no SQLite file, OSError where the disk is full.
    """
    source = database.engine.url.database
    if not database.is_sqlite or source is None:
        raise LibraryProblem("this library is in PostgreSQL: back it up with pg_dump")
    copy, beside = (path.with_name(f"{path.name}.{os.getpid()}.{part}") for part in ("copy", "new"))
    try:
        _copy_database(Path(source), copy)
        counts = Library(database).counts()
        manifest = {
            "kind": KIND,
            "taken": datetime.now(UTC).isoformat(timespec="seconds"),
            "articles": counts.articles,
            "passages": counts.passages,
            "sha256": _sha256_of(copy),
        }
        with zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            archive.writestr(MANIFEST, json.dumps(manifest))
            archive.write(copy, LIBRARY)
        with beside.open("rb+") as written:
            os.fsync(written.fileno())
        beside.replace(path)
    finally:
        copy.unlink(missing_ok=True)
        beside.unlink(missing_ok=True)


def restore_backup(path: Path, library: Path) -> int:
    """Puts the library of a backup at `library`, whole or not at all; returns its number of articles.

    Raises LibraryProblem where the file is no backup, or not whole, or of a newer program.
    """
    beside = library.with_name(f"{library.name}.restored")
    try:
        with zipfile.ZipFile(path) as archive:
            manifest = json.loads(archive.read(MANIFEST))
            if not isinstance(manifest, dict) or manifest.get("kind") != KIND:
                raise LibraryProblem(f"{path} is no backup of this program")
            with archive.open(LIBRARY) as packed, beside.open("wb") as unpacked:
                if _copied(packed, unpacked) != manifest["sha256"]:
                    raise LibraryProblem(f"{path} is not whole: its library is not the one that was written")
        opened = open_database(f"sqlite:///{beside}")  # migrates an older one, refuses a newer one
        articles = Library(opened).counts().articles
        opened.close()
        for end in ("-wal", "-shm"):
            library.with_name(library.name + end).unlink(missing_ok=True)
        beside.replace(library)
    except (zipfile.BadZipFile, KeyError, ValueError, EOFError, zipfile.LargeZipFile) as error:
        raise LibraryProblem(f"{path} is not a whole backup: {error}") from error
    finally:
        for end in ("", "-wal", "-shm"):
            beside.with_name(beside.name + end).unlink(missing_ok=True)
    return articles


def _copy_database(source: Path, copy: Path) -> None:
    """SQLite's own online backup: a consistent state, however much is written meanwhile."""
    with contextlib.closing(sqlite3.connect(source)) as live, contextlib.closing(sqlite3.connect(copy)) as frozen:
        live.backup(frozen, pages=PAGES_A_STEP)


def _sha256_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _copied(source: IO[bytes], target: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while chunk := source.read(CHUNK_BYTES):
        digest.update(chunk)
        target.write(chunk)
    return digest.hexdigest()
