"""A library with readers: articles come in, subscriptions are matched, and a delivery client notes what it gets."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from telegram.error import TelegramError

from chat.telegram.send_outcomes import outcome_of
from index.indexing.ingest import Accepted, Ingest
from index.indexing.stories import StoryFollower
from index.library.articles import ArticleId, Draft
from index.library.database import BUSY_SECONDS, Database, open_database
from index.library.library import Library
from index.library.passage_vectors import Passage, Vectors
from retrieval.answers import Quote
from retrieval.folded_words import is_stop_word, words_of
from testing.engine_pairs import SMALL, Pair
from testing.tiny_embedder import TinyEmbedder
from updates.delivery import Delivery
from updates.interests import read_interest
from updates.matching import SubscriptionMatcher
from updates.outcomes import Outcome, Sent
from updates.preview import Previewer
from updates.relevance import ArticleAnswer, Levels
from updates.sender import Sender
from updates.subscription_actions import SubscriptionActions
from updates.subscriptions import Cadence, Recipient, Subscription
from updates.update_messages import News, OutgoingUpdate

NOON = datetime(2025, 5, 14, 12, 0, tzinfo=UTC)
ADA = Recipient(1001)
BEN = Recipient(1002)


class SharedWords:
    """A judge without a model: the confidence is the share of the question's words that a sentence has."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def answer(
        self, question: str, vector: Vectors, passages: Sequence[Passage], now: datetime
    ) -> ArticleAnswer | None:
        self.asked.append(question)
        wanted = {word.stem for word in words_of(question) if not is_stop_word(word.text)}
        best: ArticleAnswer | None = None
        for passage in passages:
            for sentence in passage.place.sentences:
                words = {word.stem for word in words_of(sentence.of(passage.text))}
                share = len(wanted & words) / len(wanted)
                if best is None or share > best.confidence:
                    best = ArticleAnswer(Quote(passage.article, sentence, sentence.of(passage.text)), share)
        return best


class Clock:
    """A clock that a test sets."""

    def __init__(self, at: datetime = NOON) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def goes(self, **by: float) -> None:
        self.at += timedelta(**by)

    async def sleep(self, seconds: float) -> None:
        self.goes(seconds=seconds)


class WallClock(Clock):
    """The clock on the wall, for tests against a server."""

    def __call__(self) -> datetime:
        return datetime.now(UTC)

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


class FakeDeliveryClient:
    """A delivery client that writes down what it was given; its first calls fail with `fails`, one each."""

    def __init__(self) -> None:
        self.outgoing_updates: list[OutgoingUpdate] = []
        self.fails: list[TelegramError] = []
        self.arrives_all_the_same = False

    async def deliver(self, outgoing: OutgoingUpdate) -> Outcome:
        if self.fails:
            if self.arrives_all_the_same:
                self.outgoing_updates.append(outgoing)
            return outcome_of(self.fails.pop(0))
        self.outgoing_updates.append(outgoing)
        return Sent(100 + len(self.outgoing_updates))

    async def reachable(self) -> bool:
        return True

    @property
    def headlines(self) -> list[tuple[int, str]]:
        """Who was told of which article at once."""
        return [
            (outgoing.recipient.chat, outgoing.content.item.card.title)
            for outgoing in self.outgoing_updates
            if isinstance(outgoing.content, News)
        ]


class NoLimits:
    """Every chat may be told something at any time."""

    def broadcast_wait_s(self, chat: int) -> float:
        return 0.0


class Newsroom:
    """Everything from an article that comes in to the delivery client, with a model that counts words."""

    def __init__(
        self, folder: Path, clock: Clock | None = None, pair: Pair = SMALL, *, busy_seconds: int = BUSY_SECONDS
    ) -> None:
        self.clock = clock or Clock()
        self.database: Database = open_database(pair.database_url(folder), busy_seconds=busy_seconds)
        self.embedder = TinyEmbedder()
        self.library = Library(self.database)
        self.search = pair.open_search(self.library, folder, self.embedder.name, self.embedder.dimension)
        self.stories = StoryFollower(self.database, lambda: self.search, lambda: self.embedder.dimension)
        self.answerer = SharedWords()
        self.matching = self.new_matching()
        self.subscribing = SubscriptionActions(self.database, self.embedder, self.clock)
        self.delivery_client = FakeDeliveryClient()
        self.dispatch = Delivery(self.database, self.clock)
        self.sender = Sender(self.dispatch, self.delivery_client, NoLimits(), self.clock.sleep)

    def new_matching(self, levels: Levels = Levels(0.8, 0.8)) -> SubscriptionMatcher:  # noqa: B008  # it is frozen
        """Matching as after a start."""
        return SubscriptionMatcher(self.database, lambda: self.embedder, self.answerer, levels=levels, now=self.clock)

    def new_previewer(self, levels: Levels = Levels(0.8, 0.8)) -> Previewer:  # noqa: B008  # it is frozen
        """Previews of interests over what has been published."""
        return Previewer(self.database, self.search, self.embedder, self.answerer, levels=levels, now=self.clock)

    def close(self) -> None:
        self.search.close()
        self.database.close()

    def new_ingest(self) -> Ingest:
        """What takes articles into the library."""
        return Ingest(self.database, lambda: self.embedder, now=self.clock)

    def publishes(self, *drafts: Draft, announce: bool = True) -> list[ArticleId]:
        """Articles come in, and are matched."""
        outcomes = self.new_ingest().take(drafts, announce=announce)
        taken = [outcome for outcome in outcomes if isinstance(outcome, Accepted)]
        self.matches()
        return [outcome.article for outcome in taken]

    def matches(self) -> None:
        """Whatever has changed is taken up."""
        self.search.catch_up()
        self.stories.follow()
        self.matching.follow()

    def follows(self, who: Recipient, interest: str, cadence: Cadence = Cadence.AT_ONCE) -> Subscription:
        """Somebody subscribes, in the words of /subscribe."""
        sources = [name for name, _ in self.library.sources()]
        return self.subscribing.follow(who, read_interest(interest, sources), cadence=cadence)

    async def delivers(self) -> list[OutgoingUpdate]:
        """Whatever is due is sent; what the delivery client was given."""
        before = len(self.delivery_client.outgoing_updates)
        await self.sender.send_due()
        return self.delivery_client.outgoing_updates[before:]


def story(
    number: int, text: str, *, title: str = "", source: str = "The Harbour Post", days_ago: float | None = 0.1
) -> Draft:
    """An article of that text."""
    return Draft(
        f"https://news.example/{number}",
        title or f"Article {number}",
        text,
        published=None if days_ago is None else NOON - timedelta(days=days_ago),
        source=source,
        language="en",
    )
