"""Runs multilingual-e5-small without torch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.indexing.embedding.compiled_model import CompiledEmbedder
from index.indexing.embedding.embedder import E5_PASSAGE, E5_QUESTION
from index.indexing.embedding.encoder_graph import STATES
from index.indexing.embedding.multilingual_space import spread
from index.indexing.embedding.multilingual_tokenizer import PADDING, MultilingualTokenizer
from index.indexing.embedding.multilingual_weights import PackedWeights
from index.indexing.embedding.word_pieces import Pieces, graph_inputs
from index.indexing.networks import Graph, Inputs
from index.indexing.networks.made_folders import Progress, say_nothing
from index.library.articles import Span
from index.library.passage_vectors import Vectors


@dataclass(frozen=True, slots=True, eq=False)
class PieceStates:
    """The n word pieces of a text, without prefix and marks, and what the model makes of each in its place.

    `spans` (n, 2) are places in the text, `scores` (n,) the natural logarithms of how likely each piece is in any
    text, `states` (n, 384) not normalised.
    """

    ids: npt.NDArray[np.int32]
    spans: npt.NDArray[np.int32]
    scores: npt.NDArray[np.float32]
    states: Vectors


class MultilingualEmbedder(CompiledEmbedder):
    """Serves the compiled form in `form`; the vectors of word pieces are looked up in `weights`."""

    def __init__(self, form: Path, name: str, weights: PackedWeights, progress: Progress = say_nothing) -> None:
        self._weights = weights
        self._tokenizer = MultilingualTokenizer(form / "tokenizer.model")
        super().__init__(form, name, Graph(form / "model.xml", STATES), progress)

    def question_pieces(self, texts: Sequence[str]) -> list[Pieces]:
        """See CompiledEmbedder."""
        return self._tokenizer.pieces(texts, E5_QUESTION)

    def passage_pieces(self, texts: Sequence[str]) -> list[Pieces]:
        """See CompiledEmbedder."""
        return self._tokenizer.pieces(texts, E5_PASSAGE)

    def inputs(self, pieces: Pieces, sentences: Sequence[Span] = ()) -> Inputs:
        """See CompiledEmbedder."""
        return multilingual_inputs(self._weights, pieces, sentences, self.fills)

    def finished(self, vectors: Vectors) -> Vectors:
        """See CompiledEmbedder."""
        return spread(vectors)

    def question_states(self, texts: Sequence[str]) -> list[PieceStates]:
        """The states of each question's pieces, after the layer STATES_LAYER of the model."""
        return [self._states_of(pieces) for pieces in self.question_pieces(texts)]

    def passage_states(self, texts: Sequence[str]) -> list[PieceStates]:
        """The states of each passage's pieces, after the layer STATES_LAYER of the model."""
        return [self._states_of(pieces) for pieces in self.passage_pieces(texts)]

    def _states_of(self, pieces: Pieces) -> PieceStates:
        found = self.inside(self.inputs(pieces))[0]
        own = pieces.spans[:, 1] > 0
        ids = pieces.ids[own]
        return PieceStates(ids, pieces.spans[own], self._tokenizer.scores(ids), found[: len(own)][own])


def multilingual_inputs(
    weights: PackedWeights, pieces: Pieces, sentences: Sequence[Span] = (), fill: bool = True
) -> Inputs:
    """`words`, `mask` and `pool` for the graph; see word_pieces.graph_inputs."""
    inputs = dict(graph_inputs(pieces, sentences, fill))
    ids = inputs.pop("ids")
    ids[len(pieces.ids) :] = PADDING
    return {"words": weights.word_vectors(ids), **inputs}
