"""What a conversation needs of the rooms below, each as small as its use."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from enum import Enum, auto
from typing import Protocol

from chat.incoming import Person, Place
from index.gathering.channels.channel_state import ChannelReference, FoundChannel, SourceChannel
from index.gathering.feeds.feed_state import Feed, FeedId
from index.indexing.ingest import Outcome
from index.library.articles import Article, ArticleCard, ArticleId
from retrieval.answers import Answer, Query, Quote
from retrieval.follow_ups import Turn


class Answerer(Protocol):
    """Finds the quotes that answer."""

    def answer(self, query: Query, history: Sequence[Turn] = ()) -> Answer:
        """Quotes, best first, or a refusal that says why; `history` is what was asked before, oldest first."""
        ...


class ArticleLookup(Protocol):
    """The library as a reader sees it."""

    def article(self, article: ArticleId) -> Article | None:
        """An article with its text, retracted ones too; None where it is gone."""
        ...

    def at_address(self, url: str) -> ArticleCard | None:
        """The article of that address that may be quoted; None where there is none."""
        ...

    def cards(self, ids: Sequence[ArticleId]) -> dict[ArticleId, ArticleCard]:
        """What is known of those articles that are there."""
        ...

    def newest(self, limit: int, *, offset: int = 0, source: str | None = None) -> list[ArticleCard]:
        """Articles that may be quoted, the latest published first."""
        ...

    def sources(self) -> list[tuple[str, int]]:
        """Each source with its number of articles, most first."""
        ...


class FollowOutcome(Enum):
    """What came of the wish to follow a question."""

    NOW = auto()
    ALREADY = auto()
    TOO_MANY = auto()
    NOT_HERE = auto()  # this bot, or this platform, sends no updates


class StandingQuestions(Protocol):
    """Keeps questions open for those who follow them."""

    def follow(self, place: Place, person: Person, question: str) -> FollowOutcome:
        """From now on that place is told when something new answers the question."""
        ...


class NoStandingQuestions:
    """Where nobody sends updates."""

    def follow(self, place: Place, person: Person, question: str) -> FollowOutcome:
        """See StandingQuestions."""
        return FollowOutcome.NOT_HERE


class ChatEventListener(Protocol):
    """Hears of what happens to chats, for whoever tells them something later."""

    def shown(self, place: Place, message: int, quotes: Sequence[Quote]) -> None:
        """These quotes stand in that message now."""
        ...

    def came_back(self, chat: int) -> None:
        """Somebody who had blocked the bot wants it again, or has begun anew."""
        ...

    def moved(self, old: int, new: int) -> None:
        """A group has another id."""
        ...

    def language_chosen(self, person: int, language: str) -> None:
        """Somebody chose the language in which they are spoken with."""
        ...


class Intake(Protocol):
    """Takes in what admins send. It goes to the network and takes its time: call it from a thread."""

    def add_address(self, url: str) -> Feed | Outcome:
        """The page at `url` as an article; a feed there is followed from now on."""
        ...

    def add_file(self, name: str, content: bytes) -> Sequence[Outcome]:
        """The articles in a document, and why others are none."""
        ...

    def follow(self, url: str) -> Feed:
        """Follows the feed at `url`, or the one that the page there names; raises FeedProblem."""
        ...


class Feeds(Protocol):
    """The feeds that are followed."""

    def all(self) -> Sequence[Feed]:
        """Every feed, in the order in which they were added."""
        ...

    def remove(self, reference: str) -> Feed:
        """Follows a feed (by number or address) no longer; raises FeedProblem where there is none such."""
        ...


class SourceChannels(Protocol):
    """The Telegram channels whose posts become articles."""

    def all(self) -> Sequence[SourceChannel]:
        """Every channel, in the order in which they were added."""
        ...

    def want(self, reference: ChannelReference, now: datetime) -> SourceChannel:
        """Reads a channel once Telegram was asked for it; raises ChannelProblem where it is there already."""
        ...

    def follow(self, found: FoundChannel, now: datetime) -> SourceChannel:
        """Reads a channel that Telegram has shown; raises ChannelProblem where it is read already."""
        ...

    def remove(self, reference: ChannelReference) -> SourceChannel:
        """Reads a channel no longer; raises ChannelProblem where there is none such."""
        ...


class FailingFeeds(Protocol):
    """The feeds that admins should look at."""

    def to_report(self) -> Sequence[Feed]:
        """Those that have failed for long, or ended, and whose admins were not told yet."""
        ...

    def mark_reported(self, told: Iterable[FeedId]) -> None:
        """Admins know of these."""
        ...
