"""Returns freed memory to the system, so that a process that runs for months does not grow.

glibc gives each thread its own heap and keeps what is freed there: after four hours of questions, a seventh of the
bot's memory was unused. With another C library, this does nothing. Pages of mapped files stay in memory as well once
they were read: those of the files that `let_go_of` was told of are given back too, and read again where needed.
"""

from __future__ import annotations

import ctypes
import mmap
import resource
import tempfile
import threading
from collections.abc import Iterator, Set
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any
from weakref import WeakSet

from config.background_thread import run_in_background
from config.problems import Problem

ARENAS_MOST = 2  # heaps for all threads together: they wait for the model, not for memory
EVERY_S = 60.0  # between two times that memory is given back, which takes milliseconds
_M_ARENA_MAX = -8  # as in glibc's malloc.h
_MAPPED = Path("/proc/self/maps")
_mapped_files: WeakSet[mmap.mmap] = WeakSet()
_mapped_paths: set[str] = set()


@contextmanager
def release_freed_memory(every_s: float = EVERY_S) -> Iterator[None]:
    """Return freed memory regularly until the block ends. Enter it before the first thread starts."""
    if (mallopt := _function("mallopt")) is not None:
        mallopt(_M_ARENA_MAX, ARENAS_MOST)
    with run_in_background("memory", partial(_give_back, every_s)):
        yield


def let_go_of(mapped: mmap.mmap) -> None:
    """Have what was read of a mapped file leave the memory from time to time. Nobody may write to it."""
    if hasattr(mmap, "MADV_DONTNEED"):
        _mapped_files.add(mapped)


def let_go_of_file(path: Path) -> None:
    """Have what was read of a mapped file, whoever mapped it, leave the memory from time to time."""
    _mapped_paths.add(str(path.resolve()))


def moved_to_file(values: Any) -> mmap.mmap:
    """Return the bytes of `values`, a contiguous buffer, in a mapped file without a name, out of the memory.

    Raises OSError if there is no folder or no room for it.
    """
    with tempfile.TemporaryFile() as file:
        file.write(memoryview(values).cast("B"))
        file.flush()
        mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    let_go_of(mapped)
    return mapped


def _give_back(every_s: float, ended: threading.Event) -> None:
    malloc_trim = _function("malloc_trim")
    while not ended.wait(every_s):
        for mapped in list(_mapped_files):
            mapped.madvise(mmap.MADV_DONTNEED)
        _drop_files(frozenset(_mapped_paths))
        if malloc_trim is not None:
            malloc_trim(0)


def _drop_files(paths: Set[str]) -> None:
    """Have those mapped files leave the memory. Does nothing where the system does not list what is mapped."""
    madvise = _function("madvise")
    if madvise is None or not hasattr(mmap, "MADV_DONTNEED"):
        return
    try:
        lines = _MAPPED.read_text("utf-8", errors="replace").splitlines()
    except OSError:
        return
    for places, rights, *_, path in (line.split(maxsplit=5) for line in lines):
        if path in paths and "w" not in rights:  # what was written would be lost
            begin, end = (int(place, 16) for place in places.split("-"))
            madvise(ctypes.c_void_p(begin), ctypes.c_size_t(end - begin), mmap.MADV_DONTNEED)


def _function(name: str) -> Any:
    try:
        return getattr(ctypes.CDLL(None), name, None)
    except (OSError, TypeError):  # no C library to be found by that name
        return None


ADDRESSED_LEAST = 2 * 1024**3  # bytes: 1.7 GB are enough for 14,000 passages, most of them mapped and never touched


class TooLittleMemory(Problem):
    """The process may use less memory than the program needs."""


def require_address_space() -> None:
    """Raise TooLittleMemory if a limit (`ulimit -v`) leaves too few addresses for the engines."""
    allowed, _ = resource.getrlimit(resource.RLIMIT_AS)
    if allowed != resource.RLIM_INFINITY and allowed < ADDRESSED_LEAST:
        raise TooLittleMemory(
            f"only {allowed // 1024**2} MB may be addressed (ulimit -v); it needs {ADDRESSED_LEAST // 1024**2}, "
            "most of it mapped files: to limit its memory, use a control group, such as MemoryMax of systemd"
        )
