"""Parses publication times as sources write them, to aware times in the stated offset."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from index.gathering.reading.time_zones import zone_of
from index.gathering.reading.written_dates import read_written

EARLIEST_YEAR = 1600  # the first newspapers
LATEST_YEAR = 2200  # a later date is a mistake, and 9999 overflows when its offset changes
# Clocks are wrong by hours, and offsets reach 14 hours; a later time is not credible.
TOLERATED_FUTURE = timedelta(days=1)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)  # how an unset field is written

MAX_DATE_CHARACTERS = 120  # machine-written dates have up to 60; a longer line is not a date

_ISO = re.compile(
    r"(?P<day>\d{4}-?\d{2}-?\d{2})"
    r"(?:[T ]\s?(?P<hour>\d{1,2}):?(?P<minute>\d{2})(?::?(?P<second>\d{2}))?(?:[.,]\d+)?"
    r"\s?(?P<offset>Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?(?:\[[\w/+-]+\])?|(?P<day_offset>Z|[+-]\d{2}:\d{2}))?",
    re.IGNORECASE | re.ASCII,
)
_COMPACT = re.compile(r"(\d{8})(\d{6})", re.ASCII)  # 20260629150700
_WEEK = re.compile(r"\d{4}-?W\d{2}-?\d", re.ASCII)
_SECONDS = re.compile(r"\d{9,10}(?:\.\d+)?", re.ASCII)
_MILLISECONDS = re.compile(r"\d{12,13}", re.ASCII)

_PARTS = re.compile(r"\s*[|·•]\s*|\s+[–—-]\s+")
_COMMA = re.compile(r",\s+")
_NAMED = re.compile(
    r"(?:[^\W\d_]{1,5}:?\s+)?(?:[^\W\d_a-zа-я][^\W\d_]*+\.?[\s-]*+){1,5}"
)  # "By Ann Example", "HARBOUR TOWN"; a word is never tried in parts
_UPDATED = re.compile("updat|modif|aktuali|actuali|aggiorn|обновл|оновл|jour|更新|수정", re.IGNORECASE)


def parse_moment(value: str, language: str = "") -> datetime | None:
    """Return the time that `value` states, aware; None if it states none, or a part of it cannot be read.

    It reads ISO 8601 and its looser forms, Unix seconds or milliseconds, and dates as people and programs write them in
    the languages of news (`read_written` decides which of day and month comes first). Without a zone it is UTC; a day
    alone means its midnight. A month or a year alone is not a date. `language` is a tag such as "de" or "en-GB".
    """
    if len(value) > 4 * MAX_DATE_CHARACTERS:
        return None
    value = " ".join(value.split())
    if not value or len(value) > MAX_DATE_CHARACTERS:
        return None
    moment = _parsed_iso(value) or _parsed_number(value) or read_written(value, language)
    return moment if moment and EARLIEST_YEAR <= moment.year <= LATEST_YEAR else None


def parse_published(value: str, language: str = "") -> datetime | None:
    """Like `parse_moment`, but None for the epoch, which means unset."""
    moment = parse_moment(value, language)
    return None if moment == EPOCH else moment


def date_line(line: str, language: str = "") -> datetime | None:
    """Return the time of a line with only a date, a name or a place: "By Ann Example, 29 June 2026"."""
    if len(line) > MAX_DATE_CHARACTERS or not any(letter.isdigit() for letter in line):
        return None
    parts = [line, *_PARTS.split(line)]
    parts += [line[comma.end() :] for comma in _COMMA.finditer(line) if _NAMED.fullmatch(line[: comma.start()])]
    for part in sorted(parts, key=lambda part: _UPDATED.search(part) is not None):
        moment = _parsed_iso(part.strip()) or read_written(part, language, strict=True)
        if moment and EARLIEST_YEAR <= moment.year <= LATEST_YEAR:
            return moment
    return None


def believable(moment: datetime | None, now: datetime) -> datetime | None:
    """Return `moment`, or None if it is in the future of `now` (aware)."""
    return moment if moment and moment <= now + TOLERATED_FUTURE else None


def day_or_time(moment: datetime | None) -> str | None:
    """Return ISO 8601 in the moment's own offset; only the day at midnight, which represents a bare day."""
    if moment is None:
        return None
    if (moment.hour, moment.minute, moment.second, moment.microsecond) == (0, 0, 0, 0):
        return moment.date().isoformat()
    offset = moment.utcoffset() or timedelta()
    if offset % timedelta(minutes=1):  # the sun's own time before there were zones; ISO 8601 has no seconds there
        moment = moment.astimezone(UTC)
    return moment.isoformat(timespec="seconds")


def _parsed_iso(value: str) -> datetime | None:
    match = _ISO.fullmatch(_COMPACT.sub(r"\1T\2", value) if len(value) == len("20260629150700") else value)
    try:
        if not match:
            return datetime.fromisoformat(value).replace(tzinfo=UTC) if _WEEK.fullmatch(value) else None
        midnight = datetime.strptime(match["day"].replace("-", ""), "%Y%m%d").replace(tzinfo=UTC)
        hour, minute, second = (int(match[part] or 0) for part in ("hour", "minute", "second"))
        if minute > 59 or second > 60 or (hour, minute, second) > (24, 0, 0):
            return None
        offset = match["offset"] or match["day_offset"]
        zone = zone_of(offset.lower()) if offset else None
        if offset and zone is None:
            return None
        moment = midnight + timedelta(hours=hour, minutes=minute, seconds=min(second, 59))  # 60 is a leap second
        return moment.replace(tzinfo=zone(moment)) if zone else moment
    except (ValueError, OverflowError):  # 31 February
        return None


def _parsed_number(value: str) -> datetime | None:
    if _MILLISECONDS.fullmatch(value):
        return EPOCH + timedelta(milliseconds=int(value))
    return EPOCH + timedelta(seconds=float(value)) if _SECONDS.fullmatch(value) else None
