"""Files with a header and a checksum, written atomically and verified on reading."""

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
TRAILER_BYTES = 9  # a line break and the checksum of everything before it, in eight hexadecimal digits
CHUNK_BYTES = 1 << 20  # read at a time, so that a large index is not in memory twice

Write = Callable[[bytes | memoryview], object]


class Damaged(Problem):
    """A derived file is missing, truncated or of the wrong kind; it is rebuilt from the database."""


class OfFormerModel(Damaged):
    """An index holds the vectors of the model that the library used before."""


@contextmanager
def sealed_writer(path: Path, header: dict[str, Any]) -> Iterator[Write]:
    """Yield a function that writes the body to a temporary file; move that to `path` once it is on disk.

    A crash leaves the old file or the new one. Raises OSError if the disk is full; the old file stays then.
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
    """Write a complete body; see `sealed_writer`."""
    with sealed_writer(path, header) as write:
        write(body)


def read_header(path: Path) -> dict[str, Any]:
    """Return the header without verifying the file; raises Damaged."""
    try:
        with path.open("rb") as file:
            return _header(path, file)
    except OSError as error:
        raise Damaged(f"{path.name} cannot be read: {error}") from error


@contextmanager
def sealed_reader(path: Path) -> Iterator[tuple[dict[str, Any], IO[bytes]]]:
    """Yield the header, and the file positioned at its body (the trailer follows).

    The whole file is verified first; raises Damaged if it is missing or has changed.
    """
    try:
        with path.open("rb") as file:
            _verify(path, file)
            yield _header(path, file), file
    except OSError as error:
        raise Damaged(f"{path.name} cannot be read: {error}") from error


def read_sealed(path: Path) -> tuple[dict[str, Any], memoryview]:
    """Return header and body, both verified; raises Damaged."""
    with sealed_reader(path) as (header, file):
        return header, memoryview(file.read())[:-TRAILER_BYTES]


def _verify(path: Path, file: IO[bytes]) -> None:
    """Compare the checksum at the end with the content, and rewind the file."""
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
