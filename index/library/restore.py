"""Restores a library from a backup, completely or not at all, and keeps the former library."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import re
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

from index.library.backup import KIND, LIBRARY, MANIFEST, Progress, damage_of, flush_to_disk, no_progress, open_new
from index.library.database import open_database
from index.library.errors import LibraryProblem
from index.library.library import Library
from index.library.schema import facts

CHUNK_BYTES = 1 << 20
MANIFEST_BYTES = 1 << 16
LONGEST_NAME = 60  # letters of a foreign name that are shown
PACKED_BY_US = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
OUR_OBJECTS = re.compile(r"CREATE (TABLE|INDEX|UNIQUE INDEX)\s", re.IGNORECASE)  # as stored in sqlite_master
BUSY_SECONDS = 2  # to wait for a command that is just ending
# What zipfile raises for a file that is truncated, encrypted, or packed with a method that we never use.
_NOT_WHOLE = (zipfile.BadZipFile, zlib.error, EOFError, KeyError, ValueError, NotImplementedError, RuntimeError)


@dataclass(frozen=True, slots=True)
class Restored:
    """The result of a restore, and where the former library is kept."""

    articles: int
    taken: str  # ISO 8601
    kept: Path | None


def restore_backup(
    path: Path,
    library: Path,
    finish: Callable[[Connection], None] = lambda _connection: None,
    progress: Progress = no_progress,
) -> Restored:
    """Restore the library of a backup to `library`; a library that exists there is kept beside it.

    `finish` may change the restored library before it is put in place. The library gets a new identity, so that all
    derived indexes are rebuilt. Raises LibraryProblem if the file is not a complete backup or comes from a newer
    program, or if another program has the library open; OSError if the disk is full. The former library stays in
    place until the last step, and after any failure.
    """
    beside = library.with_name(f"{library.name}.restored")
    _discard(beside)
    try:
        manifest = _unpack(path, beside, progress)
        progress("checking")
        articles = _prepare(path, beside, finish)
        _merge_write_ahead_log(beside)
        flush_to_disk(beside)
        kept = _set_aside(library)
        beside.replace(library)
        flush_to_disk(library.parent)
    finally:
        _discard(beside)
    return Restored(articles, str(manifest.get("taken", "")), kept)


def _unpack(path: Path, target: Path, progress: Progress) -> dict[str, Any]:
    """Write the library of the backup to `target` and return the manifest."""
    try:
        with zipfile.ZipFile(path) as archive:
            with archive.open(MANIFEST) as packed:
                manifest = json.loads(packed.read(MANIFEST_BYTES))
            if not isinstance(manifest, dict) or manifest.get("kind") != KIND:
                raise LibraryProblem(f"{path} is no backup of this program")
            progress("unpacking")
            _refuse_size(path, archive.getinfo(LIBRARY), manifest, target.parent)
            with archive.open(LIBRARY) as content, open_new(target) as unpacked:
                if _copied(content, unpacked) != manifest["sha256"]:
                    raise LibraryProblem(f"{path} is not whole: its library is not the one that was written")
    except _NOT_WHOLE as error:
        raise LibraryProblem(f"{path} is not a complete backup: {' '.join(str(error).split())}") from error
    except OSError as error:
        if error.errno == errno.EINVAL:  # it points before its own beginning
            raise LibraryProblem(f"{path} is not a complete backup: it points outside of itself") from error
        raise
    return manifest


def _refuse_size(path: Path, packed: zipfile.ZipInfo, manifest: dict[str, Any], folder: Path) -> None:
    """Raise LibraryProblem, before anything is written, if the library's size differs from the manifest or exceeds
    the free disk space, or if it is packed with a method that unpacks more than is read at a time.
    """
    size = manifest.get("bytes")
    if type(size) is not int or size != packed.file_size:
        raise LibraryProblem(f"{path} is not whole: its library is not as large as it says")
    if packed.compress_type not in PACKED_BY_US:
        raise LibraryProblem(f"{path} is not a backup of this program: it is packed in another way")
    room = shutil.disk_usage(folder).free
    if size > room:
        raise LibraryProblem(f"{path} takes {size / 1e6:,.0f} MB unpacked, and {folder} has room for {room / 1e6:,.0f}")


def _refuse_foreign_objects(path: Path, library: Path) -> None:
    """Raise LibraryProblem if the database holds anything but tables and indexes.

    A foreign trigger or view would run as soon as the library is written or read, and a virtual table loads code. Our
    libraries have none. The check itself runs nothing from the file.
    """
    with contextlib.closing(
        sqlite3.connect(f"{library.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    ) as connection:
        for kind, name, made_by in connection.execute("SELECT type, name, sql FROM sqlite_master"):
            if made_by is not None and not OUR_OBJECTS.match(str(made_by)):
                said = " ".join(str(name).split())[:LONGEST_NAME]
                raise LibraryProblem(f"{path} holds a {kind} that is not this program's: {said!r}")


def _prepare(path: Path, library: Path, finish: Callable[[Connection], None]) -> int:
    """Migrate the unpacked library, give it a new identity and run `finish`; return its number of articles."""
    try:
        _refuse_foreign_objects(path, library)
        damage = damage_of(library)
    except sqlite3.Error as error:
        damage = str(error)
    if damage is not None:
        raise LibraryProblem(f"{path} holds a damaged library: {damage}")
    database = open_database(f"sqlite:///{library}")  # migrates an older library, refuses a newer one
    try:
        with database.writing() as connection:
            connection.execute(update(facts).where(facts.c.name == "identity").values(value=uuid.uuid4().hex))
            finish(connection)
        return Library(database).counts().articles
    finally:
        database.close()


def _merge_write_ahead_log(library: Path) -> None:
    """Merge the write-ahead log into the database; raises LibraryProblem if another program has it open."""
    with contextlib.closing(sqlite3.connect(library, timeout=BUSY_SECONDS)) as connection:
        try:
            connection.execute("PRAGMA journal_mode=DELETE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
                raise LibraryProblem(
                    f"another program has {library} open: wait until it has ended, or stop it"
                ) from error
            raise


def _set_aside(library: Path) -> Path | None:
    """Give an existing library, with its log, another name and return that name; None if there is none."""
    kept = library.with_name(f"library.replaced-{datetime.now(UTC):%Y%m%dT%H%M%S%f}.sqlite3")
    if library.exists():
        with contextlib.suppress(
            sqlite3.DatabaseError
        ):  # damaged, perhaps the reason for the restore: it is kept as it is
            _merge_write_ahead_log(library)
        try:
            os.link(library, kept)
        except OSError:  # a file system without links
            shutil.copy2(library, kept)
    for end in ("-wal", "-shm"):  # SQLite would apply these to the restored library
        log = library.with_name(library.name + end)
        if log.exists():
            log.replace(kept.with_name(kept.name + end))
    return kept if kept.exists() else None


def _discard(library: Path) -> None:
    for end in ("", "-wal", "-shm", "-journal"):
        library.with_name(library.name + end).unlink(missing_ok=True)


def _copied(source: IO[bytes], target: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while chunk := source.read(CHUNK_BYTES):
        digest.update(chunk)
        target.write(chunk)
    return digest.hexdigest()
