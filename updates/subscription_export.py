"""Export and import of a chat's subscriptions as a file."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from updates.errors import RefusalReason, SubscriptionRefused
from updates.interests import make_interest
from updates.schedule import ChatPreferences
from updates.subscription_actions import SubscriptionActions
from updates.subscription_rows import MOST_IN_A_CHAT
from updates.subscriptions import Cadence, Kind, Recipient, Subscription
from updates.written_times import quiet_of, time_text, zone_of

FORMAT = "quotewire-subscriptions"
VERSION = 1
LONGEST_FILE = (
    1024 * 1024
)  # bytes; 50 subscriptions of the longest kind, with 20 titles each, take less than half of it
LONGEST_TITLE = 300  # characters of a story's title that are kept


@dataclass(frozen=True, slots=True)
class Imported:
    """Numbers of subscriptions that were added and that were there already, and the texts of refused ones."""

    added: int
    there: int
    refused: tuple[str, ...]


def export_file(subscriptions: Iterable[Subscription], preferences: ChatPreferences) -> bytes:
    """Returns the file, as JSON."""
    quiet = preferences.quiet
    content = {
        "format": FORMAT,
        "version": VERSION,
        "time_zone": preferences.zone,
        "quiet": f"{time_text(quiet.start)}-{time_text(quiet.end)}" if quiet else None,
        "subscriptions": [
            {
                "kind": each.interest.kind.value,
                "text": each.interest.text,
                "include": list(each.interest.include),
                "exclude": list(each.interest.exclude),
                "cadence": each.cadence.value,
                "muted": each.muted,
                "important_only": each.important_only,
                "unwanted": list(each.unwanted),
            }
            for each in subscriptions
        ],
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def import_file(subscribing: SubscriptionActions, recipient: Recipient, content: bytes) -> Imported:
    """Follows what the file holds, and returns what could not be followed. Raises SubscriptionRefused(WRONG_FILE)."""
    read = _read(content)
    added = there = 0
    refused: list[str] = []
    for entry in read["subscriptions"][: 2 * MOST_IN_A_CHAT]:
        text = str(entry.get("text", "")) if isinstance(entry, dict) else ""
        try:
            interest = make_interest(Kind(entry["kind"]), text, list(entry["include"]), list(entry["exclude"]))
            followed = subscribing.follow(recipient, interest, cadence=Cadence(entry.get("cadence", Cadence.AT_ONCE)))
            muted, important = entry.get("muted") is True, entry.get("important_only") is True
            if muted or important:
                subscribing.change(recipient, followed.id, muted=muted, important_only=important)
            unwanted = entry.get("unwanted", [])
            if unwanted:
                subscribing.want_less(recipient, followed.id, [str(title)[:LONGEST_TITLE] for title in unwanted])
            added += 1
        except SubscriptionRefused as declined:
            if declined.reason is RefusalReason.ALREADY:
                there += 1
            else:
                refused.append(text)
        except (KeyError, TypeError, ValueError, AttributeError):
            refused.append(text)
    if read.get("time_zone"):
        _set_preferences(subscribing, recipient, read)
    return Imported(added, there, tuple(refused))


def _set_preferences(subscribing: SubscriptionActions, recipient: Recipient, read: dict[str, Any]) -> None:
    try:
        zone, quiet = zone_of(str(read["time_zone"])), read.get("quiet")
        subscribing.set_zone(recipient.chat, zone)
        if quiet:
            subscribing.set_quiet(recipient.chat, quiet_of(str(quiet)))
    except SubscriptionRefused:
        return  # the subscriptions are imported even if this machine does not know the zone


def _read(content: bytes) -> dict[str, Any]:
    if len(content) > LONGEST_FILE:
        raise SubscriptionRefused(RefusalReason.WRONG_FILE)
    try:
        read = json.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError):
        raise SubscriptionRefused(RefusalReason.WRONG_FILE) from None
    if not isinstance(read, dict) or read.get("format") != FORMAT or not isinstance(read.get("subscriptions"), list):
        raise SubscriptionRefused(RefusalReason.WRONG_FILE)
    return read
