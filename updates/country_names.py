"""Names of countries in the languages of the bot, and large cities, with the form of the country's English name."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from babel import Locale, UnknownLocaleError

from index.search.aliases import group_of, names_in, plain_form
from index.search.letter_folding import WORD
from retrieval.english_words import is_counted
from retrieval.folded_words import stem
from updates.word_forms import ENGLISH, form_of, word_lists

LOCALES = ("en", "ar", "de", "es", "fa", "fr", "id", "it", "pl", "pt", "ru", "tr", "uk", "uz")
LONGEST_NAME = 4  # words
LONGEST_CITY = 4


def country_of(words: Sequence[str], language: str) -> str:
    """Returns the form of the English name of the country that these words name; empty for none."""
    named = _named(language)
    plain = named.get(" ".join(map(plain_form, words)), "")
    return plain or (named.get(" ".join(form_of(word, language) for word in words), "") if language != ENGLISH else "")


def country_of_city(words: Sequence[str]) -> str:
    """Returns the form of the English name of the country of the large city that begins the words; empty for none."""
    plain = [plain_form(word) for word in words[:1]]
    cities = _cities().get(plain[0], {}) if plain else {}
    if not cities:
        return ""
    plain += [plain_form(word) for word in words[1:LONGEST_CITY]]
    names = (" ".join(plain[:many]) for many in range(len(plain), 0, -1))
    return next((cities[name] for name in names if name in cities), "")


@cache
def _cities() -> dict[str, dict[str, str]]:
    """Returns the forms of countries by city, by the first word of the city."""
    english = {code: _english_form(words) for code, words in _territories(ENGLISH)}
    told = tomllib.loads((Path(__file__).parent / "cities.toml").read_text(encoding="utf-8"))
    found: dict[str, dict[str, str]] = {}
    for code, names in told.items():
        for words in map(WORD.findall, names) if english[code] else ():
            found.setdefault(plain_form(words[0]), {})[" ".join(map(plain_form, words))] = english[code]
    return found


@cache
def _named(language: str) -> dict[str, str]:
    """Returns forms of English names by name, in the language of the text also by stem, since names have cases."""
    own: dict[str, str] = {}
    foreign: dict[str, str] = {}
    english = {code: _english_form(words) for code, words in _territories(ENGLISH)}
    for locale in dict.fromkeys((language, *LOCALES)):
        for code, words in _territories(locale) if locale != ENGLISH else ():
            name = " ".join(map(plain_form, words))
            if locale == language:
                own.setdefault(name, english[code])
                own.setdefault(" ".join(form_of(word, language) for word in words), english[code])
            elif not any(is_counted(stem(word)) for word in words):  # "Island" is Iceland in German alone
                foreign.setdefault(name, english[code])
    also = {
        " ".join(map(plain_form, WORD.findall(n))): english[code]
        for code, names in word_lists()["country_names"].items()
        for n in names
    }
    return {name: form for name, form in (foreign | own | also).items() if form}


def _english_form(words: Sequence[str]) -> str:
    """Returns the group of a name, or the form of its word; empty for several words without a group."""
    found = names_in([plain_form(word) for word in words])
    if found:
        return found[0].group
    return (group_of(words[0]) or form_of(words[0], ENGLISH)) if len(words) == 1 else ""


def _territories(locale: str) -> list[tuple[str, list[str]]]:
    try:
        found = Locale(locale).territories
    except (UnknownLocaleError, ValueError):
        return []
    names = [(code, str(name).partition("(")[0]) for code, name in found.items() if len(code) == 2 and code.isalpha()]
    return [(code, WORD.findall(name)) for code, name in names]
