"""The words of topics and articles, in the forms that are compared.

Forms depend on the language of the article, so a topic has different forms for articles in different languages.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import regex
import tantivy

from index.search.aliases import GROUP, Alias, group_of, names_in, plain_form
from index.search.letter_folding import WORD, fold, is_shouted
from index.search.stemmers import STEMMERS
from retrieval.folded_words import STOPWORDS
from updates.country_names import LOCALES, LONGEST_NAME, country_of
from updates.word_forms import ENGLISH, form_of

SHORTEST_PART = 5  # letters of a part of a compound: "Hafenstreik" has the part "Streik", "Auswahl" not the part "Wahl"

_UNSPACED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{M}]+")
_OF_COUNTRY = regex.compile(rf"{regex.escape(GROUP)}[a-z]{{2}}")  # a group of capitalised names
_LOWER_US = regex.compile(r"\bus\b")  # the country, since nobody follows a pronoun
_COMPOUNDING = frozenset({"de", "nl", "sv", "da", "no", "fi", "hu"})


class TopicWord(NamedTuple):
    """A word from `start` to `end`, and its `form`. A country's name of several words is one word."""

    form: str
    start: int
    end: int


def topic_words(text: str, language: str, *, names_are_capital: bool = True) -> Iterator[TopicWord]:
    """Yields the words of a text in that language, in order, with function words.

    With `names_are_capital`, only "Turkey" is a country, not "turkey".
    """
    shouted = is_shouted(text)
    found = [(match.group(), match.start(), match.end()) for match in WORD.finditer(text)]
    raised = shouted or not names_are_capital
    words = [word.capitalize() if raised and (shouted or word.islower()) else word for word, _, _ in found]
    several = {alias.start: alias for alias in names_in([plain_form(word) for word in words])}
    at = 0
    while at < len(found):
        form, many = _name_at(words, at, several.get(at), language)
        if form:
            yield TopicWord(form, found[at][1], found[at + many - 1][2])
        else:
            written, start, end = found[at]
            yield from _plain(written.lower() if shouted else written, start, end, language)
        at += many


def _name_at(words: Sequence[str], at: int, alias: Alias | None, language: str) -> tuple[str, int]:
    """Returns the form of the name that begins there, and its number of words; an empty form and 1 for none."""
    if alias is not None:
        return alias.group, alias.end - alias.start
    group = group_of(words[at])
    if group is not None and not (words[at].islower() and _OF_COUNTRY.fullmatch(group)):
        return group, 1
    if not words[at][0].islower() and not is_unspaced(words[at]):
        for many in range(min(LONGEST_NAME, len(words) - at), 0, -1):
            country = country_of(words[at : at + many], language)
            if country:
                return country, many
    return "", 1


def forms_sought(topic: str, language: str) -> tuple[str, ...]:
    """Returns the forms to search for in articles of that language, each once; empty for function words only."""
    named = _LOWER_US.sub("US", topic)
    return tuple(
        dict.fromkeys(
            word.form
            for word in topic_words(named, language, names_are_capital=False)
            if word.form.startswith(GROUP) or not _only_joins(named[word.start : word.end], language)
        )
    )


def parts_of_compounds(forms: Iterable[str], language: str) -> frozenset[str]:
    """Returns possible parts of compounds, if the language writes compounds as one word."""
    if language not in _COMPOUNDING:
        return frozenset()
    parts = set()
    for form in forms:
        for cut in range(SHORTEST_PART, len(form) - SHORTEST_PART + 2):
            parts.add(form[:cut])
            parts.add(form[-cut:])
    return frozenset(parts)


def says_nothing(text: str) -> bool:
    """Returns whether all words of a text are function words of one language."""
    words = WORD.findall(text)
    return any(all(joins(language)(word) for word in words) for language in LOCALES)


def is_unspaced(word: str) -> bool:
    """Returns whether it is in a script without blanks between words."""
    return _UNSPACED.fullmatch(word) is not None


@cache
def joins(language: str) -> Callable[[str], bool]:
    """Returns a test for function words of that language: "the", "and", "about"."""
    if language == ENGLISH:
        return lambda word: fold(word) in STOPWORDS
    if language in _function_words():
        return lambda word: fold(word) in _function_words()[language]
    if language not in STEMMERS:
        return lambda _: False
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace())
    try:
        listed = builder.filter(tantivy.Filter.stopword(STEMMERS[language])).build()
    except ValueError:  # tantivy has no such list
        return lambda _: False
    return lambda word: not listed.analyze(word.lower())


def _only_joins(word: str, language: str) -> bool:
    return joins(language)(word) or joins(ENGLISH)(word)


def _plain(written: str, start: int, end: int, language: str) -> Iterator[TopicWord]:
    if is_unspaced(written):  # without blanks, every two letters are a word
        for first in range(max(1, len(written) - 1)):
            yield TopicWord(written[first : first + 2], start + first, min(end, start + first + 2))
        return
    form = form_of(written, language)
    if form:
        yield TopicWord(form, start, end)


@cache
def _function_words() -> dict[str, frozenset[str]]:
    text = (Path(__file__).parent / "function_words.toml").read_text(encoding="utf-8")
    return {language: frozenset(map(fold, words.split())) for language, words in tomllib.loads(text).items()}
