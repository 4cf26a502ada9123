"""The interface of an embedding model, whichever engine runs it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from index.library.articles import Span
from index.library.passage_vectors import Vectors


@dataclass(frozen=True, slots=True, eq=False)
class PassageVectors:
    """Vectors of n passages, all of length 1.

    `passages` has shape (n, dimension); `sentences[i]` has shape (sentences of passage i, dimension).
    """

    passages: Vectors
    sentences: list[Vectors]

    def __post_init__(self) -> None:
        if len(self.passages) != len(self.sentences):
            raise ValueError(f"{len(self.passages)} passages, but sentences of {len(self.sentences)}")


class Embedder(Protocol):
    """Turns texts into vectors whose dot product is the cosine of their meanings. Safe from any thread."""

    @property
    def name(self) -> str:
        """The name of model, weights and form. Vectors of different names cannot be compared."""
        ...

    @property
    def dimension(self) -> int:
        """The number of components of a vector."""
        ...

    def questions(self, texts: Sequence[str]) -> Vectors:
        """Return vectors of shape (len(texts), dimension), of length 1. Does not wait for a call of `passages`."""
        ...

    def passages(self, texts: Sequence[str], sentences: Sequence[Sequence[Span]]) -> PassageVectors:
        """Return vectors of passages and of their sentences; `sentences[i]` are spans of `texts[i]`."""
        ...

    def close(self) -> None:
        """Release the model; no call may follow."""
        ...


@dataclass(frozen=True, slots=True)
class Prompts:
    """What to put before questions and before passages; None puts nothing."""

    question: str | None = None
    passage: str | None = None

    def or_those_of(self, name: str) -> Prompts:
        """Return these, or where one is missing that of the published E5 models, which state none in their files."""
        known = E5 if "e5-" in name and "instruct" not in name else NO_PROMPTS
        return Prompts(self.question or known.question, self.passage or known.passage)


NO_PROMPTS = Prompts()
# https://huggingface.co/intfloat/multilingual-e5-small
E5_QUESTION, E5_PASSAGE = "query: ", "passage: "
E5 = Prompts(E5_QUESTION, E5_PASSAGE)
