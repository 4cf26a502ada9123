"""Passages with their vectors, as the library keeps them and search ranks them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.library.articles import ArticleCard, PassageId, PassageSpan

Vectors = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """A passage with what ranking needs of it.

    `vector` has shape (dimension,), `sentence_vectors` (len(place.sentences), dimension); all normalised.
    """

    id: PassageId
    article: ArticleCard
    ordinal: int
    place: PassageSpan
    text: str  # of the whole article: spans slice it
    vector: Vectors
    sentence_vectors: Vectors
