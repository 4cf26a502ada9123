"""Words for times in the languages of news: names of weekdays and months, and "last week", as CLDR has them.

The names are Babel's; phrases such as "last week" and "3 days ago" are those of dateparser, which takes them from CLDR.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import timedelta
from importlib import import_module
from typing import Any

from babel import Locale, localedata
from babel.dates import format_timedelta

from index.search.letter_folding import WORD, fold
from index.search.letter_pairs import has_no_blanks
from retrieval.other_languages.words import stop_words

LANGUAGES = (
    "af", "ar", "az", "be", "bg", "bn", "bs", "ca", "cs", "cy", "da", "de", "el", "es", "et", "eu", "fa", "fi",
    "fil", "fr", "ga", "gl", "he", "hi", "hr", "hu", "hy", "id", "is", "it", "ja", "ka", "kk", "km", "kn", "ko",
    "ky", "lo", "lt", "lv", "mk", "ml", "mr", "ms", "mt", "my", "nb", "ne", "nl", "pa", "pl", "ps", "pt", "ro",
    "ru", "sk", "sl", "so", "sq", "sr", "sv", "sw", "ta", "te", "th", "tr", "uk", "ur", "uz", "vi", "zh", "zu",
)  # fmt: skip
SHORTEST_NAME = 3  # letters, where words have blanks between them
SHORTEST_PHRASE = 2
_BACK = re.compile(r"(\d+) (day|week|month) ago")  # no years, which later news may mention too
_COUNTED = re.compile(r"\\1 (day|week|month) ago")
_NUMBER = "(\\d++[.,]?\\d*+)"
_NOT_A_DAY = {"geçen gün"}  # "the other day", which dateparser takes for yesterday
# Names that are other words too (a market, a week, "the one"): as they are written beside the word for day.
_OTHER_WORDS = {("ar", "الاحد"): "يوم الاحد", ("id", "minggu"): "hari minggu", ("tr", "pazar"): "pazar gunu"}
_COUNTS = (1, 2, 3, 5)  # each in another form in some language
_UNIT_DAYS = {"day": 1, "week": 7, "month": 30}
_MOST_UNITS = {"day": 5, "week": 3, "month": 5}  # before the next unit counts

Words = dict[str, dict[str, dict[str, Any]]]


def time_words() -> Words:
    """Returns for each language the folded names of `weekdays` (Monday is 0) and `months`, and phrases for times.

    `back` has [unit, how many before the current one]; `counted` the unit, with # where the number stands.
    """
    return {language: _words_of(language) for language in LANGUAGES}


def _words_of(language: str) -> dict[str, dict[str, Any]]:
    localedata._cache.clear()  # Babel 2.18 leaves names of one locale in the next one's
    locale = Locale.parse(language)
    relative = import_module(f"dateparser.data.date_translation_data.{language}").info
    back: dict[str, tuple[str, int]] = {}
    for name, phrases in relative.get("relative-type", {}).items():
        if (match := _BACK.fullmatch(name)) is not None:
            for phrase in set(phrases) - _NOT_A_DAY:
                back.setdefault(_shortened(folded(phrase), language), (match[2], int(match[1])))
    counted: dict[str, str] = {}
    for name, patterns in relative.get("relative-type-regex", {}).items():
        if (match := _COUNTED.fullmatch(name)) is not None:
            for pattern in patterns:
                if pattern.count(_NUMBER) == 1:
                    counted[folded(pattern.replace(_NUMBER, "0"))] = match[1]
    counted |= dict(_ago(locale))
    return {
        "weekdays": {_OTHER_WORDS.get((language, name), name): n for name, n in _names(locale.days)},
        "months": dict(_names(locale.months)),
        "back": {phrase: [*value] for phrase, value in back.items() if _tells(phrase, SHORTEST_PHRASE)},
        "counted": {phrase: unit for phrase, unit in counted.items() if _counts(phrase)},
    }


def _names(forms: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    """Yields whole names; short ones are other words too often, where words have blanks between them."""
    named = {
        (folded(name), number)
        for widths in forms.values()
        for width, names in widths.items()
        for number, name in names.items()
        if width == "wide" or (width == "abbreviated" and has_no_blanks(name))
    }
    for name, number in sorted(named, key=lambda pair: (pair[1], pair[0])):
        if _tells(name, SHORTEST_NAME) and not name[0].isdigit():
            yield name, number


def _ago(locale: Locale) -> Iterator[tuple[str, str]]:
    for unit, days in _UNIT_DAYS.items():
        for count in _COUNTS:
            if count <= _MOST_UNITS[unit]:
                past = timedelta(days=-days * count)
                said = folded(format_timedelta(past, "day", add_direction=True, locale=locale))
                if said.split().count(str(count)) == 1 or has_no_blanks(said):
                    yield re.sub(rf"\b{count}\b|{count}(?=\D)", "0", said), unit


def folded(phrase: str) -> str:
    """Returns the folded words of a phrase, separated by blanks."""
    return " ".join(fold(match[0]) for match in WORD.finditer(phrase))


def _tells(phrase: str, shortest: int) -> bool:
    return len(phrase) >= (SHORTEST_PHRASE if has_no_blanks(phrase) else shortest)


def _counts(phrase: str) -> bool:
    """Returns whether a word besides the number and its unit is there, which says that time has passed."""
    return has_no_blanks(phrase) or len(phrase.split()) > 2


def _shortened(phrase: str, language: str) -> str:
    """Returns "mes pasado" for "el mes pasado", which may also follow another word."""
    first, *rest = phrase.split()
    return " ".join(rest) if len(rest) > 1 and first in stop_words(language) else phrase
