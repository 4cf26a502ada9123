"""Statements of quotes, so that each statement is sent once for a standing question."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from index.library.articles import Span
from index.library.passage_vectors import Passage, Vectors
from retrieval.folded_words import words_of

SAME_MEANING = 0.88  # cosine of two sentences from which they make the same statement, if their numbers are equal
SAME_WORDS = 0.75  # of the shorter one's words; shortened agency copy keeps more


@dataclass(frozen=True, slots=True, eq=False)
class Statement:
    """The words of a quote and, if known, their vector (shape (dimension,), normalised)."""

    text: str
    vector: Vectors | None = None


def same_statement(one: Statement, other: Statement) -> bool:
    """Returns whether two statements are the same: alike in words or meaning, with equal numbers."""
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
    """Returns a quote with the mean of its sentences' vectors; without one if it holds no whole sentence."""
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
