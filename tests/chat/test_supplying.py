"""Admins send addresses, documents and feeds from the chat; nobody else can."""

from __future__ import annotations

import threading
from collections.abc import Sequence

import pytest

from chat.article_intake import ArticleIntake
from chat.conversation import Conversation
from chat.conversation_setup import build_conversation
from chat.shown_answers import ShownAnswers
from chat.source_channel_intake import SourceChannelIntake
from chat.telegram.admin_reports import feed_report_message, feed_report_task
from chat.telegram.document_intake import MOST_BYTES, DocumentIntake
from chat.translations import words
from index.gathering.feeds.feed_state import Feed, FeedId
from index.gathering.feeds.feed_store import FeedStore
from index.gathering.feeds.schema import feeds as feed_rows
from index.gathering.source_channels.channel_store import ChannelStore
from index.indexing.ingest import Accepted, Outcome, Verdict
from index.library.articles import ArticleId
from index.library.database import Database
from index.library.errors import Rejected
from testing.bot_api import BotApiServer, Fault
from testing.fake_answerer import NOW, FakeAnswerer
from tests.chat.bot import talking


class Pile:
    """An Intake that keeps what it is given, and finds a feed where "feed" is in the address."""

    def __init__(self, store: FeedStore) -> None:
        self.store = store
        self.files: list[tuple[str, bytes]] = []
        self.outcomes: Sequence[Outcome] = [Accepted(Verdict.ADDED, ArticleId(7), "file:///x", "Old pier")]
        self.free = threading.Event()
        self.free.set()

    def add_address(self, url: str) -> Feed | Outcome:
        """See Intake."""
        self.free.wait(10)
        if "broken" in url:
            raise RuntimeError("the disk is on fire")
        if "feed" in url:
            return self.follow(url)
        return (
            Rejected(url, "behind a paywall") if "paid" in url else Accepted(Verdict.ADDED, ArticleId(8), url, "Pier")
        )

    def add_file(self, name: str, content: bytes) -> Sequence[Outcome]:
        """See Intake."""
        self.files.append((name, content))
        return self.outcomes

    def follow(self, url: str) -> Feed:
        """See Intake."""
        return self.store.add(url, NOW, "Harbour Courier")


@pytest.fixture
def store(database: Database) -> FeedStore:
    return FeedStore(database)


@pytest.fixture
def pile(store: FeedStore) -> Pile:
    return Pile(store)


@pytest.fixture
def supplying(pile: Pile, store: FeedStore, database: Database) -> ArticleIntake:
    return ArticleIntake(pile, store, SourceChannelIntake(ChannelStore(database)), ShownAnswers(database).question)


@pytest.fixture
def conversation(answerer: FakeAnswerer, database: Database, supplying: ArticleIntake) -> Conversation:
    return build_conversation(answerer, answerer, database, more_skills=[supplying]).conversation


async def test_an_admin_adds_pages_and_feeds_by_their_addresses(
    server: BotApiServer, conversation: Conversation, supplying: ArticleIntake
) -> None:
    ada = server.person("Ada")
    admins = {ada.user.id}
    async with talking(server, conversation, handler_sets=[DocumentIntake(supplying, admins)], admins=str(ada.user.id)):
        ada.says("/add https://courier.example/pier https://courier.example/paid")
        assert (await ada.hears()).text.splitlines() == [
            "Added: Pier",
            "Not added: https://courier.example/paid (behind a paywall)",
        ]
        ada.says("/add@quotewire_bot https://courier.example/feed")
        assert "I’ll follow it" in (await ada.hears()).text
        ada.says("/add pier")
        assert "What should I add?" in (await ada.hears()).text
        ada.says("/add https://courier.example/broken")
        assert "something went wrong" in (await ada.hears()).text
        assert len(ada.heard()) == 4  # the conversation answered none of these a second time


async def test_an_admin_adds_the_page_of_a_link_or_follows_its_feed_by_a_tap(
    server: BotApiServer, conversation: Conversation, supplying: ArticleIntake, store: FeedStore
) -> None:
    ada, eve = server.person("Ada"), server.person("Eve")
    receiving = DocumentIntake(supplying, {ada.user.id})
    async with talking(server, conversation, handler_sets=[receiving], admins=str(ada.user.id)):
        ada.says("https://courier.example/pier")
        offered = await ada.hears()
        ada.says("/sources")  # order is kept within a chat: when this is answered, that answer is stored
        await ada.hears()
        ada.taps(offered, "Add the article")
        assert (await ada.hears()).text == "Added: Pier"
        ada.taps(offered, "Follow the feed")
        assert "I’ll follow it" in (await ada.hears()).text
        eve.says("https://courier.example/pier")
        theirs = await eve.hears()
        key = offered.button("Add")["callback_data"]
        assert "somebody else" in await eve.sees_toast(eve.taps(theirs, data=key))
    assert not theirs.buttons
    assert [feed.url for feed in store.all()] == ["https://courier.example/pier"]


async def test_others_are_answered_while_an_address_is_fetched(
    server: BotApiServer, conversation: Conversation, supplying: ArticleIntake, pile: Pile
) -> None:
    ada, eve = server.person("Ada"), server.person("Eve")
    pile.free.clear()
    receiving = DocumentIntake(supplying, {ada.user.id})
    async with talking(server, conversation, handler_sets=[receiving], admins=str(ada.user.id)):
        for number in range(3):
            ada.says(f"/add https://courier.example/{number}")
        eve.says("Zelenskyy?")
        assert (await eve.hears()).quotes
        assert not ada.heard()
        pile.free.set()
        for _ in range(3):
            assert (await ada.hears()).text == "Added: Pier"


