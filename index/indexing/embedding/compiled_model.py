"""Runs the compiled model, without torch."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from index.indexing.embedding.embedder import PassageVectors
from index.indexing.embedding.word_pieces import MAX_PIECES, Pieces, graph_inputs
from index.indexing.networks import Graph, Inputs, open_network
from index.indexing.networks.made_folders import Progress, say_nothing
from index.library.articles import Span
from index.library.passage_vectors import Vectors

USUAL_PASSAGE = "The ferry to the island stops in November, and ticket prices stay as they were. " * 8
"""As long as a passage usually is: engines are tried with it."""


class CompiledEmbedder:
    """Runs the compiled model in the folder `form`; a subclass turns texts into the model's inputs.

    Each run is one core working on one text, so texts are not padded to the longest of a batch. A question waits for at
    most one passage on each core, however many passages wait.
    """

    def __init__(self, form: Path, name: str, graph: Graph, progress: Progress = say_nothing) -> None:
        """`graph` is the one in `form`; what its node `inner` gives is kept as well: see `inside`."""
        self.name = name
        self.fills = False  # as engines are tried: whether inputs are filled up to usual lengths
        self._network = open_network(graph, form.name, self._sample, form.parent, progress)
        self.fills = not self._network.takes_any_length
        self.dimension: int = self._network.width
        self._embedding = threading.Lock()

    def question_pieces(self, texts: Sequence[str]) -> list[Pieces]:
        """Return the word pieces of each question."""
        raise NotImplementedError

    def passage_pieces(self, texts: Sequence[str]) -> list[Pieces]:
        """Return the word pieces of each passage."""
        raise NotImplementedError

    def inputs(self, pieces: Pieces, sentences: Sequence[Span] = ()) -> Inputs:
        """Return the inputs of the graph; see word_pieces.graph_inputs."""
        return graph_inputs(pieces, sentences, self.fills)

    def _sample(self) -> Inputs:
        return self.inputs(self.passage_pieces([USUAL_PASSAGE])[0])

    def finished(self, vectors: Vectors) -> Vectors:
        """Return the final vectors, made from the graph's output."""
        return vectors

    def questions(self, texts: Sequence[str]) -> Vectors:
        """See Embedder."""
        return self._alone(self.question_pieces(texts))

    def passages(self, texts: Sequence[str], sentences: Sequence[Sequence[Span]]) -> PassageVectors:
        """See Embedder. A sentence that the model's limit cuts off is embedded by itself."""
        pieces = self.passage_pieces(texts)
        with self._embedding:
            found_rows = self._network.run_each(map(self.inputs, pieces, sentences))
        rows = [self.finished(found[: 1 + len(spans)]) for found, spans in zip(found_rows, sentences, strict=True)]
        for text, cut, spans, found in zip(texts, pieces, sentences, rows, strict=True):
            lost = [number for number, span in enumerate(spans, 1) if cut.cut and span.end > cut.end]
            if lost:
                found[lost] = self._alone(self.passage_pieces([spans[number - 1].of(text) for number in lost]))
        whole = np.array([found[0] for found in rows], np.float32).reshape(len(texts), self.dimension)
        return PassageVectors(whole, [found[1:] for found in rows])

    def inside(self, inputs: Inputs) -> npt.NDArray[np.float32]:
        """What the node `inner` gives for those inputs; stands behind questions only."""
        return self._network.run(inputs)[1]

    def _alone(self, texts: Sequence[Pieces]) -> Vectors:
        vectors = np.empty((len(texts), self.dimension), np.float32)
        for row, pieces in enumerate(texts):
            vectors[row] = self._network.run(self.inputs(pieces))[0][0]
        return self.finished(vectors)

    def close(self) -> None:
        """See Embedder."""
        with self._embedding:
            self._network.close()


class EnglishEmbedder(CompiledEmbedder):
    """MiniLM, compiled. The vectors of word pieces are looked up beside the graph."""

    def __init__(self, form: Path, name: str, progress: Progress = say_nothing) -> None:
        self._tokenizer = open_tokenizer(form / "tokenizer.json")
        super().__init__(form, name, Graph(form / "model.xml", words_apart=True), progress)

    def inputs(self, pieces: Pieces, sentences: Sequence[Span] = ()) -> Inputs:
        """See CompiledEmbedder."""
        inputs = dict(graph_inputs(pieces, sentences, self.fills))
        words = self._network.words
        return inputs if words is None else {"words": words(inputs.pop("ids")), **inputs}

    def _sample(self) -> Inputs:
        return graph_inputs(self.passage_pieces([USUAL_PASSAGE])[0], fill=False)

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
