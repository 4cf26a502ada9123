"""Subscriptions: the interest, how often it is sent, and the recipient."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

SubscriptionId = NewType("SubscriptionId", int)

LONGEST_INTEREST = 300  # characters of a topic or question
MOST_FILTERS = 10  # of include words, and of exclude words
LONGEST_FILTER = 60  # characters


class Kind(StrEnum):
    """What can be followed."""

    EVERYTHING = "everything"
    TOPIC = "topic"
    SOURCE = "source"
    QUESTION = "question"


class Cadence(StrEnum):
    """How often a subscription is sent."""

    AT_ONCE = "at once"
    DAILY = "daily"
    WEEKLY = "weekly"


class State(StrEnum):
    """Whether a subscription is sent."""

    ACTIVE = "active"
    PAUSED = "paused"
    ENDED = "ended"


@dataclass(frozen=True, slots=True, order=True)
class Recipient:
    """A chat, and a topic of it if it has topics."""

    chat: int
    thread: int | None = None

    def __post_init__(self) -> None:
        if self.thread is not None and self.thread <= 0:
            raise ValueError("a topic's number is above zero")


@dataclass(frozen=True, slots=True)
class ChatDetails:
    """What is known of a group or channel: its title, and who set it up (0: unknown), who is told where it is lost."""

    channel: bool = False
    title: str = ""
    set_up_by: int = 0


PRIVATE_CHAT = ChatDetails()


@dataclass(frozen=True, slots=True)
class Interest:
    """What is followed: `text` is the topic, the source's name or the question; empty for everything.

    An article matches only if it holds each of `include` and none of `exclude`, as literal words.
    """

    kind: Kind
    text: str = ""
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if (self.kind is Kind.EVERYTHING) == bool(self.text.strip()):
            raise ValueError('only "everything" has no text')
        if len(self.text) > LONGEST_INTEREST:
            raise ValueError(f"an interest has at most {LONGEST_INTEREST} characters")
        for filters in (self.include, self.exclude):
            if len(filters) > MOST_FILTERS or any(not f.strip() or len(f) > LONGEST_FILTER for f in filters):
                raise ValueError(f"at most {MOST_FILTERS} words of {LONGEST_FILTER} characters each")

    @property
    def has_meaning(self) -> bool:
        """Whether articles are compared with it by meaning, so that it needs a vector."""
        return self.kind in (Kind.TOPIC, Kind.QUESTION)


@dataclass(frozen=True, slots=True)
class Subscription:
    """An interest of one recipient. `muted` ones arrive without a sound.

    With `important_only`, only important stories are sent. Stories like the `unwanted` titles are not sent.
    One field per column of its table.
    """

    id: SubscriptionId
    recipient: Recipient
    interest: Interest
    cadence: Cadence = Cadence.AT_ONCE
    muted: bool = False
    state: State = State.ACTIVE
    important_only: bool = False
    unwanted: tuple[str, ...] = ()