async def test_documents_of_admins_are_taken_in_private_and_nobody_elses(
    server: BotApiServer, conversation: Conversation, supplying: ArticleIntake, pile: Pile
) -> None:
    ada, eve = server.person("Ada"), server.person("Eve")
    group = server.group("Readers", ada)
    receiving = DocumentIntake(supplying, {ada.user.id}, chosen_language=lambda _: "de")
    async with talking(server, conversation, handler_sets=[receiving], admins=str(ada.user.id)):
        server.faults.next("getFile", Fault.SERVER_ERROR)
        ada.sends("pier.txt", b"The pier is old.")
        assert (await ada.hears()).text == "Aufgenommen: Old pier"
        ada.sends("huge.jsonl.gz", b"\0", size=MOST_BYTES + 1)
        assert "mehr als 15 MB" in (await ada.hears()).text
        eve.sends("evil.html", b"<p>Evil.")
        ada.sends("picnic.md", b"Bring cake.", to=group)
        assert "only read text" in (await eve.hears()).text
        eve.says("/add https://evil.example/")
        assert "I don’t know /add" in (await eve.hears()).text
        pile.outcomes = []
        ada.sends("empty.jsonl", b"\n")
        assert (await ada.hears()).text == "Darin sind keine Artikel."
    assert [name for name, _ in pile.files] == ["pier.txt", "empty.jsonl"]
    assert not group.heard()


async def test_of_a_long_document_the_rejections_are_named_first(
    server: BotApiServer, conversation: Conversation, supplying: ArticleIntake, pile: Pile
) -> None:
    ada = server.person("Ada")
    wrong = [Rejected(f"a.jsonl, line {n}", "no JSON") for n in (3, 9)]
    many = [Accepted(Verdict.UPDATED, ArticleId(n), f"https://a.example/{n}", f"Title {n}") for n in range(50)]
    pile.outcomes = [*many, *wrong]
    async with talking(
        server, conversation, handler_sets=[DocumentIntake(supplying, {ada.user.id})], admins=str(ada.user.id)
    ):
        ada.sends("a.jsonl", b"{}")
        lines = (await ada.hears()).text.splitlines()
    assert lines[:3] == [
        "Added: 0. Updated: 50. Unchanged: 0. Rejected: 2.",
        "Not added: a.jsonl, line 3 (no JSON)",
        "Not added: a.jsonl, line 9 (no JSON)",
    ]
    assert lines[-1] == "More: 42"


async def test_feeds_are_listed_followed_and_ended(
    server: BotApiServer, conversation: Conversation, supplying: ArticleIntake, store: FeedStore, database: Database
) -> None:
    ada, eve = server.person("Ada"), server.person("Eve")
    receiving = DocumentIntake(supplying, {ada.user.id})
    async with talking(server, conversation, handler_sets=[receiving], admins=str(ada.user.id)):
        ada.says("/feeds")
        assert "I don’t follow any feeds yet" in (await ada.hears()).text
        ada.says("/feeds add https://courier.example/feed")
        assert "Harbour Courier" in (await ada.hears()).text
        ada.says("/feeds add https://courier.example/feed")
        assert "followed already" in (await ada.hears()).text
        fails(database, "https://ledger.example/feed", "the server answers 500")
        ada.says("/feeds")
        assert (await ada.hears()).text.splitlines() == [
            "The feeds and channels I follow",
            "2 · https://ledger.example/feed · failing",
            "   the server answers 500",
            "1 · Harbour Courier · new",
        ]
        ada.says("/feeds remove 1")
        assert "Its articles stay: Harbour Courier" in (await ada.hears()).text
        ada.says("/feeds remove 1")
        assert "Which feed?" in (await ada.hears()).text
        eve.says("/feeds")
        assert "I don’t know /feeds" in (await eve.hears()).text
    assert [feed.id for feed in store.all()] == [FeedId(2)]


async def test_admins_hear_once_of_a_feed_that_fails_for_long(
    server: BotApiServer, conversation: Conversation, store: FeedStore, database: Database
) -> None:
    ada, stranger = server.person("Ada"), 999
    fails(database, "https://ledger.example/feed", "the server answers 500")
    task = feed_report_task(store, (stranger, ada.user.id), lambda _: "uk", look_every_s=0.01)
    async with talking(server, conversation, tasks=[task]):
        told = await ada.hears()
        assert told.text.startswith("Ці стрічки не працюють:")
        assert "the server answers 500" in told.text
        await server.until(lambda: not store.to_report(), "the report to be noted")
        ada.says("/help")
        await ada.hears()
    assert len(ada.heard()) == 2


def test_what_admins_are_told_of_a_feed_holds_no_password(store: FeedStore, database: Database) -> None:
    fails(
        database,
        "https://ledger.example/feed?key=marlin",
        "https://ada:swordfish@ledger.example/feed?key=marlin does not answer",
    )
    told = feed_report_message(store.to_report(), words("en")).text.plain
    assert "ledger.example/feed" in told
    assert "does not answer" in told
    assert "swordfish" not in told
    assert "marlin" not in told


def fails(database: Database, url: str, reason: str) -> None:
    """Follows a feed that has failed for long."""
    feed = FeedStore(database).add(url, NOW)
    with database.writing() as connection:
        connection.execute(feed_rows.update().where(feed_rows.c.id == feed.id).values(failures=9, reason=reason))
