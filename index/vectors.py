"""Nearest passages by meaning: an exact FAISS index with what is needed to filter by date and to delete by article."""

from __future__ import annotations

import io
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import faiss
import numpy as np
import numpy.typing as npt

from index.articles import ArticleId, ChangeNumber, PassageId
from index.sealed import Damaged, read_sealed, write_sealed
from index.search import Hit, Vectors, Window

Numbers = npt.NDArray[np.int64]

UNDATED = np.iinfo(np.int64).min  # counts as older than everything
SELECTORS_KEPT = 16  # days asked about at the same time


@dataclass(frozen=True, slots=True, eq=False)
class VectorRows:
    """Passages to be found: all arrays have one row a passage; `published` in seconds since 1970, or UNDATED."""

    passages: Numbers
    articles: Numbers
    published: Numbers
    vectors: Vectors


class VectorIndex:
    """Exact search by cosine over normalised vectors. Safe to use from several threads."""

    def __init__(self, library: str, model: str, dimension: int) -> None:
        """Empty; for the library of that identity and vectors of `model`."""
        self.library = library
        self.model = model
        self.dimension = dimension
        self.position = ChangeNumber(0)
        self._faiss = faiss.IndexIDMap2(faiss.IndexFlatIP(dimension))
        self._passages: Numbers = np.empty(0, np.int64)
        self._articles: Numbers = np.empty(0, np.int64)
        self._published: Numbers = np.empty(0, np.int64)
        self._selectors: dict[Window, faiss.IDSelectorBitmap] = {}
        self._lock = threading.Lock()  # FAISS does not allow a change beside a search

    def __len__(self) -> int:
        return len(self._passages)

    def apply(self, changed: Sequence[ArticleId], rows: VectorRows, position: ChangeNumber) -> None:
        """Drops every passage of the `changed` articles, adds `rows`, and stands at `position` then."""
        with self._lock:
            gone = np.isin(self._articles, np.asarray(changed, np.int64))
            if gone.any():
                self._faiss.remove_ids(faiss.IDSelectorBatch(self._passages[gone]))
            if len(rows.passages):
                self._faiss.add_with_ids(np.ascontiguousarray(rows.vectors, np.float32), rows.passages)
            self._passages = np.concatenate([self._passages[~gone], rows.passages])
            self._articles = np.concatenate([self._articles[~gone], rows.articles])
            self._published = np.concatenate([self._published[~gone], rows.published])
            self._selectors.clear()
            self.position = position

    def nearest(self, vector: Vectors, count: int, window: Window) -> list[Hit]:
        """The `count` passages within `window` nearest to `vector` (shape (dimension,)), best first."""
        query = np.ascontiguousarray(vector, np.float32).reshape(1, self.dimension)
        with self._lock:
            # Always with a selector: measured faster than the unfiltered search, which starts threads for one query.
            scores, found = self._faiss.search(query, count, params=faiss.SearchParameters(sel=self._selector(window)))
        return [
            Hit(PassageId(passage), score)
            for passage, score in zip(found[0].tolist(), scores[0].tolist(), strict=True)
            if passage >= 0
        ]

    def articles(self) -> set[int]:
        """Which articles have passages here."""
        return set(np.unique(self._articles).tolist())

    def passages(self) -> set[int]:
        """Which passages are here."""
        return set(self._passages.tolist())

    def save(self, path: Path) -> None:
        """Writes the index atomically; raises OSError."""
        with self._lock:
            body = io.BytesIO()
            arrays = np.stack([self._passages, self._articles, self._published])
            body.write(arrays.astype("<i8").tobytes())
            faiss.write_index(self._faiss, faiss.PyCallbackIOWriter(body.write))
            header = {
                "kind": "vectors",
                "library": self.library,
                "model": self.model,
                "dimension": self.dimension,
                "rows": len(self._passages),
                "position": self.position,
            }
        write_sealed(path, header, body.getbuffer())

    @classmethod
    def load(cls, path: Path, library: str, model: str, dimension: int) -> VectorIndex:
        """The index as saved; raises Damaged where it is missing, torn, or of another library or model."""
        header, body = read_sealed(path)
        if (header.get("kind"), header.get("library")) != ("vectors", library):
            raise Damaged(f"{path.name} belongs to another library")
        if (header.get("model"), header.get("dimension")) != (model, dimension):
            raise Damaged(f"{path.name} was made with another model")
        index = cls(library, model, dimension)
        rows = int(header["rows"])
        arrays = np.frombuffer(body[: rows * 24], dtype="<i8").reshape(3, rows)
        index._passages, index._articles, index._published = (array.copy() for array in arrays)
        index._faiss = faiss.read_index(faiss.PyCallbackIOReader(io.BytesIO(body[rows * 24 :]).read))
        index.position = ChangeNumber(int(header["position"]))
        return index

    def _selector(self, window: Window) -> faiss.IDSelectorBitmap:
        """Which ids lie within `window`, as a bit for each id; kept, since many questions share a window."""
        if window not in self._selectors:
            seen = np.ones(len(self._passages), bool)
            if window.since is not None:
                seen &= self._published >= seconds(window.since)
            if window.until is not None:
                seen &= self._published <= seconds(window.until)
            bits = np.zeros(int(self._passages.max(initial=0)) + 1, bool)
            bits[self._passages[seen]] = True
            if len(self._selectors) >= SELECTORS_KEPT:
                self._selectors.pop(next(iter(self._selectors)))
            self._selectors[window] = faiss.IDSelectorBitmap(np.packbits(bits, bitorder="little"))
        return self._selectors[window]


def seconds(moment: datetime | None) -> int:
    """Whole seconds since 1970; UNDATED for None."""
    return UNDATED if moment is None else int(moment.timestamp())
