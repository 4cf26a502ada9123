"""Lists of English words that tell what a question asks and what a sentence says: `data/words.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from index.search.letter_folding import WORD, fold

WORD_LISTS = Path(__file__).parent / "data" / "words.toml"


def words_in(name: str) -> tuple[str, ...]:
    """The words of the list of that name, as they are written there."""
    return _lists()[name]


def folded_words_in(name: str) -> frozenset[str]:
    """The words of the list of that name, folded, to be compared with folded words."""
    return frozenset(fold(word) for line in words_in(name) for word in WORD.findall(line))


@cache
def _lists() -> dict[str, tuple[str, ...]]:
    return {name: tuple(words) for name, words in tomllib.loads(WORD_LISTS.read_text(encoding="utf-8")).items()}
