"""Channels follow what their admins choose, and get what everybody there can read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from chat.incoming import IncomingMessage, Place
from chat.incoming import Person as Speaker
from chat.translations import LANGUAGES
from testing.bot_api import BotApiServer, Group, Person
from testing.newsroom import Newsroom, WallClock, story
from tests.updates.test_telegram import GRAIN, running, talk_of, updates_of
from updates.subscriptions import Recipient

TOPIC = "grain ships leave Odesa for the Black Sea"


@pytest.fixture
def newsroom(tmp_path: Path) -> Iterator[Newsroom]:
    room = Newsroom(tmp_path, WallClock())
    yield room
    room.close()


def port_of(server: BotApiServer, owner: Person, *members: Person) -> Group:
    """A public channel that the bot may post in."""
    return server.channel("Port News", owner, *members, username="port_news")


def followed_in(newsroom: Newsroom, channel: Group) -> list[str]:
    """What is followed for a channel."""
    return [each.interest.text for each in newsroom.subscribing.of(Recipient(channel.chat.id))]


async def test_what_an_admin_posts_is_followed_for_the_channel(newsroom: Newsroom) -> None:
    async with BotApiServer() as server, running(server, newsroom):
        channel = port_of(server, server.person("Olga"))
        channel.posts(f"/subscribe {TOPIC}")
        said = await channel.hears()
        assert said.text.startswith(f"From now on, I post news here: “{TOPIC}”.")
        assert said.buttons == []
        newsroom.publishes(story(1, GRAIN, title="Grain", days_ago=None))
        told = await channel.hears()
        assert told.text.startswith(f"“{TOPIC}”:")
        assert told.buttons == []
        assert "Grain" in told.links


@pytest.mark.parametrize("named", ["@port_news", "t.me/port_news", "https://t.me/s/Port_News/12"])
async def test_an_admin_follows_for_the_channel_in_private(newsroom: Newsroom, named: str) -> None:
    """With the same choices as for oneself: the preview, and buttons for how often."""
    newsroom.publishes(replace(story(1, GRAIN, title="Old grain"), published=newsroom.clock()), announce=False)
    async with BotApiServer() as server, running(server, newsroom):
        olga = server.person("Olga")
        channel = port_of(server, olga)
        olga.says(f"/subscribe {named} {TOPIC}")
        said = await olga.hears()
        assert said.text.startswith(f"Port News\nFrom now on, I post news here: “{TOPIC}”.")
        assert "Old grain" in said.text
        olga.taps(said, "daily")
        changed = await olga.sees_change()
        assert changed.text == f"Port News\n“{TOPIC}” · daily"
        assert followed_in(newsroom, channel) == [TOPIC]
        assert newsroom.subscribing.of(Recipient(olga.chat.id)) == []
        olga.says(f"/unsubscribe {named}")
        assert "no longer" in (await olga.hears()).text
        assert channel.heard() == []
        assert followed_in(newsroom, channel) == []


async def test_lists_times_and_the_language_are_the_channel_s(newsroom: Newsroom) -> None:
    async with BotApiServer() as server, running(server, newsroom):
        olga = server.person("Olga")
        channel = port_of(server, olga)
        for said, answer in (
            ("/subscriptions @port_news", "Nothing is followed for this channel yet."),
            ("/timezone @port_news Europe/Kyiv", "This channel’s time zone is now Europe/Kyiv."),
            ("/quiet @port_news 22-7", "From now on, I post nothing here between 22:00 and 07:00."),
            ("/digest @port_news weekly mon 7:00", "From now on, I post a summary on Monday at 07:00."),
            ("/settings @port_news", "This channel’s settings\nLanguage: English\nTime zone: Europe/Kyiv"),
            ("/language @port_news uk", "Відтепер мова публікацій тут — Українська."),
            ("/subscribe @port_news", "What should I post news on here?"),
        ):
            olga.says(said)
            assert (await olga.hears()).text.startswith(f"Port News\n{answer}")
        preferences = newsroom.subscribing.preferences(channel.chat.id)
        assert (preferences.zone, preferences.digest_minute) == ("Europe/Kyiv", 7 * 60)
        assert newsroom.subscribing.preferences(olga.chat.id).zone == "UTC"
        olga.says("/timezone")
        assert "UTC" in (await olga.hears()).text
        channel.posts("/subscriptions")
        assert (await channel.hears()).text == "Для цього каналу ще ні за чим не стежать."


async def test_nobody_else_changes_a_channel(newsroom: Newsroom) -> None:
    """Neither a reader of it, nor an admin who may not post, nor whoever makes up a button."""
    async with BotApiServer() as server, running(server, newsroom):
        olga, eve, ben = (server.person(name) for name in ("Olga", "Eve", "Ben"))
        channel = port_of(server, olga, eve, ben)
        channel.chat.admins.add(ben.user.id)
        channel.chat.may_not_post.add(ben.user.id)
        olga.says("/subscribe @port_news everything")
        await olga.hears()
        (followed,) = newsroom.subscribing.of(Recipient(channel.chat.id))
        for who in (eve, ben):
            who.says("/subscribe @port_news harbour cranes")
            said = await who.hears()
            assert said.text == "In @port_news, only admins who may post can do that."
            tap = who.taps(said, data=f"for:{channel.chat.id}:subend:{followed.id}")
            assert await who.sees_toast(tap) == "In this channel, only admins who may post can do that."
        assert newsroom.subscribing.of(Recipient(channel.chat.id)) == [followed]


async def test_where_the_bot_is_no_admin_the_reason_is_told(newsroom: Newsroom) -> None:
    async with BotApiServer() as server, running(server, newsroom):
        eve = server.person("Eve")
        server.channel("Elsewhere", server.person("Olga"), username="elsewhere_news", joined=False)
        eve.says("/subscribe @elsewhere_news harbour")
        assert (await eve.hears()).text.startswith("I may not post in @elsewhere_news. Make me an admin there")
        eve.says("/subscribe @nowhere_at_all harbour")
        assert (await eve.hears()).text.startswith("I can’t find @nowhere_at_all.")
        eve.says("/subscribe https://t.me/+AbCdEf123 harbour")
        assert "invitation link" in (await eve.hears()).text
        server.group("Readers", eve).chat.username = "our_readers"
        eve.says("/subscribe @our_readers harbour")
        assert (await eve.hears()).text == "@our_readers is a group. Write the command there."
        assert newsroom.subscribing.of(Recipient(eve.chat.id)) == []


async def test_rights_are_checked_at_each_change(newsroom: Newsroom) -> None:
    async with BotApiServer() as server, running(server, newsroom):
        olga, ben = server.person("Olga"), server.person("Ben")
        channel = port_of(server, olga, ben)
        channel.chat.admins.add(ben.user.id)
        ben.says("/subscribe @port_news everything")
        said = await ben.hears()
        channel.chat.admins.discard(ben.user.id)
        assert "only admins" in await ben.sees_toast(ben.taps(said, "Unfollow"))
        assert len(newsroom.subscribing.of(Recipient(channel.chat.id))) == 1
        channel.chat.bot_may_post = False
        olga.says("/subscribe @port_news harbour")
        assert "I may not post in @port_news" in (await olga.hears()).text


@pytest.mark.parametrize("command", ["/subscribe {} grain", "/subscribe {}", "/settings {}", "/digest {} daily"])
@pytest.mark.parametrize("name", ["@x", "@nowhere", "@no-where", "@kanał"])
async def test_a_channel_that_nobody_knows_is_no_topic(newsroom: Newsroom, command: str, name: str) -> None:
    async with BotApiServer() as server, running(server, newsroom):
        ada = server.person("Ada")
        ada.says(command.format(name))
        assert (await ada.hears()).text.startswith(f"I can’t find {name}. Check its name.")
    assert newsroom.subscribing.of(Recipient(ada.chat.id)) == []


async def test_a_channel_that_is_named_in_a_group_is_no_topic(newsroom: Newsroom) -> None:
    async with BotApiServer() as server, running(server, newsroom):
        olga = server.person("Olga")
        port_of(server, olga)
        group = server.group("Readers", olga)
        for words in ("/subscribe @port_news grain", "/settings @port_news"):
            olga.says(words, to=group)
            assert (await group.hears()).text == "If it is about a channel, write to me in private."
    assert newsroom.subscribing.of(Recipient(group.chat.id)) == []


async def test_the_preview_in_a_channel_names_the_nearest_topics(newsroom: Newsroom) -> None:
    strike = replace(story(1, "It was long and grey.", title="Strike in Calder"), published=newsroom.clock())
    newsroom.publishes(strike, announce=False)
    async with BotApiServer() as server, running(server, newsroom):
        channel = port_of(server, server.person("Olga"))
        channel.posts("/subscribe airport strike")
        said = await channel.hears()
        assert "nothing. I have news on these: “Strike”" in said.text
        assert said.buttons == []


async def test_whoever_set_it_up_is_told_once_that_the_bot_may_not_post(newsroom: Newsroom) -> None:
    async with BotApiServer() as server, running(server, newsroom):
        olga = server.person("Olga", language="de")
        channel = server.channel("Port News", olga, username="port_news", joined=False)
        channel.adds_the_bot(olga)
        assert "/subscribe @port_news" in (await olga.hears()).text
        assert (await channel.hears()).text.startswith("Hallo!")
        olga.says("/subscribe @port_news everything")
        await olga.hears()
        channel.chat.bot_may_post = False
        newsroom.publishes(story(1, GRAIN, title="Grain", days_ago=None))
        assert (await olga.hears()).text.startswith("In “Port News” darf ich nichts mehr posten.")
        newsroom.publishes(story(2, GRAIN + " Again.", title="Missed", days_ago=None))
        channel.lets_the_bot_post(olga)
        assert "Grain" in (await channel.hears()).text
        newsroom.publishes(story(3, "The ferry sails again on Friday.", title="Ferry", days_ago=None))
        assert "Ferry" in (await channel.hears()).text
        assert len(olga.heard()) == 3


async def test_a_channel_that_is_gone_or_became_private_is_told(newsroom: Newsroom) -> None:
    async with BotApiServer() as server, running(server, newsroom):
        olga = server.person("Olga")
        channel = port_of(server, olga)
        olga.says("/subscribe @port_news everything")
        await olga.hears()
        channel.becomes_private()
        olga.says("/subscriptions @port_news")
        assert (await olga.hears()).text.startswith("I can’t find @port_news. Check its name. If it is private,")
        newsroom.publishes(story(1, GRAIN, title="Grain", days_ago=None))
        assert "Grain" in (await channel.hears()).text
        olga.says(f"/subscriptions t.me/c/{-channel.chat.id - 1_000_000_000_000}/1")
        assert "everything" in (await olga.hears()).text
        del server.world.chats[channel.chat.id]
        newsroom.publishes(story(2, "The ferry sails again on Friday.", days_ago=None))
        assert (await olga.hears()).text.startswith("I can no longer find “Port News”")
        assert followed_in(newsroom, channel) == []


async def test_other_posts_of_a_channel_are_not_for_the_bot(newsroom: Newsroom) -> None:
    async with BotApiServer() as server, running(server, newsroom):
        channel = port_of(server, server.person("Olga"))
        for words in ("What of the harbour?", "/ask What of the harbour?", "/help", "/subscribe@other_bot ships", "/x"):
            channel.posts(words)
        channel.posts("/subscribe ships", forward_origin={"type": "hidden_user", "date": 1, "sender_user_name": "Eve"})
        await server.updates.confirmed()
        channel.posts("/subscriptions@quotewire_bot")
        assert (await channel.hears()).text == "Nothing is followed for this channel yet."
        assert len(channel.heard()) == 1


@pytest.mark.parametrize("code", LANGUAGES)
def test_nothing_that_is_said_in_a_channel_names_a_command_or_has_a_button(newsroom: Newsroom, code: str) -> None:
    newsroom.publishes(story(1, GRAIN, title="Grain", days_ago=None), announce=False)
    talk = talk_of(newsroom, updates_of(newsroom)).conversation
    channel = Place("telegram", -1_000_000_000_001, private=False, channel=True)
    admin = Speaker(channel.chat, code, leads=True)
    names = ("subscribe", "subscriptions", "unsubscribe", "digest", "quiet", "timezone", "language", "settings")
    for text in (f"/{name}{rest}" for name in names for rest in ("", " 25:99", " cranes", " the", " off", " de x")):
        (reply,) = talk.hear(IncomingMessage(channel, admin, text, newsroom.clock()))
        assert reply.message.buttons == (), text
        assert "/" not in reply.message.text.plain.replace("Europe/", "").replace("Asia/", ""), text


async def test_a_channel_speaks_the_language_of_its_news_until_one_is_chosen(newsroom: Newsroom) -> None:
    async with BotApiServer() as server, running(server, newsroom):
        channel = port_of(server, server.person("Olga"))
        channel.posts("/subscribe everything")
        await channel.hears()
        assert newsroom.subscribing.language(channel.chat.id) == ""
        channel.posts("/language de")
        assert (await channel.hears()).text == "Ab jetzt poste ich hier auf Deutsch."
