"""Parses dates as people and programs write them: "Fri, 11 Sep 2026 10:00 CEST", "29.06.2026", "2026年6月29日"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache

from index.gathering.reading.calendar_words import LONGEST_NAME_WORDS, Meanings, fold, months, weekdays
from index.gathering.reading.clock_times import CLOCK, ClockTime, take_clock
from index.gathering.reading.time_zones import Zone, conventions, is_american, zone_of

TWO_DIGIT_PIVOT = 69  # as POSIX has it: 69 is 1969, 68 is 2068
DAY = "¶"  # placeholder for a day that was removed
THAI_YEARS = range(2400, 2700)  # Thailand counts from the Buddha
THAI_YEARS_AHEAD = 543
REIWA_YEARS_BEHIND = 2018  # Japan's years since 2019

_COMMENT = re.compile(r"\s?[(\[（]([^()\[\]（）]*)[)\]）]")
_EAST_ASIAN_WEEKDAY = re.compile("[月火水木金土日]曜日?|(?:星期|周|週|礼拜)[一二三四五六日天]|[월화수목금토일]요일")
_VIETNAMESE_MONTH = re.compile(r"(?<!\w)(?:thang|thg)\.?\s?(\d{1,2})(?!\d)")
_REIWA = re.compile("令和\\s?(\\d{1,2}|元)\\s?年")
_WORD = re.compile(r"[^\W\d_][^\s\d,/()\[\]:;|·•@§–—-]*")
_GAP = r"[\s.,\-/’']*"
_MONTH = r"§([\d,]+)§"
_ORDINAL = r"(?:st|nd|rd|th|er|o|a|e|го|ого)?(?!\w)"
_DAY = rf"(?<!\d)(\d{{1,2}}){_ORDINAL}"
_OF = r"(?:(?:de|of|di|d|den|do|del|nam|ta)(?!\w)[\s’']*)?"
_YEAR_WORD = r"(?:(?:gada|m|г|g|ж|оны|e|ko)(?!\w))?"
_WORDED = {
    "dmy": re.compile(
        rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th|er|o|a|e|го|ого)?{_GAP}{_OF}{_MONTH}{_GAP}{_OF}(\d{{4}}|\d\d)(?![\d:])"
    ),
    "mdy": re.compile(
        rf"{_MONTH}{_GAP}{_DAY}{_GAP}(?P<clock>{CLOCK}[^\d§]{{0,8}}(?:[+-]\d{{2}}:?\d{{2}})?\s)?\s*(\d{{4}})(?!\d)"
    ),
    "ymd": re.compile(rf"(?<!\d)(\d{{4}}){_GAP}{_YEAR_WORD}{_GAP}{_MONTH}{_GAP}(\d{{1,2}})(?!\d)"),
    "ydm": re.compile(rf"(?<!\d)(\d{{4}}){_GAP}{_YEAR_WORD}{_GAP}(\d{{1,2}}){_GAP}{_MONTH}"),
}
_NUMBERED = (
    re.compile(r"(?<!\d)(\d{4})\s?(?:年|년)\s?(\d{1,2})\s?(?:月|월)\s?(\d{1,2})\s?(?:日|일|号|號)?"),
    re.compile(r"(?<!\d)(\d{4})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{1,2})(?!\d)"),
)
_EITHER_WAY = re.compile(r"(?<!\d)(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4}|\d\d)(?!\d)")
_ZONE = re.compile(
    rf"{CLOCK}[\s,]*(?:(?:uhr|hrs?|hours?|h)\b\.?\s*)?"
    r"((?:[a-z]{1,5})?\s?[+-]\s?\d{1,2}(?::?\d\d)?(?!\d)|[a-z]+/[a-z_/-]+|[^\W\d_]{1,8}(?!\w))"
)
_BETWEEN_WORDS = re.compile(rf"[\s,.;:|·•\-–—/'’{CLOCK}]+")


def read_written(value: str, language: str = "", *, strict: bool = False) -> datetime | None:
    """Return the time that `value` states in words and numbers, aware; None if it states none or cannot be read.

    Without a zone it is UTC, without a time of day midnight. If day and month could be either of two numbers
    (05/06/2026), the weekday decides, then a zone of the United States, the `language` (a tag such as "de" or
    "en-GB"), or a.m. and p.m., which count as American if no language is known. If nothing decides, returns None. With
    dots the day comes first. `strict` allows no unknown word before the date.
    """
    text = fold(value.replace("−", "-"))
    comments = [comment.strip() for comment in _COMMENT.findall(text)]
    text = _EAST_ASIAN_WEEKDAY.sub(" ", _COMMENT.sub(" ", re.sub(rf"[{CLOCK}{DAY}§]", " ", text)))
    text = _REIWA.sub(lambda era: f"{REIWA_YEARS_BEHIND + (1 if era[1] == '元' else int(era[1]))}年", text)
    taken = take_clock(text)
    if taken is None:
        return None
    clock, text = taken
    marked, words = _mark_months(text, language)
    candidates, rest = _days(marked)
    if candidates and clock is None:
        dotted = take_clock(rest, dotted=True)
        clock, rest = dotted or (None, rest)
    zone, stated, rest = _take_zone(rest, comments, language)
    known_days = _leftovers(rest, words, language, strict=strict)
    if not candidates or known_days is None:
        return None
    hints = _hints(language, stated, clock)
    day = _chosen(candidates, known_days, hints)
    return _moment(day, clock, zone) if day else None


def _mark_months(text: str, language: str) -> tuple[str, list[str]]:
    """Return `text` with "§6§" for each month that it names, and the names."""
    code = language[:2].lower()
    text = _VIETNAMESE_MONTH.sub(r"§\1§", text)
    if "§" in text or not _WORD.search(text):
        return text, []
    for known in ([code] if code else []) + ["en", ""]:
        marked, words = _marked(text, months(known))
        if words and any(form.search(marked) for form in _WORDED.values()):
            return marked, words
    return text, []


def _marked(text: str, names: Meanings) -> tuple[str, list[str]]:
    pieces: list[str] = []
    words: list[str] = []
    found = list(_WORD.finditer(text))
    at = number = 0
    while number < len(found):
        for length in range(min(LONGEST_NAME_WORDS, len(found) - number), 0, -1):
            start, end = found[number].start(), found[number + length - 1].end()
            name = text[start:end].strip(".’' ")
            if name in names:
                break
        else:
            number += 1
            continue
        marks = f"§{','.join(map(str, sorted(names[name])))}§"
        if pieces and pieces[-1] == marks and not text[at:start].strip(" /()"):  # "حزيران/يونيو" is June twice
            at = end
        else:
            pieces += [text[at:start], marks]
            words.append(name)
            at = end
        number += length
    return "".join([*pieces, text[at:]]), words


def _days(text: str) -> tuple[dict[str, list[date]], str]:
    """Return the days that `text` may state, by the order of their parts, and the text without them."""
    for order, form in _WORDED.items():
        match = form.search(text)
        if match:
            middle = match.groupdict().get("clock") or ""
            parts = [part for part in match.groups() if part and part != middle]
            named = dict(zip(order, parts, strict=True))
            days = [_date(named["y"], int(month), named["d"]) for month in named["m"].split(",")]
            return _real({order: days}), f"{text[: match.start()]} {DAY} {middle} {text[match.end() :]}"
    for form in _NUMBERED:
        match = form.search(text)
        if match:
            year, *_, month, day = match.groups()
            return _real(
                {"ymd": [_date(year, int(month), day)]}
            ), f"{text[: match.start()]} {DAY} {text[match.end() :]}"
    match = _EITHER_WAY.search(text)
    if not match:
        return {}, text
    first, mark, second, last = match.groups()
    found = {"dmy": [_date(last, int(second), first)], "mdy": [_date(last, int(first), second)]}
    if len(last) == 2 and mark != ".":
        found["ymd"] = [_date(first, int(second), last)]
    real = _real(found)
    if mark == "." and "dmy" in real:
        real = {"dmy": real["dmy"]}
    return real, f"{text[: match.start()]} {DAY} {text[match.end() :]}"


def _date(year: str, month: int, day: str) -> date | None:
    number = int(year)
    if len(year) <= 2:
        number += 1900 if number >= TWO_DIGIT_PIVOT else 2000
    elif number in THAI_YEARS:
        number -= THAI_YEARS_AHEAD
    try:
        return date(number, month, int(day))
    except ValueError:  # 31 February
        return None


def _real(found: dict[str, list[date | None]]) -> dict[str, list[date]]:
    return {order: real for order, days in found.items() if (real := [day for day in days if day])}


def _take_zone(text: str, comments: list[str], language: str) -> tuple[Zone | None, str, str]:
    """Return the zone, its name, and `text` without it: the zone follows the time, or is in brackets."""
    match = _ZONE.search(text)
    if match:
        stated = match[1].strip()
        zone = zone_of(stated, language)
        if zone:
            return zone, stated, f"{text[: match.start(1)]} {text[match.end(1) :]}"
    if CLOCK in text:
        for comment in comments:
            zone = zone_of(comment, language)
            if zone:
                return zone, comment, text
    return None, "", text


def _leftovers(text: str, words: list[str], language: str, *, strict: bool) -> frozenset[int] | None:
    """Return the weekdays that the rest of the text names; None if it holds anything else."""
    named: frozenset[int] = frozenset()
    names = iter(words)
    around = _words("around")
    parts = _BETWEEN_WORDS.split(re.sub(r"§[\d,]+§", " § ", text))
    left = [next(names, "§") if part == "§" else part for part in parts]
    before = not strict  # one unknown word may stand before the date: weekdays are misspelt in many ways
    for word in filter(None, left):
        if word == DAY or word in around or (len(word) > 1 and zone_of(word, language)):
            before = before and word != DAY
            continue
        known = weekdays("en") if word in weekdays("en") else weekdays()
        if word in known:
            named |= known[word]
        elif not before or not word.isalpha():
            return None
        before = False
    return named


def _hints(language: str, zone: str, clock: ClockTime | None) -> Iterator[str]:
    """Yield orders of day and month, the likeliest first."""
    tag = language.lower().replace("_", "-")
    if is_american(zone):
        yield "mdy"
    for order in ("day_first", "month_first", "year_first"):
        if _words(order) & {tag, tag.partition("-")[0]}:
            yield {"d": "dmy", "m": "mdy", "y": "ymd"}[order[0]]
    if clock and clock.halves:
        yield "mdy"


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(str(conventions()[kind]).split())


def _chosen(candidates: dict[str, list[date]], weekdays_named: frozenset[int], hints: Iterator[str]) -> date | None:
    days = {day for found in candidates.values() for day in found}
    if len(days) > 1:
        days = {day for day in days if day.weekday() in weekdays_named} or days
    if len(days) == 1:
        return days.pop()
    for hint in hints:
        hinted = days.intersection(candidates.get(hint, []))
        if len(hinted) == 1:
            return hinted.pop()
    return None


def _moment(day: date, clock: ClockTime | None, zone: Zone | None) -> datetime | None:
    try:
        moment = datetime.combine(day, time(), UTC) + timedelta(seconds=clock.seconds if clock else 0)
        return moment.replace(tzinfo=zone(moment)) if zone else moment
    except (OverflowError, ValueError):
        return None
