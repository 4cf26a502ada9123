"""How many passages are read for a question: fewer while others wait, so that nobody waits longer than a target."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass

SMOOTHING = 0.2  # of the moving average of the seconds that an answer takes


@dataclass(frozen=True, slots=True)
class Load:
    """How many questions wait, and how long the oldest question has waited, the one answered now included.

    `workers` questions are answered at the same time.
    """

    waiting: int = 0
    longest_s: float = 0.0
    workers: int = 1


class ReadingDepth:
    """Chooses how many passages are read, by how long answers have taken. Thread-safe."""

    def __init__(self, target_s: float) -> None:
        """Nobody is to wait longer than `target_s` seconds for an answer, while that is possible."""
        self._target_s = target_s
        self._seconds: dict[int, float] = {}  # of an answer, by the number of passages read
        self._lock = threading.Lock()

    def choose(self, depths: Sequence[int], load: Load) -> int:
        """Returns the first of `depths` with which all that wait are answered in time, else the last.

        One whose time is not known yet is tried.
        """
        left_s = self._target_s - load.longest_s
        rounds = 1 + load.waiting / load.workers
        with self._lock:
            for depth in depths[:-1]:
                if not load.waiting or rounds * self._seconds.get(depth, 0.0) <= left_s:
                    return depth
        return depths[-1]

    def took(self, depth: int, seconds: float) -> None:
        """Notes how long an answer took for which so many passages were read."""
        with self._lock:
            before = self._seconds.get(depth, seconds)
            self._seconds[depth] = before + SMOOTHING * (seconds - before)
