"""The time that a question speaks of, as a range relative to the day it is asked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from retrieval.calendar_ranges import MONTHS, WEEKDAYS, Range, days
from retrieval.time_expressions import RULES, Asking, Strength
from retrieval.vocabulary import words_in

__all__ = ["MONTHS", "NEWS_LAG", "WEEKDAYS", "AskedTime", "asked_time"]

NEWS_LAG = timedelta(days=3)  # what happened on a day is still told some days later
BEGINNING = datetime(1900, 1, 1, tzinfo=UTC)  # of what lies before a time

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
_LONGEST_GAP = 14  # characters between the two times of "between … and …"


@dataclass(frozen=True, slots=True)
class AskedTime:
    """From `since` up to and without `until`, both aware; `words` are those that said so.

    `loose` marks words like "recently", which say that news is wanted but not from when. `condition` is whether what
    is asked for happened then, so that nothing from another time answers ("What burned on Monday?"); it is not where
    the time belongs to something ("the budget for 2027"), is a year, which news of any later year may tell of, or is
    still to come, so that the news is older than it. `is_open` is whether only one end was said ("since June").
    """

    since: datetime
    until: datetime
    words: str
    loose: bool = False
    condition: bool = False
    is_open: bool = False

    def in_future(self, now: datetime) -> bool:
        """Whether nothing of it has happened at `now`."""
        return self.since > now


@dataclass(frozen=True, slots=True)
class _Named:
    """A time that stands at `start` up to `end` of a question."""

    start: int
    end: int
    range: Range
    strength: Strength


def asked_time(question: str, now: datetime) -> AskedTime | None:
    """The time that `question` names, or None; knows English, and dates as digits in any language."""
    ahead = _AHEAD.search(question) is not None
    asking = Asking(now, ahead=ahead, past=not ahead and _PAST.search(question) is not None)
    first = _first_named(question, asking)
    if first is None:
        return None
    if first.strength is Strength.LOOSE:
        return AskedTime(*first.range, question[first.start : first.end], loose=True)
    return _bounded(question, first, asking)


def _first_named(question: str, asking: Asking, begin: int = 0, end: int | None = None) -> _Named | None:
    """The first rule that names a time decides: whole dates before months, months before years."""
    for pattern, read, strength in RULES:
        for match in pattern.finditer(question, begin, len(question) if end is None else end):
            found = read(match, asking)
            if found is not None and found[0] < found[1]:
                return _Named(match.start(), match.end(), found, strength)
    return None


def _bounded(question: str, named: _Named, asking: Asking) -> AskedTime | None:
    """The time with what stands before it: since, until, between …"""
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
    """The other time of "between … and …"."""
    for gap in range(min(len(question), first.end + _LONGEST_GAP), first.end, -1):
        if _TO.match(question[first.end : gap]):
            found = _first_named(question, asking, gap)
            return found if found is not None and found.start - gap <= 1 else None
    return None
