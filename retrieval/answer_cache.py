"""Answers that are given again for a while: in breaking news, many people ask the same."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from cachetools import TTLCache

from retrieval.answers import Answer, Query
from retrieval.follow_ups import Turn

KEPT = 500  # answers, of some 10 KB
KEPT_SECONDS = 60  # "two hours ago" and the age of articles are counted from the time of the first question


@dataclass(frozen=True, slots=True)
class _Kept:
    asked: Query
    answer: Answer


class AnswerCache:
    """Answers by question, by what was asked before, by the person's language and by the state of the library."""

    def __init__(self, version: Callable[[], Hashable], clock: Callable[[], float] = time.monotonic) -> None:
        """`version` changes with everything on which answers depend besides the question."""
        self._version = version
        self._kept: TTLCache[Hashable, _Kept] = TTLCache(KEPT, KEPT_SECONDS, clock)
        self._lock = threading.Lock()

    def key(self, query: Query, history: Sequence[Turn]) -> Hashable:
        """Returns the key under which the answer to a question may be given again now."""
        question = " ".join(query.question.split())
        return question, query.limit, query.language, query.now.date(), tuple(history), self._version()

    def get(self, key: Hashable, query: Query, read: int) -> Answer | None:
        """Returns a kept answer for which at least `read` passages were read, asked at nearly that time, or None."""
        with self._lock:
            kept = self._kept.get(key)
        if kept is None or abs(kept.asked.now - query.now) > timedelta(seconds=KEPT_SECONDS):
            return None
        return kept.answer if (kept.asked.read or 0) >= read else None

    def keep(self, key: Hashable, query: Query, answer: Answer) -> None:
        """Keeps an answer for a while."""
        with self._lock:
            self._kept[key] = _Kept(query, answer)
