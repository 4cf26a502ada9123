"""The words of a question. A compound or a name of several words is one word, however it is written."""

from __future__ import annotations

from functools import lru_cache

from index.search.aliases import names_in, plain_form
from retrieval.english_words import is_counted
from retrieval.folded_words import Word, is_stop_word, stem, words_of

_JOINING = (" ", "-", "‐", "‑")  # what may stand between the parts of a compound


def question_words(text: str) -> list[Word]:
    """Returns the words of `text` in order. "cease fire" and "United Kingdom" are one word each."""
    return _with_compounds(text, _with_names(text, words_of(text)))


def _with_names(text: str, words: list[Word]) -> list[Word]:
    found: list[Word] = []
    at = 0
    for alias in names_in([plain_form(word.text) for word in words]):
        start, end = words[alias.start].start, words[alias.end - 1].end
        found += [*words[at : alias.start], Word(text[start:end], start, end, alias.group)]
        at = alias.end
    return [*found, *words[at:]]


def _with_compounds(text: str, words: list[Word]) -> list[Word]:
    found: list[Word] = []
    for word in words:
        before = found[-1] if found else None
        between = "" if before is None else text[before.end : word.start]
        whole = joined(before.text, word.text) if before is not None and between in _JOINING else None
        if before is not None and whole is not None:
            found[-1] = Word(text[before.start : word.end], before.start, word.end, whole)
        else:
            found.append(word)
    return found


SHORTEST_PART = 3  # letters; "on going" is no compound


@lru_cache(maxsize=65_536)
def joined(first: str, second: str) -> str | None:
    """Returns the stem of both words written as one, if news articles write them so; else None."""
    if len(first) < SHORTEST_PART or len(second) < SHORTEST_PART or not (first + second).isalpha():
        return None
    if is_stop_word(first) or is_stop_word(second):
        return None
    whole = stem(first.lower() + second.lower())
    return whole if is_counted(whole) else None
