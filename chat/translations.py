"""The bot's messages in each language, from the .ftl files, with dates, numbers and names of languages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime
from difflib import get_close_matches
from functools import cached_property, lru_cache
from pathlib import Path

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from fluent.runtime import FluentBundle, FluentResource

from chat.formatted_text import Text, plain
from index.search.letter_folding import fold

FOLDER = Path(__file__).parent / "languages"
LANGUAGES = ("en", "uk", "ru", "ar", "de", "fr", "es", "tr", "fa", "pt", "pl", "it", "uz", "id")
DEFAULT = "en"
RIGHT_TO_LEFT = frozenset({"ar", "fa"})
_LOCALES = {"en": "en_GB"}  # day before month; the other languages have the locale of their code
CLOSE_NAME = 0.75  # of difflib's ratio: "germna" is German
ALSO_CALLED = {"farsi": "fa", "bahasa": "id", "bahasa indonesia": "id", "brazilian": "pt", "português do brasil": "pt"}
FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"
_BIDI_CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_HOLE = re.compile("\ue000(\\d+)\ue001")  # stands for a Text while Fluent formats the message around it


def language(code: str | None) -> str:
    """Returns the language in which to answer a client whose code is `code` (such as "uk" or "pt-br")."""
    short = short_code(code)
    return short if short in LANGUAGES else DEFAULT


def short_code(code: str | None) -> str:
    """Returns a client's code without its country: "pt" for "pt-br"; "" if there is none."""
    return (code or "").lower().replace("_", "-").partition("-")[0]


class Words:
    """The messages of one language."""

    def __init__(self, code: str) -> None:
        self.code = code
        self.right_to_left = code in RIGHT_TO_LEFT
        self._locale = _LOCALES.get(code, code)
        self._bundle = _bundle(code)
        self.for_channel = False

    @cached_property
    def in_channel(self) -> Words:
        """The messages as worded for channels: "quiet-off" is "quiet-off-channel" if there is such a message."""
        other = Words(self.code)
        other.for_channel = True
        return other

    def say(self, name: str, **values: Text | str | int | float | datetime) -> str:
        """Returns a message as plain text."""
        return self.rich(name, **values).plain

    def rich(self, name: str, **values: Text | str | int | float | datetime) -> Text:
        """Returns a message with `values` filled in; a Text keeps its entities.

        Strings in the other writing direction are isolated. Raises KeyError for a message that does not exist, and
        ValueError for a variable that is missing.
        """
        texts = [value for value in values.values() if isinstance(value, Text)]
        holes = {name: f"\ue000{texts.index(v)}\ue001" for name, v in values.items() if isinstance(v, Text)}
        strings = {name: self.isolated(_seen(v)) for name, v in values.items() if isinstance(v, str)}
        in_channel = f"{name}-channel"
        formed = self.for_channel and self._bundle.has_message(in_channel)
        message = self._bundle.get_message(in_channel if formed else name)
        if message.value is None:
            raise KeyError(name)
        said, errors = self._bundle.format_pattern(message.value, {**values, **strings, **holes})
        if errors:
            raise ValueError(f"{self.code}: {name}: {errors[0]}")
        whole, end = Text(), 0
        for hole in _HOLE.finditer(str(said)):
            whole = whole + plain(str(said)[end : hole.start()]) + texts[int(hole.group(1))]
            end = hole.end()
        return whole + plain(str(said)[end:])

    def language_name(self, code: str) -> str:
        """Returns the name of the language `code` in this language; the code itself if it has no name."""
        return str(Locale.parse(self._locale).languages.get(code, code))

    def isolated(self, text: str) -> str:
        """Returns `text` isolated, if any of it is written against this language's direction."""
        against = {"L"} if self.right_to_left else {"R", "AL", "AN"}
        if any(unicodedata.bidirectional(character) in against for character in text):
            return f"{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}"
        return text

    def day(self, when: datetime, now: datetime) -> str:
        """Returns the day in words: "today", "yesterday", "11 May 2025". Both times are in the reader's zone."""
        return self.date(when.date(), now.date())

    def day_and_month(self, day: date, today: date) -> str:
        """Returns a date as "12 March", with the year if it is not this year."""
        if day.year == today.year:
            return format_skeleton("MMMMd", day, locale=self._locale)
        return format_date(day, "long", locale=self._locale)

    def date(self, day: date, today: date) -> str:
        """Returns the date in words, as `day` does."""
        match (today - day).days:
            case 0:
                return self.say("today")
            case 1:
                return self.say("yesterday")
            case _:
                return format_date(day, "long", locale=self._locale)

    def listed(self, items: list[str]) -> str:
        """Returns the items as this language lists them: "a, b and c"."""
        return format_list(items, locale=self._locale)


def shown_name(text: str, longest: int) -> str:
    """Returns a title or name in one line, without direction controls, cut and marked if too long."""
    line = " ".join(_seen(text).split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def _seen(text: str) -> str:
    """Returns text without direction controls and without the marks that stand for values here."""
    return _BIDI_CONTROLS.sub("", text).replace("\ue000", "").replace("\ue001", "")


@lru_cache(maxsize=len(LANGUAGES))
def words(code: str) -> Words:
    """Returns the messages of a language, read once."""
    return Words(code if code in LANGUAGES else DEFAULT)


def _bundle(code: str) -> FluentBundle:
    bundle = FluentBundle([_LOCALES.get(code, code).replace("_", "-")], use_isolating=False)
    for folder in dict.fromkeys((DEFAULT, code)):  # what a language lacks is said in English; a test finds it
        for path in sorted((FOLDER / folder).glob("*.ftl")):
            bundle.add_resource(FluentResource(path.read_text(encoding="utf-8")), allow_overrides=True)
    return bundle


def own_name(code: str) -> str:
    """Returns the name of a language in that language."""
    return str(Locale(code).get_display_name(code)).capitalize()


def language_named(text: str) -> str | None:
    """Returns the code of the language that a text names, by code or name in any language; None if it names none."""
    written = fold(text.strip().strip("."))
    code = written.replace("_", "-").partition("-")[0]
    if code in LANGUAGES:
        return code
    close = get_close_matches(written, _names(), 1, CLOSE_NAME)
    return _names()[close[0]] if close else None


@lru_cache(maxsize=1)
def _names() -> Mapping[str, str]:
    found = {fold(name): code for name, code in ALSO_CALLED.items()}
    for code in LANGUAGES:
        for spoken in LANGUAGES:
            found.setdefault(fold(str(Locale(spoken).languages[code])), code)
    return found
