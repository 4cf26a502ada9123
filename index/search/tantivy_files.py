"""The files of a tantivy index: verifies their checksums, which tantivy does not, and reports disk errors."""

from __future__ import annotations

import json
import re
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from index.library.errors import LibraryProblem
from index.search.sealed_files import CHUNK_BYTES, Damaged

META = "meta.json"
PARTS = ("idx", "pos", "term", "store", "fast", "fieldnorm")
# tantivy's footer, from the end: a magic number, the footer's length, and the footer itself, which is JSON.
# https://docs.rs/tantivy/0.24.0/src/tantivy/directory/footer.rs.html
_TAIL = struct.Struct("<II")
_MAGIC = 1337


def verify(folder: Path) -> None:
    """Read and verify every file of the index in `folder`; raises Damaged if one is missing or changed."""
    try:
        for name in _names(json.loads((folder / META).read_bytes())):
            _verify_file(folder / name)
    except (OSError, ValueError, KeyError, TypeError, struct.error) as error:
        raise Damaged(f"the word index cannot be read: {error}") from error


def _names(meta: Any) -> list[str]:
    names: list[str] = []
    for segment in meta["segments"]:
        stem = segment["segment_id"].replace("-", "")
        names += [f"{stem}.{part}" for part in PARTS]
        if segment["deletes"]:
            names.append(f"{stem}.{segment['deletes']['opstamp']}.del")
    return names


def _verify_file(path: Path) -> None:
    with path.open("rb") as file:
        size = path.stat().st_size
        file.seek(size - _TAIL.size)
        length, magic = _TAIL.unpack(file.read())
        body = size - _TAIL.size - length
        if magic != _MAGIC or body < 0:
            raise Damaged(f"the word index is damaged: {path.name}")
        file.seek(body)
        sealed = json.loads(file.read(length))["crc"]
        file.seek(0)
        checksum = 0
        while body and (piece := file.read(min(body, CHUNK_BYTES))):
            checksum = zlib.crc32(piece, checksum)
            body -= len(piece)
        if body or checksum != sealed:
            raise Damaged(f"the word index is damaged: {path.name}")


_OF_THE_DISK = re.compile(r"io_?\s?error|io::error|os error|index writer was killed", re.IGNORECASE)
_MESSAGE = re.compile(r"""(?:message: "|(?:occurred|error): ')([^"']+)""")


@contextmanager
def raise_disk_errors(what: str) -> Iterator[None]:
    """Raise LibraryProblem if tantivy, whose errors are all ValueErrors, cannot read or write its files."""
    try:
        yield
    except ValueError as error:
        said = str(error)
        if _OF_THE_DISK.search(said) is None:
            raise
        found = _MESSAGE.search(said)
        raise LibraryProblem(f"{what} cannot be written: {found.group(1) if found else said}") from error
