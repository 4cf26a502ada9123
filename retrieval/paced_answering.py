"""Answers in time while many ask: what was just answered is given again, and for the rest fewer passages are read."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol

from retrieval.answer_cache import AnswerCache
from retrieval.answers import Answer, Query
from retrieval.follow_ups import Turn
from retrieval.reading_depth import Load, ReadingDepth

AGAIN = "again"
"""What is counted for an answer that is given again; for others it is the number of passages read."""


class AnswererByDepth(Protocol):
    """Answers questions, by reading more or fewer passages."""

    @property
    def depths(self) -> tuple[int, ...]:
        """The numbers of passages that can be read for a question, most first."""
        ...

    def answer(self, query: Query, history: Sequence[Turn] = ()) -> Answer:
        """Returns the answer for which `query.read` passages were read."""
        ...


class PacedAnswerer:
    """Answers by another answerer. Thread-safe."""

    def __init__(
        self,
        answerer: AnswererByDepth,
        cache: AnswerCache,
        depth: ReadingDepth,
        load: Callable[[], Load],
        count: Callable[[str], object] = lambda _read: None,
    ) -> None:
        """`load` returns what waits; `count` hears what was done for each answer: AGAIN, or the passages read."""
        self._answerer = answerer
        self._cache = cache
        self._depth = depth
        self._load = load
        self._count = count

    def answer(self, query: Query, history: Sequence[Turn] = ()) -> Answer:
        """Returns quotes, best first, or a refusal."""
        key = self._cache.key(query, history)
        read = self._depth.choose(self._answerer.depths, self._load())
        known = self._cache.get(key, query, read)
        if known is not None:
            self._count(AGAIN)
            return known
        begun, query = time.monotonic(), replace(query, read=read)
        answer = self._answerer.answer(query, history)
        self._depth.took(read, time.monotonic() - begun)
        self._cache.keep(key, query, answer)
        self._count(str(read))
        return answer
