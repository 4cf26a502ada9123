"""Returns freed memory to the system, so that a process that runs for months does not grow.

glibc gives each thread its own heap and keeps what is freed there: after four hours of questions, a seventh of the
bot's memory was unused. With another C library, this does nothing.
"""

from __future__ import annotations

import ctypes
import resource
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from config.background_thread import run_in_background
from config.problems import Problem

ARENAS_MOST = 2  # heaps for all threads together: they wait for the model, not for memory
EVERY_S = 60.0  # between two times that memory is given back, which takes milliseconds
_M_ARENA_MAX = -8  # as in glibc's malloc.h


@contextmanager
def release_freed_memory(every_s: float = EVERY_S) -> Iterator[None]:
    """Return freed memory regularly until the block ends. Enter it before the first thread starts."""
    if (mallopt := _function("mallopt")) is not None:
        mallopt(_M_ARENA_MAX, ARENAS_MOST)
    with run_in_background("memory", partial(_give_back, every_s)):
        yield


def _give_back(every_s: float, ended: threading.Event) -> None:
    malloc_trim = _function("malloc_trim")
    while malloc_trim is not None and not ended.wait(every_s):
        malloc_trim(0)


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
