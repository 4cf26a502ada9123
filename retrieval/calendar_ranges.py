"""Ranges of days on the calendar, relative to the day on which somebody asks."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""The month in which each begins, north of the equator."""
UNIT_DAYS = {"day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365}
FIRST_YEAR, YEARS_AHEAD = 1970, 50  # years that a number of four digits can mean
SOON = timedelta(days=60)  # a date without a year that is this near can be the next one …
LONG_AGO = timedelta(days=120)  # … if the last one was longer ago than this

EARLIEST, LATEST = datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, tzinfo=UTC)

Range = tuple[datetime, datetime]


def midnight(moment: datetime) -> datetime:
    """Returns the midnight at which the day of `moment` begins."""
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)


def days(now: datetime, back: int, length: int = 1) -> Range:
    """Returns a range of `length` days that begins `back` days before today."""
    start = _moved(midnight(now), -back)
    return start, _moved(start, length)


def day(year: int, month: int, number: int) -> Range | None:
    """Returns that day, or None if it does not exist, such as "2023-02-31"."""
    try:
        start = datetime(year, month, number, tzinfo=UTC)
    except ValueError:
        return None
    return start, _moved(start, 1)


def year(number: int, now: datetime) -> Range | None:
    """Returns that year, or None if it is too far away to be meant."""
    if not FIRST_YEAR <= number <= now.year + YEARS_AHEAD:
        return None
    return datetime(number, 1, 1, tzinfo=UTC), datetime(number + 1, 1, 1, tzinfo=UTC)


def months(number: int, first: int, count: int) -> Range:
    """Returns `count` months from month `first` (1 to 12) of year `number` on."""
    after = number * 12 + first - 1 + count
    return datetime(number, first, 1, tzinfo=UTC), datetime(after // 12, after % 12 + 1, 1, tzinfo=UTC)


def nearest_year(month: int, number: int, now: datetime, *, ahead: bool, past: bool) -> int:
    """Returns the year of a date without one: of the last such date, or of the next if that is much nearer.

    `ahead` says that the question is about the future, `past` that it is about the past.
    """
    begun = (month, number) <= (now.month, now.day)
    if past:
        return now.year if begun else now.year - 1
    coming = now.year + 1 if begun else now.year
    if ahead:
        return now.year if (month, number) == (now.month, now.day) else coming
    last = now.year if begun else now.year - 1
    until = day(coming, month, min(number, 28))
    since = day(last, month, min(number, 28))
    if until is None or since is None:
        return last
    return coming if until[0] - now <= SOON and now - since[0] > LONG_AGO else last


def weekday(name: str, now: datetime, which: str, *, ahead: bool) -> Range:
    """Returns the weekday that is meant. On a Monday, "on Monday" is a week ago and "this Monday" is today."""
    back = (now.weekday() - WEEKDAYS.index(name)) % 7
    if which == "this":
        return days(now, now.weekday() - WEEKDAYS.index(name))
    if which in ("next", "coming") or (ahead and which != "last"):
        return days(now, back - 7)
    return days(now, back or 7)


def weekend(now: datetime, which: str, *, ahead: bool) -> Range:
    """Returns a Saturday and Sunday: the current or last ones, or the next."""
    since_saturday = (now.weekday() - WEEKDAYS.index("saturday")) % 7
    within = since_saturday < 2
    if which == "next" or (ahead and not within and which != "last"):
        return days(now, since_saturday - 7, 2)
    return days(now, since_saturday + (7 if which == "last" and within else 0), 2)


def season(name: str, now: datetime, which: str, number: int | None) -> Range:
    """Returns three months: without a year the last season that has begun, with "last" the last that is over."""
    first = SEASONS[name]
    if number is None:
        number = now.year if (first, 1) <= (now.month, now.day) else now.year - 1
        number += which == "next"
        if which == "last" and months(number, first, 3)[1] > now:
            number -= 1
    return months(number, first, 3)


def calendar_unit(unit: str, now: datetime, back: int) -> Range:
    """Returns the current week (from Monday), month, quarter or year, or the one `back` units before it."""
    today = midnight(now)
    if unit == "week":
        return days(now, today.weekday() + 7 * back, 7)
    if unit == "year":
        return datetime(today.year - back, 1, 1, tzinfo=UTC), datetime(today.year - back + 1, 1, 1, tzinfo=UTC)
    size = 3 if unit == "quarter" else 1
    number, first = divmod(today.year * 12 + (today.month - 1) // size * size - back * size, 12)
    return months(number, first + 1, size)


def ago(count: float, unit: str, now: datetime) -> Range:
    """Returns a range as wide as the unit, around the moment `count` units ago."""
    length = UNIT_DAYS[unit]
    return days(now, round(count * length) + length // 2, length)


def latest(count: float, unit: str, now: datetime) -> Range:
    """Returns the last `count` units, up to the end of today."""
    back = max(1, round(count * UNIT_DAYS[unit]))
    return _moved(midnight(now), -back), _moved(midnight(now), 1)


def _moved(moment: datetime, by: int) -> datetime:
    """Returns `moment` moved by some days, within the range of datetime."""
    try:
        return moment + timedelta(days=by)
    except OverflowError:
        return EARLIEST if by < 0 else LATEST
