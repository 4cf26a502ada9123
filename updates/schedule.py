"""When updates may be sent: cadence, quiet hours and time zones, as pure functions of the time."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from updates.subscriptions import Cadence

DAY_MINUTES = 24 * 60
WEEKDAYS = 7
LONGEST_SEARCH_DAYS = 60  # for a digest that was not sent yet; a clock is not wrong by more


@dataclass(frozen=True, slots=True)
class Quiet:
    """Quiet hours, in minutes after midnight. With `start` above `end` they run over midnight."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not (0 <= self.start < DAY_MINUTES and 0 <= self.end < DAY_MINUTES) or self.start == self.end:
            raise ValueError("quiet hours begin and end at different minutes of a day")

    def holds(self, minute: int) -> bool:
        """Returns whether that minute of the day is quiet."""
        if self.start < self.end:
            return self.start <= minute < self.end
        return minute >= self.start or minute < self.end


@dataclass(frozen=True, slots=True)
class ChatPreferences:
    """When a chat gets updates: its time zone (IANA name), time and weekday of digests, and quiet hours.

    `digest_offered` says whether a digest was offered, which is done once. A `channel` gets updates fit to be read by
    many; its `language` may be empty, for that of the news.
    """

    zone: str = "UTC"
    digest_minute: int = 8 * 60
    digest_weekday: int = 0
    quiet: Quiet | None = None
    language: str = "en"
    digest_offered: bool = False
    channel: bool = False

    def __post_init__(self) -> None:
        if not 0 <= self.digest_minute < DAY_MINUTES or not 0 <= self.digest_weekday < WEEKDAYS:
            raise ValueError("a digest has a minute of the day, and a day of the week from Monday, 0, on")


@dataclass(frozen=True, slots=True, order=True)
class Slot:
    """A digest that is due `at` (UTC). Its `name` is unique in its chat, by the local day."""

    at: datetime
    name: str


def quiet_until(now: datetime, preferences: ChatPreferences) -> datetime:
    """Returns `now`, or the end (UTC) of the quiet hours that it is in."""
    if preferences.quiet is None:
        return now
    zone = ZoneInfo(preferences.zone)
    local = now.astimezone(zone)
    minute = local.hour * 60 + local.minute
    if not preferences.quiet.holds(minute):
        return now
    day = local.date() if minute < preferences.quiet.end else local.date() + timedelta(days=1)
    end = _instant(day, preferences.quiet.end, zone)
    if end <= now:  # the hour is repeated this night, and the second one is meant
        end = _instant(day, preferences.quiet.end, zone, fold=1)
    return max(end, now)


def next_slot(now: datetime, cadence: Cadence, preferences: ChatPreferences, sent: Collection[str] = ()) -> Slot:
    """Returns the first digest after `now` whose name is not in `sent`.

    There is one for each local day or week. A time that a clock change skips moves by an hour; of a time that comes
    twice, the first counts. `sent` prevents a second digest after a clock was set back.
    """
    zone = ZoneInfo(preferences.zone)
    today = now.astimezone(zone).date()
    for ahead in range(-1, LONGEST_SEARCH_DAYS):
        day = today + timedelta(days=ahead)
        if cadence is Cadence.WEEKLY and day.weekday() != preferences.digest_weekday:
            continue
        slot = Slot(_instant(day, preferences.digest_minute, zone), slot_name(cadence, day))
        if slot.at > now and slot.name not in sent:
            return slot
    raise ValueError(f"every digest of {LONGEST_SEARCH_DAYS} days to come counts as sent")


def slot_name(cadence: Cadence, day: date) -> str:
    """Returns a name such as "daily:2026-11-24"; for a week that of its ISO week."""
    match cadence:
        case Cadence.DAILY:
            return f"daily:{day.isoformat()}"
        case Cadence.WEEKLY:
            year, week, _ = day.isocalendar()
            return f"weekly:{year}-W{week:02}"
        case Cadence.AT_ONCE:
            raise ValueError("what is told at once waits for no digest")


def _instant(day: date, minute: int, zone: ZoneInfo, fold: int = 0) -> datetime:
    local = datetime.combine(day, time(minute // 60, minute % 60, fold=fold), zone)
    return local.astimezone(UTC)
