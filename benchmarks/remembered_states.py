"""The multilingual model with a memory: each text's states and vector are taken once, and kept in a file."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.indexing.embedding import Embedder, PassageVectors
from index.library.articles import Span
from index.library.passage_vectors import Vectors
from retrieval.other_languages.soft_reader import PieceStates, StatesModel

TEXTS_AT_ONCE = 64


@dataclass(frozen=True, slots=True, eq=False)
class KeptStates:
    """See PieceStates. The states are kept in half the bytes: the difference is far below that of eight-bit weights."""

    spans: npt.NDArray[np.int32]
    halves: npt.NDArray[np.float16]

    @property
    def states(self) -> Vectors:
        """Shape (n, width)."""
        return self.halves.astype(np.float32)


@dataclass(frozen=True, slots=True)
class Memory:
    """What was taken, by text."""

    vectors: dict[str, Vectors] = field(default_factory=dict)
    questions: dict[str, KeptStates] = field(default_factory=dict)
    passages: dict[str, KeptStates] = field(default_factory=dict)


class RememberingModel:
    """An Embedder and StatesModel that asks another one for what it has not seen."""

    def __init__(self, model: Embedder, memory: Memory) -> None:
        if not isinstance(model, StatesModel):
            raise TypeError(f"{model.name} gives no states")
        self._model: Embedder = model
        self._states: StatesModel = model
        self._memory = memory
        self.name, self.dimension = model.name, model.dimension

    def questions(self, texts: Sequence[str]) -> Vectors:
        """See Embedder."""
        kept = self._memory.vectors
        for text in texts:
            if text not in kept:
                kept[text] = self._model.questions([text])[0]
        return np.array([kept[text] for text in texts], np.float32)

    def passages(self, texts: Sequence[str], sentences: Sequence[Sequence[Span]]) -> PassageVectors:
        """See Embedder; not remembered."""
        return self._model.passages(texts, sentences)

    def question_states(self, texts: Sequence[str]) -> list[KeptStates]:
        """See StatesModel."""
        return _recalled(self._memory.questions, texts, self._states.question_states)

    def passage_states(self, texts: Sequence[str]) -> list[KeptStates]:
        """See StatesModel."""
        return _recalled(self._memory.passages, texts, self._states.passage_states)

    def close(self) -> None:
        """See Embedder."""
        self._model.close()


def load_memory(file: Path | None) -> Memory:
    """What the file holds; nothing if there is none yet."""
    if file is None or not file.exists():
        return Memory()
    return Memory(*pickle.loads(file.read_bytes()))


def save_memory(memory: Memory, file: Path | None) -> None:
    """Writes the file."""
    if file is not None:
        file.write_bytes(pickle.dumps((memory.vectors, memory.questions, memory.passages)))


def _recalled(
    kept: dict[str, KeptStates], texts: Sequence[str], take: Callable[[Sequence[str]], Sequence[PieceStates]]
) -> list[KeptStates]:
    new = list(dict.fromkeys(text for text in texts if text not in kept))
    for start in range(0, len(new), TEXTS_AT_ONCE):
        some = new[start : start + TEXTS_AT_ONCE]
        for text, one in zip(some, take(some), strict=True):
            kept[text] = KeptStates(one.spans, one.states.astype(np.float16))
    return [kept[text] for text in texts]
