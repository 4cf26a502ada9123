"""Search on one machine: FAISS and tantivy in the data folder, following the database's changes."""

from __future__ import annotations

import logging
import shutil
import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path

from filelock import FileLock, Timeout

from index.library.articles import ArticleId, ChangeNumber, PassageId
from index.library.changes import Change, changes_after, last_change
from index.library.library import Library
from index.library.passage_vectors import Passage, Vectors
from index.search.derived_rows import ARTICLES_AT_ONCE, live_articles, vector_rows, word_rows
from index.search.index_forms import Steps
from index.search.interface import Hit, Window
from index.search.rebuild import Rebuild, build
from index.search.sealed_files import Damaged, read_header
from index.search.vector_index import VectorIndex, saved_form
from index.search.word_index import SEAL, WordIndex

log = logging.getLogger(__name__)

LOCK_SECONDS = 60  # how long opening waits for another process that is writing an index; a write takes seconds
CLIMB_AGAIN_SECONDS = 60.0  # after one that came to nothing: another process was at it, or it failed
SAVE_SHARE = 0.1  # the vectors are saved anew once this share of them has changed since
MISSED_LEAST, MISSED_SHARE = 5000, 0.3  # changes while nobody followed after which an index is made anew at the start
CHANGES_A_COMMIT = 5000  # a commit of the word index costs some 50 ms, whatever its size
STEPS = Steps()
SAVE_LEAST = 2000  # changed passages; fewer are read from the database at the next start in no time


