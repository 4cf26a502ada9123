"""Passages with their vectors, as the library keeps them and search ranks them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from index.library.articles import ArticleCard, PassageId, PassageSpan

Vectors = npt.NDArray[np.float32]


class SentenceWords(NamedTuple):
    """The analysed words of a passage's sentences, as `retrieval/sentence_encoding` encodes them in that version."""

    version: int
    encoded: bytes


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """A passage with what ranking needs of it.

    `vector` has shape (dimension,), `sentence_vectors` (len(place.sentences), dimension); all normalised.
    `words` is None where they are not stored. One field per fact that ranking reads.
    """

    id: PassageId
    article: ArticleCard
    ordinal: int
    place: PassageSpan
    text: str  # of the whole article: spans slice it
    vector: Vectors
    sentence_vectors: Vectors
    words: SentenceWords | None = None
