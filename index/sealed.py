"""Files that prove themselves: written atomically, with a header and a checksum that are verified on reading."""

from __future__ import annotations

import json
import os
import zlib
from pathlib import Path
from typing import Any

from config.problems import Problem

MAGIC = b"quotewire index 1\n"


class Damaged(Problem):
    """A derived file is missing, torn, or of another kind than expected; it is rebuilt from the database."""


def write_sealed(path: Path, header: dict[str, Any], body: bytes | memoryview) -> None:
    """Writes beside `path` and moves it there, so that a crash leaves the old file or the new one.

    Raises OSError where the disk is full; what stood at `path` is then still there.
    """
    line = json.dumps({**header, "bytes": len(body), "crc32": zlib.crc32(body)}, sort_keys=True).encode()
    beside = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        with beside.open("wb") as file:
            file.write(MAGIC + line + b"\n")
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def read_header(path: Path) -> dict[str, Any]:
    """The header alone, unverified; raises Damaged."""
    try:
        with path.open("rb") as file:
            if file.readline(len(MAGIC)) != MAGIC:
                raise Damaged(f"{path.name} is not an index of this program")
            header = json.loads(file.readline())
    except (OSError, ValueError) as error:
        raise Damaged(f"{path.name} cannot be read: {error}") from error
    if not isinstance(header, dict):
        raise Damaged(f"{path.name} has no header")
    return header


def read_sealed(path: Path) -> tuple[dict[str, Any], memoryview]:
    """Header and body; raises Damaged where the file is missing or a single bit of its body has changed."""
    header = read_header(path)
    try:
        content = memoryview(path.read_bytes())
    except OSError as error:
        raise Damaged(f"{path.name} cannot be read: {error}") from error
    line_end = content.obj.index(b"\n", len(MAGIC)) + 1  # type: ignore[attr-defined]  # the bytes just read
    body = content[line_end:]
    if len(body) != header.get("bytes") or zlib.crc32(body) != header.get("crc32"):
        raise Damaged(f"{path.name} is damaged")
    return header, body
