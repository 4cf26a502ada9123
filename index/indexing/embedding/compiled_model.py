"""Runs the compiled model with OpenVINO, without torch."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import openvino as ov
from tokenizers import Tokenizer

from index.indexing.embedding.embedder import PassageVectors, Vectors
from index.indexing.embedding.processor import compiled
from index.indexing.embedding.word_pieces import MAX_PIECES, Pieces, graph_inputs
from index.library.articles import Span


class CompiledEmbedder:
    """Serves the compiled form that lies in `form`.

    Each stream is one core working on one text, so nothing is filled up to the longest of a batch. A question has
    a request of its own and stands behind at most one passage in a stream, however many are waiting.
    """

    def __init__(self, form: Path, name: str) -> None:
        self.name = name
        model = compiled(form / "model.xml")
        self.dimension: int = model.output(0).partial_shape[1].get_length()
        self._tokenizer = open_tokenizer(form / "tokenizer.json")
        self._question = model.create_infer_request()
        self._asking = threading.Lock()
        self._queue = ov.AsyncInferQueue(model)
        self._queue.set_callback(_keep)
        self._embedding = threading.Lock()

    def questions(self, texts: Sequence[str]) -> Vectors:
        """See Embedder."""
        vectors = np.empty((len(texts), self.dimension), np.float32)
        for row, encoding in enumerate(self._tokenizer.encode_batch(list(texts))):
            inputs = graph_inputs(Pieces.of(encoding))
            with self._asking:
                vectors[row] = self._question.infer(inputs)[0][0]
        return vectors

    def passages(self, texts: Sequence[str], sentences: Sequence[Sequence[Span]]) -> PassageVectors:
        """See Embedder. A sentence that the model's limit cuts off is embedded by itself."""
        pieces = [Pieces.of(encoding) for encoding in self._tokenizer.encode_batch(list(texts))]
        rows: list[Vectors] = [np.empty((0, self.dimension), np.float32)] * len(texts)
        with self._embedding:
            for place, (cut, spans) in enumerate(zip(pieces, sentences, strict=True)):
                self._queue.start_async(graph_inputs(cut, spans), (rows, place, 1 + len(spans)))
            self._queue.wait_all()
        for text, cut, spans, found in zip(texts, pieces, sentences, rows, strict=True):
            lost = [number for number, span in enumerate(spans, 1) if cut.cut and span.end > cut.end]
            if lost:
                found[lost] = self.questions([spans[number - 1].of(text) for number in lost])
        whole = np.array([found[0] for found in rows], np.float32).reshape(len(texts), self.dimension)
        return PassageVectors(whole, [found[1:] for found in rows])

    def close(self) -> None:
        """See Embedder."""
        with self._asking, self._embedding:
            del self._question, self._queue


def open_tokenizer(path: Path) -> Tokenizer:
    """The model's own, with the limit set once: afterwards it is only read, which any thread may do."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.enable_truncation(MAX_PIECES)
    return tokenizer


def _keep(request: Any, wanted: tuple[list[Vectors], int, int]) -> None:
    rows, place, count = wanted
    rows[place] = request.get_output_tensor(0).data[:count].copy()
