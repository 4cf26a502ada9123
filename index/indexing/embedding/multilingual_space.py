"""Spreads the multilingual model's vectors, which crowd together, and takes the language out of them.

From each vector the mean of many passages is subtracted, then its share of six directions in which texts of different
languages differ. The numbers lie in `multilingual_space.npz`: over XQuAD in en, es, ru and zh, the
mean of the languages' mean passage vectors, and the first six directions (SVD) in which the mean vectors of passages
and of questions differ by language.
They are the same for every library: the mean of 24 texts did as well as that of a library's own passages, vectors stay
comparable as a library grows, and nothing needs to be known before the first article is embedded.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np

from index.library.passage_vectors import Vectors

FILE = Path(__file__).with_name("multilingual_space.npz")


def spread(vectors: Vectors) -> Vectors:
    """Return the rows of `vectors`, shape (n, 384), centred, without language, of length 1."""
    mean, directions = _space()
    centred = vectors - mean
    centred -= (centred @ directions.T) @ directions
    lengths = np.linalg.norm(centred, axis=1, keepdims=True)
    return np.asarray(centred / np.maximum(lengths, 1e-12), np.float32)


@cache
def _space() -> tuple[Vectors, Vectors]:
    with np.load(FILE) as numbers:
        return numbers["mean"], numbers["directions"]
