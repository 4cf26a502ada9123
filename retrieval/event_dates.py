"""When the events of a sentence happened, by the days that it names, counted from its day of publication."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from index.library.articles import ArticleCard
from retrieval.calendar_ranges import Range
from retrieval.question_times import MONTHS, NEWS_LAG, WEEKDAYS, AskedTime

TOLERANCE = timedelta(hours=14)  # a day begins so much earlier in the easternmost time zones
TOLD_WITHIN = timedelta(days=1)  # an event is reported on its day or the next, unless the sentence says when
HALF_A_YEAR = timedelta(days=182)  # a date without a year that is further ahead belongs to the year before
LONG_TIME = timedelta(days=6)  # for a longer time than this, reports may come later

_MONTH = "|".join((*MONTHS, *(month[:3] for month in MONTHS if len(month) > 3), "sept"))
_WEEKDAY = re.compile(rf"\b(?P<next>next |coming |this )?(?P<day>{'|'.join(WEEKDAYS)})\b", re.IGNORECASE)
_NEAR = re.compile(
    r"\b(?P<word>today|tonight|this (?:morning|afternoon|evening)|yesterday|last night)\b", re.IGNORECASE
)
_DATE = re.compile(
    rf"\b(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th)? (?P<m>{_MONTH})\b|(?P<m2>{_MONTH})\.? (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b)"
    r"(?:,? (?P<y>\d{4}))?",
    re.IGNORECASE,
)


def days_told(sentence: str, published: datetime) -> list[datetime]:
    """Returns the days (midnight, UTC) that `sentence` names, up to its day of publication. English only.

    "On Monday" in a text published on a Monday is that day, else the last Monday before.
    """
    today = published.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    found = []
    for match in _WEEKDAY.finditer(sentence):
        if not match["next"]:
            back = (today.weekday() - WEEKDAYS.index(match["day"].lower())) % 7
            found.append(today - timedelta(days=back))
    for match in _NEAR.finditer(sentence):
        back = 1 if match["word"].lower() in ("yesterday", "last night") else 0
        found.append(today - timedelta(days=back))
    for match in _DATE.finditer(sentence):
        day = _day(match, today)
        if day is not None:
            found.append(day)
    return [day for day in found if day <= today]


def _day(match: re.Match[str], today: datetime) -> datetime | None:
    """Returns the day that a date names, or None. Without a year it is the last such day."""
    month = next(n for n, name in enumerate(MONTHS, 1) if name.startswith((match["m"] or match["m2"]).lower()[:3]))
    year = int(match["y"]) if match["y"] else today.year
    try:
        day = datetime(year, month, int(match["d"] or match["d2"]), tzinfo=UTC)
        return day if match["y"] or day <= today + HALF_A_YEAR else day.replace(year=year - 1)
    except ValueError:  # "30 February" is no day
        return None


def is_from(time: AskedTime, card: ArticleCard, sentence: str) -> bool:
    """Returns whether the events of `sentence` can be from the time that was asked for.

    The days that it names decide. If it names none, the day of its article does, which may be a little later.
    """
    if card.published is None:
        return False
    days = days_told(sentence, card.published)
    if days:
        return any(time.since - timedelta(hours=12) <= day < time.until for day in days)
    since, until = news_range(time)
    return since <= card.published < until


def news_range(time: AskedTime) -> Range:
    """Returns when news of that time is published, if it does not say when it happened."""
    lag = NEWS_LAG if time.until - time.since >= LONG_TIME else TOLD_WITHIN
    return time.since - TOLERANCE, time.until + lag
