"""How long a thread runs Python while another one waits for its turn."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

# Python's own 5 ms is long for threads that ask the database: SQLite gives the turn away at each row, and a thread
# that computes keeps it for all of that time. With 0.5 ms, two threads answer a tenth more questions a second.
TURN_SECONDS = 0.0005
LONG_TURN_SECONDS = 0.02
_long_turn = threading.Lock()


@contextmanager
def short_thread_turns() -> Iterator[None]:
    """Let threads take turns more often until the block ends."""
    with _turns_of(TURN_SECONDS):
        yield


@contextmanager
def long_thread_turn() -> Iterator[None]:
    """Let the calling thread run Python for LONG_TURN_SECONDS at a time until the block ends, if it waits for nothing.

    Does nothing while another thread has a long turn.
    """
    if not _long_turn.acquire(blocking=False):
        yield
        return
    try:
        with _turns_of(LONG_TURN_SECONDS):
            yield
    finally:
        _long_turn.release()


@contextmanager
def _turns_of(seconds: float) -> Iterator[None]:
    before = sys.getswitchinterval()
    sys.setswitchinterval(seconds)
    try:
        yield
    finally:
        sys.setswitchinterval(before)
