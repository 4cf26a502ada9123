"""Times of day, hours and time zones as people write them."""

from __future__ import annotations

import re
from functools import cache
from zoneinfo import available_timezones

from updates.errors import RefusalReason, SubscriptionRefused
from updates.schedule import DAY_MINUTES, Quiet

_TIME = re.compile(r"^(\d{1,2})(?:[:.hч](\d{2})?)?\s*(am|pm|a\.m\.|p\.m\.)?$", re.IGNORECASE)
_BETWEEN = re.compile(r"(?:(?<!\s)\s+)?(?:-|–|—|\b(?:to|bis|à|a|до)\b)\s*|\s+", re.IGNORECASE)


def minute_of_day(text: str) -> int:
    """Returns minutes after midnight for a time such as "8", "08:30" or "7pm". Raises SubscriptionRefused."""
    found = _TIME.match(text.strip())
    if found is None:
        raise SubscriptionRefused(RefusalReason.WRONG_TIME)
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            raise SubscriptionRefused(RefusalReason.WRONG_TIME)
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    if hour == 24 and minute == 0:
        hour = 0
    if hour > 23 or minute > 59:
        raise SubscriptionRefused(RefusalReason.WRONG_TIME)
    return hour * 60 + minute


def quiet_of(text: str) -> Quiet:
    """Returns quiet hours such as "22-7" or "22:30 to 06:00". Raises SubscriptionRefused."""
    parts = [part for part in _BETWEEN.split(text.strip()) if part]
    if len(parts) != 2:
        raise SubscriptionRefused(RefusalReason.WRONG_TIME)
    start, end = (minute_of_day(part) for part in parts)
    if start == end:
        raise SubscriptionRefused(RefusalReason.WRONG_TIME)
    return Quiet(start, end)


def zone_of(text: str) -> str:
    """Returns the IANA name of a zone such as "Europe/Kyiv", "kyiv", "New York". Raises SubscriptionRefused.

    A city alone is enough if only one zone has it.
    """
    wanted = "_".join(text.strip().split()).casefold()
    exact = _zones().get(wanted)
    if exact is not None:
        return exact
    cities = {name for key, name in _zones().items() if key.rpartition("/")[2] == wanted and "/" in key}
    if len(cities) == 1:
        return cities.pop()
    raise SubscriptionRefused(RefusalReason.UNKNOWN_ZONE)


def time_text(minute: int) -> str:
    """Returns a time such as "08:30"."""
    if not 0 <= minute < DAY_MINUTES:
        raise ValueError("a day has 1440 minutes")
    return f"{minute // 60:02}:{minute % 60:02}"


@cache
def _zones() -> dict[str, str]:
    skipped = ("posix/", "right/", "SystemV/", "Etc/GMT")  # "Etc/GMT+3" is three hours behind GMT, which nobody expects
    return {name.casefold(): name for name in sorted(available_timezones()) if not name.startswith(skipped)}
