"""Embeds texts: turns them into vectors of their meaning.

`open_embedder` opens a packaged model, compiled to be fast on a small server, or any sentence-transformers model.
"""

import sys  # the imports below stand after what they rely on

# OpenVINO reports each import to its makers, from a process of its own, where it finds the package that does so.
sys.modules.setdefault("openvino_telemetry", None)  # type: ignore[arg-type]  # None: not to be found

from index.indexing.embedding.embedder import Embedder, PassageVectors, Prompts  # noqa: E402
from index.indexing.embedding.model_choice import AUTOMATIC_MODEL, ENGLISH_MODEL, MULTILINGUAL_MODEL, open_embedder  # noqa: E402

__all__ = [
    "AUTOMATIC_MODEL",
    "ENGLISH_MODEL",
    "MULTILINGUAL_MODEL",
    "Embedder",
    "PassageVectors",
    "Prompts",
    "open_embedder",
]
