"""The word index: finds passages with tantivy by BM25, stemmed by each article's language."""

from __future__ import annotations

import json
import threading
import zlib
from collections.abc import Iterable, Sequence, Set
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import tantivy

from index.library.articles import ArticleId, ChangeNumber, PassageId
from index.search.interface import Hit, Window
from index.search.passage_rows import UNDATED, Numbers, seconds
from index.search.sealed_files import Damaged, read_sealed, write_sealed
from index.search.tantivy_files import META, raise_disk_errors, verify
from index.search.terms import TERMS_VERSION, known_language
from index.search.word_documents import SPELT, WeighTerm, WordRow, word_document, words_query, words_schema

HEAP_BYTES = 64 * 1024 * 1024
SEEN_AHEAD = 60  # passages fetched beyond those asked for, since some may have been published too late
# Of more than MANY passages, where others were published too early. Of a million, the best of all and of 24 days are
# found in 7 ms so, and in 11 by two searches; of 82,574 in 1.7 and 1.3.
SEEN_FAR_AHEAD = 1_000
MANY = 200_000
SEAL = "words.json"
UNSEALED = "unsealed"  # a file that exists while the index may be newer than its seal


class _Found(NamedTuple):
    """Passages that were found, best first: a value of each array for each."""

    scores: npt.NDArray[np.float64]
    passages: Numbers
    articles: Numbers
    published: Numbers

    def hits(self, window: Window, without: Set[int]) -> list[Hit]:
        """Return those in `window` but for those of the articles `without`."""
        chosen = self.published >= seconds(window.since)
        if window.until is not None:
            chosen &= self.published <= seconds(window.until)
        if without:
            chosen &= ~np.isin(self.articles, list(without))
        rows = zip(self.passages[chosen].tolist(), self.scores[chosen].tolist(), strict=True)
        return [Hit(PassageId(passage), score) for passage, score in rows]


