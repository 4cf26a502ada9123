"""Times that a text in another language than English names: a day, a weekday, a date, "last week"."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from rapidfuzz.distance import Prefix

from index.search.stemmers import stemmer
from retrieval import calendar_ranges as calendar
from retrieval.calendar_ranges import WEEKDAYS, Range
from retrieval.other_languages.words import STOP_WEIGHT, AnyWord, any_words
from retrieval.time_expressions import DATES_IN_DIGITS, MOST_UNITS, Asking

FILE = Path(__file__).parents[1] / "data" / "time-words.json"
"""Names and phrases from CLDR, by language; written by `benchmarks/name_times.py`."""

# Languages whose names of days and months have endings. Elsewhere they stand as listed: "Marte" is no "martes".
WITH_ENDINGS = frozenset(
    ("be", "bg", "cs", "et", "fi", "hr", "hu", "lt", "lv", "mk", "pl", "ru", "sk", "sl", "sr", "tr", "uk", "uz")
)
WITHOUT_BLANKS = frozenset({"ja", "km", "ko", "lo", "my", "th", "zh"})  # and Korean, which joins endings to words
SHORTEST_ROOT, LONGEST_ENDING = 4, 2  # letters of a name, and of the ending that it may have
OPENING = 3  # letters by which phrases are looked up
WIDEST_GAP, SHORT_WORD = 2, 3  # words between a day, its month and its year ("5 de mayo de 2026"), and their letters
OTHER_WORDS = frozenset({"среди"})  # "among", which looks like a form of "среда"
NUMBER = "0"  # stands for a number in phrases
_DAY = re.compile(r"^([0-3]?\d)(?!\d)")
_YEAR = re.compile(r"^(?:19|20)\d\d$")
_EAST_ASIAN_DATE = re.compile(r"(?:(?P<y>\d{4})[年년]\s*)?(?P<m>1[0-2]|0?[1-9])[月월]\s*(?P<d>[0-3]?\d)[日号號일]")


@dataclass(frozen=True, slots=True)
class NamedTime:
    """A time that the words from `start` to `end` name. `year` is 0 unless they name one."""

    start: int
    end: int
    range: Range
    year: int = 0


class _Key(NamedTuple):
    word: str
    stem: str


class _Phrase(NamedTuple):
    keys: tuple[_Key, ...]
    kind: str  # "weekdays", "months", "back" or "counted"
    meaning: Any


@dataclass(frozen=True, slots=True)
class Telling:
    """When a text was written. A question on a Monday means the Monday before; news of a Monday, that day."""

    moment: datetime
    is_question: bool = False


def named_times(text: str, language: str, telling: Telling) -> list[NamedTime]:
    """Returns the times that `text` in `language` (ISO 639-1) names, in order, without overlaps."""
    found = [*_in_digits(text, telling)]
    if language in WITHOUT_BLANKS:
        found += _in_letters(text, language, telling)
    elif language in _known():
        found += _in_words(any_words(text, language), language, telling)
    ordered: list[NamedTime] = []
    for one in sorted(found, key=lambda time: (time.start, -time.end)):
        if not ordered or one.start >= ordered[-1].end:
            ordered.append(one)
    return ordered


def knows(language: str) -> bool:
    """Returns whether there are words for times in that language."""
    return language in _known()


def _in_digits(text: str, telling: Telling) -> Iterator[NamedTime]:
    asking = Asking(telling.moment, ahead=False, past=True)
    for pattern, read, _ in DATES_IN_DIGITS:
        for match in pattern.finditer(text):
            day = read(match, asking)
            if day is not None:
                yield NamedTime(match.start(), match.end(), day, int(match["y"]))
    for match in _EAST_ASIAN_DATE.finditer(text):
        date = _date(int(match["d"]), int(match["m"]), int(match["y"] or 0), telling)
        if date is not None:
            yield NamedTime(match.start(), match.end(), date, int(match["y"] or 0))


def _in_letters(text: str, language: str, telling: Telling) -> Iterator[NamedTime]:
    """Yields times of scripts without blanks, and of Korean; months with a number are _EAST_ASIAN_DATE's."""
    for pattern, kind, meanings in _patterns(language):
        for match in pattern.finditer(text):
            said = match.groupdict()
            time = _range(kind, meanings[_without_number(match[0])], int(said["n"]) if said.get("n") else 0, telling)
            if time is not None:
                yield NamedTime(match.start(), match.end(), time)


