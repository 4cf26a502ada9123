"""Opens the parts of the program from the settings: library, embedder, search, answers."""

from __future__ import annotations

import contextlib
import logging
import threading
from collections.abc import Callable
from datetime import timedelta
from types import TracebackType
from typing import Any, TypeVar

from commands.output import say, say_now_and_then
from config.private_files import tighten_permissions
from config.settings import Settings
from index.gathering.channels.channel_store import ChannelStore
from index.gathering.feeds.feed_store import FeedStore
from index.indexing.embedding import Embedder, open_embedder
from index.indexing.ingest import Ingest
from index.indexing.reembedding import articles_of_other_models, reembed
from index.library.database import Database, open_database
from index.library.errors import LibraryProblem
from index.library.library import Library
from index.search.interface import LibrarySearch
from index.search.local_search import LocalSearch
from retrieval.engine import Answerer
from retrieval.reader import CompiledReader, Reader

PARTS = ("database", "library", "embedder", "search", "reader", "answerer")  # each needs some of those before it
Part = TypeVar("Part")

log = logging.getLogger(__name__)


class Parts:
    """The parts that a command needs; opens each at its first use, and closes them at the end."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._opening = {name: threading.Lock() for name in PARTS}  # each is opened once, whichever thread asks first
        self._opened: dict[str, Any] = {}
        self._ahead: list[threading.Thread] = []

    def __enter__(self) -> Parts:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for thread in self._ahead:
            thread.join()
        for name in ("search", "embedder", "database"):
            if name in self._opened:
                self._opened[name].close()

    @property
    def database(self) -> Database:
        """The database, which holds everything; the indexes are derived from it."""
        return self._once("database", self._open_database)

    @property
    def library(self) -> Library:
        """The articles."""
        return self._once("library", lambda: Library(self.database))

    @property
    def embedder(self) -> Embedder:
        """The model; its first use in a data folder compiles it."""
        folder = self.settings.data / "model"
        return self._once("embedder", lambda: open_embedder(self.settings.model, folder, say))

    @property
    def search(self) -> LibrarySearch:
        """The indexes, up to date with the database; articles of another model are embedded again first."""
        return self._once("search", self._open_search)

    @property
    def answerer(self) -> Answerer:
        """The answerer, over the search."""
        return self._once("answerer", lambda: Answerer(self.search, self.embedder, self.reader))

    @property
    def reader(self) -> Reader:
        """The model that reads passages for a question."""
        return self._once("reader", CompiledReader)

    def open_ahead(self) -> None:
        """Opens what answers need in threads, while the caller continues; whoever uses a part waits for it."""
        for part in ("answerer", "reader"):
            thread = threading.Thread(target=self._open_quietly, args=(part,), name=f"open {part}", daemon=True)
            self._ahead.append(thread)
            thread.start()

    def _open_quietly(self, part: str) -> None:
        with contextlib.suppress(Exception):  # whoever asks for the part opens it again, and hears what is wrong
            getattr(self, part)

    @property
    def keep(self) -> timedelta | None:
        """How long articles are kept; None means for ever."""
        return timedelta(days=self.settings.keep_days) if self.settings.keep_days else None

    @property
    def feeds(self) -> FeedStore:
        """The feeds that are followed."""
        return FeedStore(self.database)

    @property
    def channels(self) -> ChannelStore:
        """The Telegram channels whose posts are read."""
        return ChannelStore(self.database)

    def ingest(self) -> Ingest:
        """A new ingest, which takes articles in."""
        return Ingest(self.database, lambda: self.embedder, keep=self.keep)

    def _open_database(self) -> Database:
        tightened = tighten_permissions(self.settings.data)
        if tightened:
            log.info(
                "others could read %d files and folders in %s: now its owner alone can", tightened, self.settings.data
            )
        database = open_database(self.settings.database_url)
        try:
            Library(database).require_complete()
        except LibraryProblem:
            database.close()
            raise
        return database

    def _open_search(self) -> LibrarySearch:
        others = articles_of_other_models(self.database, self.embedder.name)
        if others:
            say(f"embedding {len(others)} articles anew for the model {self.embedder.name}")
            reembed(self.database, self.embedder, others, lambda done, total: say(f"  {done} of {total}"))
        model, dimension = self.embedder.name, self.embedder.dimension
        if self.settings.vectors:
            from index.search.milvus.milvus_search import (
                MilvusSearch,  # brings what only this needs: a second, and 100 MB of memory
            )

            return MilvusSearch(self.library, self.settings.vectors, model, dimension, say_now_and_then())
        return LocalSearch(self.library, self.settings.data / "index", model, dimension)

    def _once(self, name: str, open_part: Callable[[], Part]) -> Part:
        with self._opening[name]:
            if name not in self._opened:
                self._opened[name] = open_part()
            part: Part = self._opened[name]
            return part
