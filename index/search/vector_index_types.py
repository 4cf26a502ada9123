"""The two types of the vector index, for small and large libraries, and how each is searched.

Measured at 384 dimensions on 110,000 passages, one core of two: EXACT compares every vector, in 15 ms, and its time
and memory grow with the library. IN_CELLS stores each number in one byte and compares only the cells nearest to the
question, in 1 ms. Comparing every vector of one-byte numbers takes as long as EXACT, so no type does that. Stored as
differences from the centre of their cell, such numbers find 0.998 of the true neighbours instead of 0.989.
On 82,571 passages IN_CELLS finds 0.986 of the 60 nearest in 4 ms of processor, both searches of a question together,
EXACT in 14; the quotes for 358 questions are the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import faiss
import numpy as np

from index.library.passage_vectors import Vectors

CELL_SAMPLE = 24  # vectors per cell that k-means is trained on
CELL_SAMPLE_LEAST = 8  # with fewer, the sample says nothing of how far other vectors lie from centres
CELL_ROUNDS = 6  # of k-means
RANGE_SPARE = 0.1  # of the sample's range: later vectors may lie slightly outside of it
CELLS_MOST = 4096  # more take longer to train than they save
CELLS_PER_ROOT = 4.0  # cells for each square root of the passages; with 2.0, a fifth more rows for the same recall
# Searched for each square root of the cells. Of the 10 nearest of a million passages, 256 of 4,096 cells hold 0.987 in
# 3.4 ms; 490 hold 0.988 in 6.0, 200 hold 0.984 in 2.9.
CELLS_SEEN_PER_ROOT = 4.0
CELLS_SEEN_LEAST = 24  # few cells are large, and the neighbours spread over relatively more of them
# That may be found: of the 60 nearest of 24 days of a million passages they hold 0.995, in a third of 20,000's time.
ROWS_SEEN = 6_000


class VectorIndexType(StrEnum):
    """How the vectors are stored."""

    EXACT = "exact"
    IN_CELLS = "8-bit in cells"


@dataclass(frozen=True, slots=True)
class VectorIndexLimits:
    """The sizes at which the index is rebuilt as another type.

    It returns to the smaller type at the share `back` of `exact_most`. `worn` is the share of deleted rows at which
    it is rebuilt, if there are at least `worn_least` of them.
    """

    exact_most: int = 30_000  # 4 ms and 46 MB; a question searches twice
    back: float = 0.5  # so that a library at the limit does not switch back and forth
    worn: float = 0.2
    worn_least: int = 2_000

    def form_for(self, passages: int, now: VectorIndexType | None = None) -> VectorIndexType:
        """Return the type for a number of passages; `now` is the current type."""
        most = self.exact_most * (self.back if now is VectorIndexType.IN_CELLS else 1.0)
        return VectorIndexType.EXACT if passages <= most else VectorIndexType.IN_CELLS

    def is_worn(self, passages: int, rows: int) -> bool:
        """Whether enough rows belong to deleted passages for a rebuild."""
        return rows - passages > max(self.worn_least, self.worn * rows)


def cells_for(passages: int) -> int:
    """Return the number of cells for a number of passages."""
    return max(1, min(CELLS_MOST, int(CELLS_PER_ROOT * passages**0.5)))


def empty_index(index_type: VectorIndexType, dimension: int, sample: Vectors, passages: int) -> Any:
    """Return an empty FAISS index for that many `passages`, trained on `sample` of shape (n, dimension)."""
    if index_type is VectorIndexType.EXACT:
        return faiss.IndexFlatIP(dimension)
    cells = max(1, min(cells_for(passages), len(sample) // CELL_SAMPLE_LEAST))
    index = faiss.IndexIVFScalarQuantizer(
        faiss.IndexFlatIP(dimension), dimension, cells, faiss.ScalarQuantizer.QT_8bit, faiss.METRIC_INNER_PRODUCT, True
    )
    index.cp.niter = CELL_ROUNDS
    index.cp.min_points_per_centroid = 1
    index.cp.spherical = True
    index.sq.rangestat_arg = RANGE_SPARE
    index.train(np.ascontiguousarray(sample, np.float32))
    return index


def search_parameters(index_type: VectorIndexType, index: Any, selector: Any, share: float) -> Any:
    """Return FAISS's parameters for a search among the rows of `selector`, which are the share `share` of all rows.

    If few rows may be found, the nearest ones lie in more distant cells: proportionally more cells are searched, until
    they hold ROWS_SEEN of these rows. `nprobe` is set for this search only: as an attribute, all concurrent searches
    would share it.
    """
    if index_type is VectorIndexType.EXACT:
        # Always with a selector: this is faster than the unfiltered search, which starts threads for a single query.
        return faiss.SearchParameters(sel=selector)
    least = max(CELLS_SEEN_LEAST, CELLS_SEEN_PER_ROOT * index.nlist**0.5)
    enough = max(least, index.nlist * ROWS_SEEN / max(share * index.ntotal, 1.0))
    return faiss.SearchParametersIVF(sel=selector, nprobe=int(min(index.nlist, enough, least / max(share, 1e-9))))
