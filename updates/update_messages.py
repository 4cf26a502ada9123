"""The contents of updates, as values: the chat renders them, and a delivery client sends them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from index.library.articles import ArticleCard
from retrieval.answers import Certainty, Quote
from updates.outcomes import Outcome
from updates.schedule import ChatPreferences
from updates.subscriptions import Cadence, Recipient, Subscription


@dataclass(frozen=True, slots=True)
class Item:
    """A story for a subscription: its article, its best quote (None: only the headline), and who else has it.

    `certainty` is that of an answer to a standing question; `matched` are the words by which it is on a topic.
    """

    subscription: Subscription | None
    card: ArticleCard
    quote: Quote | None
    also: tuple[ArticleCard, ...] = ()
    certainty: Certainty = Certainty.NONE
    matched: str = ""


@dataclass(frozen=True, slots=True)
class News:
    """A story that is sent at once."""

    item: Item


@dataclass(frozen=True, slots=True)
class Digest:
    """The stories of a day or a week, the newest first; `name` tells it from the chat's other digests."""

    name: str
    cadence: Cadence
    items: tuple[Item, ...]

    def __post_init__(self) -> None:
        if not self.items:
            raise ValueError("a digest has something to tell")


@dataclass(frozen=True, slots=True)
class Correction:
    """A sentence that was sent has changed, or (`now` is None) is gone."""

    card: ArticleCard
    before: str
    now: Quote | None

    def __post_init__(self) -> None:
        if not self.before.strip():
            raise ValueError("a correction says what was sent before")


@dataclass(frozen=True, slots=True)
class Retraction:
    """An article that was sent was retracted; `before` is what was quoted of it, or empty."""

    card: ArticleCard
    before: str


@dataclass(frozen=True, slots=True)
class TopicClosed:
    """Tells a chat's admins that nothing can be sent to its topic `thread` any more."""

    thread: int


@dataclass(frozen=True, slots=True)
class PostingLost:
    """Tells who set up a group or channel that nothing can be sent there any more, or that it is `gone`.

    `language` is that of the chat, for somebody who chose none.
    """

    title: str
    gone: bool
    language: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """A broadcast of the operator."""

    text: str


Content = News | Digest | Correction | Retraction | TopicClosed | PostingLost | Notice


@dataclass(frozen=True, slots=True)
class OutgoingUpdate:
    """Content with its recipient. `deliveries` are the rows of the outbox that it settles.

    `repeat` says that it may have arrived before; `reply_to` is the message that it is about; `offers_digest` says
    that its recipient, who is told much, is offered a digest with it. One field per fact that sending depends on.
    """

    deliveries: tuple[int, ...]
    recipient: Recipient
    content: Content
    preferences: ChatPreferences
    at: datetime
    muted: bool = False
    repeat: bool = False
    reply_to: int | None = None
    offers_digest: bool = False

    def __post_init__(self) -> None:
        if not self.deliveries:
            raise ValueError("an outgoing update settles at least one delivery")


class DeliveryClient(Protocol):
    """Sends outgoing updates."""

    async def deliver(self, outgoing: OutgoingUpdate) -> Outcome:
        """Sends an update once; returns the outcome."""
        ...

    async def reachable(self) -> bool:
        """Returns whether the server answers at all."""
        ...
