"""BM25 as tantivy computes it, with the lengths of texts as it rounds them."""

from __future__ import annotations

import math
from functools import lru_cache

K1, B = 1.2, 0.75
EXACT, STEPS_OF_A_SIZE = 40, 8  # of tantivy's length table (fieldnorm/code.rs): every 8 steps the width doubles


def rarity(documents: int, having: int) -> float:
    """Return the inverse document frequency of a term that `having` of so many documents have."""
    return math.log(1 + (max(documents, having) - having + 0.5) / (having + 0.5))


@lru_cache(4096)
def rounded(length: int) -> int:
    """Return tantivy's rounded length for a text of `length` words: stored in one byte, exact up to 40 words."""
    base, step = EXACT, 2
    if length <= base:
        return length
    while length > base + STEPS_OF_A_SIZE * step:
        base, step = base + STEPS_OF_A_SIZE * step, 2 * step
    return base + (length - base) // step * step


def frequency(times: int, length: int, mean_length: float) -> float:
    """Return the share of a term's rarity that a text of `length` words gets in which it stands so many times."""
    return times * (1 + K1) / (times + K1 * (1 - B + B * rounded(length) / mean_length))
