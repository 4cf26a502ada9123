"""Two bots on one PostgreSQL are one bot to their readers."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import aiohttp
import pytest
from sqlalchemy import select

from chat.conversation_setup import BuiltConversation, build_conversation
from chat.errors import ChatProblem
from chat.health_state import HealthState
from chat.incoming import IncomingMessage, Person, Place, Tap
from chat.schema import conversations, inbox
from chat.telegram.extensions import ServingLimits
from chat.telegram.inbox import Inbox, InboxRound, StoredUpdate
from chat.telegram.telegram_bot import serve
from index.library.articles import ArticleId
from index.library.database import Database
from index.library.leader_election import ElectionTimes
from retrieval.answers import Reason, Refused
from testing.bot_api import BotApiServer
from testing.fake_answerer import NOW, TALKS, FakeAnswerer
from testing.postgresql_server import opened_twice
from tests.chat.bot import settings_for, talking
from tests.chat.test_webhook import SECRET, free_port

QUESTION = "What does Zelenskyy require?"


@pytest.fixture
def databases(postgresql_url: str) -> Iterator[tuple[Database, Database]]:
    """One library, opened by two processes."""
    with opened_twice(postgresql_url) as both:
        yield both


@pytest.fixture
def two(databases: tuple[Database, Database], answerer: FakeAnswerer) -> tuple[BuiltConversation, BuiltConversation]:
    """Two processes' conversations over it."""
    first, second = (build_conversation(answerer, answerer, database) for database in databases)
    return first, second


async def test_polling_passes_to_the_other_and_nothing_is_answered_twice(
    server: BotApiServer, databases: tuple[Database, Database], two: tuple[BuiltConversation, BuiltConversation]
) -> None:
    ada, pulses = server.person("Ada"), (HealthState(), HealthState())
    async with talking(server, two[1].conversation, shared=databases[1], health_state=pulses[1]):
        while not pulses[1].waits_for_updates:
            await asyncio.sleep(0.01)
        async with talking(server, two[0].conversation, shared=databases[0], health_state=pulses[0]):
            for number in range(5):
                ada.says(f"/ask {QUESTION} {number}")
            for _ in range(5):
                await ada.hears()
            assert pulses[0].listening
            assert not pulses[0].waits_for_updates  # it stands by, and silence is no trouble
        ada.says(QUESTION)
        assert "full ceasefire" in (await ada.hears()).text
    assert not [row for row in _rows(databases[0], "inbox") if row["done_at"] is None]


async def test_who_stands_by_polls_once_the_other_is_gone(
    server: BotApiServer,
    databases: tuple[Database, Database],
    two: tuple[BuiltConversation, BuiltConversation],
) -> None:
    soon = ServingLimits(election=ElectionTimes(retry_s=0.05))
    ada, second = server.person("Ada"), HealthState()
    first = HealthState()
    async with talking(server, two[0].conversation, shared=databases[0], health_state=first, limits=soon):
        while not first.waits_for_updates:
            await asyncio.sleep(0.01)
        staying = talking(server, two[1].conversation, shared=databases[1], health_state=second, limits=soon)
        await staying.__aenter__()
        assert not second.waits_for_updates
    try:
        ada.says(QUESTION)
        assert "full ceasefire" in (await ada.hears()).text
        assert second.waits_for_updates
    finally:
        await staying.__aexit__(None, None, None)


async def test_a_webhook_is_answered_by_either(
    server: BotApiServer,
    databases: tuple[Database, Database],
    two: tuple[BuiltConversation, BuiltConversation],
) -> None:
    ada, ports = server.person("Ada"), (free_port(), free_port())
    url = f"http://127.0.0.1:{ports[0]}/telegram"
    hook: dict[str, Any] = {"webhook_url": url, "webhook_secret": SECRET, "limits": ServingLimits(lingers_s=0.0)}
    async with (
        talking(server, two[0].conversation, shared=databases[0], webhook_listen=f"127.0.0.1:{ports[0]}", **hook),
        talking(server, two[1].conversation, shared=databases[1], webhook_listen=f"127.0.0.1:{ports[1]}", **hook),
    ):
        ada.says(QUESTION)
        assert "full ceasefire" in (await ada.hears()).text
        sent = json.loads(json.dumps(server.updates.webhook))
        assert sent["secret_token"] == SECRET
        async with aiohttp.ClientSession() as session:
            headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
            update = {"update_id": _rows(databases[0], "inbox")[0]["update_id"]}
            other = f"http://127.0.0.1:{ports[1]}/telegram"
            async with session.post(other, json=update, headers=headers) as answer:
                assert answer.status == 200  # a repeat
    assert len(_rows(databases[0], "inbox")) == 1


async def test_processes_on_one_webhook_need_its_secret(
    server: BotApiServer, databases: tuple[Database, Database], two: tuple[BuiltConversation, BuiltConversation]
) -> None:
    settings = settings_for(server, webhook_url="https://bot.example/", webhook_listen=f"127.0.0.1:{free_port()}")
    with pytest.raises(ChatProblem, match="QUOTEWIRE_WEBHOOK_SECRET is not set"):
        await serve(settings, two[0].conversation, asyncio.Event(), shared=databases[0])


