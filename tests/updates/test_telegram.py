"""Updates on Telegram, from the article to the message, against a server that keeps Telegram's limits and fails."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from telegram.ext import ExtBot

from chat.conversation_setup import BuiltConversation, build_conversation
from chat.health_state import HealthState
from chat.incoming import IncomingMessage, Place
from chat.incoming import Person as Speaker
from chat.telegram.delivery_client import TelegramDeliveryClient
from chat.telegram.delivery_tasks import delivery_extensions
from chat.telegram.rate_limiter import TelegramRateLimiter
from chat.telegram.telegram_bot import CONNECTIONS, serve
from chat.telegram.watched_requests import CountedRequest
from chat.updates.updates_setup import Updates, build_updates
from config.settings import read_settings
from testing.bot_api import BotApiServer, Fault, Group, Limits, Person
from testing.fake_answerer import FakeAnswerer
from testing.newsroom import Newsroom, WallClock, story
from updates.delivery import Delivery
from updates.relevance import Levels
from updates.sender import Sender
from updates.subscriptions import Recipient

FERRY = "The ferry to the islands was delayed by fog. Passengers waited in the terminal for three hours."
GRAIN = "The grain ships left Odesa for the Black Sea on Monday. Port workers watched the grain leave the harbour."
REPEAT = "You may have received this before."


@pytest.fixture
def newsroom(tmp_path: Path) -> Iterator[Newsroom]:
    room = Newsroom(tmp_path, WallClock())
    yield room
    room.close()


def updates_of(newsroom: Newsroom) -> Updates:
    """Everything about updates, over that newsroom."""
    return build_updates(
        newsroom.database,
        newsroom.library,
        newsroom.search,
        newsroom.embedder,
        newsroom.answerer,
        levels=Levels(0.8, 0.8),
    )


def talk_of(newsroom: Newsroom, updates: Updates) -> BuiltConversation:
    """The conversation with everything about updates."""
    return build_conversation(
        FakeAnswerer(),
        newsroom.library,
        newsroom.database,
        standing_questions=updates.standing_questions,
        personal_data=updates.personal_data,
        more_skills=updates.skills,
        language_of_chat=updates.actions.language,
    )


@asynccontextmanager
async def running(server: BotApiServer, newsroom: Newsroom) -> AsyncIterator[None]:
    """The whole bot, matching and sending beside it."""
    settings = read_settings(telegram_bot_token=server.token, telegram_api_url=server.url)
    stop, ready = asyncio.Event(), asyncio.Event()
    updates = updates_of(newsroom)
    bot = asyncio.create_task(
        serve(
            settings,
            talk_of(newsroom, updates).conversation,
            stop,
            delivery_extensions(newsroom.database, updates),
            ready=ready,
        )
    )
    async with asyncio.timeout(20):
        await ready.wait()
    try:
        yield
    finally:
        stop.set()
        await bot


async def test_a_topic_is_followed_told_and_stopped(newsroom: Newsroom) -> None:
    newsroom.publishes(story(1, GRAIN, title="Old grain", days_ago=None), announce=False)
    async with BotApiServer() as server, running(server, newsroom):
        ada = server.person("Ada")
        ada.says("/subscribe grain ships leave Odesa for the Black Sea")
        said = await ada.hears()
        assert "“grain ships leave Odesa for the Black Sea”" in said.text
        assert "Pause" in said.buttons
        newsroom.publishes(story(2, "New " + GRAIN + " It is the tenth convoy.", title="Grain again", days_ago=None))
        told = await ada.hears()
        assert told.quotes == ["New The grain ships left Odesa for the Black Sea on Monday."]
        assert "Grain again" in told.links
        query = ada.taps(told, "Unfollow")
        assert "no longer" in await ada.sees_toast(query)
        query = ada.taps(told, "Unfollow")
        assert await ada.sees_toast(query) == "That is no longer followed."
        newsroom.publishes(story(3, "The grain harvest by the Black Sea near Odesa begins.", days_ago=None))
        ada.says("/subscriptions")
        assert "Nothing is followed" in (await ada.hears()).text


async def test_the_buttons_of_a_subscription(newsroom: Newsroom) -> None:
    async with BotApiServer() as server, running(server, newsroom):
        ada = server.person("Ada")
        ada.says("/subscribe everything -weather")
        said = await ada.hears()
        for label, expected in [
            ("Pause", "paused"), ("Resume", "at once"), ("daily", "daily"), ("Without sound", "without sound"),
            ("« All", "What is followed here:"),
        ]:  # fmt: skip
            ada.taps(said, label)
            said = await ada.sees_change()
            assert expected in said.text
        ada.taps(said, "1.")
        said = await ada.sees_change()
        ada.taps(said, "Unfollow")
        assert "Nothing is followed" in (await ada.sees_change()).text


def test_where_there_are_no_updates_the_settings_are_the_language(newsroom: Newsroom) -> None:
    talk = talk_of(newsroom, updates_of(newsroom)).conversation
    (reply,) = talk.hear(IncomingMessage(Place("terminal", 0), Speaker(0), "/settings", newsroom.clock()))
    assert reply.message.text.plain == "Your settings\nLanguage: English"


async def test_settings_stand_in_one_message_that_changes_with_its_buttons(newsroom: Newsroom) -> None:
    async with BotApiServer() as server, running(server, newsroom):
        ada = server.person("Ada")
        ada.says("/settings")
        settings = await ada.hears()
        assert settings.text.splitlines() == [
            "Your settings", "Language: English", f"Time zone: UTC, where it is {settings.text.splitlines()[2][-5:]}",
            "Quiet hours: none", "You don’t follow anything yet.", "Previews of links: hidden",
        ]  # fmt: skip
        ada.taps(settings, "Show previews of links")
        settings = await ada.sees_change()
        assert "Previews of links: shown" in settings.text
        ada.taps(settings, "Quiet at night")
        settings = await ada.sees_change()
        assert "Quiet hours: 22:00 to 07:00" in settings.text
        ada.says("/subscribe everything")
        await ada.hears()
        ada.taps(settings, "No quiet hours")
        settings = await ada.sees_change()
        assert "Quiet hours: none" in settings.text
        ada.taps(settings, "weekly")
        settings = await ada.sees_change()
        assert "Updates on what you follow: weekly" in settings.text
        assert settings.buttons[-2:] == ["at once", "daily"]
        ada.taps(settings, "Language")
        assert "Which language" in (await ada.hears()).text


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("/subscribe", "What would you like to follow?"),
        ("/subscribe 🎉🎉🎉", "no words"),
        ("/subscribe " + "grain " * 660, "too long: at most 300"),
        ("/subscribe +🎉 everything", "can’t search for"),
        ("/timezone Mars/Olympus", "don’t know that time zone"),
        ("/timezone kyiv", "Europe/Kyiv"),
        ("/quiet 25:00-7", "don’t understand that time"),
        ("/quiet 22-7", "between 22:00 and 07:00"),
        ("/digest daily 99", "don’t understand that time"),
        ("/digest weekly fri 7:30", "on Friday at 07:30"),
        ("/digest wekly fri 7:30", "on Friday at 07:30"),
        ("/digest täglich 8:00", "daily at 08:00"),
        ("/digest 9:15", "daily at 09:15"),
        ("/digest at once", "tell you right away"),
        ("/quiet aus", "no longer have quiet hours"),
        ("/subscriptions {broken", "isn’t a list"),
        ("/unsubscribe", "Nothing is followed"),
    ],
)
async def test_whatever_is_written_is_answered_plainly(newsroom: Newsroom, said: str, answer: str) -> None:
    from datetime import UTC, datetime

    from chat.incoming import IncomingMessage, Place
    from chat.incoming import Person as ReplySender

    talk = talk_of(newsroom, updates_of(newsroom)).conversation
    (reply,) = talk.hear(IncomingMessage(Place("telegram", 5), ReplySender(5), said, datetime.now(UTC)))
    assert answer in reply.message.text.plain


async def test_the_same_again_and_too_many_are_declined(newsroom: Newsroom) -> None:
    async with BotApiServer() as server, running(server, newsroom):
        ada = server.person("Ada")
        ada.says("/subscribe grain ships leave Odesa for the Black Sea")
        await ada.hears()
        ada.says("/subscribe grain  ships LEAVE Odesa for the Black Sea")
        assert "already" in (await ada.hears()).text
        for number in range(49):
            newsroom.follows(Recipient(ada.chat.id), f"topic number {number}")
        ada.says("/subscribe one more ferry")
        assert "at most 50" in (await ada.hears()).text


async def test_only_admins_of_a_group_decide_and_everybody_is_told(newsroom: Newsroom) -> None:
    async with BotApiServer() as server, running(server, newsroom):
        owner, member = server.person("Olga"), server.person("Max")
        group = server.group("Readers", owner, member, topics=(7,))
        member.says("/subscribe everything", to=group, topic=7)
        assert "admins" in (await group.hears()).text
        owner.says("/subscribe everything", to=group, topic=7)
        said = await group.hears()
        query = member.taps(said, "Unfollow")
        assert "admins" in await member.sees_toast(query)
        newsroom.publishes(story(1, FERRY, days_ago=None))
        told = await group.hears()
        assert told.message["message_thread_id"] == 7
        assert told.quotes == ["The ferry to the islands was delayed by fog."]


async def test_blocked_and_back_migrated_and_told_on(newsroom: Newsroom) -> None:
    async with BotApiServer() as server, running(server, newsroom):
        ada, owner = server.person("Ada"), server.person("Olga")
        group = server.group("Readers", owner, kind="group")
        newsroom.follows(Recipient(ada.chat.id), "everything")
        newsroom.follows(Recipient(group.chat.id), "everything")
        ada.chat.blocked = True
        moved = group.migrates()
        newsroom.publishes(story(1, FERRY, days_ago=None))
        assert (await moved.hears()).quotes
        ada.unblocks()
        assert (await ada.hears()).quotes == ["The ferry to the islands was delayed by fog."]


async def test_what_is_stored_is_shown_and_forgotten(newsroom: Newsroom) -> None:
    whole = talk_of(newsroom, updates_of(newsroom))
    newsroom.follows(Recipient(5), "What delayed the ferry to the islands?")
    newsroom.publishes(story(1, FERRY, days_ago=None))
    kept = whole.privacy.stored(5)
    assert [len(kept[name]) for name in ("subscriptions", "deliveries", "told", "subscribers")] == [1, 1, 1, 1]
    whole.privacy.forget(5)
    assert not any(whole.privacy.stored(5).values())


async def test_a_file_takes_subscriptions_to_another_chat(newsroom: Newsroom) -> None:
    async with BotApiServer() as server, running(server, newsroom):
        ada, ben = server.person("Ada"), server.person("Ben")
        newsroom.follows(Recipient(ada.chat.id), 'everything +grain -"black sea"')
        newsroom.follows(Recipient(ada.chat.id), "What delayed the ferry?")
        ada.says("/subscriptions")
        ada.taps(await ada.hears(), "As a file")
        sent = await ada.hears()
        file = server.world.files[sent.message["document"]["file_id"]].decode()
        ben.says(f"/subscriptions {file}")
        assert "Added: 2." in (await ben.hears()).text
        interests = [each.interest for each in newsroom.subscribing.of(Recipient(ben.chat.id))]
        assert interests == [each.interest for each in newsroom.subscribing.of(Recipient(ada.chat.id))]


async def test_with_every_fifth_call_failing_and_an_outage_everybody_is_told(newsroom: Newsroom) -> None:
    people = 40
    async with BotApiServer() as server:
        server.limits = Limits(time.monotonic)
        readers: list[Person | Group] = [server.person(f"Reader {n}") for n in range(people)]
        for reader in readers:
            newsroom.follows(Recipient(reader.chat.id), "everything")
        newsroom.publishes(story(1, FERRY, days_ago=None))
        limiter = TelegramRateLimiter()
        request = CountedRequest(HealthState(), CONNECTIONS)
        async with ExtBot(server.token, f"{server.url}/bot", request=request, rate_limiter=limiter) as bot:
            server.faults.share(0.2, [Fault.TOO_MANY, Fault.SERVER_ERROR, Fault.CUT_BEFORE, Fault.CUT_AFTER], seed=3)
            cut_after = _cut_after(server)
            sender = Sender(Delivery(newsroom.database, newsroom.clock), TelegramDeliveryClient(bot), limiter)
            task = asyncio.create_task(sender.run())
            await server.until(lambda: sum(bool(r.heard()) for r in readers) > people // 3, "a third were told")
            server.faults.outage = True
            await asyncio.sleep(1.0)  # the outage itself: nothing happens that could be waited for
            server.faults.outage = False
            async with asyncio.timeout(60):
                while newsroom.dispatch.due(1) or _pending(newsroom):
                    await asyncio.sleep(0.05)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
    heard = {reader.chat.id: [said.text for said in reader.heard()] for reader in readers}
    assert all(heard.values())
    for chat, texts in heard.items():
        assert len(texts) <= 1 + cut_after[chat]
        assert all(REPEAT in text for text in texts[1:])


def _cut_after(server: BotApiServer) -> Counter[int]:
    """Counts, by chat, the calls that were cut after they were carried out."""
    counted: Counter[int] = Counter()
    strike = server.faults.strike
    struck: list[Fault | None] = []

    def strikes(method: str) -> Fault | None:
        struck.append(strike(method))
        return struck[-1]

    server.faults.strike = strikes  # type: ignore[method-assign]  # to know what struck whom
    post = server.world.post

    def posts(chat, *rest):  # type: ignore[no-untyped-def]  # as World.post
        if struck and struck[-1] is Fault.CUT_AFTER:
            counted[chat.id] += 1
        return post(chat, *rest)

    server.world.post = posts  # type: ignore[method-assign]
    return counted


def _pending(newsroom: Newsroom) -> int:
    from updates.delivery_counts import count

    with newsroom.database.reading() as connection:
        return count(connection).due
