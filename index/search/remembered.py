"""What a function returned for words that recur often."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Value = TypeVar("Value")


class Remembered(dict[str, Value]):
    """The values of a function by word, each computed when it is first looked up. Safe from any thread.

    When it holds `most`, all are forgotten. `functools.lru_cache` takes twice as long for each word that it knows.
    """

    def __init__(self, compute: Callable[[str], Value], most: int) -> None:
        super().__init__()
        self._compute = compute
        self._most = most

    def __missing__(self, word: str) -> Value:
        found = self._compute(word)
        if len(self) >= self._most:
            self.clear()
        self[word] = found
        return found
