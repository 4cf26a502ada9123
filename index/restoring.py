"""A library out of a backup: whole or not at all, and what stood there before is kept."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import shutil
import sqlite3
import uuid
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

from sqlalchemy import Connection, update

from index.backup import KIND, LIBRARY, MANIFEST, Progress, damage_of, say_nothing, settle
from index.database import open_database
from index.errors import LibraryProblem
from index.library import Library
from index.schema import facts

CHUNK_BYTES = 1 << 20
MANIFEST_BYTES = 1 << 16
BUSY_SECONDS = 2  # for a command that is just ending
# What zipfile raises for a file that is torn, encrypted, or packed in a way that we never pack.
_NOT_WHOLE = (zipfile.BadZipFile, zlib.error, EOFError, KeyError, ValueError, NotImplementedError, RuntimeError)


@dataclass(frozen=True, slots=True)
class Restored:
    """What a backup brought, and where the library that stood there before is kept."""

    articles: int
    taken: str  # ISO 8601
    kept: Path | None


def restore_backup(
    path: Path,
    library: Path,
    finish: Callable[[Connection], None] = lambda _connection: None,
    progress: Progress = say_nothing,
) -> Restored:
    """Puts the library of a backup at `library`; the one that stood there is kept beside it.

    `finish` may change the restored library before it is put there. It gets another identity, so that whatever was
    derived from the former one is made anew. Raises LibraryProblem where the file is no backup, is not whole, or is of
    a newer program, or another program has the library open; and OSError where the disk is full. Until the last
    moment, and after any failure, the former library is in its place.
    """
    beside = library.with_name(f"{library.name}.restored")
    _discard(beside)
    try:
        manifest = _unpack(path, beside, progress)
        progress("checking")
        articles = _prepare(path, beside, finish)
        _into_one_file(beside)
        settle(beside)
        kept = _kept(library)
        beside.replace(library)
        settle(library.parent)
    finally:
        _discard(beside)
    return Restored(articles, str(manifest.get("taken", "")), kept)


def _unpack(path: Path, target: Path, progress: Progress) -> dict[str, Any]:
    """Writes the library of the backup to `target`; returns the manifest."""
    try:
        with zipfile.ZipFile(path) as archive:
            with archive.open(MANIFEST) as packed:
                manifest = json.loads(packed.read(MANIFEST_BYTES))
            if not isinstance(manifest, dict) or manifest.get("kind") != KIND:
                raise LibraryProblem(f"{path} is no backup of this program")
            progress("unpacking")
            with archive.open(LIBRARY) as content, _private(target) as unpacked:
                if _copied(content, unpacked) != manifest["sha256"]:
                    raise LibraryProblem(f"{path} is not whole: its library is not the one that was written")
    except _NOT_WHOLE as error:
        raise LibraryProblem(f"{path} is not a whole backup: {' '.join(str(error).split())}") from error
    except OSError as error:
        if error.errno == errno.EINVAL:  # it leads to a place before its beginning
            raise LibraryProblem(f"{path} is not a whole backup: it leads nowhere") from error
        raise
    return manifest


def _prepare(path: Path, library: Path, finish: Callable[[Connection], None]) -> int:
    """Migrates what was unpacked, gives it an identity, and lets `finish` have its way; its number of articles."""
    try:
        damage = damage_of(library)
    except sqlite3.Error as error:
        damage = str(error)
    if damage is not None:
        raise LibraryProblem(f"{path} holds a damaged library: {damage}")
    database = open_database(f"sqlite:///{library}")  # migrates an older one, refuses a newer one
    try:
        with database.writing() as connection:
            connection.execute(update(facts).where(facts.c.name == "identity").values(value=uuid.uuid4().hex))
            finish(connection)
        return Library(database).counts().articles
    finally:
        database.close()


def _into_one_file(library: Path) -> None:
    """Takes the write-ahead log up into the database; raises LibraryProblem where another program has it open."""
    with contextlib.closing(sqlite3.connect(library, timeout=BUSY_SECONDS)) as connection:
        try:
            connection.execute("PRAGMA journal_mode=DELETE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
                raise LibraryProblem(
                    f"another program has {library} open: wait until it has ended, or stop it"
                ) from error
            raise


def _kept(library: Path) -> Path | None:
    """Another name for the library that stands there, with all that was written to it; None where there is none."""
    kept = library.with_name(f"library.replaced-{datetime.now(UTC):%Y%m%dT%H%M%S%f}.sqlite3")
    if library.exists():
        with contextlib.suppress(sqlite3.DatabaseError):  # damaged, perhaps the reason for all this: it is kept as is
            _into_one_file(library)
        try:
            os.link(library, kept)
        except OSError:  # a file system without links
            shutil.copy2(library, kept)
    for end in ("-wal", "-shm"):  # SQLite would take these for the restored library's
        log = library.with_name(library.name + end)
        if log.exists():
            log.replace(kept.with_name(kept.name + end))
    return kept if kept.exists() else None


def _discard(library: Path) -> None:
    for end in ("", "-wal", "-shm", "-journal"):
        library.with_name(library.name + end).unlink(missing_ok=True)


def _private(path: Path) -> IO[bytes]:
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb")


def _copied(source: IO[bytes], target: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while chunk := source.read(CHUNK_BYTES):
        digest.update(chunk)
        target.write(chunk)
    return digest.hexdigest()
