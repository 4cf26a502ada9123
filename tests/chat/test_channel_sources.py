"""The posts of a Telegram channel become articles where an admin of the bot says so."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from chat.article_intake import ArticleIntake
from chat.conversation_setup import build_conversation
from chat.shown_answers import ShownAnswers
from chat.source_channel_intake import SourceChannelIntake
from chat.telegram.admin_reports import channel_check_task
from chat.telegram.document_intake import DocumentIntake
from chat.telegram.extensions import HandlerSet
from chat.telegram.source_channel_lookup import SourceChannelLookup
from chat.telegram.source_channel_posts import SourceChannelPosts
from commands.library_intake import LibraryIntake
from commands.parts import Parts
from config.settings import read_settings
from index.gathering.source_channels.channel_state import ChannelReference
from index.gathering.source_channels.channel_store import ChannelStore
from index.gathering.source_channels.post_taking import take_posts
from index.library.articles import ArticleCard
from index.library.database import Database
from index.library.errors import LibraryProblem
from testing.bot_api import BotApiServer, Fault, Group, Person
from testing.fake_answerer import NOW, FakeAnswerer
from testing.tiny_embedder import TinyEmbedder
from tests.chat.bot import talking

FERRY = "Ferry to Lindholm stopped\n\nThe ferry does not sail today because of fog."


class Desk:
    """A bot with its library: who its admin is, and what is in the library once posts are taken."""

    def __init__(self, server: BotApiServer, parts: Parts, ada: Person) -> None:
        self.server = server
        self.parts = parts
        self.ada = ada
        self.store: ChannelStore = parts.channels

    async def articles(self) -> list[ArticleCard]:
        """The articles, newest first, after everything that was posted has been taken."""
        await self.server.updates.confirmed()
        await asyncio.to_thread(take_posts, self.store, self.parts.ingest(), True)
        return self.parts.library.newest(20)

    async def text(self, card: ArticleCard) -> str:
        """The text of an article as it stands."""
        article = self.parts.library.article(card.id)
        assert article is not None
        return article.text

    async def is_told(self, words: str) -> str:
        """What Ada is told next."""
        said = (await self.ada.hears()).text
        assert words in said
        return said


@pytest.fixture
def parts(tmp_path: Path, database: Database, monkeypatch: pytest.MonkeyPatch) -> Iterator[Parts]:
    monkeypatch.setattr("commands.parts.open_embedder", lambda *_: TinyEmbedder())
    database.close()
    with Parts(read_settings(data=tmp_path, database=str(database.engine.url.render_as_string(False)))) as parts:
        yield parts


@asynccontextmanager
async def at_work(server: BotApiServer, parts: Parts, **others: Any) -> AsyncIterator[Desk]:
    """The bot runs, with Ada as its admin."""
    ada = server.person("Ada")
    look_up, posts = SourceChannelLookup(), SourceChannelPosts(parts.channels)
    answers = ShownAnswers(parts.database)
    supplying = ArticleIntake(
        LibraryIntake(parts), parts.feeds, SourceChannelIntake(parts.channels, look_up), answers.question
    )
    talk = build_conversation(FakeAnswerer(), parts.library, parts.database, more_skills=[supplying]).conversation
    looking = channel_check_task(parts.channels, (ada.user.id,), look_every_s=0.05)
    sets: list[HandlerSet] = [DocumentIntake(supplying, {ada.user.id}), posts]
    admin = str(ada.user.id)
    async with talking(
        server, talk, tasks=[look_up.serve, looking], handler_sets=sets, keep=posts.keep, admins=admin, **others
    ):
        yield Desk(server, parts, ada)


async def reading(desk: Desk, **named: Any) -> Group:
    """A channel that the bot reads."""
    channel = desk.server.channel("Port News", desk.server.person("Olena"), **{"username": "port_news", **named})
    desk.ada.says("/feeds add @port_news" if channel.chat.username else f"/feeds add {channel.chat.id}")
    await desk.is_told("I’m reading Port News")
    return channel


@pytest.mark.either
async def test_an_admin_adds_a_channel_and_its_posts_are_articles(server: BotApiServer, parts: Parts) -> None:
    async with at_work(server, parts) as desk:
        port = await reading(desk)
        post = port.posts(f"⚡️ {FERRY}\n\n#ferry\nSubscribe to our channel")
        (card,) = await desk.articles()
        assert (card.title, card.source) == ("Ferry to Lindholm stopped", "Port News")
        assert card.url == f"https://t.me/port_news/{post['message_id']}"
        assert card.published is not None
        assert int(card.published.timestamp()) == post["date"]
        assert await desk.text(card) == f"⚡️ {FERRY}"
        desk.ada.says("/feeds")
        assert (await desk.ada.hears()).text.splitlines() == [
            "The feeds and channels I follow",
            "@port_news · Port News · followed · articles: 1, too short: 0",
        ]
        desk.ada.says("/feeds add https://t.me/port_news/7")
        await desk.is_told("I already read @port_news")
        desk.ada.says("/feeds remove @port_news")
        await desk.is_told("I no longer read Port News (@port_news). Its articles stay.")
        port.posts("The eastern pier is rebuilt in September, the harbour board says.")
        assert len(await desk.articles()) == 1
    assert not port.heard()


@pytest.mark.either
async def test_a_channel_that_nobody_named_is_never_read(server: BotApiServer, parts: Parts) -> None:
    async with at_work(server, parts) as desk:
        server.channel("Cats", server.person("Olena"), username="cats_daily").posts(FERRY)
        assert await desk.articles() == []


@pytest.mark.either
async def test_an_edit_is_a_version_and_an_album_is_one_article(server: BotApiServer, parts: Parts) -> None:
    async with at_work(server, parts) as desk:
        port = await reading(desk)
        post = port.posts(FERRY)
        port.edits(post, f"{FERRY} It sails again on Friday.")
        album = port.posts_album("", "", "The eastern pier in pictures: this is how it is rebuilt.", *[""] * 7)
        cards = {card.url: card for card in await desk.articles()}
        assert set(cards) == {f"https://t.me/port_news/{each['message_id']}" for each in (post, album[2])}
        first = cards[f"https://t.me/port_news/{post['message_id']}"]
        assert "again on Friday" in await desk.text(first)
        port.edits(album[2], "The eastern pier in pictures: this is how it will be rebuilt.")
        assert len(await desk.articles()) == 2


@pytest.mark.either
async def test_short_posts_are_counted_and_wordless_ones_are_not(server: BotApiServer, parts: Parts) -> None:
    async with at_work(server, parts) as desk:
        port = await reading(desk)
        port.posts("Good morning!")
        port.posts_album("", "")
        port.posts("/subscribe ferries and everything that sails to Lindholm")
        assert await desk.articles() == []
        desk.ada.says("/feeds")
        await desk.is_told("articles: 0, too short: 1")


@pytest.mark.either
async def test_a_forwarded_post_has_its_origin_as_source(server: BotApiServer, parts: Parts) -> None:
    async with at_work(server, parts) as desk:
        port = await reading(desk)
        office = server.channel("Harbour Office", server.person("Ben"), username="harbour_office")
        origin = {"type": "channel", "date": 1, "chat": office.chat.as_json(), "message_id": 5}
        port.posts(FERRY, forward_origin=origin)
        (card,) = await desk.articles()
        assert (card.source, card.url.startswith("https://t.me/port_news/")) == ("Harbour Office", True)


@pytest.mark.either
async def test_a_private_channel_is_read_by_the_link_of_a_post(server: BotApiServer, parts: Parts) -> None:
    async with at_work(server, parts) as desk:
        port = server.channel("Port News", server.person("Olena"))
        number = -1_000_000_000_000 - port.chat.id
        desk.ada.says(f"https://t.me/c/{number}/5")
        offered = await desk.ada.hears()
        assert offered.text == f"Shall I read t.me/c/{number}? Its posts become articles."
        desk.ada.says("/help")  # order is kept within a chat: when this is answered, that answer is stored
        await desk.ada.hears()
        desk.ada.taps(offered, "Read the channel")
        await desk.is_told(f"I’m reading Port News (t.me/c/{number}) from now on.")
        post = port.posts(FERRY)
        (card,) = await desk.articles()
        assert card.url == f"https://t.me/c/{number}/{post['message_id']}"


@pytest.mark.either
async def test_what_keeps_a_channel_from_being_read_is_said_with_what_to_do(server: BotApiServer, parts: Parts) -> None:
    async with at_work(server, parts) as desk:
        olena, eve = server.person("Olena"), server.person("Eve")
        server.channel("Port News", olena, username="port_news", joined=False)
        group = server.group("Port chat", olena)
        group.chat.username = "port_chat"
        for name, words in {
            "@port_news": "Make me an admin there (I don’t need any rights), then try again.",
            "@port_chat": "@port_chat isn’t a channel.",
            "@nobody_there": "I can’t find @nobody_there. If it is private, make me an admin there",
        }.items():
            desk.ada.says(f"/feeds add {name}")
            await desk.is_told(words)
        server.faults.next("getChat", *[Fault.SERVER_ERROR] * 5)
        desk.ada.says("/feeds add @port_news")
        await desk.is_told("Telegram isn’t answering right now.")
        desk.ada.says("/feeds remove @port_news")
        await desk.is_told("I don’t read that channel.")
        desk.ada.says("/feeds add @x")
        await desk.is_told("@x can’t be a channel. A channel’s name has at least 4 letters or digits")
        eve.says("/feeds add @port_news")
        assert "/feeds" in (await eve.hears()).text
    assert parts.channels.all() == []


@pytest.mark.either
async def test_admins_hear_once_that_a_channel_is_gone_and_it_stays_in_the_list(
    server: BotApiServer, parts: Parts
) -> None:
    async with at_work(server, parts) as desk:
        port = await reading(desk)
        olena = Person(server, next(iter(port.chat.members.values())))
        port.removes_the_bot(olena)
        await desk.is_told("Port News (@port_news): I’m not an admin there. Make me one, and I’ll read on.")
        desk.ada.says("/feeds")
        listed = await desk.ada.hears()
        assert "@port_news · Port News · failing" in listed.text
        port.adds_the_bot(olena)
        port.posts(FERRY)
        assert len(await desk.articles()) == 1
        assert desk.store.find(ChannelReference("port_news")).state == "followed"
        heard = len(desk.ada.heard())
        await asyncio.sleep(0.2)
        assert len(desk.ada.heard()) == heard


@pytest.mark.either
async def test_a_renamed_channel_stays_itself(server: BotApiServer, parts: Parts) -> None:
    async with at_work(server, parts) as desk:
        port = await reading(desk)
        post = port.posts(FERRY)
        await desk.articles()
        port.is_renamed("Port Daily", "port_daily")
        port.edits(post, f"{FERRY} It sails again on Friday.")
        await desk.is_told("@port_news is now @port_daily. I’ll read on.")
        assert len(await desk.articles()) == 1
        port.becomes_private()
        port.posts("The eastern pier is rebuilt in September, the harbour board says.")
        await desk.is_told("@port_daily is private now.")
        assert {card.url.split("/")[3] for card in await desk.articles()} == {"port_news", "c"}


@pytest.mark.either
async def test_a_channel_added_on_the_command_line_is_looked_for_by_the_bot(server: BotApiServer, parts: Parts) -> None:
    parts.channels.want(ChannelReference("port_news"), NOW)
    parts.channels.want(ChannelReference("nobody_there"), NOW)
    port = server.channel("Port News", server.person("Olena"), username="port_news")
    async with at_work(server, parts) as desk:
        told = await desk.is_told("@nobody_there: I can’t find it.")
        assert "port_news" not in told
        port.posts(FERRY)
        assert len(await desk.articles()) == 1


@pytest.mark.server
async def test_where_several_processes_answer_a_post_is_taken_once(server: BotApiServer, parts: Parts) -> None:
    async with at_work(server, parts, shared=parts.database) as desk:
        port = await reading(desk)
        port.edits(port.posts(FERRY), f"{FERRY} It sails again on Friday.")
        assert len(await desk.articles()) == 1


@pytest.mark.either
async def test_no_post_is_lost_while_the_library_cannot_be_written(
    server: BotApiServer, parts: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    failures = [LibraryProblem("the disk is full")] * 2
    keep = ChannelStore.keep

    def fails(store: ChannelStore, *given: Any) -> bool:
        if failures:
            raise failures.pop()
        return keep(store, *given)

    async with at_work(server, parts) as desk:
        port = await reading(desk)
        monkeypatch.setattr(ChannelStore, "keep", fails)
        port.posts(FERRY)
        assert len(await desk.articles()) == 1
