"""The time that a question speaks of, as a range relative to the day it is asked."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
NEWS_LAG = timedelta(days=3)  # what happened on a day is still told some days later

_MONTH = "|".join((*MONTHS, *(month[:3] for month in MONTHS if len(month) > 3), "sept"))


@dataclass(frozen=True, slots=True)
class AskedTime:
    """From `since` up to and without `until`, both aware; `words` are those that said so.

    `loose` marks words like "recently", which say that news is wanted but not from when.
    """

    since: datetime
    until: datetime
    words: str
    loose: bool = False

    def in_future(self, now: datetime) -> bool:
        """Whether nothing of it has happened at `now`."""
        return self.since > now


def asked_time(question: str, now: datetime) -> AskedTime | None:
    """The first time that `question` names, or None; knows English, and dates as digits in any language."""
    for pattern, read in _RULES:
        for match in pattern.finditer(question):
            span = read(match, now)
            if span is not None:
                since, until, loose = span
                return AskedTime(since, until, match.group(), loose)
    return None


_Range = tuple[datetime, datetime, bool]


def _midnight(moment: datetime) -> datetime:
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)


def _days(back: int, length: int) -> Callable[[re.Match[str], datetime], _Range]:
    def read(_match: re.Match[str], now: datetime) -> _Range:
        start = _midnight(now) - timedelta(days=back)
        return start, start + timedelta(days=length), False

    return read


def _recently(days: int) -> Callable[[re.Match[str], datetime], _Range]:
    def read(_match: re.Match[str], now: datetime) -> _Range:
        return _midnight(now) - timedelta(days=days), _midnight(now) + timedelta(days=1), True

    return read


def _iso(match: re.Match[str], _now: datetime) -> _Range | None:
    return _day(int(match["y"]), int(match["m"]), int(match["d"]))


def _day(year: int, month: int, day: int) -> _Range | None:
    try:
        start = datetime(year, month, day, tzinfo=UTC)
    except ValueError:  # "2023-02-31" names no day
        return None
    return start, start + timedelta(days=1), False


def _named(match: re.Match[str], now: datetime) -> _Range | None:
    """A month with or without a day or a year; without a year, the last one that has begun at `now`."""
    month = _month_number(match["month"])
    day = match.groupdict().get("d")
    year = int(match["y"]) if match["y"] else _last_year_of(month, int(day or 1), now, match)
    if day:
        return _day(year, month, int(day))
    start = datetime(year, month, 1, tzinfo=UTC)
    return start, datetime(year + month // 12, month % 12 + 1, 1, tzinfo=UTC), False


def _month_number(name: str) -> int:
    return next(number for number, month in enumerate(MONTHS, 1) if month.startswith(name.lower()[:3]))


def _last_year_of(month: int, day: int, now: datetime, match: re.Match[str]) -> int:
    if re.match(r"next\b", match.group(), re.IGNORECASE):
        return now.year + ((month, day) <= (now.month, now.day))
    return now.year if (month, day) <= (now.month, now.day) else now.year - 1


def _year(match: re.Match[str], now: datetime) -> _Range | None:
    year = int(match["y"])
    if not 1970 <= year <= now.year + 50:
        return None
    return datetime(year, 1, 1, tzinfo=UTC), datetime(year + 1, 1, 1, tzinfo=UTC), False


def _weekday(match: re.Match[str], now: datetime) -> _Range:
    back = (now.weekday() - WEEKDAYS.index(match["weekday"].lower())) % 7
    return _days(back, 1)(match, now)


def _ago(match: re.Match[str], now: datetime) -> _Range:
    count = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}.get(match["n"].lower())
    count = min(int(match["n"]), 10_000) if count is None else count
    unit = {"day": 1, "week": 7, "month": 30, "year": 365}[match["unit"].lower()]
    start = _midnight(now) - min(
        timedelta(days=count * unit + unit // 2), _midnight(now) - datetime.min.replace(tzinfo=now.tzinfo)
    )
    return start, start + timedelta(days=max(unit, 1)), False


def _calendar(unit: str, back: int) -> Callable[[re.Match[str], datetime], _Range]:
    def read(_match: re.Match[str], now: datetime) -> _Range:
        today = _midnight(now)
        if unit == "week":
            start = today - timedelta(days=today.weekday() + 7 * back)
            return start, start + timedelta(days=7), False
        if unit == "month":
            year, month = divmod(today.year * 12 + today.month - 1 - back, 12)
            after = divmod(year * 12 + month + 1, 12)
            return (
                today.replace(year=year, month=month + 1, day=1),
                today.replace(year=after[0], month=after[1] + 1, day=1),
                False,
            )
        year = today.year - back
        return today.replace(year=year, month=1, day=1), today.replace(year=year + 1, month=1, day=1), False

    return read


_Reader = Callable[[re.Match[str], datetime], _Range | None]

# The first that names a time decides: whole dates before months, months before years, all before "recently".
_RULES: tuple[tuple[re.Pattern[str], _Reader], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), read)
    for pattern, read in (
        (r"\b(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})\b", _iso),
        (r"\b(?P<d>\d{1,2})[./](?P<m>\d{1,2})[./](?P<y>\d{4})\b", _iso),
        (rf"\b(?P<month>{_MONTH})\.? (?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:,? (?P<y>\d{{4}}))?\b", _named),
        (rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month>{_MONTH})\b\.?(?:,? (?P<y>\d{{4}}))?", _named),
        (
            rf"\b(?:in|during|since|of|last|next|this|early|late|mid-?)\s(?P<month>{_MONTH})\b(?:,? (?P<y>\d{{4}}))?",
            _named,
        ),
        (rf"\b(?P<month>{'|'.join(MONTHS)}) (?P<y>\d{{4}})\b", _named),
        (r"\bday before yesterday\b", _days(2, 1)),
        (r"\byesterday\b", _days(1, 1)),
        (r"\b(?:today|tonight|this (?:morning|afternoon|evening))\b", _days(0, 1)),
        (r"\btomorrow\b", _days(-1, 1)),
        (r"\bnext week\b", _calendar("week", -1)),
        (r"\bnext month\b", _calendar("month", -1)),
        (r"\bnext year\b", _calendar("year", -1)),
        (r"\b(?P<n>\d+|a|one|two|three|four|five|six) (?P<unit>day|week|month|year)s? ago\b", _ago),
        (r"\blast week\b", _calendar("week", 1)),
        (r"\blast month\b", _calendar("month", 1)),
        (r"\b(?:this|past|last) weekend\b", _recently(7)),
        (r"\b(?:this|the past|past) week\b", _recently(9)),
        (r"\b(?:this|the past|past) month\b", _recently(31)),
        (rf"\b(?:on|last|this) (?P<weekday>{'|'.join(WEEKDAYS)})\b", _weekday),
        (r"\b(?:in|during|of|since) (?P<y>(?:19|20)\d{2})\b", _year),
        (r"\blast year\b", _calendar("year", 1)),
        (r"\bthis year\b", _calendar("year", 0)),
        (r"\b(?:latest|newest|most recent|right now|breaking|just)\b", _recently(7)),
        (r"\b(?:recent|recently|lately|these days|currently)\b", _recently(21)),
    )
)  # fmt: skip
