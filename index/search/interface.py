"""The interface of a search index, whichever engine implements it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from index.library.articles import ChangeNumber, PassageId
from index.library.passage_vectors import Passage, Vectors


@dataclass(frozen=True, slots=True)
class Window:
    """The period that articles must be published in: from `since` up to and including `until`, both aware.

    An undated article is included if `since` is None.
    """

    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found by an index; `score` is cosine (meaning) or BM25 (words)."""

    passage: PassageId
    score: float


class SearchIndex(Protocol):
    """Finds passages by meaning and by words, and returns them with their articles."""

    def nearest(self, vector: Vectors, count: int, window: Window) -> list[Hit]:
        """Return the `count` passages nearest to `vector` (shape (dimension,), normalised), best first."""
        ...

    def matching(self, words: str, count: int, windows: Sequence[Window]) -> list[list[Hit]]:
        """Return for each window the `count` passages that match `words` best by BM25 over title and text, best first.

        Several windows take less time together than one by one.
        """
        ...

    def words_starting_with(self, beginning: str) -> Sequence[tuple[str, int]]:
        """Return the folded words of titles and texts that start with `beginning`, each with its number of passages.

        Capitals are kept: a word that occurs with and without a capital counts as two. Some words may be missing for
        a while.
        """
        ...

    def passages(self, ids: Sequence[PassageId]) -> list[Passage]:
        """Return the passages of live articles among `ids`, in this order."""
        ...


class LibrarySearch(SearchIndex, Protocol):
    """A SearchIndex derived from a library, which follows its change log. Safe to use from any thread."""

    def catch_up(self) -> None:
        """Apply all changes since the last call; idempotent."""
        ...

    def standing(self) -> tuple[ChangeNumber, ChangeNumber]:
        """Return the last change that is applied, and the newest of the library."""
        ...

    def behind(self) -> int:
        """Return the number of changes not yet applied."""
        ...

    def size(self) -> int:
        """Return the number of passages that can be found."""
        ...

    def indexed_passages(self) -> Mapping[str, Set[int]]:
        """Return the ids of the passages in each part of the index, by the part's name: for `check`."""
        ...

    def rebuild(self) -> None:
        """Rebuild everything from the database."""
        ...

    def wait_for_rebuild(self) -> None:
        """Wait for a rebuild that is under way, if any, and start using its result."""
        ...

    def close(self) -> None:
        """Save what the next start would otherwise have to rebuild."""
        ...
