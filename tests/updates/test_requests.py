"""Wishes in plain words: nothing is followed or ended before a button says so, and in a group its admins tap it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from testing.bot_api import BotApiServer
from testing.newsroom import Newsroom, WallClock
from tests.updates.test_telegram import running
from updates.subscriptions import Recipient


@pytest.fixture
def newsroom(tmp_path: Path) -> Iterator[Newsroom]:
    room = Newsroom(tmp_path, WallClock())
    yield room
    room.close()


async def test_a_wish_in_plain_words_is_followed_once_it_is_confirmed(newsroom: Newsroom) -> None:
    async with BotApiServer() as server, running(server, newsroom):
        ada = server.person("Ada")
        ada.says("Could you let me know when the harbour reopens?")
        asked = await ada.hears()
        assert asked.text == "Should I tell you when there is something new on “the harbour reopens”?"
        assert newsroom.subscribing.of(Recipient(ada.chat.id)) == []
        ada.taps(asked, "Yes")
        assert "I’ll tell you about “the harbour reopens”." in (await ada.sees_change()).text
    assert [each.interest.text for each in newsroom.subscribing.of(Recipient(ada.chat.id))] == ["the harbour reopens"]


async def test_whoever_thinks_better_of_it_changes_nothing(newsroom: Newsroom) -> None:
    async with BotApiServer() as server, running(server, newsroom):
        ada = server.person("Ada")
        ada.says("subscribe me to grain")
        ada.taps(await ada.hears(), "No")
        assert "nothing has changed" in (await ada.sees_change()).text
    assert newsroom.subscribing.of(Recipient(ada.chat.id)) == []


async def test_whoever_names_nothing_means_what_they_asked_last(newsroom: Newsroom) -> None:
    async with BotApiServer() as server, running(server, newsroom):
        ada = server.person("Ada")
        ada.says("let me know")
        assert "What would you like to follow?" in (await ada.hears()).text
        ada.says("When does the harbour reopen?")
        await ada.hears()
        ada.says("Tell me when it comes, please")
        ada.taps(await ada.hears(), "Yes")
        await ada.sees_change()
    followed = newsroom.subscribing.of(Recipient(ada.chat.id))
    assert [each.interest.text for each in followed] == ["When does the harbour reopen?"]


async def test_stop_ends_what_is_followed_once_it_is_confirmed(newsroom: Newsroom) -> None:
    async with BotApiServer() as server, running(server, newsroom):
        ada = server.person("Ada")
        here = Recipient(ada.chat.id)
        ada.says("stop")
        assert "Nothing is followed here yet" in (await ada.hears()).text
        for interest in ("grain", "the harbour"):
            newsroom.follows(here, interest)
        ada.says("unsubscribe me from grain please")
        asked = await ada.hears()
        assert len(newsroom.subscribing.of(here)) == 2
        ada.taps(asked, "Yes, stop")
        assert "“grain”" in (await ada.sees_change()).text
        assert len(newsroom.subscribing.of(here)) == 1
        newsroom.follows(here, "ferries")
        ada.says("STOP!!")
        ada.taps(await ada.hears(), "Yes, stop")
        assert (await ada.sees_change()).text == "2 subscriptions have ended."
    assert newsroom.subscribing.of(here) == []


async def test_in_a_group_its_admins_decide(newsroom: Newsroom) -> None:
    async with BotApiServer() as server, running(server, newsroom):
        owner, member = server.person("Olga"), server.person("Max")
        group = server.group("Readers", owner, member)
        member.says("subscribe us to grain", to=group)
        member.says("@quotewire_bot subscribe me to grain", to=group)
        asked = await group.hears()
        assert "admins" in await member.sees_toast(member.taps(asked, "Yes"))
        assert newsroom.subscribing.of(Recipient(group.chat.id)) == []
        owner.taps(asked, "Yes")
        assert "I’ll tell you about “grain”." in (await group.sees_change()).text
        assert len(newsroom.subscribing.of(Recipient(group.chat.id))) == 1


async def test_thanks_and_goodbye_say_how_to_follow(newsroom: Newsroom) -> None:
    async with BotApiServer() as server, running(server, newsroom):
        ada = server.person("Ada")
        for said, told in (("thanks!", "Tap Follow under an answer"), ("bye", "With /subscribe")):
            ada.says(said)
            assert told in (await ada.hears()).text
