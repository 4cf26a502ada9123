"""The interfaces through which a conversation uses the rooms below."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from enum import Enum, auto
from typing import Protocol

from chat.incoming import Person, Place
from index.gathering.feeds.feed_state import Feed, FeedId
from index.gathering.source_channels.channel_state import ChannelReference, FoundChannel, SourceChannel
from index.indexing.ingest import Outcome
from index.library.articles import Article, ArticleCard, ArticleId
from retrieval.answers import Answer, Query, Quote
from retrieval.follow_ups import Turn


class Answerer(Protocol):
    """Answers questions with quotes."""

    def answer(self, query: Query, history: Sequence[Turn] = ()) -> Answer:
        """Returns quotes, best first, or a refusal. `history` is what was asked before, oldest first."""
        ...


class ArticleLookup(Protocol):
    """The articles of the library, to read."""

    def article(self, article: ArticleId) -> Article | None:
        """Returns an article with its text, also a retracted one; None if it was removed."""
        ...

    def articles(self, ids: Collection[ArticleId]) -> dict[ArticleId, Article]:
        """Returns those articles that exist, by id, with their texts, also retracted ones."""
        ...

    def at_address(self, url: str) -> ArticleCard | None:
        """Returns the article at an address if it may be quoted; otherwise None."""
        ...

    def cards(self, ids: Sequence[ArticleId]) -> dict[ArticleId, ArticleCard]:
        """Returns the cards of those articles that exist, by id."""
        ...

    def newest(
        self,
        limit: int,
        *,
        offset: int = 0,
        source: str | None = None,
        title: str | None = None,
        published: tuple[datetime, datetime] | None = None,
    ) -> list[ArticleCard]:
        """Returns articles that may be quoted, the last published first; `published` is from when until before when.

        With `title`, those with its words in their titles, or words that hold them.
        """
        ...

    def has_own(self) -> bool:
        """Returns whether there are articles that may be quoted, other than the samples of a new library."""
        ...

    def sources(self) -> list[tuple[str, int]]:
        """Returns each source with its number of articles, most first."""
        ...


class FollowOutcome(Enum):
    """The result of a request to follow a question."""

    NOW = auto()
    ALREADY = auto()
    TOO_MANY = auto()
    NOT_HERE = auto()  # this bot, or this platform, sends no updates


class StandingQuestions(Protocol):
    """Follows questions for readers: a standing question is one that somebody follows."""

    def follow(self, place: Place, person: Person, question: str) -> FollowOutcome:
        """Follows a question: that place is told of each new article that answers it."""
        ...


class NoStandingQuestions:
    """StandingQuestions of a platform that sends no updates."""

    def follow(self, place: Place, person: Person, question: str) -> FollowOutcome:
        """See StandingQuestions."""
        return FollowOutcome.NOT_HERE


class ChatEventListener(Protocol):
    """Is told what happens to chats."""

    def shown(self, place: Place, message: int, quotes: Sequence[Quote]) -> None:
        """Notes that a message shows these quotes."""
        ...

    def came_back(self, chat: int) -> None:
        """Notes that a chat has unblocked the bot, or that somebody sent /start."""
        ...

    def moved(self, old: int, new: int) -> None:
        """Notes that a group has a new id."""
        ...

    def language_chosen(self, person: int, language: str) -> None:
        """Notes the language that somebody chose."""
        ...


class Intake(Protocol):
    """Adds what admins send to the library. It waits for the network, so call it from a thread."""

    def add_address(self, url: str) -> Feed | Outcome:
        """Adds the page at `url` as an article; follows `url` if it is a feed."""
        ...

    def add_file(self, name: str, content: bytes) -> Sequence[Outcome]:
        """Adds the articles in a document; returns the outcome of each."""
        ...

    def follow(self, url: str) -> Feed:
        """Follows the feed at `url`, or the feed that the page there names. Raises FeedProblem."""
        ...


class Feeds(Protocol):
    """The feeds that are followed."""

    def all(self) -> Sequence[Feed]:
        """Returns every feed, in the order in which they were added."""
        ...

    def remove(self, reference: str) -> Feed:
        """Stops following a feed, named by number or address. Raises FeedProblem if there is no such feed."""
        ...


class SourceChannels(Protocol):
    """The source channels: Telegram channels whose posts become articles."""

    def all(self) -> Sequence[SourceChannel]:
        """Returns every channel, in the order in which they were added."""
        ...

    def want(self, reference: ChannelReference, now: datetime) -> SourceChannel:
        """Stores a channel that Telegram has yet to be asked about. Raises ChannelProblem if it is known already."""
        ...

    def follow(self, found: FoundChannel, now: datetime) -> SourceChannel:
        """Reads a channel that was looked up. Raises ChannelProblem if it is read already."""
        ...

    def remove(self, reference: ChannelReference) -> SourceChannel:
        """Stops reading a channel. Raises ChannelProblem if there is no such channel."""
        ...


class FailingFeeds(Protocol):
    """The feeds that admins should be told about."""

    def to_report(self) -> Sequence[Feed]:
        """Returns the feeds that have failed for long or ended, of which admins have not been told."""
        ...

    def mark_reported(self, told: Iterable[FeedId]) -> None:
        """Notes that admins have been told of these."""
        ...
