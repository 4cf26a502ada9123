"""Forms of words that are compared: folded, in one spelling, without inflection."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import regex
import tantivy

from index.search.letter_folding import fold
from index.search.spelling_variants import common_form
from index.search.stemmers import STEMMERS

ENGLISH = "en"
REMEMBERED = 100_000  # words of a language whose forms are kept
SHORTEST_WHOLE = 4  # letters up to which an English word is not checked for derivation
SHORTEST_STEM = 3  # letters that must be left when an ending is cut off

# Derived English words. The stemmer would merge "important" and "import", so only the ending of number is cut off.
_DERIVED = regex.compile(
    r"(?:ive|ant|ent|ance|ence|ity|ism|ist|ic|ical|al|ment|ness|ful|ous|ise|ize|iser|izer|or|er|able|ible|ate)$"
)
_STEMMED_AGAIN = frozenset(
    {"ru", "tr"}
)  # one pass of their stemmers is not enough: "паромы" becomes "паром", and that "пар"


@cache
def word_lists() -> dict[str, Any]:
    """Returns the lists of words that topics are compared with, from `words.toml`."""
    return tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))


def form_of(word: str, language: str) -> str:
    """Returns the form of one word (`letter_folding.WORD`) in a text of that language; empty if nothing is left."""
    return _former(language)(word)


@cache
def _former(language: str) -> Callable[[str], str]:
    stem = _stemmer(language)
    irregular: dict[str, str] = word_lists()["irregular"] if language == ENGLISH else {}

    def form(word: str) -> str:
        folded = fold(word)
        return stem(common_form(irregular.get(folded, folded)))

    return lru_cache(REMEMBERED)(form)


@cache
def _stemmer(language: str) -> Callable[[str], str]:
    endings = word_lists()["endings"].get(language)
    if endings is not None:
        return lambda word: _cut(word, tuple(endings))
    if language not in STEMMERS:
        return str
    stem = _snowball(language)
    if language == ENGLISH:
        return lambda word: _english(word, stem)
    return (lambda word: _settled(word, stem)) if language in _STEMMED_AGAIN else stem


def _english(word: str, stem: Callable[[str], str]) -> str:
    form = _singular_form(word, stem)
    return _synonyms().get(form, form)


def _singular_form(word: str, stem: Callable[[str], str]) -> str:
    """Returns the word without endings of number and tense."""
    one = word
    if word.endswith("ies"):
        one = f"{word[:-3]}y"
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        one = word[:-1]
    return one if len(one) > SHORTEST_WHOLE and _DERIVED.search(one) else stem(word)


@cache
def _synonyms() -> dict[str, str]:
    """Returns the form of each synonym with that of the first word of its line."""
    stem = _snowball(ENGLISH)
    lines = word_lists()["synonyms"]
    found = {}
    for first, *others in (line.split() for line in lines):
        found.update({_singular_form(other, stem): _singular_form(first, stem) for other in others})
    return found


@cache
def _snowball(language: str) -> Callable[[str], str]:
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace())
    analyzer = builder.filter(tantivy.Filter.stemmer(STEMMERS[language])).build()
    return lambda word: next(iter(analyzer.analyze(word)), "")


def _settled(word: str, stem: Callable[[str], str]) -> str:
    """Stems until nothing more is cut off."""
    shorter = stem(word)
    return word if shorter == word else _settled(shorter, stem)


def _cut(word: str, endings: tuple[str, ...]) -> str:
    """Cuts endings repeatedly, so that all cases of a word end in the same form."""
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return _cut(word[: -len(ending)], endings)
    return word
