"""An embedder without a model: the same words give the same vector, and scores can be worked out by hand."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence

import numpy as np

from index.indexing.embedding import PassageVectors
from index.library.articles import Span
from index.library.passage_vectors import Vectors

_WORD = re.compile(r"\w+")
_ENDINGS = ("ing", "ed", "es", "s")
_SHORTEST_STEM = 3


class TinyEmbedder:
    """A bag of stemmed words, each word hashed to one of 64 places; cosines are those of the counts.

    A text without words points at place 0. Keeps the texts that it was given in `embedded`.
    """

    name = "tiny/words/64"
    dimension = 64

    def __init__(self) -> None:
        self.embedded: list[str] = []

    def questions(self, texts: Sequence[str]) -> Vectors:
        return np.array([_vector(text) for text in texts], np.float32).reshape(len(texts), self.dimension)

    def passages(self, texts: Sequence[str], sentences: Sequence[Sequence[Span]]) -> PassageVectors:
        self.embedded.extend(texts)
        rows = [self.questions([span.of(text) for span in spans]) for text, spans in zip(texts, sentences, strict=True)]
        return PassageVectors(self.questions(texts), rows)

    def close(self) -> None:
        pass


class OtherEmbedder(TinyEmbedder):
    """Another model, named like the multilingual one.

    It has the same vectors, turned round: those of the two models are never alike.
    """

    name = "multilingual-e5-small/tiny/64"

    def questions(self, texts: Sequence[str]) -> Vectors:
        return -super().questions(texts)


def place_of(word: str) -> int:
    """Which of the 64 numbers counts `word`."""
    return zlib.crc32(_stem(word.lower()).encode()) % TinyEmbedder.dimension


def _vector(text: str) -> Vectors:
    counts = np.zeros(TinyEmbedder.dimension, np.float32)
    for word in _WORD.findall(text):
        counts[place_of(word)] += 1
    if not counts.any():
        counts[0] = 1
    return counts / np.float32(np.linalg.norm(counts))


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word