@cache
def _patterns(language: str) -> Sequence[tuple[re.Pattern[str], str, Mapping[str, Any]]]:
    """Returns a pattern for each kind of phrase, with the meanings of what it matches."""
    found = []
    for kind in ("weekdays", "back", "counted"):
        meanings = {_without_number(name): meaning for name, meaning in _known()[language][kind].items()}
        words = "|".join(sorted(map(_spaced, meanings), key=len, reverse=True))
        before = r"(?P<n>\d{1,5})\s*" if kind == "counted" else ""
        if words:
            found.append((re.compile(f"{before}(?:{words})"), kind, meanings))
    return found


def _without_number(phrase: str) -> str:
    return re.sub(r"[\d\s]+", "", phrase)


def _spaced(phrase: str) -> str:
    return r"\s*".join(map(re.escape, phrase))


def _in_words(words: Sequence[AnyWord], language: str, telling: Telling) -> Iterator[NamedTime]:
    at = 0
    while at < len(words):
        phrase = _phrase_at(words, at, language)
        if phrase is None:
            at += 1
            continue
        end = at + len(phrase.keys)
        if phrase.kind == "months":
            month = _with_day_and_year(words, (at, end), phrase.meaning, language, telling)
            if month is not None:
                yield month
                end = max(end, next((n for n in range(end, len(words)) if words[n].start >= month.end), len(words)))
        else:
            number = next((_number(word) for word in words[at:end] if word.number), 0)
            time = _range(phrase.kind, phrase.meaning, number, telling)
            if time is not None:
                yield NamedTime(words[at].start, words[end - 1].end, time)
        at = end


def _phrase_at(words: Sequence[AnyWord], at: int, language: str) -> _Phrase | None:
    """Returns the longest phrase that begins there."""
    known, plain = _phrases(language), words[at].plain
    opened = [NUMBER] if plain.isdigit() else [plain[:OPENING], plain[: OPENING - 1]]
    for phrase in sorted((one for opening in opened for one in known.get(opening, ())), key=_longest_first):
        following = words[at : at + len(phrase.keys)]
        if len(following) == len(phrase.keys) and all(
            _is_like(word, key, language, alone=len(following) == 1)
            for word, key in zip(following, phrase.keys, strict=True)
        ):
            return phrase
    return None


def _is_like(word: AnyWord, whole: _Key, language: str, *, alone: bool) -> bool:
    key = whole.word
    if key == NUMBER:
        return word.number and word.plain.isdigit()
    if word.plain == key:
        return True
    if alone and (language not in WITH_ENDINGS or word.name or word.plain in OTHER_WORDS or word.weight == STOP_WEIGHT):
        return False
    if not alone and whole.stem == word.stem:
        return True
    root = Prefix.similarity(key, word.plain)
    ends = language in WITH_ENDINGS and root >= SHORTEST_ROOT and len(word.plain) >= len(key)
    return ends and len(word.plain) - root <= LONGEST_ENDING


@cache
def _phrases(language: str) -> Mapping[str, Sequence[_Phrase]]:
    """Returns the phrases by the first letters of each. Two words may stand in either order."""
    opened: dict[str, dict[_Phrase, None]] = {}
    stem = stemmer(language)
    for kind, meanings in _known()[language].items():
        for name, meaning in meanings.items():
            keys = tuple(name.split())
            orders = {keys, keys[::-1]} if kind == "back" and len(keys) == 2 else {keys}
            for order in orders:
                words = tuple(_Key(word, stem(word)) for word in order)
                whole = _Phrase(words, kind, tuple(meaning) if isinstance(meaning, list) else meaning)
                opened.setdefault(order[0][:OPENING], {})[whole] = None
    return {opening: [*found] for opening, found in opened.items()}


