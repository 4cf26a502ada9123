"""From a text to vectors of its meaning.

`open_embedder` gives the packaged model in a compiled form that is quick on a small server, or any
sentence-transformers model as it comes.
"""

from index.indexing.embedding.embedder import Embedder, PassageVectors, Vectors
from index.indexing.embedding.model_choice import open_embedder

__all__ = ["Embedder", "PassageVectors", "Vectors", "open_embedder"]
