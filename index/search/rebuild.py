"""Makes a vector index anew from the database, in the form that its size asks for, beside the one that is in use."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable
from pathlib import Path

import faiss
import numpy as np
from filelock import FileLock, Timeout
from sqlalchemy import func, select

from index.library.articles import ArticleId, ArticleState
from index.library.changes import last_change
from index.library.library import Library
from index.library.passage_vectors import Vectors
from index.library.schema import articles, passages
from index.search.derived_rows import ARTICLES_AT_ONCE, live_articles, vector_rows
from index.search.index_forms import CELL_SAMPLE, Form, Steps, cells_for
from index.search.sealed_files import Damaged
from index.search.vector_index import VectorIndex, saved_form

log = logging.getLogger(__name__)

NICENESS = 10  # questions go first
GRACE_SECONDS = 3.0  # waited for at the end of the program


class Abandoned(Exception):
    """Nobody waits for the index any more."""


def build(
    library: Library,
    model: str,
    dimension: int,
    steps: Steps,
    now: Form | None = None,
    wanted: Callable[[], bool] = lambda: True,
) -> VectorIndex:
    """An index of every live passage; it stands at the change before which all of them were there for certain.

    Reads a few articles at a time, so that writers never wait for it. Raises Abandoned once nothing is `wanted`.
    """
    with library.database.reading() as connection:
        last = last_change(connection)
        live = live_articles(connection)
        gone = select(articles.c.id).where(articles.c.state != ArticleState.LIVE.value)
        everything = select(func.count()).select_from(passages)
        count = connection.execute(everything).scalar_one()
        count -= connection.execute(everything.where(passages.c.article.in_(gone))).scalar_one()
    form = steps.form_for(count, now)
    sample = _sample(library, live, count, model, dimension, wanted) if form is Form.IN_CELLS else None
    index = VectorIndex(library.identity(), model, dimension, form, sample, count)
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
    """Vectors of articles from the whole library, enough to lay out its cells."""
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
    """An index made beside the one in use, by a thread that yields to all others; of several processes one makes it."""

    def __init__(self, library: Library, path: Path, model: str, dimension: int, steps: Steps, now: Form) -> None:
        """Begins at once. `path` is where the index in use is saved; `now` is its form."""
        self._library, self._path, self._model, self._dimension, self._steps = library, path, model, dimension, steps
        self._now = now
        self._abandoned = threading.Event()
        self._made: VectorIndex | None = None
        self._thread = threading.Thread(target=self._run, name="climb", daemon=True)
        self._thread.start()

    def abandon(self) -> None:
        """Nobody waits for it any more; returns once it has stopped, or GRACE_SECONDS later: k-means cannot be."""
        self._abandoned.set()
        self._thread.join(GRACE_SECONDS)

    def finished(self) -> bool:
        """Whether `made` is there, or will not come."""
        return not self._thread.is_alive()

    def wait(self) -> None:
        """Until it is finished."""
        self._thread.join()

    @property
    def made(self) -> VectorIndex | None:
        """The index once it is made; None where it could not be, or another process is at it."""
        return self._made

    def _run(self) -> None:
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), NICENESS)
        faiss.omp_set_num_threads(1)  # of this thread's work alone: the other core is for questions
        try:
            with FileLock(self._path.with_name("climbing"), timeout=0):
                self._made = self._saved_by_another() or build(
                    self._library, self._model, self._dimension, self._steps, self._now, self._wanted
                )
        except Timeout:
            log.debug("another process is making the vector index anew")
        except Abandoned:
            log.debug("the new vector index was not waited for")
        except Exception:  # the index in use goes on; the next change tries again
            log.exception("the vector index could not be made anew")

    def _wanted(self) -> bool:
        return not self._abandoned.is_set()

    def _saved_by_another(self) -> VectorIndex | None:
        """The index that another process has climbed to already, where it has."""
        try:
            if saved_form(self._path) in (None, self._now):
                return None
            return VectorIndex.load(self._path, self._library.identity(), self._model, self._dimension)
        except Damaged:
            return None