class WordIndex:
    """Searches by words. Safe to read from several threads and processes; one process at a time may `apply`."""

    def __init__(self, folder: Path, library: str) -> None:
        """Open the index of the library with that identity, or create one; raises Damaged if it is damaged."""
        self.library = library
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._lock = threading.Lock()
        self._schema = words_schema()
        self.position, self._languages = self._verified_seal()
        try:
            self._index = tantivy.Index(self._schema, path=str(folder), reuse=True)
        except ValueError as error:
            raise Damaged(f"the word index cannot be opened: {error}") from error

    @raise_disk_errors("the word index")
    def apply(self, changed: Sequence[ArticleId], rows: Iterable[WordRow], position: ChangeNumber) -> None:
        """Delete the passages of the `changed` articles, add `rows`, and commit with the position in the change log.

        The changes can be found, and the position moves, before segments are merged and the seal is written. After a
        crash before the end, the old position remains and the same changes can be applied again.
        """
        with self._lock:
            (self.folder / UNSEALED).touch()
            writer = self._index.writer(HEAP_BYTES, 1)
            try:
                if changed:
                    of_changed = tantivy.Query.term_set_query(self._schema, "article", list(changed))
                    # Not delete_documents_by_term: in tantivy 0.27 it silently misses numbers.
                    writer.delete_documents_by_query(of_changed)
                for row in rows:
                    self._languages.add(known_language(row.language))
                    writer.add_document(word_document(row))
                writer.commit()
                self._index.reload()
                self.position = position
                writer.wait_merging_threads()
            finally:
                del writer  # also after a failure: it holds the folder's lock, and a traceback would keep it alive
            self._write_seal(position)
            self._index.reload()

    def reload(self) -> None:
        """Load what another process has committed; raises Damaged if it is damaged."""
        with self._lock:
            header, body = read_sealed(self.folder / SEAL)
            self._index.reload()
            self._languages = set(json.loads(bytes(body))["languages"])
            self.position = ChangeNumber(int(header["position"]))

    def matching(
        self,
        words: str,
        count: int,
        windows: Sequence[Window],
        *,
        without: Set[int] = frozenset(),
        weigh: WeighTerm | None = None,
    ) -> list[list[Hit]]:
        """Return for each window the `count` passages that match any of the `words` best, best first.

        Those of the articles `without` are left out. `weigh` is a factor for each field and term.
        """
        query = words_query(self._schema, words, self._languages, weigh)
        if query is None:
            return [[] for _ in windows]
        # The best of all may hold those of each window: to look through them costs less than to search once more.
        far = any(window.since is not None for window in windows) and self.documents() > MANY
        seen = count + (SEEN_FAR_AHEAD if far else SEEN_AHEAD)
        found = self._found(query, seen)
        whole = len(found.passages) < seen
        matching = [found.hits(window, without)[:count] for window in windows]
        return [
            hits if whole or len(hits) == count else self._matching_within(query, count, window, without)
            for hits, window in zip(matching, windows, strict=True)
        ]

    def _matching_within(self, query: tantivy.Query, count: int, window: Window, without: Set[int]) -> list[Hit]:
        """Return the `count` best passages in one window, by a search that is slow where many match."""
        within = tantivy.Query.boolean_query(
            [(tantivy.Occur.Must, query), (tantivy.Occur.Must, self._date_filter(window))]
        )
        return self._found(within, count + SEEN_AHEAD * bool(without)).hits(window, without)[:count]

    def _found(self, query: tantivy.Query, count: int) -> _Found:
        searcher = self._index.searcher()
        found = searcher.search(query, count, count=False).hits
        addresses = [address for _, address in found]
        columns = [searcher.fast_field_values(name, addresses) for name in ("passage", "article", "published")]
        passages, articles, published = (np.array(column, np.int64) for column in columns)
        return _Found(np.array([score for score, _ in found]), passages, articles, published)

    def documents(self) -> int:
        """Return the number of passages."""
        return int(self._index.searcher().num_docs)

    def documents_with(self, field: str, term: str) -> int:
        """Return the number of passages that have that term in that field."""
        return int(self._index.searcher().doc_freq(field, term))

    def words_starting_with(self, beginning: str) -> list[tuple[str, int]]:
        """Return the words that start with `beginning`, as they are spelt, each with its number of passages."""
        found: list[tuple[str, int]] = self._index.searcher().terms_with_prefix(SPELT, beginning)
        return found

    def passages(self, *, without: Set[int] = frozenset()) -> set[int]:
        """Return the passages in the index, but for those of the articles `without`."""
        documents = self.documents()
        found = self._found(tantivy.Query.all_query(), documents).hits(Window(), without) if documents else []
        return {hit.passage for hit in found}

    def _date_filter(self, window: Window) -> tantivy.Query:
        within = tantivy.Query.range_query(
            self._schema,
            "published",
            tantivy.FieldType.Integer,
            UNDATED if window.since is None else seconds(window.since),
            None if window.until is None else seconds(window.until),
        )
        return tantivy.Query.const_score_query(within, 0.0)

    def _write_seal(self, position: ChangeNumber) -> None:
        sealed = {"meta": _checksum_of_meta(self.folder), "languages": sorted(self._languages)}
        header = {"kind": "words", "library": self.library, "position": position, "form": TERMS_VERSION}
        write_sealed(self.folder / SEAL, header, json.dumps(sealed).encode())
        (self.folder / UNSEALED).unlink()

    def _verified_seal(self) -> tuple[ChangeNumber, set[str]]:
        """Return position and languages from the seal, after verifying every file; (0, empty) for a new index.

        If the last commit was not sealed, its changes are in the index and are applied once more.
        """
        if not (self.folder / SEAL).exists():
            if (self.folder / META).exists() and _segments_of_meta(self.folder):
                raise Damaged("the word index was left unfinished")
            return ChangeNumber(0), set()
        header, body = read_sealed(self.folder / SEAL)
        if header.get("form") != TERMS_VERSION:
            raise Damaged("the word index is of an older form")
        if header.get("library") != self.library:
            raise Damaged("the word index belongs to another library")
        sealed = json.loads(bytes(body))
        if sealed["meta"] != _checksum_of_meta(self.folder) and not (self.folder / UNSEALED).exists():
            raise Damaged("the word index is damaged: its list of segments is not the one that was sealed")
        verify(self.folder)
        return ChangeNumber(int(header["position"])), set(sealed["languages"])


def _checksum_of_meta(folder: Path) -> int:
    try:
        return zlib.crc32((folder / META).read_bytes())
    except OSError as error:
        raise Damaged(f"the word index cannot be read: {error}") from error


def _segments_of_meta(folder: Path) -> list[object]:
    """Return the segments that tantivy lists; none if the index was opened, but never written."""
    try:
        segments: list[object] = json.loads((folder / META).read_bytes())["segments"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Damaged(f"the word index cannot be read: {error}") from error
    return segments
