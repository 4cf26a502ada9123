"""The words of a text, folded so that a question and an answer meet."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from index.search.aliases import group_of
from index.search.letter_folding import ACRONYM, ACRONYMS, WORD, fold, is_shouted
from index.search.spelling_variants import common_form
from retrieval.vocabulary import folded_words_in

STOPWORDS = folded_words_in("stop")
"""What asks, joins or points, and so finds nothing, folded. English: in other languages nothing is dropped."""

_AFTER_THE = ACRONYMS & {"us", "who", "it"}  # small letters or not: "what did the us say" asks of a country

__all__ = ["STOPWORDS", "WORD", "Word", "is_stop_word", "stem", "words_of"]


class Word(NamedTuple):
    """A word as it stands at `start` up to `end`, and the `stem` by which it is compared.

    `stops` is whether it carries nothing to look for, where it stands: acronyms in capitals are no stop words, but in
    a question that is all capitals "WHO" asks.
    """

    text: str
    start: int
    end: int
    stem: str
    stops: bool = False

    @property
    def capital(self) -> bool:
        """Whether it is written like a name."""
        return self.text[0].isupper() or self.stem.startswith(ACRONYM)

    @property
    def number(self) -> bool:
        """Whether it holds a digit."""
        return any(letter.isdigit() for letter in self.text)


def words_of(text: str) -> list[Word]:
    """The words of `text` in order."""
    return list(_words(text, shouted=is_shouted(text)))


def _words(text: str, *, shouted: bool) -> Iterator[Word]:
    before = ""
    for match in WORD.finditer(text):
        written = match.group()
        read = written.lower() if shouted else written
        if before == "the" and fold(read) in _AFTER_THE:
            read = read.upper()
        yield Word(written, match.start(), match.end(), stem(read), is_stop_word(read))
        before = fold(read)


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """`word`, folded and in one spelling, without its commonest English endings; other languages keep theirs nearly.

    Names that are one ("UK", "British"; `index.search.aliases`) have one stem, the key of their group.

    Lighter than Porter's: it is run on some thousand words a question, and only has to make
    "resigned", "resigns" and "resigning" the same.
    """
    group = group_of(word)
    if group is not None:
        return group
    folded = common_form(fold(word))
    if len(folded) < 4 or not folded.isascii() or not folded.isalpha():
        return folded
    for ending, replacement in (
        ("ies", "y"),
        ("ied", "y"),
        ("sses", "ss"),
        ("ing", ""),
        ("ed", ""),
        ("es", "e"),
        ("s", ""),
    ):
        if folded.endswith(ending) and len(folded) - len(ending) >= 3 and not folded.endswith("ss"):
            folded = folded[: -len(ending)] + replacement
            break
    if len(folded) > 4 and folded[-1] == folded[-2] and folded[-1] not in "aeiouls":  # "stopped" is "stop"
        folded = folded[:-1]
    return folded[:-1] if len(folded) > 4 and folded.endswith("e") else folded


def is_stop_word(word: str) -> bool:
    """Whether `word` carries nothing to look for. Of a word in a question, `Word.stops` knows more."""
    return fold(word) in STOPWORDS
