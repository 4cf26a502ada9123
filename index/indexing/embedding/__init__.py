"""Embeds texts: turns them into vectors of their meaning.

`open_embedder` opens a packaged model, compiled to be fast on a small server, or any sentence-transformers model.
"""

from index.indexing.embedding.embedder import Embedder, PassageVectors, Prompts
from index.indexing.embedding.model_choice import (
    AUTOMATIC_MODEL,
    ENGLISH_MODEL,
    LIGHT_MODEL,
    MULTILINGUAL_MODEL,
    open_embedder,
)

__all__ = [
    "AUTOMATIC_MODEL",
    "ENGLISH_MODEL",
    "LIGHT_MODEL",
    "MULTILINGUAL_MODEL",
    "Embedder",
    "PassageVectors",
    "Prompts",
    "open_embedder",
]
