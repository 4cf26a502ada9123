"""A lock that many may share, or one may hold alone."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class SharedLock:
    """Searches share it, a change holds it alone; a change that waits goes before searches that come later."""

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._sharing = 0
        self._held = False
        self._waiting = 0

    @property
    def awaited(self) -> bool:
        """Whether a change is waiting for those who share it now."""
        return self._waiting > 0

    @contextmanager
    def shared(self) -> Iterator[None]:
        """Held beside others who share it. Not to be taken again within: a change may be waiting between."""
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
    def alone(self) -> Iterator[None]:
        """Held by nobody else."""
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
