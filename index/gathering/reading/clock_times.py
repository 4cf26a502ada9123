"""Parses times of day beside a date: 15:07, 3:07 p.m., 15h07, 15.07 Uhr, 午後3時7分."""

from __future__ import annotations

import re
from dataclasses import dataclass

CLOCK = "@"  # placeholder for a time of day that was removed

_BEFORE_NOON = r"a\s?\.?\s?m\b\.?|上午|午前|凌晨|早上|오전|ص(?!\w)|πμ|π\.\s?μ\.?|oo(?!\w)"
_AFTER_NOON = r"p\s?\.?\s?m\b\.?|下午|午後|晚上|中午|오후|م(?!\w)|μμ|μ\.\s?μ\.?|os(?!\w)"
_HALF = rf"(?:(?P<before>{_BEFORE_NOON})|(?P<after>{_AFTER_NOON}))"
_HALF_AHEAD = rf"(?:(?P<before_ahead>{_BEFORE_NOON})|(?P<after_ahead>{_AFTER_NOON}))\s?"
# What no part of a date looks like.
_PLAIN = (
    rf"(?:{_HALF_AHEAD})?(?<![\d:.])(?P<hour>\d{{1,2}}):(?P<minute>\d{{2}})(?::(?P<second>\d{{2}})(?:[.,:]\d+)?)?(?!\d)(?:\s?{_HALF})?",
    rf"(?:{_HALF_AHEAD})?(?<!\d)(?P<hour>\d{{1,2}})\s?(?:h(?:rs?|eures?)?\b|h(?=\d)|時|时|点|點|시|ч(?!\w))"
    r"\s?(?:(?P<minute>\d{1,2})(?!\d)\s?(?:min\b|m\b|分|분)?)?(?:\s?(?P<second>\d{1,2})\s?(?:s\b|秒|초))?",
    rf"(?<!\d)(?P<hour>\d{{1,2}})\s?(?:{_HALF}|uhr\b)",
)
# What a date looks like, and is one where no date was taken out before.
_DOTTED = (
    rf"(?:{_HALF_AHEAD})?(?<![\d.])(?P<hour>\d{{1,2}})\.(?P<minute>\d{{2}})(?:\.(?P<second>\d{{2}}))?(?!\d)"
    rf"(?:\s?{_HALF})?"
)
_PLAIN_FORMS = [re.compile(form) for form in _PLAIN]
_DOTTED_FORM = re.compile(_DOTTED)


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A time of day. `seconds` since midnight, up to 24 h inclusive; `halves` means that a.m. or p.m. is stated."""

    seconds: int
    halves: bool


def take_clock(text: str, *, dotted: bool = False) -> tuple[ClockTime | None, str] | None:
    """Return the time of day in folded `text`, and the text with CLOCK in its place; None if it is invalid (25:00).

    `dotted` looks for 15.07, which is a time only after the date was removed.
    """
    for form in [_DOTTED_FORM] if dotted else _PLAIN_FORMS:
        match = form.search(text)
        if match:
            clock = _clock(match)
            return (clock, f"{text[: match.start()]} {CLOCK} {text[match.end() :]}") if clock else None
    return None, text


def _clock(match: re.Match[str]) -> ClockTime | None:
    groups = match.groupdict()
    hour, minute, second = (int(groups.get(name) or 0) for name in ("hour", "minute", "second"))
    before, after = (bool(groups.get(half) or groups.get(f"{half}_ahead")) for half in ("before", "after"))
    if before and hour == 12:
        hour = 0
    elif after and hour < 12:
        hour += 12
    seconds = hour * 3600 + minute * 60 + min(second, 59)  # a leap second has the number 60
    if minute > 59 or second > 60 or seconds > 24 * 3600:
        return None
    return ClockTime(seconds, before or after)
