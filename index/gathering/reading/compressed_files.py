"""Opens plain and compressed files, with a limit on their decompressed size."""

from __future__ import annotations

import bz2
import gzip
import lzma
import os
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BufferedIOBase
from pathlib import Path
from typing import BinaryIO, cast

from index.gathering.reading.folder_files import OutsideFolder, open_beneath

MAX_FILE_BYTES = 40_000_000  # decompressed; the fetcher's limit for a page

OPENERS: dict[str, Callable[[BinaryIO], BufferedIOBase]] = {
    ".gz": lambda packed: gzip.GzipFile(fileobj=packed),
    ".xz": lzma.LZMAFile,
    ".bz2": bz2.BZ2File,
}
# What a damaged or cut archive raises while it is read.
DAMAGE = (EOFError, gzip.BadGzipFile, lzma.LZMAError, zlib.error, OSError, ValueError)


@contextmanager
def open_unpacked(path: Path, folder: Path | None = None) -> Iterator[BinaryIO]:
    """Open the file as a stream of decompressed bytes; raises OSError if that fails.

    Where a `folder` without links is given, the file is opened only if it is in there; raises OutsideFolder otherwise.
    """
    opener = OPENERS.get(path.suffix.lower())
    with path.open("rb") if folder is None else os.fdopen(open_beneath(path, folder), "rb") as stored:
        if opener is None:
            yield stored
            return
        with opener(stored) as unpacked:
            yield cast(BinaryIO, unpacked)


def explain(problem: Exception) -> str:
    """Return in one line what is wrong with a file that could not be opened or read, and what to do."""
    if isinstance(problem, OutsideFolder):
        return str(problem)
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
