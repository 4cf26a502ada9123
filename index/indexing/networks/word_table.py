"""The table of word pieces' vectors, which stands beside a graph: in it, the table takes 47 MB as floats."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt

from config.memory import let_go_of
from index.library.passage_vectors import Vectors

ROWS, SCALES = "words.npy", "word-scales.npy"


class WordTable:
    """Looks up the vectors of word pieces, which are stored as bytes with a scale for each row.

    The bytes stay in the mapped file of the graph: rows that are not looked up need no memory.
    """

    def __init__(self, rows: npt.NDArray[np.int8], scales: npt.NDArray[np.float32], owner: object = None) -> None:
        """`rows` has shape (pieces, width), `scales` (pieces, 1). `owner` keeps the memory of both alive."""
        self._rows, self._scales, self._owner = rows, scales, owner

    @classmethod
    def opened(cls, folder: Path) -> WordTable | None:
        """Map the table that `save` wrote into the folder; None if there is none."""
        if not (folder / ROWS).exists():
            return None
        rows = np.load(folder / ROWS, mmap_mode="r")
        let_go_of(rows._mmap)  # an array that numpy maps has its map there
        return cls(rows, np.load(folder / SCALES))

    def save(self, folder: Path) -> None:
        """Write the table into the folder."""
        np.save(folder / ROWS, self._rows)
        np.save(folder / SCALES, self._scales)

    def __call__(self, ids: npt.NDArray[np.int32]) -> Vectors:
        """Return vectors of shape (len(ids), width): exactly those that the graph would look up."""
        return np.multiply(self._rows[ids], self._scales[ids], dtype=np.float32)
