"""Embeds texts: turns them into vectors of their meaning.

`open_embedder` opens the packaged model, compiled to be fast on a small server, or any sentence-transformers model.
"""

from index.indexing.embedding.embedder import Embedder, PassageVectors
from index.indexing.embedding.model_choice import open_embedder

__all__ = ["Embedder", "PassageVectors", "open_embedder"]
