"""Opens the embedding model: the packaged one, compiled, or any sentence-transformers model."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from index.indexing.embedding.compiled_form import FORM, ensure_compiled
from index.indexing.embedding.embedder import Embedder
from index.indexing.embedding.weights import MODEL_NAME, WEIGHTS_SHA256, packaged_weights


def open_embedder(model: str | None, folder: Path, progress: Callable[[str], None] | None = None) -> Embedder:
    """Open the packaged model if `model` is None, else the sentence-transformers model of that folder or hub name.

    `folder` stores the compiled form; `progress` gets a line when it is compiled. Raises ModelProblem.
    """
    if model is not None:
        from index.indexing.embedding.plain_model import PlainEmbedder  # brings torch: only where it is asked for

        return PlainEmbedder(model)
    form = ensure_compiled(packaged_weights(), folder, progress or _say_nothing)
    from index.indexing.embedding.compiled_model import CompiledEmbedder

    return CompiledEmbedder(form, f"{MODEL_NAME}/{WEIGHTS_SHA256[:8]}/{FORM}")


def _say_nothing(_line: str) -> None:
    pass
