"""A reader-writer lock: many share it, or one holds it exclusively."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class SharedLock:
    """Searches share the lock, a change holds it exclusively; a waiting change precedes later searches."""

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._sharing = 0
        self._held = False
        self._waiting = 0

    @contextmanager
    def shared(self) -> Iterator[None]:
        """Share the lock. Not reentrant: a change may be waiting between."""
        with self._condition:
            self._condition.wait_for(lambda: not self._held and not self._waiting)
            self._sharing += 1
        try:
            yield
        finally:
            with self._condition:
                self._sharing -= 1
                if not self._sharing:
                    self._condition.notify_all()

    @contextmanager
    def exclusive(self) -> Iterator[None]:
        """Hold the lock exclusively."""
        with self._condition:
            self._waiting += 1
            try:
                self._condition.wait_for(lambda: not self._held and not self._sharing)
                self._held = True
            finally:
                self._waiting -= 1
        try:
            yield
        finally:
            with self._condition:
                self._held = False
                self._condition.notify_all()
