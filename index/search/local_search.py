"""Search on one machine: FAISS and tantivy indexes in the data folder, which follow the change log."""

from __future__ import annotations

import logging
import shutil
import threading
import time
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from pathlib import Path

from filelock import FileLock, Timeout

from config.thread_turns import long_thread_turn
from index.library.articles import ArticleId, ChangeNumber, PassageId
from index.library.changes import Change, changes_after, last_change
from index.library.errors import IndexProblem
from index.library.library import Library
from index.library.passage_vectors import Passage, Vectors
from index.search.derived_rows import ARTICLES_AT_ONCE, live_articles, vector_rows, word_rows
from index.search.interface import Hit, Window
from index.search.layered_words import CHANGES_IN_MEMORY, LayeredWords
from index.search.rebuild import Rebuild, build
from index.search.recent_words import RecentWords
from index.search.sealed_files import Damaged, OfFormerModel, read_header
from index.search.vector_index import VectorIndex, saved_position, saved_type
from index.search.vector_index_types import VectorIndexLimits
from index.search.word_index import SEAL, WordIndex

log = logging.getLogger(__name__)

LOCK_SECONDS = 60  # to wait at the start for another process that is writing an index; a write takes seconds
REBUILD_RETRY_SECONDS = 60.0  # after a rebuild without a result: another process was doing it, or it failed
SAVE_SHARE = 0.1  # the vectors are saved again once this share of them has changed
MISSED_LEAST, MISSED_SHARE = 5000, 0.3  # after this many missed changes the index is rebuilt at the start
CHANGES_A_COMMIT = 5000  # a commit of the word index waits some ten times for the disk, whatever its size
LIMITS = VectorIndexLimits()
SAVE_LEAST = 2000  # changed passages; the next start reads fewer from the database in no time


