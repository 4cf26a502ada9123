"""Which commands are shown to whom, in the order in which they are shown."""

from __future__ import annotations

from collections.abc import Collection, Sequence

PRIVATE = (
    "ask", "latest", "story", "subscribe", "subscriptions", "unsubscribe", "digest", "quiet", "timezone", "language",
    "sources", "new", "help", "privacy", "mydata", "forgetme",
)  # fmt: skip
GROUP = ("ask", "latest", "story", "subscribe", "subscriptions", "sources", "help")
ADMIN = ("add", "feeds", "articles", "retract", "stats", "broadcast")


def shown(names: Sequence[str], known: Collection[str]) -> tuple[str, ...]:
    """Those of `names` that this conversation answers."""
    return tuple(name for name in names if name in known)
