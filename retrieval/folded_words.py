"""The words of a text with the stems by which questions and answers are compared."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from index.search.aliases import group_of
from index.search.letter_folding import ACRONYM, ACRONYMS, WORD, fold, is_shouted
from index.search.remembered import Remembered
from index.search.spelling_variants import common_form
from retrieval.english_words import folded_words_in

STOPWORDS = folded_words_in("stop")
"""English stop words, folded. In other languages no words are dropped."""

WORDS_REMEMBERED = 65_536
_AFTER_THE = ACRONYMS & {"us", "who", "it"}  # names of countries and organisations after "the", even in small letters

__all__ = ["STOPWORDS", "WORD", "Word", "first_word", "is_stop_word", "stem", "words_of"]


class Word(NamedTuple):
    """A word as it stands at `start` up to `end`, and the `stem` by which it is compared.

    `stops` says whether it is a stop word where it stands. Acronyms in capitals are not, but in a text that is all
    capitals "WHO" is.
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
    """Returns the words of `text` in order."""
    is_capital = is_shouted(text)
    found = []
    before = ""
    for match in WORD.finditer(text):
        written = match.group()
        known = _known_words[written.lower() if is_capital else written]
        if before == "the" and known.folded in _AFTER_THE:
            known = _known_words[written.upper()]
        found.append(Word(written, *match.span(), known.stem, known.stops))
        before = known.folded
    return found


def first_word(text: str) -> str:
    """Returns the first word of `text` as it is written; empty if there is none."""
    match = WORD.search(text)
    return match.group() if match is not None else ""


@lru_cache(maxsize=WORDS_REMEMBERED)
def stem(word: str) -> str:
    """Returns `word` folded, in one spelling, without its commonest English endings.

    Names of one thing ("UK", "British"; see `index.search.aliases`) share a stem, the key of their group.

    Lighter than Porter's stemmer: it runs on thousands of words for each question, and only has to bring "resigned",
    "resigns" and "resigning" together.
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
    """Returns whether `word` is a stop word by itself. `Word.stops` also considers where it stands."""
    return _known_words[word].stops


class _KnownWord(NamedTuple):
    """What is known of a word by itself."""

    folded: str
    stem: str
    stops: bool


def _known_word(word: str) -> _KnownWord:
    folded = fold(word)
    return _KnownWord(folded, stem(word), folded in STOPWORDS)


_known_words = Remembered(_known_word, WORDS_REMEMBERED)  # a question looks some thousand words up
