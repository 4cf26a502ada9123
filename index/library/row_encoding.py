"""Encodes spans and vectors as compact bytes for the database, and decodes them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from index.library.articles import Span
from index.library.passage_vectors import Vectors

INT8_SCALE = 127.0  # components of a normalised vector lie between -1 and 1


def spans_to_bytes(spans: Sequence[Span]) -> bytes:
    """Encode spans as little-endian int32 pairs."""
    return np.array([(span.start, span.end) for span in spans], dtype="<i4").tobytes()


def spans_from_bytes(stored: bytes) -> tuple[Span, ...]:
    """Decode the result of `spans_to_bytes`."""
    return tuple(Span(start, end) for start, end in np.frombuffer(stored, dtype="<i4").reshape(-1, 2).tolist())


def vector_to_bytes(vector: Vectors) -> bytes:
    """Encode a vector as little-endian float16: half the size, cosine to float32 within 1e-6."""
    return vector.astype("<f2").tobytes()


def vectors_from_bytes(stored: Sequence[bytes], dimension: int) -> Vectors:
    """Decode vectors to an array of shape (len(stored), dimension), float32."""
    return np.frombuffer(b"".join(stored), dtype="<f2").reshape(-1, dimension).astype(np.float32)


def sentence_vectors_to_bytes(vectors: Vectors) -> bytes:
    """Encode sentence vectors as int8, scaled by INT8_SCALE; cosine to float32 above 0.999."""
    scaled: npt.NDArray[np.int8] = np.rint(vectors * INT8_SCALE).clip(-INT8_SCALE, INT8_SCALE).astype(np.int8)
    return scaled.tobytes()


def sentence_vectors_from_bytes(stored: bytes, dimension: int) -> Vectors:
    """Decode to an array of shape (sentences, dimension), float32, normalised."""
    vectors = np.frombuffer(stored, dtype=np.int8).reshape(-1, dimension).astype(np.float32)
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    vectors /= np.maximum(lengths, np.finfo(np.float32).tiny)
    return vectors
