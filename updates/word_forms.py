"""The form of a word by which topics and articles are compared: folded, in one spelling, without its inflection."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from functools import cache, lru_cache
from pathlib import Path

import regex
import tantivy

from index.search.letter_folding import fold
from index.search.spelling_variants import common_form
from index.search.terms import STEMMERS

ENGLISH = "en"
REMEMBERED = 100_000  # words of a language whose forms are kept
SHORTEST_WHOLE = 4  # letters up to which an English word is not asked whether it was made of another
SHORTEST_STEM = 3  # letters that are left where an ending is cut off without a stemmer

# English words that were made of others: the stemmer would make "conservation" and "conservative" one, and
# "important" and "import". Of them only the number is cut off; "election" and "elected" may be one.
_DERIVED = regex.compile(
    r"(?:ive|ant|ent|ance|ence|ity|ism|ist|ic|ical|al|ment|ness|ful|ous|ise|ize|iser|izer|or|er|able|ible|ate)$"
)
_IRREGULAR = {
    "women": "woman", "men": "man", "children": "child", "mice": "mouse", "feet": "foot", "teeth": "tooth",
    "geese": "goose", "wolves": "wolf", "knives": "knife", "wives": "wife", "thieves": "thief", "calves": "calf",
    "crises": "crisis", "buses": "bus", "viruses": "virus", "gases": "gas", "campuses": "campus", "struck": "strike",
    "sank": "sink", "sunk": "sink", "flew": "fly", "flown": "fly", "fought": "fight", "stole": "steal",
    "stolen": "steal", "organisation": "organizational", "organization": "organizational",
}  # fmt: skip
_STEMMED_AGAIN = frozenset({"ru", "tr"})  # their stemmers make "пар" of "паром", but "паром" of "паромы"
# Endings of cases and numbers in languages without a stemmer; the longest come first.
_ENDINGS = {
    "uk": ("ями", "ами", "ові", "еві", "ого", "ому", "ими", "ої", "ою", "єю", "ею", "ах", "ях", "ам", "ям", "ом", "ем",
           "єм", "ів", "їв", "ий", "ій", "их", "им", "а", "я", "у", "ю", "і", "ї", "и", "е", "є", "о", "й", "ь"),
    "pl": ("ami", "ach", "ego", "emu", "ymi", "imi", "ych", "ich", "ow", "om", "em", "ie", "ej", "ym", "im", "a", "e",
           "i", "o", "u", "y"),
    "cs": ("ami", "ech", "ach", "eho", "emu", "ymi", "um", "em", "ou", "ich", "ym", "im", "a", "e", "i", "o", "u", "y"),
}  # fmt: skip


def form_of(word: str, language: str) -> str:
    """The form of one word (`letter_folding.WORD`) in a text of that language; empty where nothing is left of it."""
    return _former(language)(word)


@cache
def _former(language: str) -> Callable[[str], str]:
    stem = _stemmer(language)
    irregular = _IRREGULAR if language == ENGLISH else {}

    def form(word: str) -> str:
        folded = fold(word)
        return stem(common_form(irregular.get(folded, folded)))

    return lru_cache(REMEMBERED)(form)


@cache
def _stemmer(language: str) -> Callable[[str], str]:
    if language in _ENDINGS:
        return lambda word: _cut(word, _ENDINGS[language])
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
    """Without the endings of number and time alone."""
    one = word
    if word.endswith("ies"):
        one = f"{word[:-3]}y"
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        one = word[:-1]
    return one if len(one) > SHORTEST_WHOLE and _DERIVED.search(one) else stem(word)


@cache
def _synonyms() -> dict[str, str]:
    """The form of each word of synonyms.toml, and that of the first of its line."""
    stem = _snowball(ENGLISH)
    lines = tomllib.loads((Path(__file__).parent / "synonyms.toml").read_text(encoding="utf-8"))["words"]
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
    """Stemmed until nothing more is cut off."""
    shorter = stem(word)
    return word if shorter == word else _settled(shorter, stem)


def _cut(word: str, endings: tuple[str, ...]) -> str:
    """Again and again, since what is left may look like another case: "пором" is no instrumental of "пор"."""
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return _cut(word[: -len(ending)], endings)
    return word
