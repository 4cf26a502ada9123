"""When an article was published: what sources write, as an aware time in their own offset."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

EARLIEST_YEAR = 1600  # the first newspapers
LATEST_YEAR = 2200  # beyond it a date is a slip of the pen, and 9999 overflows when it changes its offset
# A page cannot be from tomorrow: clocks are wrong by hours, and stated offsets reach 14.
TOLERATED_FUTURE = timedelta(days=1)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)  # what an unset field is written as

_ISO = re.compile(
    r"(?P<day>\d{4}-?\d{2}-?\d{2})(?:[T ]\s?(?P<time>\d{1,2}:\d{2}(?::\d{2})?)(?:[.,](?P<fraction>\d+))?"
    r"\s?(?P<offset>Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?"
)
_SECONDS = re.compile(r"\d{9,10}(?:\.\d+)?")
_MILLISECONDS = re.compile(r"\d{12,13}")
_OFFSET = re.compile(r"([+-])(\d{2}):?(\d{2})?")


def parse_moment(value: str) -> datetime | None:
    """The time that `value` states, aware; None where it states none.

    ISO 8601 and its looser forms, RFC 2822, and Unix seconds or milliseconds. Without an offset it is UTC;
    with a day alone it is that day's midnight.
    """
    value = value.strip()[:64]
    moment = _parsed_iso(value) or _parsed_number(value) or _parsed_mail(value)
    return moment if moment and EARLIEST_YEAR <= moment.year <= LATEST_YEAR else None


def parse_published(value: str) -> datetime | None:
    """As `parse_moment`, but for the epoch, which says that nobody set it."""
    moment = parse_moment(value)
    return None if moment == EPOCH else moment


def believable(moment: datetime | None, now: datetime) -> datetime | None:
    """`moment`, or None where it lies in the future of `now` (aware)."""
    return moment if moment and moment <= now + TOLERATED_FUTURE else None


def day_or_time(moment: datetime | None) -> str | None:
    """ISO 8601 in the moment's own offset; the day alone at midnight, which is how a bare day is kept."""
    if moment is None:
        return None
    if (moment.hour, moment.minute, moment.second, moment.microsecond) == (0, 0, 0, 0):
        return moment.date().isoformat()
    return moment.isoformat(timespec="seconds")


def _parsed_iso(value: str) -> datetime | None:
    match = _ISO.fullmatch(value)
    if not match:
        return None
    day = match["day"].replace("-", "")
    try:
        hour, minute, second = [*map(int, (match["time"] or "0").split(":")), 0, 0][:3]
        offset = _offset(match["offset"])
        return datetime(int(day[:4]), int(day[4:6]), int(day[6:]), hour, minute, second, tzinfo=offset)
    except ValueError:  # 31 February, 25 o'clock
        return None


def _offset(text: str | None) -> timezone:
    match = _OFFSET.fullmatch(text or "")
    if not match:
        return UTC
    minutes = int(match[2]) * 60 + int(match[3] or 0)
    return timezone(timedelta(minutes=-minutes if match[1] == "-" else minutes))


def _parsed_number(value: str) -> datetime | None:
    if _MILLISECONDS.fullmatch(value):
        return EPOCH + timedelta(milliseconds=int(value))
    return EPOCH + timedelta(seconds=float(value)) if _SECONDS.fullmatch(value) else None


def _parsed_mail(value: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(value)
        moment.utcoffset()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
