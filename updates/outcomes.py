"""The outcomes of sending an update, as values, from which the outbox decides what to do next."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sent:
    """The update arrived as `message`."""

    message: int


@dataclass(frozen=True, slots=True)
class Later:
    """The update did not arrive. `after_s` is how long the server asked to wait; None if it failed or is away."""

    why: str
    after_s: float | None = None


@dataclass(frozen=True, slots=True)
class Unknown:
    """The connection ended before an answer came: it may have arrived."""

    why: str


@dataclass(frozen=True, slots=True)
class Blocked:
    """The chat does not want the bot, for now."""

    why: str


@dataclass(frozen=True, slots=True)
class Migrated:
    """The group has another id."""

    chat: int


@dataclass(frozen=True, slots=True)
class TopicGone:
    """The topic is closed or was deleted."""

    why: str


@dataclass(frozen=True, slots=True)
class ChatGone:
    """There is no such chat any more."""

    why: str


@dataclass(frozen=True, slots=True)
class Refused:
    """The message is not accepted, now or later."""

    why: str


Outcome = Sent | Later | Unknown | Blocked | Migrated | TopicGone | ChatGone | Refused
