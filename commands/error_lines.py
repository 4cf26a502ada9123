"""The line that a failed command prints: what to do, or where the bug is."""

from __future__ import annotations

import errno
import re

from config.exception_text import LONGEST_WORDS, exception_texts
from config.problems import Problem

# No space, a quota that is used up, a file that may not grow further.
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_NO_MEMORY = re.compile(r"can't alloc|bad_alloc|cannot allocate memory|unable to allocate", re.IGNORECASE)


def explain(error: Exception) -> str | None:
    """Returns one line for an error that the operator can fix; None for a bug."""
    if isinstance(error, Problem):
        return str(error)
    if isinstance(error, OSError) and error.errno in FULL:
        return f"the disk is full: {error.filename or 'free some space'}; what was stored before is kept"
    if isinstance(error, MemoryError) or (isinstance(error, RuntimeError) and _NO_MEMORY.search(str(error))):
        return "there is not enough memory: the program needs 1 GB; what was stored before is kept"
    if isinstance(error, OSError) and error.filename is not None:
        return f"{error.filename}: {error.strerror}"
    return None


def locate(error: Exception) -> str:
    """Returns one line to report a bug with: what happened and where, innermost call first."""
    places = " < ".join(exception_texts(error)[0].places)
    return (
        f"the program is wrong here, please report it: {type(error).__name__}: {error!s:.{LONGEST_WORDS}} at {places}"
    )


def came_of_interrupt(error: BaseException) -> bool:
    """Whether Ctrl-C caused the error. A Python library that is loading turns it into an error of its own."""
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        if isinstance(current, KeyboardInterrupt):
            return True
        seen.add(id(current))
        current = current.__cause__ or current.__context__
    return False