def _longest_first(phrase: _Phrase) -> int:
    return -len(phrase.keys)


def _with_day_and_year(
    words: Sequence[AnyWord], place: tuple[int, int], month: int, language: str, telling: Telling
) -> NamedTime | None:
    """Returns the date or month that the words at that place name with their neighbours."""
    at, end = place
    following = [words[n] for n in range(end, len(words)) if n - end <= WIDEST_GAP and _are_short(words[end:n])]
    year = next((int(word.plain) for word in following if _YEAR.match(word.plain)), 0)
    closing = next((word.end for word in following if _YEAR.match(word.plain)), words[end - 1].end)
    before = [n for n in range(at - 1, max(-1, at - 2 - WIDEST_GAP), -1) if _are_short(words[n + 1 : at])]
    opening = next((n for n in before if _day_number(words[n])), None)
    if opening is not None:
        day = _date(_day_number(words[opening]), month, year, telling)
        return None if day is None else NamedTime(words[opening].start, closing, day, year)
    if not year and following and _day_number(following[0]) and following[0] is words[end]:
        day = _date(_day_number(following[0]), month, 0, telling)  # "May 5"
        return None if day is None else NamedTime(words[at].start, following[0].end, day)
    if not year and not _is_month(words, at, language):
        return None
    range_ = calendar.months(year or _year_of(month, 1, telling), month, 1)
    return NamedTime(words[at].start, closing, range_, year)


def _is_month(words: Sequence[AnyWord], at: int, language: str) -> bool:
    """Returns whether the name of a month without day and year is one: names of people and other words are alike."""
    if at == 0 or words[at].weight == STOP_WEIGHT:
        return False
    return _are_short(words[at - 1 : at]) or (language in WITH_ENDINGS and not words[at].name)


def _are_short(words: Sequence[AnyWord]) -> bool:
    return all(word.weight == STOP_WEIGHT or (len(word.plain) <= SHORT_WORD and not word.number) for word in words)


def _day_number(word: AnyWord) -> int:
    match = _DAY.match(word.plain) if word.number else None
    return int(match[1]) if match is not None and not _YEAR.match(word.plain) else 0


def _number(word: AnyWord) -> int:
    return min(int(word.plain), MOST_UNITS)


def _date(day: int, month: int, year: int, telling: Telling) -> Range | None:
    return calendar.day(year or _year_of(month, day, telling), month, day)


def _year_of(month: int, day: int, telling: Telling) -> int:
    """Returns the year of a date without one: a question means the last such day or one soon, news the nearest."""
    now = telling.moment
    if telling.is_question:
        return calendar.nearest_year(month, day, now, ahead=False, past=False)
    return min(range(now.year - 1, now.year + 2), key=lambda year: abs(now - calendar.months(year, month, 1)[0]))


def _range(kind: str, meaning: Any, number: int, telling: Telling) -> Range | None:
    now = telling.moment
    if kind == "weekdays":
        is_today = now.weekday() == meaning and not telling.is_question
        return calendar.days(now, 0) if is_today else calendar.weekday(WEEKDAYS[meaning], now, "", ahead=False)
    if kind == "counted":
        return calendar.ago(number, str(meaning), now)
    unit, back = meaning
    return calendar.days(now, back) if unit == "day" else calendar.calendar_unit(unit, now, back)


@cache
def _known() -> Mapping[str, Mapping[str, Mapping[str, Any]]]:
    known: dict[str, dict[str, dict[str, Any]]] = json.loads(FILE.read_text(encoding="utf-8"))
    return known
