"""The bot introduces itself where it is added: once a day at most, and in private where it may not write."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from testing.bot_api import BotApiServer
from testing.newsroom import Clock, Newsroom, WallClock
from tests.updates.test_telegram import running
from updates.subscriptions import ChatDetails


@pytest.fixture
def newsroom(tmp_path: Path) -> Iterator[Newsroom]:
    room = Newsroom(tmp_path, WallClock())
    yield room
    room.close()


async def test_a_group_hears_what_the_bot_does_in_the_language_of_who_added_it(newsroom: Newsroom) -> None:
    async with BotApiServer() as server, running(server, newsroom):
        olga = server.person("Olga", language="de")
        group = server.group("Leser", olga)
        group.chat.joined = False
        group.adds_the_bot(olga)
        said = (await group.hears()).text
        assert said.startswith("Hallo!")
        assert all(words in said for words in ("erwähne mich", "/ask", "/subscribe", "Admins"))
        assert olga.heard() == []


async def test_a_bot_that_is_added_and_removed_20_times_says_it_once(newsroom: Newsroom) -> None:
    async with BotApiServer() as server, running(server, newsroom):
        olga = server.person("Olga")
        group = server.group("Readers", olga)
        group.chat.joined = False
        for _ in range(2):
            for _ in range(10):
                group.adds_the_bot(olga)
                group.removes_the_bot(olga)
            group.adds_the_bot(olga)
            olga.says("/subscriptions", to=group)
            while not (said := (await group.hears()).text).startswith("Nothing is followed"):
                assert said.startswith("Hello!")
        assert [said.text[:6] for said in group.heard()].count("Hello!") == 1


async def test_a_welcome_that_did_not_arrive_comes_when_the_bot_is_added_again(newsroom: Newsroom) -> None:
    async with BotApiServer() as server, running(server, newsroom):
        olga = server.person("Olga")
        group = server.group("Readers", olga)
        group.chat.joined = False
        group.adds_the_bot(olga)
        group.removes_the_bot(olga)  # before the welcome is on its way
        assert (await server.called("sendMessage"))[0].refusal is not None
        group.adds_the_bot(olga)
        assert (await group.hears()).text.startswith("Hello!")


def test_a_day_later_it_may_introduce_itself_again(tmp_path: Path) -> None:
    clock = Clock()
    room = Newsroom(tmp_path, clock)
    details = ChatDetails(title="Readers", set_up_by=7)
    assert [room.subscribing.joined(-5, details, "en", may_post=True) for _ in range(20)] == [True, *[False] * 19]
    assert room.subscribing.joined(-5, details, "en", may_post=False)
    clock.goes(days=1)
    assert room.subscribing.joined(-5, details, "en", may_post=True)
    room.close()


async def test_a_channel_reads_no_commands_and_who_added_the_bot_hears_how_to_follow(newsroom: Newsroom) -> None:
    async with BotApiServer() as server, running(server, newsroom):
        olga = server.person("Olga")
        channel = server.channel("Port News", olga, username="port_news", joined=False)
        channel.adds_the_bot(olga)
        said = await channel.hears()
        assert said.text.endswith("Write to me: @quotewire_bot")
        assert "/" not in said.text
        assert said.buttons == []
        assert "/subscribe @port_news and a topic" in (await olga.hears()).text


async def test_who_never_wrote_to_the_bot_is_not_written_to(newsroom: Newsroom) -> None:
    async with BotApiServer() as server, running(server, newsroom):
        olga, ada = server.person("Olga", started=False), server.person("Ada")
        channel = server.channel("Port News", olga, joined=False)
        channel.adds_the_bot(olga)
        await channel.hears()
        ada.says("/help")
        await ada.hears()
        assert olga.heard() == []


@pytest.mark.parametrize("kind", ["channel", "supergroup"])
async def test_without_the_right_to_post_only_who_added_the_bot_is_told(newsroom: Newsroom, kind: str) -> None:
    async with BotApiServer() as server, running(server, newsroom):
        olga = server.person("Olga")
        chat = server.group("Port News", olga, kind=kind)
        chat.chat.joined = False
        for _ in range(3):
            chat.adds_the_bot(olga, may_post=False)
            chat.removes_the_bot(olga)
        chat.adds_the_bot(olga, may_post=False)
        assert (await olga.hears()).text.startswith("You’ve added me to “Port News”, but I may not post there.")
        chat.lets_the_bot_post(olga)
        assert (await chat.hears()).text.startswith("Hello!")
        assert len([said for said in olga.heard() if "may not post" in said.text]) == 1
        assert not [call for call in server.calls if call.refusal and call.method == "sendMessage"]
