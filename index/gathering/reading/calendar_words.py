"""Names of months and weekdays in the languages of news, from CLDR (by Babel)."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "calendar_words.json"  # written by benchmarks/name_dates.py
LONGEST_NAME_WORDS = 2  # "تشرين الأول"
SHORTEST_MONTH = 3  # letters of a shortened name: "сен" for CLDR's "сент."
SHORTEST_WEEKDAY = 2
# Common short forms that are not the beginning of a name.
_MORE_MONTHS = {
    "sept": 9, "mrz": 3, "maerz": 3, "jaenner": 1, "set": 9, "setiembre": 9, "agt": 8, "ags": 8, "nop": 11, "peb": 2,
}  # fmt: skip
_MORE_WEEKDAYS = {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
_MARKS = re.compile("[\u0300-\u036f\u064b-\u0655\u0670]")
_HIDDEN = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_CUT = re.compile("[a-z\u0370-\u03ff\u0400-\u04ff]+")  # Latin, Greek and Cyrillic words are shortened by cutting

Meanings = Mapping[str, frozenset[int]]


def fold(text: str) -> str:
    """Return `text` for comparison: lower case, European digits, no accents and invisible characters."""
    text = unicodedata.normalize("NFKD", _HIDDEN.sub("", text).casefold())
    text = "".join(str(unicodedata.decimal(letter)) if letter.isdecimal() else letter for letter in text)
    return unicodedata.normalize("NFC", _MARKS.sub("", text)).replace("ı", "i")


@cache
def months(language: str = "") -> Meanings:
    """Return the month numbers (January is 1) of each folded name, in one language (ISO 639-1) or in all."""
    named = _named("months", language)
    named += [(f"ב{name}", number) for name, number in named if "\u0590" < name[0] < "\u0600"]  # "in June"
    return _meanings([*named, *_MORE_MONTHS.items()], SHORTEST_MONTH)


@cache
def weekdays(language: str = "") -> Meanings:
    """Return the weekday numbers (Monday is 0) of each folded name, in one language (ISO 639-1) or in all."""
    return _meanings([*_named("weekdays", language), *_MORE_WEEKDAYS.items()], SHORTEST_WEEKDAY)


def _named(kind: str, language: str) -> list[tuple[str, int]]:
    languages = _words()[kind]
    chosen = [languages.get(language, {})] if language else languages.values()
    return [pair for names in chosen for pair in names.items()]


@cache
def _words() -> dict[str, dict[str, dict[str, int]]]:
    words: dict[str, dict[str, dict[str, int]]] = json.loads(FILE.read_text(encoding="utf-8"))
    return words


def _meanings(named: list[tuple[str, int]], shortest: int) -> Meanings:
    """Map each name, and each unambiguous beginning of a name, to its numbers."""
    exact: dict[str, set[int]] = {}
    cut: dict[str, set[int]] = {}
    for name, number in named:
        exact.setdefault(name, set()).add(number)
        if _CUT.fullmatch(name):
            for length in range(shortest, len(name)):
                cut.setdefault(name[:length], set()).add(number)
    clear = {name: numbers for name, numbers in cut.items() if len(numbers) == 1}
    return {name: frozenset(numbers) for name, numbers in (clear | exact).items()}
