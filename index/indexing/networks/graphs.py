"""Graphs in OpenVINO's files: int8 weights, and the ranges of all numbers that a product rounds to bytes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Graph:
    """The graph in the file `path` (.xml, with its weights in the .bin beside it), and how it is used.

    What the node `inner` gives is a second output. With `words_apart`, the input is the vectors of the word pieces in
    place of their ids.
    """

    path: Path
    inner: str | None = None
    words_apart: bool = False

    @property
    def weights(self) -> Path:
        """The file of the weights."""
        return self.path.with_suffix(".bin")
