"""Rebuilds the vector index from the database, as the type for its size, in the background."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from pathlib import Path

import faiss
import numpy as np
from filelock import FileLock, Timeout
from sqlalchemy import func, select

from config.thread_priority import lower_priority
from index.library.articles import ArticleId, ArticleState
from index.library.changes import last_change
from index.library.library import Library
from index.library.passage_vectors import Vectors
from index.library.schema import articles, passages
from index.search.derived_rows import ARTICLES_AT_ONCE, live_articles, vector_rows
from index.search.sealed_files import Damaged
from index.search.vector_index import VectorIndex, saved_type
from index.search.vector_index_types import CELL_SAMPLE, VectorIndexLimits, VectorIndexType, cells_for

log = logging.getLogger(__name__)

NICENESS = 10  # questions take precedence
GRACE_SECONDS = 3.0  # to wait for it at the end of the program


class Abandoned(Exception):
    """The index is no longer needed."""


def build(
    library: Library,
    model: str,
    dimension: int,
    limits: VectorIndexLimits,
    now: VectorIndexType | None = None,
    wanted: Callable[[], bool] = lambda: True,
) -> VectorIndex:
    """Return an index of all live passages, at the position of the last change before the first read.

    Reads a few articles at a time, so that writers never wait for it. Raises Abandoned when `wanted` returns False.
    """
    with library.database.reading() as connection:
        last = last_change(connection)
        live = live_articles(connection)
        gone = select(articles.c.id).where(articles.c.state != ArticleState.LIVE.value)
        everything = select(func.count()).select_from(passages)
        count = connection.execute(everything).scalar_one()
        count -= connection.execute(everything.where(passages.c.article.in_(gone))).scalar_one()
    index_type = limits.form_for(count, now)
    sample = _sample(library, live, count, model, dimension, wanted) if index_type is VectorIndexType.IN_CELLS else None
    index = VectorIndex(library.identity(), model, dimension, index_type, sample, count)
    for start in range(0, len(live), ARTICLES_AT_ONCE):
        if not wanted():
            raise Abandoned
        with library.database.reading() as connection:
            rows = vector_rows(connection, live[start : start + ARTICLES_AT_ONCE], model, dimension)
        index.apply([], rows, last)
    index.position = last
    return index


def _sample(
    library: Library, live: list[ArticleId], count: int, model: str, dimension: int, wanted: Callable[[], bool]
) -> Vectors:
    """Return vectors of articles from the whole library, enough to train the cells."""
    share = min(1.0, CELL_SAMPLE * cells_for(count) / count)
    chosen = [live[at] for at in np.linspace(0, len(live) - 1, max(1, round(len(live) * share)), dtype=int)]
    found = [np.empty((0, dimension), np.float32)]
    for start in range(0, len(chosen), ARTICLES_AT_ONCE):
        if not wanted():
            raise Abandoned
        with library.database.reading() as connection:
            found.append(vector_rows(connection, chosen[start : start + ARTICLES_AT_ONCE], model, dimension).vectors)
    return np.concatenate(found)


class Rebuild:
    """Builds an index in a low-priority thread, while the old one is in use; only one of several processes does so."""

    def __init__(
        self, library: Library, path: Path, model: str, dimension: int, limits: VectorIndexLimits, now: VectorIndexType
    ) -> None:
        """Start at once. `path` is where the index in use is saved; `now` is its type."""
        self._library, self._path, self._model, self._dimension, self._limits = library, path, model, dimension, limits
        self._now = now
        self._abandoned = threading.Event()
        self._made: VectorIndex | None = None
        self._thread = threading.Thread(target=self._run, name="index-rebuild", daemon=True)
        self._thread.start()

    def abandon(self) -> None:
        """Stop; returns when it has stopped, or after GRACE_SECONDS, since k-means cannot be interrupted."""
        self._abandoned.set()
        self._thread.join(GRACE_SECONDS)

    def finished(self) -> bool:
        """Whether the thread has ended, with or without an index."""
        return not self._thread.is_alive()

    def wait(self) -> None:
        """Wait until it is finished."""
        self._thread.join()

    @property
    def made(self) -> VectorIndex | None:
        """The finished index; None if building failed or another process is doing it."""
        return self._made

    def _run(self) -> None:
        lower_priority(NICENESS)
        faiss.omp_set_num_threads(1)  # for this thread only: the other core is for questions
        try:
            with FileLock(self._path.with_name("rebuild.lock"), timeout=0):
                self._made = self._saved_by_another() or build(
                    self._library, self._model, self._dimension, self._limits, self._now, self._wanted
                )
        except Timeout:
            log.debug("another process is rebuilding the vector index")
        except Abandoned:
            log.debug("the new vector index was not waited for")
        except Exception:  # the index in use stays; the next change tries again
            log.exception("the vector index could not be rebuilt")

    def _wanted(self) -> bool:
        return not self._abandoned.is_set()

    def _saved_by_another(self) -> VectorIndex | None:
        """Return the new index if another process has already built and saved it."""
        try:
            if saved_type(self._path) in (None, self._now):
                return None
            return VectorIndex.load(self._path, self._library.identity(), self._model, self._dimension)
        except Damaged:
            return None