class LocalSearch:
    """A LibrarySearch over the files in `folder`.

    Several processes may share the folder: each follows the changes in memory, and whichever holds the
    lock writes the files. Whatever is missing or damaged is rebuilt from the database, which embeds nothing.
    Where the vectors have outgrown their form, or many were deleted, they are made anew beside those in use,
    which are searched and changed until the new ones have caught up and take their place.
    """

    def __init__(self, library: Library, folder: Path, model: str, dimension: int, steps: Steps = STEPS) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._library = library
        self._identity = library.identity()
        self._dimension = dimension
        self._model = model
        self._steps = steps
        self._climb: Rebuild | None = None
        self._climb_after = time.monotonic()
        self._vectors_path = folder / "vectors.faiss"
        self._words_folder = folder / "words"
        self._file_lock = FileLock(folder / "lock")
        self._following = threading.Lock()
        self._beside = ThreadPoolExecutor(1, thread_name_prefix="word-index")
        self._unsaved = 0
        with self._file_lock.acquire(timeout=LOCK_SECONDS):
            self.vectors = self._load_vectors()
            self.words = self._load_words()
        self.catch_up()

    def nearest(self, vector: Vectors, count: int, window: Window) -> list[Hit]:
        """See SearchIndex."""
        return self.vectors.nearest(vector, count, window)

    def matching(self, words: str, count: int, window: Window) -> list[Hit]:
        """See SearchIndex."""
        return self.words.matching(words, count, window)

    def spelt(self, beginning: str) -> Sequence[tuple[str, int]]:
        """See SearchIndex."""
        return self.words.spelt(beginning)

    def passages(self, ids: Sequence[PassageId]) -> list[Passage]:
        """See SearchIndex."""
        return self._library.passages(ids, self._dimension)

    def behind(self) -> int:
        """How many changes the slower of the two indexes has still to take up."""
        return self._library.last_change() - min(self.vectors.position, self.words.position)

    def catch_up(self) -> None:
        """Takes up every change since the last time; safe to call from any thread, as often as one likes."""
        with self._following:
            last = self._library.last_change()
            following = [self._beside.submit(self._follow_words, last)] if self.words.position < last else []
            try:
                self._follow_vectors(self.vectors, last)
            finally:
                wait(following)
            for words in following:
                words.result()
            self._climb_on(last)
            if self._unsaved > max(SAVE_LEAST, SAVE_SHARE * len(self.vectors)):
                self._save()

    def size(self) -> int:
        """See LibrarySearch."""
        return len(self.vectors)

    def held(self) -> dict[str, set[int]]:
        """See LibrarySearch."""
        return {"vector": self.vectors.passages(), "word": self.words.passages()}

    def settle(self) -> None:
        """Waits for the vectors that are made anew, if any are, and takes them into use."""
        if self._climb is not None:
            self._climb.wait()
            self.catch_up()

    def close(self) -> None:
        """Saves what a next start would otherwise have to read from the database."""
        with self._following:
            if self._climb is not None:
                self._climb.abandon()
                self._climb = None
            if self._unsaved:
                self._save()

    def rebuild(self) -> None:
        """Makes both indexes anew from the database."""
        with self._following, self._file_lock.acquire(timeout=LOCK_SECONDS):
            self.vectors = self._rebuilt_vectors()
            self.words = self._rebuilt_words()

    def _load_vectors(self) -> VectorIndex:
        try:
            vectors = VectorIndex.load(self._vectors_path, self._identity, self._model, self._dimension)
            last = self._library.last_change()
            if vectors.position > last:
                raise Damaged("the vector index is ahead of the database")
        except Damaged as damage:
            if self._vectors_path.exists():
                log.warning("%s: rebuilding it from the database", damage)
            return self._rebuilt_vectors()
        if last - vectors.position > max(MISSED_LEAST, MISSED_SHARE * last):
            return self._rebuilt_vectors()  # read in one go, and at once in the form for what there is now
        return vectors

    def _rebuilt_vectors(self) -> VectorIndex:
        index = build(self._library, self._model, self._dimension, self._steps)
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
            last = last_change(connection)
            index.apply([], word_rows(connection, live_articles(connection)), last)
        return index

    def _reload_words(self) -> None:
        """Takes up what other processes have written since."""
        try:
            if read_header(self._words_folder / SEAL)["position"] != self.words.position:
                self.words.reload()
        except Damaged:
            log.debug("the word index is being rebuilt by another process")

    def _follow_vectors(self, vectors: VectorIndex, last: ChangeNumber) -> None:
        while vectors.position < last:
            with self._library.database.reading() as connection:
                changed, position = _next_changes(changes_after(connection, vectors.position, ARTICLES_AT_ONCE))
                rows = vector_rows(connection, changed, self._model, self._dimension)
            vectors.apply(changed, rows, position)
            self._unsaved += max(len(rows.passages), len(changed))

    def _climb_on(self, last: ChangeNumber) -> None:
        """Begins to make the vectors anew where that is due, or takes those that were made into use."""
        if self._climb is None:
            form, size = self.vectors.form, len(self.vectors)
            due = self._steps.form_for(size, form) is not form or self._steps.is_worn(size, self.vectors.rows)
            if due and time.monotonic() >= self._climb_after:
                self._climb = Rebuild(
                    self._library, self._vectors_path, self._model, self._dimension, self._steps, form
                )
        elif self._climb.finished():
            made = self._climb.made
            self._climb = None
            if made is None:
                self._climb_after = time.monotonic() + CLIMB_AGAIN_SECONDS
            else:
                self._follow_vectors(made, last)
                self.vectors = made
                log.info("%d passages are searched in a new vector index (%s)", len(made), made.form)
                self._save(replacing=True)

    def _follow_words(self, last: ChangeNumber) -> None:
        try:
            with self._file_lock.acquire(timeout=0):
                self._reload_words()
                while self.words.position < last:
                    with self._library.database.reading() as connection:
                        found = changes_after(connection, self.words.position, CHANGES_A_COMMIT)
                        changed, position = _next_changes(found)
                        self.words.apply(changed, word_rows(connection, changed), position)
        except Timeout:  # another process is writing: it takes up the same changes
            self._reload_words()

    def _save(self, *, replacing: bool = False) -> None:
        """Saves the vectors unless another process has saved newer ones; a full disk is reported, not fatal."""
        try:
            with self._file_lock.acquire(timeout=LOCK_SECONDS):
                same = saved_form(self._vectors_path) in (None, self.vectors.form)  # else another process has climbed
                if replacing or (same and _saved_position(self._vectors_path) < self.vectors.position):
                    self.vectors.save(self._vectors_path)
            self._unsaved = 0
        except OSError as error:
            log.warning("the vector index cannot be saved: %s; the next start reads it from the database", error)


def _next_changes(found: Sequence[Change]) -> tuple[list[ArticleId], ChangeNumber]:
    return sorted({change.article for change in found}), found[-1].number


def _saved_position(path: Path) -> int:
    try:
        return int(read_header(path)["position"])
    except (Damaged, KeyError, ValueError):
        return -1
