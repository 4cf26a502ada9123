"""Which commands are shown to whom, in the order in which they are shown."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from chat.incoming import Said
from chat.permissions import Declared, Ruling, ruling

PRIVATE = (
    "ask", "latest", "story", "subscribe", "subscriptions", "unsubscribe", "digest", "quiet", "timezone", "settings",
    "language", "sources", "new", "help", "privacy", "mydata", "forgetme",
)  # fmt: skip
GROUP = ("ask", "latest", "story", "subscribe", "subscriptions", "sources", "help")
ADMIN = ("add", "feeds", "articles", "retract", "stats", "broadcast")


def shown(names: Sequence[str], known: Collection[str]) -> tuple[str, ...]:
    """Those of `names` that this conversation answers."""
    return tuple(name for name in names if name in known)


def usable(entries: Mapping[str, Declared[Any]], said: Said) -> tuple[str, ...]:
    """The commands that this speaker may use here, where they are not known to lead the place: as if they did."""
    allowed = {Ruling.ALLOWED} if said.person.leads is not None else {Ruling.ALLOWED, Ruling.ADMINS_ONLY}
    return tuple(name for name, entry in entries.items() if ruling(entry.audience_of(""), said) in allowed)
