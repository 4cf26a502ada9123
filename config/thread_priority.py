"""Lets the other threads of the process go first."""

from __future__ import annotations

import contextlib
import os
import sys
import threading


def lower_priority(niceness: int) -> None:
    """Have the system run the calling thread after others, by so many steps of `nice` more than until now.

    Only Linux has a priority for each thread. Elsewhere, this does nothing.
    """
    if sys.platform == "linux":
        thread = threading.get_native_id()
        with contextlib.suppress(OSError):  # some sandboxes forbid it
            os.setpriority(os.PRIO_PROCESS, thread, os.getpriority(os.PRIO_PROCESS, thread) + niceness)
