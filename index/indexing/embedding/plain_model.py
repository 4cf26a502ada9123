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

from index.indexing.embedding.embedder import NO_PROMPTS, PassageVectors, Prompts
from index.indexing.embedding.multilingual_space import spread
from index.indexing.embedding.weights import MULTILINGUAL_NAME
from index.library.articles import Span
from index.library.errors import ModelProblem
from index.library.passage_vectors import Vectors

BATCH = 32  # passages a call of the model: a question waits behind one batch at most


_PASSAGE_PROMPTS = ("document", "passage", "corpus")


class PlainEmbedder:
    """Serves the model of a folder or of a hub name.

    Sentences are embedded by themselves: what lies behind a model's pooling is its own affair.
    """

    def __init__(self, model: str, prompts: Prompts = NO_PROMPTS) -> None:
        """`prompts` are put before texts where the model states none of its own."""
        self._model = _load(model)
        name = Path(model).name
        added = _add_prompts(self._model, prompts.or_those_of(name))
        self._turn = threading.Lock()  # torch modules keep state while they run
        dimension = self._model.get_embedding_dimension()
        if not dimension:
            raise ModelProblem(f"{model} does not say how long its vectors are: choose another model")
        self.dimension = int(dimension)
        self._spread = name == MULTILINGUAL_NAME
        self.name = "/".join([name, _weights_hash(self._model, _stored_names(model))[:8], "fp32", *added])

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
        return spread(vectors) if self._spread else vectors


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


def _add_prompts(model: Any, prompts: Prompts) -> list[str]:
    """Give the model the prompts that it does not state; return what tells its vectors from those without."""
    # encode_document takes the first of these names that there is, even where its prompt is empty.
    passage = next((model.prompts[name] for name in _PASSAGE_PROMPTS if model.prompts.get(name)), prompts.passage)
    wanted = {"query": model.prompts.get("query") or prompts.question, _PASSAGE_PROMPTS[0]: passage}
    added = {name: prompt for name, prompt in wanted.items() if prompt and prompt != model.prompts.get(name)}
    model.prompts = {**model.prompts, **added}
    words = "\n".join(f"{name}: {prompt}" for name, prompt in sorted(added.items()))
    return [hashlib.sha256(words.encode()).hexdigest()[:8]] if added else []


def _stored_names(model: str) -> frozenset[str]:
    """The names of the weights that lie in the model's files, with and without their first part."""
    import torch
    from huggingface_hub import snapshot_download
    from safetensors import safe_open

    folder = Path(model) if Path(model).is_dir() else Path(snapshot_download(model, local_files_only=True))
    names: set[str] = set()
    for file in folder.rglob("*.safetensors"):
        with safe_open(file, "np") as opened:
            names.update(opened.keys())
    for file in folder.rglob("pytorch_model*.bin"):
        names.update(torch.load(file, weights_only=True, mmap=True))
    return frozenset(names | {name.partition(".")[2] for name in names if name.count(".") > 1})


def _weights_hash(model: Any, stored: frozenset[str]) -> str:
    """Return the hash of the weights in `stored`, or of all: what is not stored is made by chance at each start."""
    digest = hashlib.sha256()
    for name, tensor in sorted(model.state_dict().items()):
        if stored and not _is_stored(name, stored):
            continue
        digest.update(name.encode())
        digest.update(memoryview(tensor.detach().cpu().contiguous().view(-1).numpy()).cast("B"))
    return digest.hexdigest()


def _is_stored(name: str, stored: frozenset[str]) -> bool:
    """Whether `stored` holds this weight, whose module puts names of its own before the stored one."""
    parts = name.split(".")
    return any(".".join(parts[at:]) in stored for at in range(len(parts) - 1))
