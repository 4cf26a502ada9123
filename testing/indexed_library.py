"""A library on a pair of engines, with the tiny embedder: opened, filled and reopened by the tests."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from index.indexing.ingest import BATCH_ARTICLES, Ingest, Outcome
from index.library.articles import Draft
from index.library.database import Database, open_database
from index.library.errors import Rejected
from index.library.library import Library
from index.search.interface import LibrarySearch, Window
from index.search.local_search import LIMITS, LocalSearch
from index.search.vector_index_types import VectorIndexLimits
from testing.engine_pairs import SMALL, Pair
from testing.tiny_embedder import TinyEmbedder

NOW = datetime(2025, 6, 1, 12, tzinfo=UTC)
ALWAYS = Window()


class IndexedLibrary:
    """Everything between a draft and a search; what is kept in files is in `folder`."""

    def __init__(
        self, folder: Path, batch_articles: int = BATCH_ARTICLES, limits: VectorIndexLimits = LIMITS, pair: Pair = SMALL
    ) -> None:
        self.folder = folder
        self.pair = pair
        self.batch_articles = batch_articles
        self.limits = limits
        self.embedder = TinyEmbedder()
        self.database: Database = open_database(pair.database_url(folder))
        self.library = Library(self.database)
        self.search = self.open_search()

    def open_search(self) -> LibrarySearch:
        """Another search over the same library, as another process has it."""
        embedder = self.embedder
        return self.pair.open_search(self.library, self.folder, embedder.name, embedder.dimension, self.limits)

    @property
    def local(self) -> LocalSearch:
        """The search, where it is one of files."""
        assert isinstance(self.search, LocalSearch)
        return self.search

    def take(
        self, *items: Draft | Rejected, now: datetime = NOW, announce: bool = False, sample: bool = False
    ) -> list[Outcome]:
        """Takes the items in, and has the search follow."""
        ingest = Ingest(self.database, lambda: self.embedder, batch_articles=self.batch_articles, now=lambda: now)
        outcomes = list(ingest.take(items, announce=announce, sample=sample))
        self.search.catch_up()
        return outcomes

    def nearest(self, question: str, window: Window = ALWAYS, search: LibrarySearch | None = None) -> list[str]:
        """The URLs of the articles of the passages found by meaning, best first."""
        found = search or self.search
        hits = found.nearest(self.embedder.questions([question])[0], 10, window)
        return [passage.article.url for passage in found.passages([hit.passage for hit in hits])]

    def matching(self, words: str, window: Window = ALWAYS, search: LibrarySearch | None = None) -> list[str]:
        """The URLs of the articles of the passages found by words, best first."""
        found = search or self.search
        hits = found.matching(words, 10, [window])[0]
        return [passage.article.url for passage in found.passages([hit.passage for hit in hits])]

    def reopened(self) -> IndexedLibrary:
        """The same folder after a proper end and a new start."""
        self.close()
        return IndexedLibrary(self.folder, self.batch_articles, self.limits, self.pair)

    def close(self) -> None:
        """A proper end."""
        self.search.close()
        self.database.close()

    def dump(self) -> dict[str, object]:
        """What the library holds, by address, without the numbers that depend on the order of arrival."""
        held: dict[str, object] = {}
        for card in self.library.newest(1_000_000, state=None):
            article = self.library.article(card.id)
            assert article is not None
            held[card.url] = (card.title, article.text, card.published, article.state)
        return held


def draft(name: str, text: str, day: str | None = "2025-05-11", title: str = "", source: str = "Courier") -> Draft:
    """An article at an address of that name."""
    published = datetime.fromisoformat(day).replace(tzinfo=UTC) if day else None
    return Draft(f"https://example.org/{name}", title or name, text, published, source, language="en")


def verdicts(outcomes: Sequence[Outcome]) -> list[str]:
    """The verdicts in order, "rejected" among them."""
    return ["rejected" if isinstance(outcome, Rejected) else outcome.verdict.value for outcome in outcomes]
