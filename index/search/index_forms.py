"""The forms that a vector index takes as the library grows, and how each is searched.

Measured at 384 dimensions on 110,000 passages, one core of two: EXACT looks at every vector, in 15 ms, and its time
and memory grow with the library. IN_CELLS keeps each number in one byte and looks at the cells nearest to the question
alone, in 1 ms. A look at every vector of one byte a number takes as long as EXACT, so no form does that; and kept as
differences from the middle of their cell, such numbers find 0.998 of the true neighbours instead of 0.989.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import faiss
import numpy as np

from index.library.passage_vectors import Vectors

CELL_SAMPLE = 24  # vectors looked at for each cell when cells are laid out
CELL_SAMPLE_LEAST = 8  # with fewer, vectors lie in the middle of their cells, and say nothing of how far others will
CELL_ROUNDS = 6  # of k-means
RANGE_SPARE = 0.1  # of the range of the sample's numbers: what comes later may lie a little outside of it
CELLS_MOST = 4096  # more take longer to lay out than they save
CELLS_PER_ROOT = 4.0  # cells for each square root of the passages; with 2.0, a fifth more rows for the same recall
CELLS_SEEN = 0.12  # of all cells: at a million recall@10 is 0.976, and no more with 0.16
CELLS_SEEN_LEAST = 24  # where there are few cells, each is large, and the neighbours lie in relatively more of them


class Form(StrEnum):
    """How the vectors are kept."""

    EXACT = "exact"
    IN_CELLS = "8-bit in cells"


@dataclass(frozen=True, slots=True)
class Steps:
    """At which sizes the index changes its form; a smaller one is gone back to at `back` of them.

    `worn` is the share of deleted rows at which an index is made anew, if there are `worn_least` of them.
    """

    exact_most: int = 100_000  # 15 ms and 150 MB; a question searches twice
    back: float = 0.5  # so that a library at the border does not go to and fro
    worn: float = 0.2
    worn_least: int = 2_000

    def form_for(self, passages: int, now: Form | None = None) -> Form:
        """The form for so many passages, where it is `now` that."""
        most = self.exact_most * (self.back if now is Form.IN_CELLS else 1.0)
        return Form.EXACT if passages <= most else Form.IN_CELLS

    def is_worn(self, passages: int, rows: int) -> bool:
        """Whether so many of the rows are of deleted passages that the index is worth making anew."""
        return rows - passages > max(self.worn_least, self.worn * rows)


def cells_for(passages: int) -> int:
    """How many cells so many passages are kept in."""
    return max(1, min(CELLS_MOST, int(CELLS_PER_ROOT * passages**0.5)))


def empty_index(form: Form, dimension: int, sample: Vectors, passages: int) -> Any:
    """A FAISS index without rows, for so many `passages`; `sample`, shape (n, dimension), lays out its cells."""
    if form is Form.EXACT:
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


def parameters(form: Form, index: Any, selector: Any, share: float) -> Any:
    """How to search among the rows of `selector`, which are `share` of all.

    Where few rows may be seen, their nearest lie in farther cells: as many more cells are looked at, at the same cost.
    `nprobe` is given for this one search: as an attribute, it would be shared by all that go on.
    """
    if form is Form.EXACT:
        # Always with a selector: measured faster than the unfiltered search, which starts threads for one query.
        return faiss.SearchParameters(sel=selector)
    seen = max(CELLS_SEEN_LEAST, CELLS_SEEN * index.nlist) / max(share, 1e-9)
    return faiss.SearchParametersIVF(sel=selector, nprobe=int(min(index.nlist, seen)))