async def test_a_bot_is_not_ready_from_the_moment_it_begins_to_stop(
    server: BotApiServer, databases: tuple[Database, Database], two: tuple[BuiltConversation, BuiltConversation]
) -> None:
    port, health_state, stop, ready = free_port(), HealthState(), asyncio.Event(), asyncio.Event()
    url = f"http://127.0.0.1:{port}/telegram"
    settings = settings_for(server, webhook_url=url, webhook_listen=f"127.0.0.1:{port}", webhook_secret=SECRET)
    bot = asyncio.create_task(
        serve(settings, two[0].conversation, stop, shared=databases[0], health_state=health_state, ready=ready)
    )
    await ready.wait()
    assert health_state.listening
    stop.set()
    while health_state.listening:
        await asyncio.sleep(0.01)
    async with aiohttp.ClientSession() as session:  # a balancer that has not seen it yet
        headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
        async with session.post(url, json={"update_id": 5, "hologram": {}}, headers=headers) as answer:
            assert answer.status == 200
    await bot
    assert [row["owner"] for row in _rows(databases[0], "inbox")] == [""]


def said(words: str, minutes: int = 0, message: int = 1, *, edited: bool = False) -> IncomingMessage:
    """Ada says it in private."""
    return IncomingMessage(Place("telegram", 5), Person(5), words, NOW + timedelta(minutes=minutes), message, edited)


def test_a_follow_up_may_reach_another_process(
    two: tuple[BuiltConversation, BuiltConversation], answerer: FakeAnswerer
) -> None:
    first, second = (whole.conversation for whole in two)
    first.hear(said(QUESTION))
    second.hear(said("Why?", 1))
    first.hear(said("And when?", 2))
    assert answerer.histories[0] == []
    assert answerer.histories[1] == [QUESTION]
    assert answerer.histories[2][0] == QUESTION
    assert len(answerer.histories[2]) == 2


def test_what_was_said_is_forgotten_after_half_an_hour_and_at_new(
    two: tuple[BuiltConversation, BuiltConversation], answerer: FakeAnswerer, databases: tuple[Database, Database]
) -> None:
    first, second = (whole.conversation for whole in two)
    first.hear(said(QUESTION))
    second.hear(said("Why?", 31))
    assert answerer.histories[1] == []
    first.hear(said("/new", 32))
    second.hear(said("Why?", 33))
    assert answerer.histories[2] == []
    second.forget_old(NOW + timedelta(minutes=62))
    assert _rows(databases[0], "conversations")
    second.forget_old(NOW + timedelta(minutes=64))
    assert _rows(databases[0], "conversations") == []


def test_buttons_show_the_answer_as_it_is_now_whoever_shows_it(
    two: tuple[BuiltConversation, BuiltConversation],
) -> None:
    first, second = (whole.conversation for whole in two)
    (reply,) = first.hear(said(QUESTION))
    first.was_shown(reply, 10)
    (edited,) = second.hear(said("How many ships?", 1, edited=True))
    assert (edited.answer, edited.replaces) == (reply.answer, 10)
    second.was_shown(edited, 10)
    tapped = first.tap(Tap(Place("telegram", 5), Person(5), f"page:{reply.answer}:1", NOW, 10))
    assert tapped.change is not None
    assert "ships" in str(tapped.change.text)
    (more,) = second.hear(said("/more", 2))
    assert "ships" in str(more.message.text)


def test_a_button_under_headlines_works_whoever_hears_its_tap(
    two: tuple[BuiltConversation, BuiltConversation], answerer: FakeAnswerer
) -> None:
    first, second = (whole.conversation for whole in two)
    cards = tuple(replace(TALKS.card, id=ArticleId(number), title=f"Barges {number}.") for number in range(1, 16))
    answerer.answers["barges"] = Refused(Reason.UNSURE, headlines=cards)
    (reply,) = first.hear(said("/story barges"))
    first.was_shown(reply, 10)
    data = reply.message.buttons[0][0].data
    tapped = second.tap(Tap(Place("telegram", 5), Person(5), data, NOW, 10))
    assert str(tapped.replies[0].message.text).count("Barges") == 3


def test_a_language_that_is_chosen_counts_everywhere(two: tuple[BuiltConversation, BuiltConversation]) -> None:
    assert two[1].chosen_language(5) == ""
    two[0].conversation.hear(said("/language de"))
    assert two[1].chosen_language(5) == "de"


def test_forgetme_empties_what_waits_and_what_was_said(
    two: tuple[BuiltConversation, BuiltConversation], databases: tuple[Database, Database]
) -> None:
    side = Inbox(databases[0], "first/1/1.0", most_in_a_chat=5)
    side.do_round(InboxRound([StoredUpdate(1, "5", 5, "{}"), StoredUpdate(2, "6", 6, "{}")]))
    two[0].conversation.hear(said(QUESTION))
    stored = two[1].privacy.stored(5)
    assert [[turn[0] for turn in row["turns"]] for row in stored["conversations"]] == [[QUESTION]]
    assert [row["payload"] for row in stored["inbox"]] == ["{}"]
    two[1].privacy.forget(5)
    assert _rows(databases[0], "conversations") == []
    assert {row["update_id"]: row["payload"] for row in _rows(databases[0], "inbox")} == {1: "", 2: "{}"}
    side.do_round(InboxRound([StoredUpdate(1, "5", 5, "{}")]))  # Telegram repeats it
    assert [each.number for each in side.do_round(InboxRound(wanted=9))[1]] == [2]


def _rows(database: Database, table: str) -> list[dict[str, object]]:
    chosen = {"inbox": inbox, "conversations": conversations}[table]
    with database.reading() as connection:
        return [dict(row) for row in connection.execute(select(chosen)).mappings()]
