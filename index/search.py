"""What retrieval asks of an index, whichever engine stands behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

import numpy as np
import numpy.typing as npt

from index.articles import ArticleCard, PassageId, PassageSpan

Vectors = npt.NDArray[np.float32]


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


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """A passage with what ranking needs of it.

    `vector` has shape (dimension,), `sentence_vectors` (len(place.sentences), dimension); all normalised.
    """

    id: PassageId
    article: ArticleCard
    ordinal: int
    place: PassageSpan
    text: str  # of the whole article: spans slice it
    vector: Vectors
    sentence_vectors: Vectors


class SearchIndex(Protocol):
    """Finds passages by meaning and by words, and hands them out with all that is known of them."""

    def nearest(self, vector: Vectors, count: int, window: Window) -> list[Hit]:
        """The `count` passages nearest to `vector` (shape (dimension,), normalised), best first."""
        ...

    def matching(self, words: str, count: int, window: Window) -> list[Hit]:
        """The `count` passages that match `words` best by BM25 over title and text, best first."""
        ...

    def passages(self, ids: Sequence[PassageId]) -> list[Passage]:
        """Those passages that are still there and may be quoted, in the order of `ids`."""
        ...
