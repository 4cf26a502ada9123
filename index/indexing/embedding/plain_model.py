"""Runs any sentence-transformers model with torch."""

from __future__ import annotations

import hashlib
import logging
import os
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from index.indexing.embedding.embedder import PassageVectors
from index.library.articles import Span
from index.library.errors import ModelProblem
from index.library.passage_vectors import Vectors

BATCH = 32  # passages a call of the model: a question waits behind one batch at most


class PlainEmbedder:
    """Serves the model of a folder or of a hub name.

    Sentences are embedded by themselves: what lies behind a model's pooling is its own affair.
    """

    def __init__(self, model: str) -> None:
        self._model = _load(model)
        self._turn = threading.Lock()  # torch modules keep state while they run
        dimension = self._model.get_embedding_dimension()
        if not dimension:
            raise ModelProblem(f"{model} does not say how long its vectors are: choose another model")
        self.dimension = int(dimension)
        self.name = f"{Path(model).name}/{_weights_hash(self._model)[:8]}/fp32"

    def questions(self, texts: Sequence[str]) -> Vectors:
        """See Embedder."""
        return self._encoded(self._model.encode_query, texts)

    def passages(self, texts: Sequence[str], sentences: Sequence[Sequence[Span]]) -> PassageVectors:
        """See Embedder."""
        whole = self._encoded(self._model.encode_document, texts)
        pieces = [span.of(text) for text, spans in zip(texts, sentences, strict=True) for span in spans]
        rows = self._encoded(self._model.encode_document, pieces)
        ends = np.cumsum([len(spans) for spans in sentences])[:-1]
        return PassageVectors(whole, list(np.split(rows, ends)) if len(texts) else [])

    def close(self) -> None:
        """See Embedder."""
        with self._turn:
            del self._model

    def _encoded(self, encode: Any, texts: Sequence[str]) -> Vectors:
        vectors = np.empty((len(texts), self.dimension), np.float32)
        for start in range(0, len(texts), BATCH):
            batch = list(texts[start : start + BATCH])
            with self._turn:
                vectors[start : start + BATCH] = encode(batch, normalize_embeddings=True, show_progress_bar=False)
        return vectors


def _load(model: str) -> Any:
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    os.environ.setdefault("HF_HUB_DISABLE_PROGRESS_BARS", "1")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging as transformers_logging

    transformers_logging.disable_progress_bar()
    for library in ("sentence_transformers", "transformers", "huggingface_hub"):
        logging.getLogger(library).setLevel(logging.ERROR)
    try:
        return SentenceTransformer(str(model), device="cpu")
    except (OSError, ValueError, RuntimeError, ImportError, LookupError) as error:
        reason = (str(error).strip().splitlines() or [type(error).__name__])[0]
        raise ModelProblem(
            f"cannot load the model {model!r} ({reason}): "
            "QUOTEWIRE_MODEL is a folder or a hub name of a sentence-transformers model"
        ) from error


def _weights_hash(model: Any) -> str:
    digest = hashlib.sha256()
    for name, tensor in sorted(model.state_dict().items()):
        digest.update(name.encode())
        digest.update(memoryview(tensor.detach().cpu().contiguous().view(-1).numpy()).cast("B"))
    return digest.hexdigest()
