"""Resolves time zones in dates: names such as CEST or MSK, offsets such as +03:00 or GMT+3, and Europe/Berlin."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from datetime import datetime, timedelta, timezone, tzinfo
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

FURTHEST = timedelta(hours=14)  # of any clock from UTC: Kiribati's

_OFFSET = re.compile(r"(?:[a-z]{1,5})?\s?([+-])\s?(\d{1,2})(?::?(\d{2}))?")
_PLACE = re.compile(r"[a-z]+(?:/[a-z]+(?:[_-][a-z]+)*){1,2}")

Zone = Callable[[datetime], tzinfo]


def zone_of(stated: str, language: str = "") -> Zone | None:
    """Return the zone that `stated` (folded to lower case) names; None if it names none.

    The zone may depend on the day: "et" is EST in winter. One letter other than z says nothing (RFC 5322, 4.3), and
    is read as UTC.
    """
    known = conventions()
    minutes: int | None = known["elsewhere"].get(language[:2].lower(), {}).get(stated, known["zones"].get(stated))
    if minutes is None and len(stated) == 1 and stated.isascii() and stated.isalpha():
        minutes = 0
    offset = _OFFSET.fullmatch(stated)
    if offset:
        minutes = int(offset[2]) * 60 + int(offset[3] or 0)
        if int(offset[3] or 0) > 59 or timedelta(minutes=minutes) > FURTHEST:
            return None
        minutes = -minutes if offset[1] == "-" else minutes
    if minutes is not None:
        fixed = timezone(timedelta(minutes=minutes))
        return lambda _: fixed
    place = known["places"].get(stated) or (
        "/".join(map(_capital, stated.split("/"))) if _PLACE.fullmatch(stated) else ""
    )
    return _named(place) if place else None


def is_american(stated: str) -> bool:
    """Whether `stated` is a zone of the United States, where 5/6 is the sixth of May."""
    return stated in conventions()["american"]["zones"].split()


@cache
def conventions() -> dict[str, Any]:
    """Return the contents of dates.toml."""
    return tomllib.loads((Path(__file__).parent / "dates.toml").read_text(encoding="utf-8"))


def _named(place: str) -> Zone | None:
    try:
        zone = ZoneInfo(place)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
    return lambda moment: timezone(moment.replace(tzinfo=zone).utcoffset() or timedelta())


def _capital(part: str) -> str:
    return re.sub(r"[a-z]+", lambda word: word[0].capitalize(), part)
