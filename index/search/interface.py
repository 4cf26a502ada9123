"""What retrieval asks of an index, whichever engine stands behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from index.library.articles import PassageId
from index.library.passage_vectors import Passage, Vectors


@dataclass(frozen=True, slots=True)
class Window:
    """Which articles may be seen: published at `since` or later, and before or at `until`.

    An article without a date is seen whenever `since` is None. Both are aware.
    """

    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that an index found; `score` is cosine (meaning) or BM25 (words)."""

    passage: PassageId
    score: float


class SearchIndex(Protocol):
    """Finds passages by meaning and by words, and hands them out with all that is known of them."""

    def nearest(self, vector: Vectors, count: int, window: Window) -> list[Hit]:
        """The `count` passages nearest to `vector` (shape (dimension,), normalised), best first."""
        ...

    def matching(self, words: str, count: int, window: Window) -> list[Hit]:
        """The `count` passages that match `words` best by BM25 over title and text, best first."""
        ...

    def spelt(self, beginning: str) -> Sequence[tuple[str, int]]:
        """The folded words of titles and texts that begin so, and in how many passages each; with a capital, if any.

        A word that stands with a capital and without is two. Some may be missing for a while.
        """
        ...

    def passages(self, ids: Sequence[PassageId]) -> list[Passage]:
        """Those passages that are still there and may be quoted, in the order of `ids`."""
        ...


class LibrarySearch(SearchIndex, Protocol):
    """A SearchIndex that is derived from a library, and follows its changes. Safe to use from any thread."""

    def catch_up(self) -> None:
        """Takes up every change since the last time, as often as one likes."""
        ...

    def behind(self) -> int:
        """How many changes there are still to take up."""
        ...

    def size(self) -> int:
        """How many passages can be found."""
        ...

    def held(self) -> Mapping[str, Set[int]]:
        """Which passages each part of the index holds, by the part's name: for `check`."""
        ...

    def rebuild(self) -> None:
        """Makes everything anew from the database."""
        ...

    def settle(self) -> None:
        """Waits for what is still being made of the changes that were taken up."""
        ...

    def close(self) -> None:
        """Saves what a next start would otherwise have to make again."""
        ...
