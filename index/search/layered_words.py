"""The words of a library in two layers: an index on disk, and in memory what has changed since it was written."""

from __future__ import annotations

import math
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import partial

from index.library.articles import ArticleId, ChangeNumber
from index.search.bm25 import rarity
from index.search.interface import Hit, Window
from index.search.recent_words import RecentWords
from index.search.word_documents import WordRow
from index.search.word_index import WordIndex

WRITE_SECONDS = 15.0  # after the first change that is in memory alone; a start reads it from the database again
CHANGES_IN_MEMORY = 100  # at most, some 2,000 passages and 20 MB


class LayeredWords:
    """Searches both layers. Safe to use from several threads; one at a time may `apply`, or `replace_recent`."""

    def __init__(self, disk: WordIndex) -> None:
        self.disk = disk
        self._recent = RecentWords(disk.position)
        self._due_at = math.inf  # monotonic seconds, when what is in memory alone should be written

    @property
    def position(self) -> ChangeNumber:
        """The number of the last change that can be found."""
        return max(self._recent.position, self.disk.position)

    @property
    def base(self) -> ChangeNumber:
        """The change after which those in memory begin."""
        return self._recent.base

    def is_due(self) -> bool:
        """Return whether what is in memory should be written."""
        return time.monotonic() >= self._due_at

    def wait_again(self) -> None:
        """Note that it could not be written now."""
        self._due_at = time.monotonic() + WRITE_SECONDS if self._recent.changed else math.inf

    def apply(self, changed: Sequence[ArticleId], rows: Iterable[WordRow], position: ChangeNumber) -> None:
        """Delete the passages of the `changed` articles and add `rows`, in memory."""
        self._recent.apply(changed, rows, position)
        full = len(self._recent.changed) >= CHANGES_IN_MEMORY
        self._due_at = min(self._due_at, time.monotonic() + (0 if full else WRITE_SECONDS))

    def replace_recent(self, recent: RecentWords) -> None:
        """Search `recent`, which begins where the disk ends, in place of what is in memory."""
        self._recent = recent
        self.wait_again()

    def matching(self, words: str, count: int, windows: Sequence[Window]) -> list[list[Hit]]:
        """Return for each window the `count` passages that match any of the `words` best, best first."""
        recent = self._recent
        if not recent.changed:
            return self.disk.matching(words, count, windows)
        weigh = partial(_weight, self.disk, recent)
        on_disk = self.disk.matching(words, count, windows, without=recent.changed, weigh=weigh)
        found = [
            [*hits, *recent.matching(words, count, window, self.disk)]
            for hits, window in zip(on_disk, windows, strict=True)
        ]
        return [sorted(hits, key=lambda hit: -hit.score)[:count] for hits in found]

    def words_starting_with(self, beginning: str) -> list[tuple[str, int]]:
        """Return the words that start with `beginning`, as they are spelt, each with its number of passages."""
        found, more = self.disk.words_starting_with(beginning), self._recent.words_starting_with(beginning)
        return list((Counter(dict(found)) + Counter(dict(more))).items()) if more else found

    def passages(self) -> set[int]:
        """Return the passages that can be found."""
        recent = self._recent
        return self.disk.passages(without=recent.changed) | recent.passages()


def _weight(own: WordIndex, other: RecentWords, field: str, term: str) -> float:
    """Return the factor by which a term counts in `own`, to be as rare as it is in both layers together."""
    documents, having = own.documents(), own.documents_with(field, term)
    both = rarity(documents + other.documents(), having + other.documents_with(field, term))
    return both / rarity(documents, having)
