"""Embedder, search and answerer of a library that may change its model while it is used.

Each call goes to the one that is open now. An answerer has an embedder and a search of its own, so that no question
is answered half by one model and half by another.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set

from index.indexing.embedding import Embedder, PassageVectors
from index.library.articles import ArticleId, ChangeNumber, PassageId, Span
from index.library.passage_vectors import Passage, Vectors
from index.search.interface import Hit, LibrarySearch, Window
from retrieval.answers import Answer, Query
from retrieval.article_offers import ArticleOffer
from retrieval.engine import Answerer
from retrieval.follow_ups import Turn


class CurrentEmbedder:
    """Passes each call to the embedder that `current` returns."""

    def __init__(self, current: Callable[[], Embedder]) -> None:
        self._current = current

    @property
    def name(self) -> str:
        """See Embedder."""
        return self._current().name

    @property
    def dimension(self) -> int:
        """See Embedder."""
        return self._current().dimension

    def questions(self, texts: Sequence[str]) -> Vectors:
        """See Embedder."""
        return self._current().questions(texts)

    def passages(self, texts: Sequence[str], sentences: Sequence[Sequence[Span]]) -> PassageVectors:
        """See Embedder."""
        return self._current().passages(texts, sentences)

    def close(self) -> None:
        """See Embedder."""
        self._current().close()


class CurrentSearch:
    """Passes each call to the search that `current` returns, and calls `follow_model` whenever it catches up."""

    def __init__(self, current: Callable[[], LibrarySearch], follow_model: Callable[[], None]) -> None:
        self._current = current
        self._follow_model = follow_model

    def nearest(self, vector: Vectors, count: int, window: Window) -> list[Hit]:
        """See SearchIndex."""
        return self._current().nearest(vector, count, window)

    def matching(self, words: str, count: int, windows: Sequence[Window]) -> list[list[Hit]]:
        """See SearchIndex."""
        return self._current().matching(words, count, windows)

    def words_starting_with(self, beginning: str) -> Sequence[tuple[str, int]]:
        """See SearchIndex."""
        return self._current().words_starting_with(beginning)

    def passages(self, ids: Sequence[PassageId]) -> list[Passage]:
        """See SearchIndex."""
        return self._current().passages(ids)

    def catch_up(self) -> None:
        """See LibrarySearch."""
        self._current().catch_up()
        self._follow_model()

    def standing(self) -> tuple[ChangeNumber, ChangeNumber]:
        """See LibrarySearch."""
        return self._current().standing()

    def behind(self) -> int:
        """See LibrarySearch."""
        return self._current().behind()

    def size(self) -> int:
        """See LibrarySearch."""
        return self._current().size()

    def indexed_passages(self) -> Mapping[str, Set[int]]:
        """See LibrarySearch."""
        return self._current().indexed_passages()

    def rebuild(self) -> None:
        """See LibrarySearch."""
        self._current().rebuild()

    def wait_for_rebuild(self) -> None:
        """See LibrarySearch."""
        self._current().wait_for_rebuild()

    def close(self) -> None:
        """See LibrarySearch."""
        self._current().close()


class CurrentAnswerer(Answerer):
    """Passes each call to the answerer that `current` returns."""

    def __init__(self, current: Callable[[], Answerer]) -> None:
        self._current = current

    @property
    def depths(self) -> tuple[int, ...]:
        """See Answerer."""
        return self._current().depths

    def answer(self, query: Query, history: Sequence[Turn] = ()) -> Answer:
        """See Answerer."""
        return self._current().answer(query, history)

    def offer_from(self, article: ArticleId, query: Query) -> ArticleOffer | None:
        """See Answerer."""
        return self._current().offer_from(article, query)
