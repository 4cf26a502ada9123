"""Rules for words and digits that name a time, in order of precedence."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from retrieval import calendar_ranges as calendar
from retrieval.calendar_ranges import MONTHS, SEASONS, WEEKDAYS, Range
from retrieval.folded_words import is_stop_word


class Strength(Enum):
    """What kind of time was named."""

    DAY = "a day, or some days"
    SPAN = "weeks or months"
    YEAR = "a year or a quarter, which later news may mention"
    LOOSE = "lately"


@dataclass(frozen=True, slots=True)
class Asking:
    """When the question is asked, and whether it is about the future or the past."""

    now: datetime
    ahead: bool
    past: bool


Reader = Callable[[re.Match[str], Asking], Range | None]

_COUNTS = {
    word: number
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 1
    )
} | {"a": 1, "an": 1, "couple": 2, "couple of": 2, "few": 3, "several": 4}
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
MOST_UNITS = 10_000  # counted back at most

# These are also other words, and months only if the words around them say so.
_DOUBTFUL = frozenset({"may", "march", "mar", "sun", "sat", "dec", "august"})
_BEFORE_A_TIME = re.compile(
    r"\b(?:in|on|during|since|until|till|before|after|by|between|from|to|and|of|early|late|mid|last|next|this|past)"
    r"[\s-]+(?:the\s+)?$",
    re.IGNORECASE,
)
_BEFORE_A_YEAR = re.compile(
    r"\b(?:in|during|of|since|until|till|before|after|by|from|to|between|and)\s+$", re.IGNORECASE
)
_SURE_OF_MONTH = re.compile(r"\b(?:in|during|since|early|mid|until)[\s-]+$", re.IGNORECASE)
_LAST_SUCH = re.compile(r"(?<!the )\blast $", re.IGNORECASE)  # no "the last march"
_NEXT_WORD = re.compile(r"^\s*([\w'’]*)")

_MONTH = "|".join((*MONTHS, *(month[:3] for month in MONTHS if len(month) > 3), "sept"))
_WEEKDAY = "|".join(WEEKDAYS)
_SHORT_WEEKDAY = "|".join(f"(?-i:{name[:3].capitalize()})" for name in WEEKDAYS)
_SEASON = "|".join(SEASONS)
_COUNT = rf"(?P<n>\d+|{'|'.join(sorted(_COUNTS, key=len, reverse=True))})"
_UNIT = r"(?P<unit>day|week|fortnight|month|year)s?"
_ORDINAL = r"(?P<th>st|nd|rd|th)?"
_LAST = r"(?:[-–](?P<last>\d{1,2})\b(?!\d))?"  # of "5-9 June"
_YEAR = r"(?P<y>(?:19|20)\d\d)"
_WHICH = r"(?P<which>last|past|this|next|coming|early|late|mid)"
_COUNTED = _COUNT.replace("<n>", "<n2>")


def _iso(match: re.Match[str], _asking: Asking) -> Range | None:
    return calendar.day(int(match["y"]), int(match["m"]), int(match["d"]))


def _slashed(match: re.Match[str], asking: Asking) -> Range | None:
    """Reads day before month, unless only the other order is a date or is not in the future."""
    first, second, year = int(match["d"]), int(match["m"]), int(match["y"])
    usual, other = calendar.day(year, second, first), calendar.day(year, first, second)
    if usual is None or (other is not None and usual[0] > asking.now >= other[0]):
        return other
    return usual


def _dated(match: re.Match[str], asking: Asking) -> Range | None:
    """Reads a day of a month; without a year the nearest such day."""
    if not _is_date(match):
        return None
    month, number = _month_number(match["month"]), int(match["d"])
    year = int(match["y"]) if match["y"] else _year_of(match, month, number, asking)
    found = calendar.day(year, month, number)
    last = match.groupdict().get("last")
    until = calendar.day(year, month, int(last)) if last and found is not None else None
    return found if found is None or until is None or until[1] <= found[1] else (found[0], until[1])


def _is_date(match: re.Match[str]) -> bool:
    """Returns whether a month and a number are a date. "may 20 unions" and "the march 20 km" are not."""
    if match["month"].lower() not in _DOUBTFUL or match["y"] or match.groupdict().get("th"):
        return True
    before, after = match.string[: match.start()], match.string[match.end() :]
    following = _NEXT_WORD.match(after)
    word = following[1] if following is not None else ""
    said = _BEFORE_A_TIME.search(before) is not None
    return (said and (match["month"][0].isupper() or not before.endswith("the "))) or not word or is_stop_word(word)


def _month(match: re.Match[str], asking: Asking) -> Range | None:
    """Reads a month; without a year the last that has begun."""
    name, month = match["month"], _month_number(match["month"])
    if match["y"]:
        return calendar.months(int(match["y"]), month, 1)
    before, after = match.string[: match.start("month")], match.string[match.end("month") :]
    is_said = _BEFORE_A_TIME.search(before) is not None
    if name.lower() in _DOUBTFUL:
        is_sure = _SURE_OF_MONTH.search(before) is not None or _LAST_SUCH.search(before) is not None
        if not is_sure and not (name[0].isupper() and is_said):
            return None
    elif not is_said and ((len(name) <= len("sept") and name.lower() not in MONTHS) or _within_name(before, after)):
        return None
    return calendar.months(_year_of(match, month, 1, asking), month, 1)


def _within_name(before: str, after: str) -> bool:
    """Returns whether a capitalised word stands beside, as in "April Jones" and "Sunday Times"."""
    words = before.split()
    following = after.lstrip()
    return (bool(words) and words[-1][0].isupper() and not is_stop_word(words[-1])) or (
        following[:1].isupper() and after[:1] == " "
    )


def _month_number(name: str) -> int:
    return next(number for number, month in enumerate(MONTHS, 1) if month.startswith(name.lower()[:3]))


def _year_of(match: re.Match[str], month: int, number: int, asking: Asking) -> int:
    which = (match.groupdict().get("which") or "").lower()
    if which == "next":
        return calendar.nearest_year(month, number, asking.now, ahead=True, past=False)
    if which == "last":  # in May, "last May" is the one a year ago
        last = calendar.nearest_year(month, number, asking.now, ahead=False, past=True)
        return last - (month == asking.now.month and last == asking.now.year)
    return calendar.nearest_year(month, number, asking.now, ahead=asking.ahead, past=asking.past)


def _weekday(match: re.Match[str], asking: Asking) -> Range | None:
    which = (match.groupdict().get("which") or "").lower()
    name = next(day for day in WEEKDAYS if day.startswith(match["weekday"].lower()[:3]))
    return calendar.weekday(name, asking.now, which, ahead=asking.ahead)


def _bare_weekday(match: re.Match[str], asking: Asking) -> Range | None:
    """Reads a weekday, but not "Black Friday", "Sunday Times" or "every Friday"."""
    before, after = match.string[: match.start()], match.string[match.end() :]
    if _within_name(before, after) or re.search(r"\b(?:every|each)\s+$", before, re.IGNORECASE):
        return None
    return _weekday(match, asking)


def _weekend(match: re.Match[str], asking: Asking) -> Range:
    return calendar.weekend(asking.now, (match["which"] or "").lower(), ahead=asking.ahead)


def _season(match: re.Match[str], asking: Asking) -> Range:
    said = match.groupdict()
    number = int(said["y"]) if said.get("y") else None
    return calendar.season(match["season"].lower(), asking.now, (said.get("which") or "").lower(), number)


def _quarter(match: re.Match[str], asking: Asking) -> Range:
    quarter = _QUARTERS.get((match["name"] or "").lower()) or int(match["q"])
    year = int(match["y"]) if match["y"] else asking.now.year
    if not match["y"] and 3 * quarter - 2 > asking.now.month:
        year -= 1
    return calendar.months(year, 3 * quarter - 2, 3)


def _number(match: re.Match[str]) -> float:
    said = (match["n"] or match.groupdict().get("n2") or "one").lower()
    return min(int(said), MOST_UNITS) if said.isdigit() else _COUNTS[said]


def _ago(match: re.Match[str], asking: Asking) -> Range:
    return calendar.ago(_number(match), match["unit"].lower(), asking.now)


def _latest(match: re.Match[str], asking: Asking) -> Range:
    return calendar.latest(_number(match), match["unit"].lower(), asking.now)


def _year(match: re.Match[str], asking: Asking) -> Range | None:
    """Reads a year after "in", "since" and the like, but not "2019 houses"."""
    if _BEFORE_A_YEAR.search(match.string[: match.start()]) is None:
        return None
    return calendar.year(int(match["y"]), asking.now)


def _days(back: int, length: int = 1) -> Reader:
    return lambda _match, asking: calendar.days(asking.now, back, length)


def _unit(back: int) -> Reader:
    return lambda match, asking: calendar.calendar_unit(match["unit"].lower(), asking.now, back)


def _lately(back: int) -> Reader:
    return lambda _match, asking: calendar.latest(back, "day", asking.now)


RULES: tuple[tuple[re.Pattern[str], Reader, Strength], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), read, strength)
    for pattern, read, strength in (
        (r"\b(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})\b", _iso, Strength.DAY),
        (r"\b(?P<d>\d{1,2})(?P<s>[./-])(?P<m>\d{1,2})(?P=s)(?P<y>\d{4})\b", _slashed, Strength.DAY),
        (
            rf"\b(?P<month>{_MONTH})\b\.? (?P<d>\d{{1,2}}){_ORDINAL}\b(?![.,:]\d){_LAST}(?:,? {_YEAR}\b)?",
            _dated,
            Strength.DAY,
        ),
        (
            rf"(?<![\d.,:])\b(?P<d>\d{{1,2}}){_ORDINAL}{_LAST}(?: of)? (?P<month>{_MONTH})\b\.?(?:,? {_YEAR}\b)?",
            _dated,
            Strength.DAY,
        ),
        (r"\b(?:the )?day before yesterday\b", _days(2), Strength.DAY),
        (r"\b(?:yesterday|last night)\b", _days(1), Strength.DAY),
        (r"\b(?:today|tonight|this (?:morning|afternoon|evening))\b", _days(0), Strength.DAY),
        (r"\btomorrow\b", _days(-1), Strength.DAY),
        (rf"\b{_COUNT} {_UNIT} ago\b", _ago, Strength.SPAN),
        (rf"\b(?:the (?:last|past)(?: {_COUNT})?|(?:last|past) {_COUNTED}) {_UNIT}\b", _latest, Strength.SPAN),
        (rf"\b(?:{_WHICH} |(?:over|at|on) the )weekend\b", _weekend, Strength.DAY),
        (rf"\b{_WHICH} (?P<weekday>{_WEEKDAY}|{_SHORT_WEEKDAY})\b", _weekday, Strength.DAY),
        (rf"(?<=\bon )(?P<weekday>{_SHORT_WEEKDAY})\b", _weekday, Strength.DAY),
        (rf"\b(?P<weekday>{_WEEKDAY})\b", _bare_weekday, Strength.DAY),
        (r"\b(?:last|previous) (?P<unit>week|month)\b", _unit(1), Strength.SPAN),
        (r"\b(?:this|past) week\b", _lately(9), Strength.LOOSE),
        (r"\b(?:this|past) month\b", _lately(31), Strength.LOOSE),
        (r"\bnext (?P<unit>week|month|quarter|year)\b", _unit(-1), Strength.SPAN),
        (rf"\b(?:{_WHICH}[ -])?\b(?P<month>{_MONTH})\b\.?(?:,? (?:of )?{_YEAR}\b)?", _month, Strength.SPAN),
        (rf"\b{_WHICH} (?P<season>{_SEASON})\b", _season, Strength.SPAN),
        (rf"\b(?P<season>{_SEASON}) (?:of )?{_YEAR}\b", _season, Strength.SPAN),
        (rf"(?<=\bin )(?:the )?(?P<season>{_SEASON})\b(?! of)", _season, Strength.SPAN),
        (
            rf"\b(?:(?P<name>{'|'.join(_QUARTERS)}) quarter|q(?P<q>[1-4]))\b(?: (?:of )?{_YEAR}\b)?",
            _quarter,
            Strength.YEAR,
        ),
        (r"\b(?:last|past|previous) (?P<unit>quarter|year)\b", _unit(1), Strength.YEAR),
        (r"\bthis (?P<unit>quarter|year)\b", _unit(0), Strength.YEAR),
        (rf"\b{_YEAR}\b(?![-./]\d)", _year, Strength.YEAR),
        (r"\b(?:latest|newest|most recent|right now|breaking|just)\b", _lately(7), Strength.LOOSE),
        (r"\b(?:recent|recently|lately|these days|currently)\b", _lately(21), Strength.LOOSE),
    )
)
"""The first rule that matches decides: whole dates before months, months before years, all before "recently"."""

DATES_IN_DIGITS = RULES[:2]
"""The rules that hold in any language; `y` is the year."""
