"""Whether a library is full of recent news, in which an old article that answers best is a sign of a missing one."""

from __future__ import annotations

import threading
from datetime import date, datetime, timedelta

import numpy as np

from index.search.interface import SearchIndex, Window

RECENT = timedelta(days=30)
FULL_PASSAGES = 2_000  # of some hundred articles from the last RECENT
DAYS_REMEMBERED = 400


class Fullness:
    """Counts once for each day that is asked about. Safe from any thread."""

    def __init__(self, index: SearchIndex, dimension: int) -> None:
        self._index = index
        self._any = np.full(dimension, dimension**-0.5, np.float32)  # a vector of length 1; which one does not matter
        self._known: dict[date, bool] = {}
        self._lock = threading.Lock()

    def is_full(self, now: datetime) -> bool:
        """Whether it has FULL_PASSAGES of the RECENT before `now`, as it was when that day was first asked about."""
        with self._lock:
            known = self._known.get(now.date())
        if known is None:
            recent = self._index.nearest(self._any, FULL_PASSAGES, Window(since=now - RECENT, until=now))
            known = len(recent) >= FULL_PASSAGES
            with self._lock:
                if len(self._known) >= DAYS_REMEMBERED:
                    self._known.clear()
                self._known[now.date()] = known
        return known
