"""The time that a question names, as a range relative to the day on which it is asked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from retrieval.calendar_ranges import MONTHS, WEEKDAYS, Range, days
from retrieval.english_words import words_in
from retrieval.time_expressions import RULES, Asking, Strength

__all__ = ["MONTHS", "NEWS_LAG", "WEEKDAYS", "AskedTime", "asked_time"]

NEWS_LAG = timedelta(days=3)  # news of a day still appears some days later
BEGINNING = datetime(1900, 1, 1, tzinfo=UTC)  # the start of "before …"

_SINCE, _AFTER, _UNTIL, _BEFORE = "since", "after", "until", "before"
_BOUND = re.compile(
    r"\b(?:(?P<since>since|starting|beginning)|(?P<after>after|following)|(?P<until>until|till|up to|through)|"
    r"(?P<before>before|prior to|by)|(?P<from>between|from))\s+(?:the\s+)?(?:end of\s+)?$",
    re.IGNORECASE,
)
_TO = re.compile(r"^\s*(?:and|to|until|till|through|-|–)\s*(?:the\s+)?$", re.IGNORECASE)
_LEAD = re.compile(r"\b(?:on|in|during|over|at)\s+(?:the\s+)?$", re.IGNORECASE)
_OF_SOMETHING = re.compile(r"\b(?:for|about|of|the)\s+$", re.IGNORECASE)
_AHEAD = re.compile(r"\b(?:will|won't|going to|upcoming|planned|scheduled|due to|about to|shall)\b", re.IGNORECASE)
_PAST = re.compile(
    rf"\b(?:did|didn't|was|were|had|has|have|wasn't|weren't|\w{{2,}}ed|{'|'.join(words_in('past_verbs'))})\b",
    re.IGNORECASE,
)
REMEMBERED = 256  # questions, since several parts ask for the time of the same one
_LONGEST_GAP = 14  # characters between the two times of "between … and …"


@dataclass(frozen=True, slots=True)
class AskedTime:
    """A time from `since` until before `until`, both aware. `words` are the words that name it.

    `loose` marks words like "recently", which ask for news but not for a certain time. With `condition`, only events
    from that time answer ("What burned on Monday?"). It is not set if the time belongs to something ("the budget for
    2027"), if it is a year, which later news may mention, or if it is in the future. `is_open` means that only one end
    was given ("since June").
    """

    since: datetime
    until: datetime
    words: str
    loose: bool = False
    condition: bool = False
    is_open: bool = False

    def in_future(self, now: datetime) -> bool:
        """Returns whether it begins after `now`."""
        return self.since > now


@dataclass(frozen=True, slots=True)
class _Named:
    """A time named in a question from `start` to `end`."""

    start: int
    end: int
    range: Range
    strength: Strength


@lru_cache(REMEMBERED)
def asked_time(question: str, now: datetime) -> AskedTime | None:
    """Returns the time that `question` names, or None. Knows English, and dates in digits in any language."""
    ahead = _AHEAD.search(question) is not None
    asking = Asking(now, ahead=ahead, past=not ahead and _PAST.search(question) is not None)
    first = _first_named(question, asking)
    if first is None:
        return None
    if first.strength is Strength.LOOSE:
        return AskedTime(*first.range, question[first.start : first.end], loose=True)
    return _bounded(question, first, asking)


def _first_named(question: str, asking: Asking, begin: int = 0, end: int | None = None) -> _Named | None:
    """Returns the time found by the first rule that matches: whole dates before months, months before years."""
    for pattern, read, strength in RULES:
        for match in pattern.finditer(question, begin, len(question) if end is None else end):
            found = read(match, asking)
            if found is not None and found[0] < found[1]:
                return _Named(match.start(), match.end(), found, strength)
    return None


def _bounded(question: str, named: _Named, asking: Asking) -> AskedTime | None:
    """Returns the time with the word before it: since, until, between …"""
    bound = _BOUND.search(question[: named.start])
    said = "" if bound is None else next((name for name, word in bound.groupdict().items() if word), "")
    start = named.start if bound is None else bound.start()
    since, until = named.range
    tomorrow = days(asking.now, -1)[0]
    second = _second(question, named, asking) if said == "from" else None
    end = named.end if second is None else second.end
    is_open = True
    if second is not None:
        if since >= second.range[1]:  # "between May and July 2025"
            since -= timedelta(days=365 * (since.year - second.range[0].year + (since.month > second.range[0].month)))
        until, is_open = second.range[1], False
    elif said in (_SINCE, _AFTER, "from") and since < tomorrow:
        until = tomorrow
    elif said == _UNTIL and until > BEGINNING:
        since = BEGINNING
    elif said == _BEFORE and since > BEGINNING:
        by_its_end = "end of" in question[start : named.start].lower()
        since, until = BEGINNING, until if by_its_end else since
    else:
        is_open = False
        lead = _LEAD.search(question[: named.start])
        start = named.start if lead is None else lead.start()
    of_something = bool(_OF_SOMETHING.search(question[:start])) and named.strength is not Strength.DAY
    condition = named.strength in (Strength.DAY, Strength.SPAN) and not of_something and since <= asking.now
    return AskedTime(since, until, question[start:end], condition=condition, is_open=is_open)


def _second(question: str, first: _Named, asking: Asking) -> _Named | None:
    """Returns the second time of "between … and …", or None."""
    for gap in range(min(len(question), first.end + _LONGEST_GAP), first.end, -1):
        if _TO.match(question[first.end : gap]):
            found = _first_named(question, asking, gap)
            return found if found is not None and found.start - gap <= 1 else None
    return None
