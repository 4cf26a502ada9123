"""Opens the parts of the program as the settings say: library, embedder, search, answerer."""

from __future__ import annotations

import contextlib
import gc
import logging
import threading
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypeVar

from commands.current_model import CurrentAnswerer, CurrentEmbedder, CurrentSearch
from commands.output import say, say_now_and_then
from config.private_files import tighten_permissions
from config.settings import Settings
from index.indexing.embedding import AUTOMATIC_MODEL, ENGLISH_MODEL, Embedder, Prompts, open_embedder
from index.indexing.ingest import Ingest
from index.indexing.model_move import automatic_model
from index.indexing.reembedding import articles_of_other_models, reembed
from index.library.database import Database, open_database
from index.library.errors import IndexProblem, LibraryProblem
from index.library.library import Library
from index.search.interface import LibrarySearch
from index.search.local_search import LocalSearch
from retrieval.engine import Answerer
from retrieval.fitted_models import load_all_models
from retrieval.reader import WHOLE_GRAPH, CompiledReader, Reader
from retrieval.sentence_encoding import encode_sentences

if TYPE_CHECKING:
    from index.gathering.feeds.feed_store import FeedStore
    from index.gathering.source_channels.channel_store import ChannelStore

# each needs some of those before it
PARTS = ("database", "library", "embedder", "search", "reader", "whole_reader", "answerer")
Part = TypeVar("Part")
QUIETLY = 2_000  # passages that are indexed in a second or two
REOPEN_SECONDS = 60.0  # between two tries to open the model that a library has moved to
FORMER_SECONDS = 60.0  # the former model stays open so long: far longer than an answer takes

log = logging.getLogger(__name__)


