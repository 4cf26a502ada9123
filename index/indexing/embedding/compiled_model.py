"""Runs the compiled model with OpenVINO, without torch."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import openvino as ov
from tokenizers import Tokenizer

from index.indexing.embedding.embedder import PassageVectors
from index.indexing.embedding.processor import compiled
from index.indexing.embedding.word_pieces import MAX_PIECES, Pieces, graph_inputs
from index.indexing.embedding.word_table import WordTable, take_out_words
from index.library.articles import Span
from index.library.passage_vectors import Vectors


class CompiledEmbedder:
    """Runs the compiled model in the folder `form`; a subclass turns texts into the model's inputs.

    Each stream is one core working on one text, so texts are not padded to the longest of a batch. A question has a
    request of its own and waits for at most one passage in a stream, however many passages wait.
    """

    def __init__(
        self, form: Path, name: str, inner: str | None = None, change: Callable[[Any], object] | None = None
    ) -> None:
        """`inner` names a node of the graph whose output is kept as well: see `inside`. `change` alters the graph."""
        self.name = name
        model = compiled(form / "model.xml", inner, change)
        self.dimension: int = model.output(0).partial_shape[1].get_length()
        self._question = model.create_infer_request()
        self._asking = threading.Lock()
        self._queue = ov.AsyncInferQueue(model)
        self._queue.set_callback(_keep)
        self._embedding = threading.Lock()

    def question_pieces(self, texts: Sequence[str]) -> list[Pieces]:
        """Return the word pieces of each question."""
        raise NotImplementedError

    def passage_pieces(self, texts: Sequence[str]) -> list[Pieces]:
        """Return the word pieces of each passage."""
        raise NotImplementedError

    def inputs(self, pieces: Pieces, sentences: Sequence[Span] = ()) -> Mapping[str, npt.NDArray[Any]]:
        """Return the inputs of the graph; see word_pieces.graph_inputs."""
        return graph_inputs(pieces, sentences)

    def finished(self, vectors: Vectors) -> Vectors:
        """Return the final vectors, made from the graph's output."""
        return vectors

    def questions(self, texts: Sequence[str]) -> Vectors:
        """See Embedder."""
        return self._alone(self.question_pieces(texts))

    def passages(self, texts: Sequence[str], sentences: Sequence[Sequence[Span]]) -> PassageVectors:
        """See Embedder. A sentence that the model's limit cuts off is embedded by itself."""
        pieces = self.passage_pieces(texts)
        rows: list[Vectors] = [np.empty((0, self.dimension), np.float32)] * len(texts)
        with self._embedding:
            for place, (cut, spans) in enumerate(zip(pieces, sentences, strict=True)):
                self._queue.start_async(self.inputs(cut, spans), (rows, place, 1 + len(spans)))
            self._queue.wait_all()
        rows = [self.finished(found) for found in rows]
        for text, cut, spans, found in zip(texts, pieces, sentences, rows, strict=True):
            lost = [number for number, span in enumerate(spans, 1) if cut.cut and span.end > cut.end]
            if lost:
                found[lost] = self._alone(self.passage_pieces([spans[number - 1].of(text) for number in lost]))
        whole = np.array([found[0] for found in rows], np.float32).reshape(len(texts), self.dimension)
        return PassageVectors(whole, [found[1:] for found in rows])

    def inside(self, inputs: Mapping[str, npt.NDArray[Any]]) -> npt.NDArray[np.float32]:
        """What the node `inner` gives for those inputs; stands behind questions only."""
        with self._asking:
            return np.array(self._question.infer(inputs)[1], np.float32)

    def _alone(self, texts: Sequence[Pieces]) -> Vectors:
        vectors = np.empty((len(texts), self.dimension), np.float32)
        for row, pieces in enumerate(texts):
            inputs = self.inputs(pieces)
            with self._asking:
                vectors[row] = self._question.infer(inputs)[0][0]
        return self.finished(vectors)

    def close(self) -> None:
        """See Embedder."""
        with self._asking, self._embedding:
            del self._question, self._queue


class EnglishEmbedder(CompiledEmbedder):
    """MiniLM, compiled. The vectors of word pieces are looked up in the file of the graph."""

    def __init__(self, form: Path, name: str) -> None:
        self._words: WordTable | None = None
        super().__init__(form, name, change=self._take_out_words)
        self._tokenizer = open_tokenizer(form / "tokenizer.json")

    def _take_out_words(self, model: Any) -> None:
        self._words = take_out_words(model)

    def inputs(self, pieces: Pieces, sentences: Sequence[Span] = ()) -> Mapping[str, npt.NDArray[Any]]:
        """See CompiledEmbedder."""
        inputs = dict(graph_inputs(pieces, sentences))
        return inputs if self._words is None else {"words": self._words(inputs.pop("ids")), **inputs}

    def question_pieces(self, texts: Sequence[str]) -> list[Pieces]:
        """See CompiledEmbedder."""
        return [Pieces.of(encoding) for encoding in self._tokenizer.encode_batch(list(texts))]

    def passage_pieces(self, texts: Sequence[str]) -> list[Pieces]:
        """See CompiledEmbedder."""
        return self.question_pieces(texts)


def open_tokenizer(path: Path) -> Tokenizer:
    """Open the model's tokenizer and set its limit once: from then on it is only read, which any thread may do."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.enable_truncation(MAX_PIECES)
    return tokenizer


def _keep(request: Any, wanted: tuple[list[Vectors], int, int]) -> None:
    rows, place, count = wanted
    rows[place] = request.get_output_tensor(0).data[:count].copy()
