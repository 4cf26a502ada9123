"""A library in SQLite that is searched by Milvus, beside the same one searched by FAISS and tantivy."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from index.indexing.ingest import Ingest, Outcome
from index.library.articles import ChangeNumber, Draft
from index.library.changes import move_follower, position_of
from index.library.database import Database, open_database
from index.library.errors import Rejected
from index.library.library import Library
from index.search.interface import LibrarySearch, Window
from index.search.local_search import LocalSearch
from index.search.milvus.milvus_search import MilvusBatches, MilvusSearch
from testing.indexed_library import ALWAYS, NOW
from testing.tiny_embedder import TinyEmbedder

DEPTH = 60


class MilvusRig:
    """Everything between a draft and a search, with the files in `folder` and the passages at `uri`."""

    def __init__(self, folder: Path, uri: str) -> None:
        self.folder = folder
        self.uri = uri
        self.embedder = TinyEmbedder()
        self.database: Database = open_database(f"sqlite:///{folder / 'library.sqlite3'}")
        self.library = Library(self.database)
        self._opened: list[LibrarySearch] = []
        self.search = self.open_search()

    def open_search(self, batches: MilvusBatches = MilvusBatches()) -> MilvusSearch:  # noqa: B008  # it is frozen
        """Another search over the same collection, as another process has it."""
        search = MilvusSearch(self.library, self.uri, self.embedder.name, self.embedder.dimension, batches=batches)
        self._opened.append(search)
        return search

    def open_local(self) -> LocalSearch:
        """The same library by FAISS and tantivy."""
        search = LocalSearch(self.library, self.folder / "index", self.embedder.name, self.embedder.dimension)
        self._opened.append(search)
        return search

    def take(self, *items: Draft | Rejected) -> list[Outcome]:
        """Takes the items in, and has the search follow."""
        outcomes = list(Ingest(self.database, lambda: self.embedder, now=lambda: NOW).take(items))
        self.search.catch_up()
        return outcomes

    def nearest(self, question: str, window: Window = ALWAYS, search: LibrarySearch | None = None) -> list[str]:
        """The names of the articles of the passages found by meaning, best first."""
        found = search or self.search
        return self._names(found, [hit.passage for hit in found.nearest(self._vector(question), DEPTH, window)])

    def matching(self, words: str, window: Window = ALWAYS, search: LibrarySearch | None = None) -> list[str]:
        """The names of the articles of the passages found by words, best first."""
        found = search or self.search
        return self._names(found, [hit.passage for hit in found.matching(words, DEPTH, [window])[0]])

    def scores(self, search: LibrarySearch, words: str, window: Window = ALWAYS) -> dict[int, float]:
        """BM25 of each passage found."""
        return {hit.passage: hit.score for hit in search.matching(words, DEPTH, [window])[0]}

    def position(self) -> ChangeNumber:
        """How far the collection has come, as the database knows."""
        with self.database.reading() as connection:
            return position_of(connection, self.search.collection.name)

    def move(self, position: int) -> None:
        """Has the database believe that it has come so far."""
        with self.database.writing() as connection:
            move_follower(connection, self.search.collection.name, ChangeNumber(position))

    def close(self) -> None:
        for search in self._opened:
            search.close()
        self.database.close()

    def _vector(self, question: str):  # type: ignore[no-untyped-def]  # an array
        return self.embedder.questions([question])[0]

    def _names(self, search: LibrarySearch, ids: Sequence) -> list[str]:  # type: ignore[type-arg]
        return [passage.article.url.rsplit("/", 1)[1] for passage in search.passages(ids)]
