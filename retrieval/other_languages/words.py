"""Words of a text in any language, as they are compared: stemmed, weighted, with numbers and names marked."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import stopwordsiso

from index.search.letter_folding import WORD, fold, is_shouted
from index.search.letter_pairs import has_no_blanks, in_pairs
from index.search.stemmers import stemmer

# A longer word is rarer, in every language: measured as good as counts of words, which few languages have.
LISTED_LANGUAGES = frozenset(stopwordsiso.langs())
"""Languages with a list of stop words (stopwords-iso), as ISO 639-1."""
STOP_WEIGHT = 0.02
LEAST_WEIGHT, LETTER_WEIGHT = 0.25, 0.09
PAIR_WEIGHT, STOP_PAIR_WEIGHT = 0.5, 0.1  # of two letters of a script without blanks; with one that is a stop word
TEXTS_REMEMBERED, WORDS_REMEMBERED = 5_000, 65_536


class AnyWord(NamedTuple):
    """A word that stands at `start` up to `end`.

    `plain` is its folded form, `stem` its stem in its text's language. `weight` (0 to 1) is how much it tells.
    `name` means that it begins with a capital within a sentence.
    """

    start: int
    end: int
    plain: str
    stem: str
    weight: float
    number: bool
    name: bool


@lru_cache(64)
def stop_words(language: str) -> frozenset[str]:
    """Returns the folded stop words of a language (ISO 639-1); empty if there is no list of them."""
    if language not in LISTED_LANGUAGES:
        return frozenset()
    return frozenset(fold(word) for word in stopwordsiso.stopwords(language) if WORD.fullmatch(word))


@lru_cache(TEXTS_REMEMBERED)
def any_words(text: str, language: str) -> tuple[AnyWord, ...]:
    """Returns the words of a sentence or question in `language`, in order."""
    shouted = is_shouted(text)
    found: list[AnyWord] = []
    for match in WORD.finditer(text):
        written = match[0].lower() if shouted else match[0]
        if has_no_blanks(written):
            found += _in_pairs(written, match.start(), language)
            continue
        plain, stem, weight = _facts(written, language)
        if plain:
            name = written[0].isupper() and bool(found)
            number = any(letter.isdigit() for letter in written)
            found.append(AnyWord(match.start(), match.end(), plain, stem, weight, number, name))
    return tuple(found)


def _in_pairs(written: str, start: int, language: str) -> list[AnyWord]:
    stops = stop_words(language)
    found = []
    at = 0
    for pair in in_pairs(written):
        at = written.find(pair, at)
        if has_no_blanks(pair):
            weight = STOP_WEIGHT if pair in stops else PAIR_WEIGHT
            if weight == PAIR_WEIGHT and any(letter in stops for letter in pair):
                weight = STOP_PAIR_WEIGHT
            found.append(AnyWord(start + at, start + at + len(pair), pair, pair, weight, number=False, name=False))
        else:
            plain, stem, weight = _facts(pair, language)
            number = any(letter.isdigit() for letter in pair)
            found.append(AnyWord(start + at, start + at + len(pair), plain, stem, weight, number, pair[0].isupper()))
    return found


@lru_cache(WORDS_REMEMBERED)
def _facts(word: str, language: str) -> tuple[str, str, float]:
    plain = fold(word)
    stops = plain in stop_words(language)
    weight = STOP_WEIGHT if stops else min(1.0, LEAST_WEIGHT + LETTER_WEIGHT * len(plain))
    return plain, stemmer(language)(plain), weight
