"""What tantivy makes of the length of a text, which the ranker was fitted with: scores of Milvus are brought to it.

BM25 judges a text by its length. Tantivy keeps that in one byte, exact up to 40 words and rounded down beyond; Milvus
counts exactly, so its scores come out lower by up to 3 in 100, which now and then is enough for the ranker to put
another quote first (benchmarks/engines.py).
"""

from __future__ import annotations

K1, B = 1.2, 0.75  # of BM25, as tantivy has them
EXACT, STEPS_OF_A_SIZE = 40, 8  # of its table of lengths (fieldnorm/code.rs): each 8 steps are twice as wide


def rounded(length: int) -> int:
    """The length that tantivy takes a text of so many words for."""
    base, step = EXACT, 2
    if length <= base:
        return length
    while length > base + STEPS_OF_A_SIZE * step:
        base, step = base + STEPS_OF_A_SIZE * step, 2 * step
    return base + (length - base) // step * step


def correction(length: int) -> float:
    """By what a score of a text of so many words is to be multiplied to be tantivy's.

    Exact for words that stand once in a text of the average length; within 1 in 100 for nearly all others (measured:
    from -0.1 to +0.6 for nine in ten), since neither the average nor how often each word stands there is known here.
    """
    if length <= EXACT:
        return 1.0
    return (1 + K1) / (1 + K1 * (1 - B) + K1 * B * rounded(length) / length)
