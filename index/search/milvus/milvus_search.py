"""Search by Milvus: a collection that follows the database's changes, whichever process takes them up."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from index.library.articles import ArticleId, ChangeNumber, PassageId
from index.library.changes import Change, ChangeKind, changes_after, last_change, move_follower, position_of
from index.library.errors import LibraryProblem
from index.library.leader_election import LeaderElection
from index.library.library import Library
from index.library.passage_vectors import Passage, Vectors
from index.search.derived_rows import ARTICLES_AT_ONCE
from index.search.interface import Hit, Window
from index.search.milvus.collection import PassageCollection
from index.search.milvus.collection_names import collection_name
from index.search.milvus.collection_rows import passage_rows
from index.search.milvus.connection import CollectionGone, Engine
from index.search.milvus.word_search import best_matches
from index.search.vocabulary import Vocabulary

log = logging.getLogger(__name__)

OTHERS_SECONDS = 60.0  # how long opening waits for another process that is taking changes up
LOOK_SECONDS = 0.1
# Milvus Lite goes through all passages that are in no segment yet at every search, some 25 ms a thousand: so many
# become one. Not fewer, for it weighs words by the statistics of each segment alone.
LOOSE_MOST = 500


def _say_nothing(_line: str) -> None:
    pass


class MilvusSearch:
    """A LibrarySearch by the Milvus of `uri`; how far it has come stands in the library's database.

    Any number of processes search, and one at a time writes. A crash at any point leaves what is written again in the
    same way: an article's passages are put before the position moves. What is missing is made from the database,
    which embeds nothing. A collection is of one library, one model and one form of these fields; others stay as they
    are. While Milvus is away searches raise LibraryProblem; once it is back they go on.
    """

    def __init__(
        self,
        library: Library,
        uri: str,
        model: str,
        dimension: int,
        progress: Callable[[str], None] = _say_nothing,
    ) -> None:
        """`progress` is told how far opening or a rebuild has come. Raises LibraryProblem where Milvus is away."""
        self._library = library
        self._model = model
        self._dimension = dimension
        self._progress = progress
        self._engine = Engine(uri)
        self.collection = PassageCollection(
            self._engine, collection_name(library.identity(), model, dimension), dimension
        )
        self._following = threading.Lock()
        self._vocabulary = Vocabulary(library.database)
        self._election = LeaderElection(library.database)  # of the one process that writes
        self._loose = 0  # passages put by this process that are in no segment of Milvus Lite
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

    def matching(self, words: str, count: int, window: Window) -> list[Hit]:
        """See SearchIndex."""
        with self._noticing_loss():
            return best_matches(self.collection, words, count, window, look_first=self._engine.is_lite)

    def spelt(self, beginning: str) -> Sequence[tuple[str, int]]:
        """See SearchIndex."""
        return self._vocabulary.spelt(beginning)

    def passages(self, ids: Sequence[PassageId]) -> list[Passage]:
        """See SearchIndex."""
        return self._library.passages(ids, self._dimension)

    def behind(self) -> int:
        """See LibrarySearch."""
        position, last = self._standing()
        return last - position

    def size(self) -> int:
        """See LibrarySearch."""
        with self._noticing_loss():
            return self.collection.count()

    def held(self) -> dict[str, set[int]]:
        """See LibrarySearch."""
        with self._noticing_loss():
            return {"Milvus": self.collection.passages()}

    def catch_up(self) -> None:
        """Takes up every change since the last time, unless another process is at it."""
        self._catch_up(_say_nothing)
        self._vocabulary.catch_up()

    def rebuild(self) -> None:
        """Takes the collection away and makes it anew; raises LibraryProblem where another process goes on writing."""
        until = time.monotonic() + OTHERS_SECONDS
        with self._following:
            while True:
                with self._election.held(self.collection.name) as lease:
                    if lease is not None:
                        self.collection.drop()
                        self._lost = True
                        self._follow(self._progress)
                        return
                if time.monotonic() > until:
                    raise LibraryProblem("another process is writing to Milvus: try again later")
                time.sleep(LOOK_SECONDS)

    def settle(self) -> None:
        """Nothing is made of changes later than they are taken up."""

    def close(self) -> None:
        """Ends the connection; everything is kept by Milvus."""
        self._engine.close()

    def _open(self) -> None:
        """Takes up what is new, or waits while another process does, which may be filling the collection."""
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
            position, last = self._standing()
            if position < last or self._lost:
                with self._election.held(self.collection.name) as lease:
                    if lease is not None:
                        self._follow(progress)

    def _standing(self) -> tuple[ChangeNumber, ChangeNumber]:
        """How far the collection has come, and how far the library has."""
        with self._library.database.reading() as connection:
            return position_of(connection, self.collection.name), last_change(connection)

    def _follow(self, progress: Callable[[str], None]) -> None:
        """Takes up every change; the caller is alone."""
        position, last = self._standing()
        if self._lost:
            if not self.collection.exists():
                self._move(ChangeNumber(0))  # first: a crash must not leave an empty collection that counts as filled
                self.collection.create()
                position = ChangeNumber(0)
            self._lost = False
        begun = position
        while position < last:
            position = self._take_up(position)
            progress(f"filling Milvus: {position - begun} of {last - begun} changes")
        if self._loose >= LOOSE_MOST and self._engine.is_lite:
            self.collection.seal()
            self._loose = 0

    def _take_up(self, position: ChangeNumber) -> ChangeNumber:
        """Takes up the changes after `position`; where it stands then."""
        with self._library.database.reading() as connection:
            found = changes_after(connection, position, ARTICLES_AT_ONCE)
            changed = sorted({change.article for change in found})
            rows = passage_rows(connection, changed, self._model, self._dimension)
        self._loose += self.collection.put(rows)
        # After that, so that a corrected article is not missing for a moment. One that is new replaces nothing.
        self.collection.delete_others(_former(found), {row.passage for row in rows})
        self._move(found[-1].number)
        return found[-1].number

    def _move(self, position: ChangeNumber) -> None:
        with self._library.database.writing(alone=False) as connection:
            move_follower(connection, self.collection.name, position)

    @contextmanager
    def _noticing_loss(self) -> Iterator[None]:
        """Where Milvus has lost the collection, the next look for changes makes it anew."""
        try:
            yield
        except CollectionGone:
            self._lost = True
            raise


def _former(found: Sequence[Change]) -> list[ArticleId]:
    """The articles of which there may be passages already."""
    return sorted({change.article for change in found if change.kind is not ChangeKind.ADDED})
