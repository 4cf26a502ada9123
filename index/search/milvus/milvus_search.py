"""Search with Milvus: a collection that follows the change log, written by one process at a time."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

from index.library.articles import ArticleId, ChangeNumber, PassageId
from index.library.changes import Change, ChangeKind, changes_after, last_change, move_follower, position_of
from index.library.errors import LibraryProblem
from index.library.leader_election import LeaderElection
from index.library.library import Library
from index.library.passage_vectors import Passage, Vectors
from index.search.derived_rows import ARTICLES_AT_ONCE
from index.search.interface import Hit, Window
from index.search.library_vocabulary import LibraryVocabulary
from index.search.milvus.collection import ROWS_AT_ONCE, PassageCollection
from index.search.milvus.connection import CollectionGone, MilvusConnection
from index.search.milvus.library_collection import collection_name, passage_rows
from index.search.milvus.word_search import best_matches

log = logging.getLogger(__name__)

OTHERS_SECONDS = 60.0  # to wait at the start for another process that is applying changes
LOOK_SECONDS = 0.1


@dataclass(frozen=True, slots=True)
class MilvusBatches:
    """How much is written to Milvus at once."""

    articles: int = ARTICLES_AT_ONCE  # of the change log
    rows: int = ROWS_AT_ONCE
    # Milvus Lite scans all passages outside of segments at every search, about 25 ms per thousand, so this many become
    # a segment. Not fewer, since it weighs words by the statistics of each segment.
    segment_rows: int = 500


def _say_nothing(_line: str) -> None:
    pass


class MilvusSearch:
    """A LibrarySearch in the Milvus at `uri`; its position in the change log is stored in the library's database.

    Any number of processes search, and one at a time writes. After a crash the same changes are written again: an
    article's passages are stored before the position moves. A missing collection is filled from the database, which
    does not embed anything again. A collection belongs to one library, one model and one schema; other collections
    are left alone. While Milvus is unavailable, searches raise LibraryProblem.
    """

    def __init__(
        self,
        library: Library,
        uri: str,
        model: str,
        dimension: int,
        progress: Callable[[str], None] = _say_nothing,
        batches: MilvusBatches = MilvusBatches(),  # it is frozen
    ) -> None:
        """Connect and catch up, reporting to `progress`. Raises LibraryProblem if Milvus is unavailable."""
        self._library = library
        self._model = model
        self._dimension = dimension
        self._progress = progress
        self._batches = batches
        self._engine = MilvusConnection(uri)
        self.collection = PassageCollection(
            self._engine, collection_name(library.identity(), model, dimension), dimension, batches.rows
        )
        self._following = threading.Lock()
        self._vocabulary = LibraryVocabulary(library.database)
        self._beside = ThreadPoolExecutor(2, thread_name_prefix="milvus")
        self._election = LeaderElection(library.database)  # of the process that writes
        self._loose = 0  # passages stored by this process that are in no segment of Milvus Lite
        try:
            self._lost = not self.collection.exists()
            self._open()
        except BaseException:
            self._engine.close()
            raise

    def nearest(self, vector: Vectors, count: int, window: Window) -> list[Hit]:
        """See SearchIndex."""
        with self._noticing_loss():
            found = self.collection.nearest(vector, count, window)
        return [Hit(PassageId(passage), scored.score) for passage, scored in found.items()]

    def matching(self, words: str, count: int, windows: Sequence[Window]) -> list[list[Hit]]:
        """See SearchIndex."""
        search = partial(best_matches, self.collection, words, count, look_first=self._engine.is_lite)
        with self._noticing_loss():
            return list(self._beside.map(search, windows))

    def words_starting_with(self, beginning: str) -> Sequence[tuple[str, int]]:
        """See SearchIndex."""
        return self._vocabulary.words_starting_with(beginning)

    def passages(self, ids: Sequence[PassageId]) -> list[Passage]:
        """See SearchIndex."""
        return self._library.passages(ids, self._dimension, self._model)

    def standing(self) -> tuple[ChangeNumber, ChangeNumber]:
        """See LibrarySearch."""
        with self._library.database.reading() as connection:
            return position_of(connection, self.collection.name), last_change(connection)

    def behind(self) -> int:
        """See LibrarySearch."""
        position, last = self.standing()
        return last - position

    def size(self) -> int:
        """See LibrarySearch."""
        with self._noticing_loss():
            return self.collection.count()

    def indexed_passages(self) -> dict[str, set[int]]:
        """See LibrarySearch."""
        with self._noticing_loss():
            return {"Milvus": self.collection.passages()}

    def catch_up(self) -> None:
        """Apply all changes since the last call, unless another process is doing so."""
        self._catch_up(_say_nothing)
        self._vocabulary.catch_up()

    def rebuild(self) -> None:
        """Drop the collection and fill it again; raises LibraryProblem if another process keeps writing."""
        until = time.monotonic() + OTHERS_SECONDS
        with self._following:
            while True:
                with self._election.acquired(self.collection.name) as lease:
                    if lease is not None:
                        self.collection.drop()
                        self._lost = True
                        self._follow(self._progress)
                        return
                if time.monotonic() > until:
                    raise LibraryProblem("another process is writing to Milvus: try again later")
                time.sleep(LOOK_SECONDS)

    def wait_for_rebuild(self) -> None:
        """Return at once: there are no rebuilds in the background."""

    def close(self) -> None:
        """Close the connection; Milvus keeps everything."""
        self._beside.shutdown()
        self._engine.close()

    def _open(self) -> None:
        """Apply what is new, or wait while another process does, which may be filling the collection."""
        until = time.monotonic() + OTHERS_SECONDS
        while True:
            self._catch_up(self._progress)
            if not self._lost and self.behind() == 0:
                return
            self._lost = not self.collection.exists()
            if time.monotonic() > until:
                log.warning("another process is filling Milvus: what it has not reached yet is not found")
                return
            time.sleep(LOOK_SECONDS)

    def _catch_up(self, progress: Callable[[str], None]) -> None:
        with self._following:
            position, last = self.standing()
            if position < last or self._lost:
                with self._election.acquired(self.collection.name) as lease:
                    if lease is not None:
                        self._follow(progress)

    def _follow(self, progress: Callable[[str], None]) -> None:
        """Apply all changes; the caller holds the lease."""
        position, last = self.standing()
        if self._lost:
            if not self.collection.exists():
                self._move(ChangeNumber(0))  # first, so that a crash leaves no empty collection that counts as filled
                self.collection.create()
                position = ChangeNumber(0)
            self._lost = False
        begun = position
        while position < last:
            position = self._take_up(position)
            progress(f"filling Milvus: {position - begun} of {last - begun} changes")
        if self._loose >= self._batches.segment_rows and self._engine.is_lite:
            self.collection.seal()
            self._loose = 0

    def _take_up(self, position: ChangeNumber) -> ChangeNumber:
        """Apply a batch of changes after `position`; return the new position."""
        with self._library.database.reading() as connection:
            found = changes_after(connection, position, self._batches.articles)
            changed = sorted({change.article for change in found})
            rows = passage_rows(connection, changed, self._model, self._dimension)
        self._loose += self.collection.put(rows)
        # Afterwards, so that a corrected article is never missing. A new article replaces nothing.
        self.collection.delete_others(_former(found), {row.passage for row in rows})
        self._move(found[-1].number)
        return found[-1].number

    def _move(self, position: ChangeNumber) -> None:
        with self._library.database.writing(exclusive=False) as connection:
            move_follower(connection, self.collection.name, position)

    @contextmanager
    def _noticing_loss(self) -> Iterator[None]:
        """If Milvus has lost the collection, have the next catch-up create it again."""
        try:
            yield
        except CollectionGone:
            self._lost = True
            raise


def _former(found: Sequence[Change]) -> list[ArticleId]:
    """Return the articles that may already have passages."""
    return sorted({change.article for change in found if change.kind is not ChangeKind.ADDED})
