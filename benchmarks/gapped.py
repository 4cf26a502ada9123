"""A search index as it would be without some of its articles."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial

from index.library.articles import PassageId
from index.library.passage_vectors import Passage, Vectors
from index.search.interface import Hit, SearchIndex, Window

ASKED_FOR = 4  # times as many hits, and again as many times, until enough are left


class Gapped:
    """Implements SearchIndex over another, leaving out the articles with those addresses."""

    def __init__(self, index: SearchIndex, without: Collection[str]) -> None:
        self._index = index
        self._without = frozenset(without)

    def nearest(self, vector: Vectors, count: int, window: Window) -> list[Hit]:
        """See SearchIndex."""
        return self._enough(lambda wanted: self._index.nearest(vector, wanted, window), count)

    def matching(self, words: str, count: int, windows: Sequence[Window]) -> list[list[Hit]]:
        """See SearchIndex."""
        return [self._enough(partial(self._matching, words, window), count) for window in windows]

    def words_starting_with(self, beginning: str) -> Sequence[tuple[str, int]]:
        """See SearchIndex; a word that only the left out have is no misspelling for that."""
        return self._index.words_starting_with(beginning)

    def passages(self, ids: Sequence[PassageId]) -> list[Passage]:
        """See SearchIndex."""
        return [passage for passage in self._index.passages(ids) if passage.article.url not in self._without]

    def _matching(self, words: str, window: Window, count: int) -> list[Hit]:
        return self._index.matching(words, count, [window])[0]

    def _enough(self, search: Callable[[int], list[Hit]], count: int) -> list[Hit]:
        wanted = count * ASKED_FOR
        while True:
            hits = search(wanted)
            left = self._left(hits)
            if len(left) >= count or len(hits) < wanted:
                return left[:count]
            wanted *= ASKED_FOR

    def _left(self, hits: list[Hit]) -> list[Hit]:
        kept = {passage.id for passage in self.passages([hit.passage for hit in hits])}
        return [hit for hit in hits if hit.passage in kept]
