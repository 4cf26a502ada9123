"""The language of a question: by its script, its words and a detector, with the person's language as a prior."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache, lru_cache

import regex

from index.gathering.reading.language_detection import DIALECTS, probabilities
from index.search.letter_folding import WORD, fold
from retrieval.other_languages.words import LISTED_LANGUAGES, stop_words

ENGLISH = "en"
SURELY_ENGLISH = 2  # words that no other language's list of stop words has, with which a question is English …
SHARE_ENGLISH = 0.25  # … if they are this part of its words
# Logarithms added to the detector's. A language must be 90 times as likely as English where the person did not
# choose it, since short questions are full of names; a stop word counts as much as a factor of 7.
PRIOR_OF_ENGLISH, PRIOR_OF_PERSON, STOP_WORD = 4.5, 4.0, 2.0
LEAST_PROBABILITY = 1e-9
REMEMBERED = 256  # questions, since several parts ask for the language of the same one
_LATIN = regex.compile(r"\p{Latin}")
_LETTER = regex.compile(r"\p{L}")
_OWN_SCRIPTS = {
    "ja": regex.compile(r"[\p{Hiragana}\p{Katakana}]"),
    "zh": regex.compile(r"\p{Han}"),
    "ko": regex.compile(r"\p{Hangul}"),
    "th": regex.compile(r"\p{Thai}"),
    "km": regex.compile(r"\p{Khmer}"),
    "lo": regex.compile(r"\p{Lao}"),
    "my": regex.compile(r"\p{Myanmar}"),
    "el": regex.compile(r"\p{Greek}"),
    "am": regex.compile(r"\p{Ethiopic}"),
    "hy": regex.compile(r"\p{Armenian}"),
    "ka": regex.compile(r"\p{Georgian}"),
}
"""Scripts that nearly always mean one language; the first that is found decides."""


@lru_cache(REMEMBERED)
def language_of_question(question: str, preferred: str = "") -> str:
    """Returns the likeliest language of `question`, as ISO 639-1; `preferred` is the person's.

    Questions without letters, and those that nothing tells from English, are English.
    """
    letters = _LETTER.findall(question)
    latin = len(_LATIN.findall(question))
    if not letters:
        return ENGLISH
    if 2 * latin < len(letters):
        for code, script in _OWN_SCRIPTS.items():
            if script.search(question):
                return code
        return _likeliest(question, preferred, {})
    words = {fold(match[0]) for match in WORD.finditer(question)}
    alone = len(words & _english_alone())
    if alone >= SURELY_ENGLISH and alone >= SHARE_ENGLISH * len(words) and preferred in ("", ENGLISH):
        return ENGLISH
    return _likeliest(question, preferred, {ENGLISH: PRIOR_OF_ENGLISH})


def _likeliest(question: str, preferred: str, priors: dict[str, float]) -> str:
    words = [fold(match[0]) for match in WORD.finditer(question)]
    found: dict[str, float] = {}
    for code, probability in _told_by_detector(question).items():
        near = DIALECTS.get(code, code)
        if near in LISTED_LANGUAGES or near == preferred:
            found[near] = found.get(near, 0.0) + probability
    scores = {
        code: math.log(max(probability, LEAST_PROBABILITY))
        + STOP_WORD * sum(word in stop_words(code) for word in words)
        + priors.get(code, 0.0)
        + (PRIOR_OF_PERSON if code == preferred else 0.0)
        for code, probability in found.items()
    }
    return max(scores, key=lambda code: (scores[code], code), default=ENGLISH)


@lru_cache(REMEMBERED)
def _told_by_detector(question: str) -> Mapping[str, float]:
    """Returns how likely each language is, whoever asks."""
    return probabilities(question)


@cache
def _english_alone() -> frozenset[str]:
    """English stop words that are none in any other language."""
    others = {word for code in LISTED_LANGUAGES if code != ENGLISH for word in stop_words(code)}
    return stop_words(ENGLISH) - others
