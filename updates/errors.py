"""Errors of subscriptions and deliveries, for which the chat has replies."""

from __future__ import annotations

from enum import StrEnum


class RefusalReason(StrEnum):
    """Why a request is refused; the values are plain English."""

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
    FILTER_SAYS_NOTHING = "a word after + or - is in nearly every article"
    GONE = "that subscription is no longer there"
    WRONG_FILE = "that is no file of subscriptions"


class SubscriptionRefused(Exception):
    """A request about subscriptions that is refused, with the `reason` and the `limit` that it exceeds, if any."""

    def __init__(self, reason: RefusalReason, limit: int | None = None) -> None:
        self.reason = reason
        self.limit = limit
        super().__init__(reason.value if limit is None else f"{reason.value} (at most {limit})")


class NotTheSender(Exception):
    """Another process may be sending due deliveries now, so this one must not."""

    def __init__(self) -> None:
        super().__init__("another process sends what is due")
