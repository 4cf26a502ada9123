"""Files that prove themselves: written atomically, with a header and a checksum over all of it, verified on reading."""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from config.problems import Problem

MAGIC = b"quotewire index 2\n"
TRAILER_BYTES = 9  # a new line and the checksum of everything before it, as eight hexadecimal digits
CHUNK_BYTES = 1 << 20  # read at a time: an index of a million passages is not held in memory twice

Write = Callable[[bytes | memoryview], object]


class Damaged(Problem):
    """A derived file is missing, torn, or of another kind than expected; it is rebuilt from the database."""


@contextmanager
def sealed_writer(path: Path, header: dict[str, Any]) -> Iterator[Write]:
    """Hands out what writes the body, piece by piece, beside `path`; moves it there once all is on the disk.

    A crash leaves the old file or the new one. Raises OSError where the disk is full; what stood at `path`
    is then still there.
    """
    beside = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        with beside.open("wb") as file:
            checksum = 0

            def write(piece: bytes | memoryview) -> None:
                nonlocal checksum
                checksum = zlib.crc32(piece, checksum)
                file.write(piece)

            write(MAGIC + json.dumps(header, sort_keys=True).encode() + b"\n")
            yield write
            file.write(b"\n%08x" % checksum)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def write_sealed(path: Path, header: dict[str, Any], body: bytes | memoryview) -> None:
    """Writes a body that is at hand as a whole; see `sealed_writer`."""
    with sealed_writer(path, header) as write:
        write(body)


def read_header(path: Path) -> dict[str, Any]:
    """The header alone, unverified; raises Damaged."""
    try:
        with path.open("rb") as file:
            return _header(path, file)
    except OSError as error:
        raise Damaged(f"{path.name} cannot be read: {error}") from error


@contextmanager
def sealed_reader(path: Path) -> Iterator[tuple[dict[str, Any], IO[bytes]]]:
    """The header, and the file standing at the beginning of its body (the trailer follows).

    Every bit was verified before anything is handed out; raises Damaged where one has changed, or the file is missing.
    """
    try:
        with path.open("rb") as file:
            _verify(path, file)
            yield _header(path, file), file
    except OSError as error:
        raise Damaged(f"{path.name} cannot be read: {error}") from error


def read_sealed(path: Path) -> tuple[dict[str, Any], memoryview]:
    """Header and body, both verified; raises Damaged."""
    with sealed_reader(path) as (header, file):
        return header, memoryview(file.read())[:-TRAILER_BYTES]


def _verify(path: Path, file: IO[bytes]) -> None:
    """Holds the checksum at the end against everything before it; leaves the file at its beginning."""
    left = os.fstat(file.fileno()).st_size - TRAILER_BYTES
    checksum = 0
    while left > 0 and (piece := file.read(min(left, CHUNK_BYTES))):
        checksum = zlib.crc32(piece, checksum)
        left -= len(piece)
    if left or file.read() != b"\n%08x" % checksum:
        raise Damaged(f"{path.name} is damaged")
    file.seek(0)


def _header(path: Path, file: IO[bytes]) -> dict[str, Any]:
    if file.readline(len(MAGIC)) != MAGIC:
        raise Damaged(f"{path.name} is not an index of this program")
    try:
        header = json.loads(file.readline())
    except ValueError as error:
        raise Damaged(f"{path.name} cannot be read: {error}") from error
    if not isinstance(header, dict):
        raise Damaged(f"{path.name} has no header")
    return header
