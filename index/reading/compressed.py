"""Opening files as they are or packed, and reading no more of them than an article may have."""

from __future__ import annotations

import bz2
import gzip
import lzma
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, cast

MAX_FILE_BYTES = 40_000_000  # unpacked; what the fetcher allows a page

OPENERS: dict[str, Callable[[Path, str], object]] = {".gz": gzip.open, ".xz": lzma.open, ".bz2": bz2.open}
# What a damaged or cut archive raises while it is read.
DAMAGE = (EOFError, gzip.BadGzipFile, lzma.LZMAError, zlib.error, OSError, ValueError)


def open_unpacked(path: Path) -> BinaryIO:
    """The unpacked bytes of the file, as a stream; raises OSError where it cannot be opened."""
    opener = OPENERS.get(path.suffix.lower())
    return cast(BinaryIO, opener(path, "rb")) if opener else path.open("rb")


def explain(problem: Exception) -> str:
    """What to do about a file that could not be opened or read, in one line."""
    if isinstance(problem, FileNotFoundError):
        return "there is no such file or folder: check the path"
    if isinstance(problem, PermissionError):
        return "no permission to read it: change its permissions or run as a user who may"
    if isinstance(problem, EOFError):
        return "the compressed file ends too early: copy or download it again"
    if isinstance(problem, gzip.BadGzipFile | lzma.LZMAError | zlib.error) or (
        isinstance(problem, OSError) and problem.errno is None
    ):
        return "the compressed file is damaged: copy or download it again"
    return f"it cannot be read: {getattr(problem, 'strerror', None) or problem}"
