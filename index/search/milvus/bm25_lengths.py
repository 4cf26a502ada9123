"""Corrects Milvus' BM25 scores for tantivy's rounding of text lengths, which the ranker was fitted with.

BM25 depends on the length of a text. Tantivy stores it in one byte: exact up to 40 words, rounded down beyond. Milvus
uses the exact length, so its scores are up to 3% lower, which is sometimes enough for the ranker to choose another
quote (benchmarks/engines.py).
"""

from __future__ import annotations

from index.search.bm25 import EXACT, K1, B, rounded


def correction(length: int) -> float:
    """Return the factor that turns Milvus' score of a text of `length` words into tantivy's.

    Exact for words that occur once in a text of average length; within 1% for nearly all others (measured: -0.1% to
    +0.6% for nine in ten), since neither the average length nor the term frequencies are known here.
    """
    if length <= EXACT:
        return 1.0
    return (1 + K1) / (1 + K1 * (1 - B) + K1 * B * rounded(length) / length)
