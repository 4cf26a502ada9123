"""Which errors a person can mend, and the line that tells them how."""

from __future__ import annotations

import errno

from chat.errors import ChatProblem
from config.settings import SettingsProblem
from index.errors import IndexProblem

# No space, a quota that is used up, a file that may not grow further.
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def explain(error: Exception) -> str | None:
    """One line for an error that somebody can mend; None for a bug, whose traceback is worth more."""
    if isinstance(error, ChatProblem | IndexProblem | SettingsProblem):
        return str(error)
    if isinstance(error, OSError) and error.errno in FULL:
        return f"the disk is full: {error.filename or 'free some space'}; what was stored before is kept"
    if isinstance(error, OSError) and error.filename is not None:
        return f"{error.filename}: {error.strerror}"
    return None
