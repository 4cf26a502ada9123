"""Which errors a person can mend, and the line that tells them how."""

from __future__ import annotations

import errno
import re

from config.problems import Problem

# No space, a quota that is used up, a file that may not grow further.
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_NO_MEMORY = re.compile(r"can't alloc|bad_alloc|cannot allocate memory|unable to allocate", re.IGNORECASE)


def explain(error: Exception) -> str | None:
    """One line for an error that somebody can mend; None for a bug, whose traceback is worth more."""
    if isinstance(error, Problem):
        return str(error)
    if isinstance(error, OSError) and error.errno in FULL:
        return f"the disk is full: {error.filename or 'free some space'}; what was stored before is kept"
    if isinstance(error, MemoryError) or (isinstance(error, RuntimeError) and _NO_MEMORY.search(str(error))):
        return "there is not enough memory: the program needs 1 GB; what was stored before is kept"
    if isinstance(error, OSError) and error.filename is not None:
        return f"{error.filename}: {error.strerror}"
    return None
