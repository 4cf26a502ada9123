"""Whether two quotes say the same, so that a standing question is told of each statement once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from index.library.articles import Span
from index.library.passage_vectors import Passage, Vectors
from retrieval.folded_words import words_of

SAME_MEANING = 0.88  # cosine of two sentences from which they tell the same, where their numbers do
SAME_WORDS = 0.75  # of the shorter one's words; wire copy that an editor has shortened keeps more


@dataclass(frozen=True, slots=True, eq=False)
class Statement:
    """A quote's words and, where they are known, what they mean (shape (dimension,), normalised)."""

    text: str
    vector: Vectors | None = None


def same_statement(one: Statement, other: Statement) -> bool:
    """Whether a reader of one learns nothing from the other: alike in words or meaning, and in every number."""
    numbers_one, content_one = _words(one.text)
    numbers_other, content_other = _words(other.text)
    if numbers_one != numbers_other:
        return False
    shorter = min(len(content_one), len(content_other))
    if shorter and len(content_one & content_other) / shorter >= SAME_WORDS:
        return True
    if one.vector is None or other.vector is None:
        return False
    return float(one.vector @ other.vector) >= SAME_MEANING


def statement_of(quote_span: Span, text: str, passages: tuple[Passage, ...]) -> Statement:
    """The quote with the mean of its sentences' vectors; without one where it is no run of sentences."""
    for passage in passages:
        inside = [n for n, sentence in enumerate(passage.place.sentences) if sentence.within(quote_span)]
        if inside:
            mean = passage.sentence_vectors[inside].mean(axis=0)
            length = float(np.linalg.norm(mean))
            return Statement(quote_span.of(text), (mean / length).astype(np.float32) if length else None)
    return Statement(quote_span.of(text))


def _words(text: str) -> tuple[frozenset[str], frozenset[str]]:
    words = words_of(text)
    numbers = frozenset(word.text for word in words if word.number)
    return numbers, frozenset(word.stem for word in words if not word.stops)