class Parts:
    """The parts of the program. Each is opened at its first use; all are closed at the end."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._opening = {name: threading.Lock() for name in PARTS}  # each is opened once, whichever thread asks first
        self._opened: dict[str, Any] = {}
        self._ahead: list[threading.Thread] = []
        self._reopening: threading.Thread | None = None
        self._reopen_after = 0.0
        self._chosen: str | None = None  # which model is open, where the library chooses
        self._ended = threading.Event()

    def __enter__(self) -> Parts:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ended.set()
        for thread in (*self._ahead, *filter(None, [self._reopening])):
            thread.join()
        for name in ("search", "embedder", "database"):
            if name in self._opened:
                self._opened[name].close()

    @property
    def _models(self) -> Path:
        """The folder of the compiled models."""
        return self.settings.data / "model"

    @property
    def database(self) -> Database:
        """The database, which holds everything; the indexes are derived from it."""
        return self._once("database", self._open_database)

    @property
    def library(self) -> Library:
        """The articles."""
        return self._once("library", lambda: Library(self.database))

    @property
    def chooses_model(self) -> bool:
        """Whether the library chooses its model itself, and may change it while it is used."""
        return self.settings.model == AUTOMATIC_MODEL

    @property
    def embedder(self) -> Embedder:
        """The model; its first use in a data folder compiles it."""
        return CurrentEmbedder(self._own_embedder) if self.chooses_model else self._own_embedder()

    @property
    def search(self) -> LibrarySearch:
        """The indexes, up to date with the database; articles of another model are embedded again first."""
        return CurrentSearch(self._own_search, self.follow_model) if self.chooses_model else self._own_search()

    @property
    def answerer(self) -> Answerer:
        """The answerer, over the search."""
        return CurrentAnswerer(self._own_answerer) if self.chooses_model else self._own_answerer()

    def answers_version(self) -> tuple[str, int, int]:
        """Return what changes with everything that answers depend on: the model, the indexes, and the library."""
        return self.embedder.name, *self.search.standing()

    def _own_embedder(self) -> Embedder:
        return self._once("embedder", self._open_embedder)

    def _own_search(self) -> LibrarySearch:
        return self._once("search", self._open_search)

    def _own_answerer(self) -> Answerer:
        return self._once("answerer", lambda: self._answerer_with(self._own_search(), self._own_embedder()))

    def _answerer_with(self, search: LibrarySearch, embedder: Embedder) -> Answerer:
        answerer = Answerer(search, embedder, self.reader, load_all_models(), whole_reader=self.whole_reader)
        gc.freeze()  # what stays for good is not looked through for garbage again: 4 of 50 ms of each question
        return answerer

    def _open_embedder(self) -> Embedder:
        if not self.chooses_model:
            return self.open_model(self.settings.model)
        self._chosen = automatic_model(self.database)
        return self.open_model(self._chosen)

    def open_model(self, model: str) -> Embedder:
        """Opens another embedder, of the model with that name or in that folder. The caller closes it."""
        settings = self.settings
        prompts = Prompts(settings.model_question_prompt, settings.model_passage_prompt)
        return open_embedder(model, self._models, say, prompts)

    def follow_model(self) -> None:
        """Open the model that the library has moved to, in a thread, and use it once it is ready."""
        busy = self._reopening is not None and self._reopening.is_alive()
        if not busy and time.monotonic() >= self._reopen_after and self.has_moved():
            self._reopen_after = time.monotonic() + REOPEN_SECONDS
            self._reopening = threading.Thread(target=self._reopen, name="open model", daemon=True)
            self._reopening.start()

    def has_moved(self) -> bool:
        """Whether the library has moved to another model than the one that is open here."""
        return self._chosen == ENGLISH_MODEL and automatic_model(self.database) != ENGLISH_MODEL

    def _reopen(self) -> None:
        try:
            chosen = automatic_model(self.database)
            embedder = self.open_model(chosen)
            search = self._search_with(embedder)
            opened: dict[str, Any] = {"embedder": embedder, "search": search}
            if "answerer" in self._opened:  # not every process answers
                opened["answerer"] = self._answerer_with(search, embedder)
        except IndexProblem as problem:
            log.warning("the model that the library has moved to cannot be used yet: %s", problem)
            return
        except Exception:  # the former one answers meanwhile
            log.exception("the model that the library has moved to cannot be opened; trying again")
            return
        former = {name: self._opened[name] for name in ("search", "embedder") if name in self._opened}
        self._opened.update(opened)
        self._chosen = chosen
        log.info("answers come from the model %s from now on", embedder.name)
        self._ended.wait(FORMER_SECONDS)  # whoever asks it just now gets an answer
        for part in former.values():
            part.close()

    @property
    def reader(self) -> Reader:
        """The model that reads passages of a usual length for a question."""
        return self._once("reader", lambda: CompiledReader(folder=self._models))

    @property
    def whole_reader(self) -> Reader:
        """The model that taught `reader`: it reads short passages, and for standing questions."""
        return self._once("whole_reader", lambda: CompiledReader(graph=WHOLE_GRAPH, folder=self._models))

    def open_ahead(self) -> None:
        """Opens what answers need in threads, while the caller continues. Using a part waits until it is open.

        Without an index, it is left to the caller: building one takes minutes, which Ctrl-C may interrupt there alone.
        """
        is_indexed = (self.settings.data / "index").exists()
        opening: dict[str, Callable[[], object]] = {
            # Not the current ones: they would be opened at their first use.
            "answerer": self._own_answerer if is_indexed else self._own_embedder,
            "reader": lambda: self.reader,
            "whole reader": lambda: self.whole_reader,
        }
        for part, open_part in opening.items():
            thread = threading.Thread(target=_open_quietly, args=(open_part,), name=f"open {part}", daemon=True)
            self._ahead.append(thread)
            thread.start()

    @property
    def keep(self) -> timedelta | None:
        """The retention period of articles; None means for ever."""
        return timedelta(days=self.settings.keep_days) if self.settings.keep_days else None

    @property
    def feeds(self) -> FeedStore:
        """The feeds that are followed."""
        from index.gathering.feeds.feed_store import FeedStore  # brings what fetches pages: 20 MB

        return FeedStore(self.database)

    @property
    def channels(self) -> ChannelStore:
        """The Telegram channels whose posts are read."""
        from index.gathering.source_channels.channel_store import ChannelStore  # the same

        return ChannelStore(self.database)

    def ingest(self) -> Ingest:
        """A new ingest, which takes articles in."""
        return Ingest(self.database, lambda: self.embedder, keep=self.keep, analyse=encode_sentences)

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
        embedder = self._own_embedder()
        others = articles_of_other_models(self.database, embedder.name)
        if others:
            say(f"embedding {len(others)} articles anew for the model {embedder.name}")
            reembed(self.database, embedder, others, lambda done, total: say(f"  {done} of {total}"))
        return self._search_with(embedder)

    def _search_with(self, embedder: Embedder) -> LibrarySearch:
        if self.settings.vectors:
            from index.search.milvus.milvus_search import (
                MilvusSearch,  # brings what only this needs: a second, and 100 MB of memory
            )

            return MilvusSearch(
                self.library, self.settings.vectors, embedder.name, embedder.dimension, say_now_and_then()
            )
        folder = self.settings.data / "index"
        if not folder.exists() and self.library.counts().passages > QUIETLY:
            say("building the search index from the library: about a minute for each 100,000 passages")
        return LocalSearch(self.library, folder, embedder.name, embedder.dimension)

    def _once(self, name: str, open_part: Callable[[], Part]) -> Part:
        with self._opening[name]:
            if name not in self._opened:
                self._opened[name] = open_part()
            part: Part = self._opened[name]
            return part


def _open_quietly(open_part: Callable[[], object]) -> None:
    with contextlib.suppress(Exception):  # whoever asks for the part opens it again, and hears what is wrong
        open_part()
