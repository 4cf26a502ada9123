"""What is known of words: English lists by what a word does, how rare a word is in news, and how words are spelt."""

from __future__ import annotations

import gzip
import math
import tomllib
from functools import cache, lru_cache
from pathlib import Path

from index.search.letter_folding import WORD, fold

WORD_LISTS = Path(__file__).parent / "data" / "words.toml"


def words_in(name: str) -> tuple[str, ...]:
    """Returns the words of a list in `data/words.toml`, as they are written there."""
    return _lists()[name]


def folded_words_in(name: str) -> frozenset[str]:
    """Returns the words of that list, folded."""
    return frozenset(fold(word) for line in words_in(name) for word in WORD.findall(line))


@cache
def _lists() -> dict[str, tuple[str, ...]]:
    return {name: tuple(words) for name, words in tomllib.loads(WORD_LISTS.read_text(encoding="utf-8")).items()}


COUNTS = Path(__file__).parent / "data" / "word-counts.txt.gz"
"""Stems with the number of news articles that hold them; made by `benchmarks/count_words.py`."""
SPELT = COUNTS.with_name("spelt-words.txt.gz")
"""Words that several of the same articles hold, as they are spelt, folded."""


@cache
def spelt_words() -> frozenset[str]:
    """Returns English words and names that need no correction."""
    with gzip.open(SPELT, "rt", encoding="utf-8") as lines:
        return frozenset(lines.read().split())


@cache
def _counts() -> tuple[int, dict[str, int]]:
    with gzip.open(COUNTS, "rt", encoding="utf-8") as lines:
        articles = int(next(lines))
        return articles, {stem: int(count) for stem, count in (line.split() for line in lines)}


@lru_cache(maxsize=65_536)  # called thousands of times for each question
def rarity(stem: str) -> float:
    """Returns the inverse document frequency of a stem in news articles, from 0.02 to 1. A stem without a count gets 1.

    Robertson and Spärck Jones: log((N - n + 0.5) / (n + 0.5)), as a share of its value for n = 1.
    """
    articles, counts = _counts()
    count = counts.get(stem, 1)
    return max(0.02, math.log((articles - count + 0.5) / (count + 0.5)) / math.log((articles - 0.5) / 1.5))


def is_counted(stem: str) -> bool:
    """Returns whether at least some news articles hold this stem."""
    return stem in _counts()[1]