class LocalSearch:
    """A LibrarySearch over the files in `folder`.

    Several processes may share the folder: each applies the changes in memory, and the one that holds the lock writes
    the files. A missing or damaged file is rebuilt from the database, which does not embed anything again. When the
    vectors outgrow the type of their index, or many are deleted, a new index is built in the background. The old one is
    used and updated until the new one has caught up and replaces it.
    """

    def __init__(
        self, library: Library, folder: Path, model: str, dimension: int, limits: VectorIndexLimits = LIMITS
    ) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._library = library
        self._identity = library.identity()
        self._dimension = dimension
        self._model = model
        self._limits = limits
        self._rebuild: Rebuild | None = None
        self._rebuild_after = time.monotonic()
        self._vectors_path = folder / "vectors.faiss"
        self._words_folder = folder / "words"
        self._file_lock = FileLock(folder / "lock")
        self._following = threading.Lock()
        self._beside = ThreadPoolExecutor(1, thread_name_prefix="word-index")
        self._writing = ThreadPoolExecutor(1, thread_name_prefix="word-writer")
        self._written: Future[None] | None = None
        self._unsaved = 0
        with self._file_lock.acquire(timeout=LOCK_SECONDS):
            self.vectors = self._load_vectors()
            self.words = LayeredWords(self._load_words())
        self.catch_up()

    def nearest(self, vector: Vectors, count: int, window: Window) -> list[Hit]:
        """See SearchIndex."""
        return self.vectors.nearest(vector, count, window)

    def matching(self, words: str, count: int, windows: Sequence[Window]) -> list[list[Hit]]:
        """See SearchIndex."""
        return self.words.matching(words, count, windows)

    def words_starting_with(self, beginning: str) -> Sequence[tuple[str, int]]:
        """See SearchIndex."""
        return self.words.words_starting_with(beginning)

    def passages(self, ids: Sequence[PassageId]) -> list[Passage]:
        """See SearchIndex."""
        return self._library.passages(ids, self._dimension, self._model)

    def standing(self) -> tuple[ChangeNumber, ChangeNumber]:
        """See LibrarySearch."""
        return min(self.vectors.position, self.words.position), self._library.last_change()

    def behind(self) -> int:
        """Return the number of changes that the slower of the two indexes has not applied yet."""
        applied, newest = self.standing()
        return max(0, newest - applied)

    def catch_up(self) -> None:
        """Apply all changes since the last call; safe from any thread, idempotent."""
        with self._following:
            last = self._library.last_change()
            if last - self.words.position > CHANGES_IN_MEMORY:  # it waits for the disk
                following = self._beside.submit(self._follow_words, last)
                try:
                    self._follow_vectors(self.vectors, last)
                finally:
                    following.result()
            else:  # two threads would wait for each other as often as for the questions
                self._follow_vectors(self.vectors, last)
                self._follow_words(last)
            self._continue_rebuild(last)
            if self.words.is_due() and (self._written is None or self._written.done()):
                self._written = self._writing.submit(self._write_quietly)
            if self._unsaved > max(SAVE_LEAST, SAVE_SHARE * len(self.vectors)):
                self._save()

    def size(self) -> int:
        """See LibrarySearch."""
        return len(self.vectors)

    def indexed_passages(self) -> dict[str, set[int]]:
        """See LibrarySearch."""
        return {"vector": self.vectors.passages(), "word": self.words.passages()}

    def wait_for_rebuild(self) -> None:
        """Wait for a rebuild of the vectors that is under way, if any, and start using its result."""
        if self._rebuild is not None:
            self._rebuild.wait()
            self.catch_up()

    def wait_for_words(self) -> None:
        """Wait until the words that are being written are written."""
        wait([self._written] if self._written is not None else [])

    def close(self) -> None:
        """Save what the next start would otherwise have to read from the database."""
        self.wait_for_words()
        self._write_quietly()
        with self._following:
            if self._rebuild is not None:
                self._rebuild.abandon()
                self._rebuild = None
            if self._unsaved:
                self._save()

    def rebuild(self) -> None:
        """Rebuild both indexes from the database."""
        with self._following, self._file_lock.acquire(timeout=LOCK_SECONDS):
            self.vectors = self._rebuilt_vectors()
            self.words = LayeredWords(self._rebuilt_words())

    def _load_vectors(self) -> VectorIndex:
        try:
            vectors = VectorIndex.load(self._vectors_path, self._identity, self._model, self._dimension)
            last = self._library.last_change()
            if vectors.position > last:
                raise Damaged("the vector index is ahead of the database")
        except Damaged as damage:
            if self._vectors_path.exists() and not isinstance(damage, OfFormerModel):
                log.warning("%s: rebuilding it from the database", damage)
            return self._rebuilt_vectors()
        if last - vectors.position > max(MISSED_LEAST, MISSED_SHARE * last):
            return self._rebuilt_vectors()  # reads everything at once, directly as the type for the current size
        return vectors

    def _rebuilt_vectors(self) -> VectorIndex:
        index = build(self._library, self._model, self._dimension, self._limits)
        index.save(self._vectors_path)
        self._unsaved = 0
        return index

    def _load_words(self) -> WordIndex:
        try:
            words = WordIndex(self._words_folder, self._identity)
            if words.position > self._library.last_change():
                raise Damaged("the word index is ahead of the database")
        except Damaged as damage:
            log.warning("%s: rebuilding it from the database", damage)
            return self._rebuilt_words()
        return words

    def _rebuilt_words(self) -> WordIndex:
        shutil.rmtree(self._words_folder, ignore_errors=True)
        index = WordIndex(self._words_folder, self._identity)
        with self._library.database.reading() as connection:
            index.apply([], word_rows(connection, live_articles(connection)), last_change(connection))
        return index

    def _follow_vectors(self, vectors: VectorIndex, last: ChangeNumber) -> None:
        while vectors.position < last:
            with self._library.database.reading() as connection:
                changed, position = _next_changes(changes_after(connection, vectors.position, ARTICLES_AT_ONCE))
                rows = vector_rows(connection, changed, self._model, self._dimension)
            vectors.apply(changed, rows, position)
            self._unsaved += max(len(rows.passages), len(changed))

    def _continue_rebuild(self, last: ChangeNumber) -> None:
        """Start a rebuild of the vectors if it is due, or switch to the result of a finished one."""
        if self._rebuild is None:
            index_type, size = self.vectors.index_type, len(self.vectors)
            is_worn = self._limits.is_worn(size, self.vectors.rows)
            due = is_worn or self._limits.form_for(size, index_type) is not index_type
            if due and time.monotonic() >= self._rebuild_after:
                self._rebuild = Rebuild(
                    self._library, self._vectors_path, self._model, self._dimension, self._limits, index_type
                )
        elif self._rebuild.finished():
            made = self._rebuild.made
            self._rebuild = None
            if made is None:
                self._rebuild_after = time.monotonic() + REBUILD_RETRY_SECONDS
            else:
                self._follow_vectors(made, last)
                self.vectors = made
                log.info("%d passages are searched in a new vector index (%s)", len(made), made.index_type)
                self._save(replacing=True)

    def _follow_words(self, last: ChangeNumber) -> None:
        words = self.words
        if last - words.position > CHANGES_IN_MEMORY:
            self._write(words.disk, last)
            self._take_over(words)
            if last - words.position > CHANGES_IN_MEMORY:
                return  # another process is writing them
        while words.position < last:
            self._apply_next(words)

    def write_words(self) -> None:
        """Write the words that are in memory alone; another process may be doing so."""
        words = self.words
        self._write(words.disk, self._library.last_change())
        with self._following:
            self._take_over(words)

    def _write_quietly(self) -> None:
        try:
            self.write_words()
        except IndexProblem as problem:  # the disk may be full; what is in memory can be found all the same
            log.warning("new words are not written yet: %s", problem)
            self.words.wait_again()
        except Exception:  # the next time may fare better
            log.exception("new words could not be written; trying again")
            self.words.wait_again()

    def _write(self, disk: WordIndex, last: ChangeNumber) -> None:
        """Bring the word index on disk up to the change `last`, unless another process is writing."""
        try:
            with self._file_lock.acquire(timeout=0):
                self._reload(disk)
                while disk.position < last:
                    with self._library.database.reading() as connection:
                        found = changes_after(connection, disk.position, CHANGES_A_COMMIT)
                        changed, position = _next_changes(found)
                        disk.apply(changed, word_rows(connection, changed), position)
        except Timeout:  # another process is writing the same changes
            self._reload(disk)

    def _reload(self, disk: WordIndex) -> None:
        """Load what other processes have written since."""
        try:
            if read_header(self._words_folder / SEAL)["position"] != disk.position:
                disk.reload()
        except Damaged:
            log.debug("the word index is being rebuilt by another process")

    def _take_over(self, words: LayeredWords) -> None:
        """Forget what is in memory once it is on disk; what has changed since is read from the database again."""
        written, last = words.disk.position, words.position
        if written == words.base:  # nothing was written
            words.wait_again()
            return
        recent = RecentWords(written)
        while recent.position < last:
            self._apply_next(recent)
        words.replace_recent(recent)

    def _apply_next(self, words: LayeredWords | RecentWords) -> None:
        with self._library.database.reading() as connection:
            changed, position = _next_changes(changes_after(connection, words.position, CHANGES_IN_MEMORY))
            rows = list(word_rows(connection, changed))
        with long_thread_turn():  # questions can wait for some milliseconds
            words.apply(changed, rows, position)

    def _save(self, *, replacing: bool = False) -> None:
        """Save the vectors unless another process has saved newer ones; a full disk is logged, not fatal."""
        try:
            with self._file_lock.acquire(timeout=LOCK_SECONDS):
                saved = saved_type(self._vectors_path)
                same = saved in (None, self.vectors.index_type)  # else another process rebuilt it
                if replacing or (same and saved_position(self._vectors_path) < self.vectors.position):
                    self.vectors.save(self._vectors_path)
            self._unsaved = 0
        except OSError as error:
            log.warning("the vector index cannot be saved: %s; the next start reads it from the database", error)


def _next_changes(found: Sequence[Change]) -> tuple[list[ArticleId], ChangeNumber]:
    return sorted({change.article for change in found}), found[-1].number
