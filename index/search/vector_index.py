"""The vector index: finds the nearest passages with FAISS, filtered by date; articles can be added and deleted."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import faiss
import numpy as np
from cachetools import FIFOCache

from index.library.articles import ArticleId, ChangeNumber, PassageId
from index.library.passage_vectors import Vectors
from index.search.interface import Hit, Window
from index.search.passage_rows import Numbers, Rows, VectorRows
from index.search.sealed_files import Damaged, OfFormerModel, read_header, sealed_reader, sealed_writer
from index.search.shared_lock import SharedLock
from index.search.vector_index_types import VectorIndexType, empty_index, search_parameters

SELECTORS_KEPT = 16  # windows in use at the same time
ALONE_MOST = 1_000  # vectors that one thread adds sooner than several: those of some long articles
# Numbers in the vectors that FAISS compares with all cells by one product of matrices, which takes a third of the time:
# it would do so from 128,000 on, which are 333 vectors. A question is a single one, for which it would take longer.
faiss.cvar.distance_compute_blas_threshold = 8_000


class _Selected(NamedTuple):
    """The rows in a window, as a FAISS selector, and their share of all rows."""

    selector: Any
    share: float


class VectorIndex:
    """Searches normalised vectors by cosine. Safe to use from several threads: FAISS forbids changes during a search,
    so a change locks the index exclusively while it adds a few rows; deleting only marks rows.
    """

    def __init__(
        self,
        library: str,
        model: str,
        dimension: int,
        index_type: VectorIndexType = VectorIndexType.EXACT,
        sample: Vectors | None = None,
        passages: int = 0,
    ) -> None:
        """Create an empty index for the library with that identity and vectors of `model`.

        A type with cells needs a `sample` of the vectors, shape (n, dimension), and the expected number of `passages`.
        """
        self.library = library
        self.model = model
        self.dimension = dimension
        self.index_type = index_type
        self.position = ChangeNumber(0)
        self._rows = Rows()
        nothing = np.empty((0, dimension), np.float32)
        self._faiss = empty_index(index_type, dimension, nothing if sample is None else sample, passages)
        self._selected: FIFOCache[Window, _Selected] = FIFOCache(SELECTORS_KEPT)
        self._selecting = threading.Lock()
        self._lock = SharedLock()

    def __len__(self) -> int:
        return self._rows.live

    @property
    def rows(self) -> int:
        """The number of rows, including those of deleted passages."""
        return len(self._rows)

    def apply(self, changed: Sequence[ArticleId], rows: VectorRows, position: ChangeNumber) -> None:
        """Delete the passages of the `changed` articles, add `rows`, and set the position in the change log.

        Call it from one thread at a time.
        """
        gone = self._rows.of_articles(changed)  # outside of the lock, so that searches continue
        vectors = np.ascontiguousarray(rows.vectors, np.float32)
        with _fewer_threads(len(vectors)), self._lock.exclusive():
            if len(gone):
                self._rows.delete(gone)
            if len(vectors):
                self._faiss.add(vectors)
                self._rows.append(rows)
            if len(gone) or len(vectors):
                self._selected.clear()
            self.position = position

    def nearest(self, vector: Vectors, count: int, window: Window) -> list[Hit]:
        """Return the `count` passages in `window` nearest to `vector` (shape (dimension,)), best first."""
        query = np.ascontiguousarray(vector, np.float32).reshape(1, self.dimension)
        with self._lock.shared():
            selected = self._select(window)
            if not selected.share:
                return []
            how = search_parameters(self.index_type, self._faiss, selected.selector, selected.share)
            scores, found = self._faiss.search(query, count, params=how)
            passages = self._rows.passages[found[0][found[0] >= 0]]
        return [
            Hit(PassageId(passage), score)
            for passage, score in zip(passages.tolist(), scores[0].tolist()[: len(passages)], strict=True)
        ]

    def articles(self) -> set[int]:
        """Return the articles that have passages in the index."""
        return set(np.unique(self._rows.articles[self._rows.alive]).tolist())

    def passages(self) -> set[int]:
        """Return the passages in the index."""
        return set(self._rows.passages[self._rows.alive].tolist())

    def save(self, path: Path) -> None:
        """Write the index atomically; raises OSError. Searches may run meanwhile, changes may not."""
        header = {
            "kind": "vectors",
            "library": self.library,
            "model": self.model,
            "dimension": self.dimension,
            "form": self.index_type.value,
            "rows": len(self._rows),
            "position": self.position,
        }
        with self._lock.shared(), sealed_writer(path, header) as write:
            for numbers in (self._rows.passages, self._rows.articles, self._rows.published):
                write(numbers.astype("<i8").tobytes())
            write(self._rows.alive.tobytes())
            faiss.write_index(self._faiss, faiss.PyCallbackIOWriter(write))

    @classmethod
    def load(cls, path: Path, library: str, model: str, dimension: int) -> VectorIndex:
        """Load a saved index; raises Damaged if it is missing, truncated, or of another library or model."""
        with sealed_reader(path) as (header, file):
            if (header.get("kind"), header.get("library")) != ("vectors", library):
                raise Damaged(f"{path.name} belongs to another library")
            if (header.get("model"), header.get("dimension")) != (model, dimension):
                raise OfFormerModel(f"{path.name} was made with another model")
            index = cls(library, model, dimension)
            count = int(header["rows"])
            known: Numbers = np.frombuffer(file.read(count * 24), "<i8").reshape(3, count)
            index._rows.extend(known, np.frombuffer(file.read(count), bool))
            index._faiss = faiss.read_index(faiss.PyCallbackIOReader(file.read))
            index.index_type = VectorIndexType(header["form"])
            index.position = ChangeNumber(int(header["position"]))
        return index

    def _select(self, window: Window) -> _Selected:
        """Return the rows in `window` as a bitmap; cached, since many questions share a window."""
        window = self._rows.trimmed(window)
        with self._selecting:
            if window not in self._selected:
                seen = self._rows.seen(window)
                share = np.count_nonzero(seen) / len(seen) if len(seen) else 0.0
                bits = faiss.IDSelectorBitmap(np.packbits(seen, bitorder="little"))
                self._selected[window] = _Selected(bits, share)
            return self._selected[window]


@contextmanager
def _fewer_threads(vectors: int) -> Iterator[None]:
    """Have FAISS add few vectors in this thread alone: it would wait for others, which wait for a core."""
    before = faiss.omp_get_max_threads()
    if vectors <= ALONE_MOST:
        faiss.omp_set_num_threads(1)
    try:
        yield
    finally:
        faiss.omp_set_num_threads(before)


def saved_type(path: Path) -> VectorIndexType | None:
    """Return the type of the index saved at `path`, without verifying it; None if there is none."""
    try:
        return VectorIndexType(read_header(path).get("form", ""))
    except (Damaged, ValueError):
        return None


def saved_position(path: Path) -> int:
    """Return the position in the change log of the index saved at `path`, without verifying it; -1 if there is none."""
    try:
        return int(read_header(path)["position"])
    except (Damaged, KeyError, ValueError):
        return -1
