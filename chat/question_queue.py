"""What waits to be computed, and for how long."""

from __future__ import annotations

import itertools
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from retrieval.reading_depth import Load

ANSWERS_AT_ONCE = 2  # threads that compute answers; each chat has at most one answer at a time
# Where so many wait, one thread computes at a time. Python runs in one thread at a time, and to change between two took
# a fifth of the time; while few wait, one computes while another one's passages are read.
MANY = 10
LONGEST_TURN_S = 0.25  # for which the next one waits; longer work waits for something else, such as a page

T = TypeVar("T")


class QuestionQueue:
    """Notes when work is handed to threads, and when one of them begins it. Thread-safe."""

    def __init__(self, workers: int = ANSWERS_AT_ONCE, clock: Callable[[], float] = time.monotonic) -> None:
        self.workers = workers
        self._clock = clock
        self._numbers = itertools.count()
        self._waiting: dict[int, float] = {}  # since when, the longest first
        self._lock = threading.Lock()
        self._turn = threading.Lock()
        self._own = threading.local()  # how long the work of this thread has waited

    def noted(self, work: Callable[[], T]) -> Callable[[], T]:
        """Returns the same work; it waits from now until it is called."""
        number, since = next(self._numbers), self._clock()
        with self._lock:
            self._waiting[number] = since

        def begin() -> T:
            with self._lock:
                self._waiting.pop(number, None)
            with self._alone_if_many():
                self._own.waited_s = self._clock() - since
                return work()

        return begin

    @contextmanager
    def _alone_if_many(self) -> Iterator[None]:
        """Waits for a turn if many wait."""
        taken = len(self._waiting) >= MANY and self._turn.acquire(timeout=LONGEST_TURN_S)
        try:
            yield
        finally:
            if taken:
                self._turn.release()

    def load(self) -> Load:
        """Returns what waits, as seen from the thread that calls."""
        with self._lock:
            waiting, since = len(self._waiting), next(iter(self._waiting.values()), None)
        longest = self._clock() - since if since is not None else 0.0
        at_once = 1 if waiting >= MANY else self.workers
        return Load(waiting, max(longest, getattr(self._own, "waited_s", 0.0)), at_once)
