"""What can be wrong with what somebody wants to follow, said so that a reply can be made of it."""

from __future__ import annotations

from enum import StrEnum


class RefusalReason(StrEnum):
    """Why it cannot be done; the values are plain English."""

    EMPTY = "there is nothing to follow in that"
    NO_WORDS = "there are no words in that"
    SAYS_NOTHING = "these words are in every article"
    ONE_LETTER = "one letter is in every article"
    ADDRESS = "that is an address, not a topic"
    TOO_LONG = "that is too long"
    ALREADY = "that is followed here already"
    TOO_MANY = "no more can be followed here"
    UNKNOWN_SOURCE = "nothing of that source is indexed"
    UNKNOWN_ZONE = "there is no such time zone"
    WRONG_TIME = "that is no time of day"
    WRONG_FILTER = "these words cannot be looked for"
    GONE = "that subscription is no longer there"
    WRONG_FILE = "that is no file of subscriptions"


class SubscriptionRefused(Exception):
    """A wish about updates that cannot be granted: `why`, and the `limit` that it hits, where it hits one."""

    def __init__(self, reason: RefusalReason, limit: int | None = None) -> None:
        self.reason = reason
        self.limit = limit
        super().__init__(reason.value if limit is None else f"{reason.value} (at most {limit})")


class NotTheSender(Exception):
    """Another process may be sending what is due now, so this one does not."""

    def __init__(self) -> None:
        super().__init__("another process sends what is due")
