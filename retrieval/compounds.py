"""Words that are written together, apart or with a hyphen: "ceasefire", "cease fire" and "cease-fire" are one."""

from __future__ import annotations

from functools import lru_cache

from retrieval.folded_words import is_stop_word, stem
from retrieval.word_rarity import is_counted

SHORTEST_PART = 3  # letters; "on going" is no compound


@lru_cache(maxsize=65_536)
def joined(first: str, second: str) -> str | None:
    """The stem of both words written together, where news writes them so; None otherwise."""
    if len(first) < SHORTEST_PART or len(second) < SHORTEST_PART or not (first + second).isalpha():
        return None
    if is_stop_word(first) or is_stop_word(second):
        return None
    whole = stem(first.lower() + second.lower())
    return whole if is_counted(whole) else None
