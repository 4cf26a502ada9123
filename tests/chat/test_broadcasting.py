"""An admin writes to everybody, after seeing to how many; it survives a crash as updates do."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from chat.broadcasts import LONGEST_UNITS, Broadcasts
from chat.conversation import Conversation
from chat.conversation_setup import build_conversation
from chat.telegram.delivery_tasks import sending_task
from chat.telegram.rate_limiter import TelegramRateLimiter
from index.library.database import Database
from testing.bot_api import BotApiServer
from testing.fake_answerer import NOW, FakeAnswerer
from testing.tiny_embedder import TinyEmbedder
from tests.chat.bot import talking
from updates.interests import make_interest
from updates.notices import audience, post_notice
from updates.outbox import ChatState
from updates.schema import deliveries
from updates.subscription_actions import SubscriptionActions
from updates.subscription_writes import change_chat, move_chat
from updates.subscriptions import Kind, Recipient

NEWS = "The bot moves house on Sunday.\nIt is back on Monday."


@pytest.fixture
def conversation(answerer: FakeAnswerer, database: Database) -> Conversation:
    return build_conversation(answerer, answerer, database, more_skills=[Broadcasts(database)]).conversation


def follows(database: Database, chat: int, thread: int | None = None) -> None:
    """That chat follows something."""
    interest = make_interest(Kind.QUESTION, f"What of the harbour in {thread}?")
    SubscriptionActions(database, TinyEmbedder(), lambda: datetime.now(UTC)).follow(Recipient(chat, thread), interest)


async def test_a_broadcast_goes_to_those_who_wrote_or_follow_once_it_is_confirmed(
    server: BotApiServer, conversation: Conversation, database: Database
) -> None:
    ada, eve, ann, bob = (server.person(name) for name in ("Ada", "Eve", "Ann", "Bob"))
    silent, readers = server.group("Silent", ada), server.group("Readers", ada, topics=(5,))
    follows(database, readers.chat.id, 5)
    follows(database, bob.chat.id)
    with database.writing() as connection:
        change_chat(connection, bob.chat.id, NOW, state=ChatState.BLOCKED.value)
    async with talking(
        server,
        conversation,
        tasks=[sending_task(database, TelegramRateLimiter())],
        admins=str(ada.user.id),
    ):
        for person in (eve, ann):
            person.says("Zelenskyy?")
            await person.hears()
        ada.says("/ask Zelenskyy?", to=silent)
        await silent.hears()
        await asked_are_noted(server, database, 3)
        ada.says(f"/broadcast {NEWS}")
        sure = await ada.hears()
        assert "Chats: 3" in sure.text
        assert sure.quotes == [NEWS]
        await eve.sees_toast(eve.taps(sure, "Send it"))
        ada.taps(sure, "Send it")
        ada.taps(sure, "Send it")
        assert "On its way. Chats: 3" in (await ada.sees_change()).text
        for told in (eve, ann, readers):
            heard = await told.hears()
            assert heard.text == NEWS
        assert heard.message["message_thread_id"] == 5
        await server.called("answerCallbackQuery", 3)
        ada.says("/broadcast")
        assert "What should I send?" in (await ada.hears()).text
        ada.says("/broadcast " + "x" * (LONGEST_UNITS + 1))
        assert "too long" in (await ada.hears()).text
        eve.says("/broadcast Eve was here")
        assert "I don’t know /broadcast" in (await eve.hears()).text
    assert [len(listener.heard()) for listener in (ann, silent, readers, bob)] == [2, 1, 1, 0]
    assert len(eve.heard()) == 3


async def test_without_anybody_to_write_to_it_says_so(server: BotApiServer, conversation: Conversation) -> None:
    ada = server.person("Ada")
    async with talking(server, conversation, admins=str(ada.user.id)):
        ada.says("/broadcast Is anybody there?")
        assert "nobody to send this to" in (await ada.hears()).text


async def test_what_was_confirmed_before_a_crash_is_sent_after_it_and_what_was_unsure_is_marked(
    server: BotApiServer, conversation: Conversation, database: Database
) -> None:
    ada, eve = server.person("Ada"), server.person("Eve")
    with database.writing() as connection:
        post_notice(connection, "k", NEWS, audience(connection, [ada.chat.id, eve.chat.id]), NOW)
        post_notice(connection, "k", NEWS, audience(connection, [ada.chat.id, eve.chat.id]), NOW)
        was_on_its_way = deliveries.c.chat == eve.chat.id
        connection.execute(deliveries.update().where(was_on_its_way).values(state="sending"))
    async with talking(server, conversation, tasks=[sending_task(database, TelegramRateLimiter())]):
        assert (await ada.hears()).text == NEWS
        assert (await eve.hears()).text == f"You may have received this before.\n{NEWS}"
    assert len(ada.heard()) == len(eve.heard()) == 1


def test_a_group_that_moves_is_told_at_its_new_id_and_once(database: Database) -> None:
    with database.writing() as connection:
        post_notice(connection, "first", NEWS, [Recipient(-5)], NOW)
        post_notice(connection, "both", NEWS, [Recipient(-5), Recipient(-1005)], NOW)
        move_chat(connection, -5, -1005)
        kept = connection.execute(select(deliveries.c.chat, deliveries.c.key).order_by(deliveries.c.key)).all()
    assert [tuple(row) for row in kept] == [(-1005, "notice:both"), (-1005, "notice:first")]


async def asked_are_noted(server: BotApiServer, database: Database, number: int) -> None:
    """Waits until that many answers are kept."""
    from chat.schema import shown_answers

    def kept() -> bool:
        with database.reading() as connection:
            return len(connection.execute(select(shown_answers.c.key)).all()) >= number

    await server.until(kept, "answers to be kept")
