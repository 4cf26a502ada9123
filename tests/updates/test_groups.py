"""What a group follows is its admins' affair, whatever the way in."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from testing.bot_api import BotApiServer
from testing.newsroom import Newsroom, WallClock
from tests.updates.test_telegram import running
from updates.outbox import ChatState
from updates.subscription_writes import change_chat
from updates.subscriptions import Recipient

FILE = {
    "format": "quotewire-subscriptions",
    "version": 1,
    "time_zone": "Asia/Tokyo",
    "quiet": "01:00-02:00",
    "subscriptions": [{"kind": "everything", "text": "", "include": [], "exclude": []}],
}


@pytest.fixture
def newsroom(tmp_path: Path) -> Iterator[Newsroom]:
    room = Newsroom(tmp_path, WallClock())
    yield room
    room.close()


async def test_a_member_can_bring_no_file_and_no_link(newsroom: Newsroom) -> None:
    async with BotApiServer() as server, running(server, newsroom):
        owner, member = server.person("Olga"), server.person("Max")
        group = server.group("Readers", owner, member)
        for said in (f"/subscriptions {json.dumps(FILE)}", "/start f_V2hhdCBvZiB0aGUgaGFyYm91cj8"):
            member.says(said, to=group)
            assert "admins" in (await group.hears()).text
        assert newsroom.subscribing.of(Recipient(group.chat.id)) == []
        assert newsroom.subscribing.preferences(group.chat.id).zone != "Asia/Tokyo"
        for anonymously in (False, True):
            owner.says(f"/subscriptions {json.dumps(FILE)}", to=group, anonymously=anonymously)
            assert "Added:" in (await group.hears()).text
        assert len(newsroom.subscribing.of(Recipient(group.chat.id))) == 1
        assert newsroom.subscribing.preferences(group.chat.id).zone == "Asia/Tokyo"


async def test_a_button_of_one_group_does_nothing_in_another(newsroom: Newsroom) -> None:
    async with BotApiServer() as server, running(server, newsroom):
        owner, eve = server.person("Olga"), server.person("Eve")
        group, lair = server.group("Readers", owner), server.group("Lair", eve)
        followed = newsroom.follows(Recipient(group.chat.id), "everything")
        eve.says("/subscribe everything", to=lair)
        said = await lair.hears()
        for verb in ("subpause", "submute", "subend", "stop"):
            await eve.sees_toast(eve.taps(said, data=f"{verb}:{followed.id}"))
        assert newsroom.subscribing.of(Recipient(group.chat.id)) == [followed]


async def test_start_of_a_member_brings_nothing_back(newsroom: Newsroom) -> None:
    async with BotApiServer() as server, running(server, newsroom):
        owner, member = server.person("Olga"), server.person("Max")
        group = server.group("Readers", owner, member)
        newsroom.follows(Recipient(group.chat.id), "everything")
        with newsroom.database.writing() as connection:
            change_chat(connection, group.chat.id, newsroom.clock(), state=ChatState.BLOCKED.value)
        member.says("/start", to=group)
        await group.hears()
        assert not newsroom.subscribing.resume(member.chat.id)
        assert newsroom.subscribing.resume(group.chat.id)
