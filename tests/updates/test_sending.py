"""What the sender makes of Telegram's answers, and of its silence."""

from __future__ import annotations

import asyncio

import aiohttp
import pytest
from sqlalchemy import select, update
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut

from testing.newsroom import ADA, BEN, Newsroom, story
from updates.delivery import Delivery
from updates.delivery_counts import count, retire
from updates.outcomes import Outcome, Sent
from updates.schema import deliveries, delivery_counts
from updates.subscriptions import Recipient, State
from updates.update_messages import News, OutgoingUpdate, TopicClosed

FERRY = "The ferry to the islands was delayed by fog. Passengers waited in the terminal for three hours."
GRAIN = "The grain ships left Odesa for the Black Sea on Monday. Port workers watched the grain leave the harbour."


def cut() -> TelegramError:
    """A connection that ended before an answer came."""
    error = NetworkError("ServerDisconnectedError: ")
    error.__cause__ = aiohttp.ServerDisconnectedError()
    return error


def never_left() -> TelegramError:
    """A connection that could not be made."""
    error = NetworkError("ConnectionTimeoutError: ")
    error.__cause__ = aiohttp.ConnectionTimeoutError()
    return error


async def test_a_send_of_unknown_outcome_is_sent_again_once_and_marked(newsroom: Newsroom) -> None:
    newsroom.follows(ADA, "everything")
    newsroom.publishes(story(1, FERRY))
    newsroom.delivery_client.fails = [cut()]
    newsroom.delivery_client.arrives_all_the_same = True
    await newsroom.delivers()
    newsroom.clock.goes(minutes=5)
    await newsroom.delivers()
    newsroom.clock.goes(days=5)
    await newsroom.delivers()
    assert [outgoing.repeat for outgoing in newsroom.delivery_client.outgoing_updates] == [False, True]


@pytest.mark.parametrize("error", [NetworkError("Bad Gateway"), never_left(), RetryAfter(7), cut(), TimedOut()])
async def test_what_failed_for_now_arrives_later(newsroom: Newsroom, error: TelegramError) -> None:
    newsroom.follows(ADA, "everything")
    newsroom.publishes(story(1, FERRY))
    newsroom.delivery_client.fails = [error]
    await newsroom.delivers()
    newsroom.clock.goes(minutes=5)
    await newsroom.delivers()
    assert newsroom.delivery_client.headlines == [(ADA.chat, "Article 1")]


@pytest.mark.parametrize("error", [NetworkError("Internal Server Error"), never_left(), RetryAfter(7)])
async def test_what_certainly_did_not_arrive_is_not_marked(newsroom: Newsroom, error: TelegramError) -> None:
    newsroom.follows(ADA, "everything")
    newsroom.publishes(story(1, FERRY))
    newsroom.delivery_client.fails = [error]
    await newsroom.delivers()
    newsroom.clock.goes(minutes=5)
    (outgoing,) = await newsroom.delivers()
    assert not outgoing.repeat


async def test_a_429_halts_only_the_chat_that_it_names(newsroom: Newsroom) -> None:
    newsroom.follows(ADA, "everything")
    newsroom.follows(BEN, "everything")
    newsroom.publishes(story(1, FERRY))
    newsroom.delivery_client.fails = [RetryAfter(30)]
    await newsroom.delivers()
    assert newsroom.delivery_client.headlines == [(BEN.chat, "Article 1")]
    newsroom.clock.goes(seconds=29)
    assert await newsroom.delivers() == []
    newsroom.clock.goes(seconds=2)
    await newsroom.delivers()
    assert newsroom.delivery_client.headlines[1:] == [(ADA.chat, "Article 1")]


async def test_somebody_who_blocked_the_bot_is_left_alone_until_they_come_back(newsroom: Newsroom) -> None:
    newsroom.follows(ADA, "everything")
    newsroom.publishes(story(1, FERRY))
    newsroom.delivery_client.fails = [Forbidden("Forbidden: bot was blocked by the user")]
    await newsroom.delivers()
    newsroom.publishes(story(2, GRAIN))
    newsroom.clock.goes(hours=1)
    assert await newsroom.delivers() == []
    assert newsroom.subscribing.resume(ADA.chat)
    assert not newsroom.subscribing.resume(ADA.chat)
    await newsroom.delivers()
    assert newsroom.delivery_client.headlines == [
        (ADA.chat, "Article 1")
    ]  # Article 2 came while nobody wanted to hear of it


async def test_what_was_overtaken_while_the_bot_was_blocked_is_not_sent(newsroom: Newsroom) -> None:
    newsroom.follows(ADA, "everything")
    newsroom.publishes(story(1, FERRY))
    newsroom.delivery_client.fails = [Forbidden("Forbidden: bot was blocked by the user")]
    await newsroom.delivers()
    newsroom.clock.goes(days=3)
    newsroom.subscribing.resume(ADA.chat)
    assert await newsroom.delivers() == []


async def test_a_group_that_became_a_supergroup_is_told_there(newsroom: Newsroom) -> None:
    old, new = Recipient(-7), Recipient(-1007)
    newsroom.follows(old, "everything")
    newsroom.publishes(story(1, FERRY))
    newsroom.delivery_client.fails = [ChatMigrated(new.chat)]
    await newsroom.delivers()
    newsroom.publishes(story(2, GRAIN))
    await newsroom.delivers()
    assert newsroom.delivery_client.headlines == [(new.chat, "Article 1"), (new.chat, "Article 2")]
    assert newsroom.subscribing.of(old) == []
    assert len(newsroom.subscribing.of(new)) == 1


async def test_a_closed_topic_is_told_to_the_admins_once(newsroom: Newsroom) -> None:
    topic, other = Recipient(-7, 3), Recipient(-7, 4)
    newsroom.follows(topic, "everything")
    newsroom.follows(topic, "grain ships leave Odesa for the Black Sea")
    newsroom.follows(other, "everything")
    newsroom.publishes(story(1, FERRY), story(2, GRAIN))
    newsroom.delivery_client.fails = [BadRequest("TOPIC_CLOSED")]
    await newsroom.delivers()
    newsroom.publishes(story(3, "Trams run again in the old town after the long strike of the drivers."))
    outgoing_updates = newsroom.delivery_client.outgoing_updates + await newsroom.delivers()
    closed = [outgoing for outgoing in outgoing_updates if isinstance(outgoing.content, TopicClosed)]
    assert [outgoing.recipient for outgoing in closed] == [Recipient(-7)]
    assert {outgoing.recipient for outgoing in outgoing_updates if isinstance(outgoing.content, News)} == {other}
    assert {each.state for each in newsroom.subscribing.of(topic)} == {State.PAUSED}


async def test_a_chat_that_is_gone_is_told_nothing_more(newsroom: Newsroom) -> None:
    newsroom.follows(ADA, "everything")
    newsroom.publishes(story(1, FERRY), story(2, GRAIN))
    newsroom.delivery_client.fails = [BadRequest("Chat not found")]
    assert await newsroom.delivers() == []
    assert newsroom.subscribing.of(ADA) == []


async def test_a_message_that_telegram_refuses_does_not_keep_the_others_from_going(newsroom: Newsroom) -> None:
    newsroom.follows(ADA, "everything")
    newsroom.publishes(story(1, FERRY), story(2, GRAIN))
    newsroom.delivery_client.fails = [BadRequest("can't parse entities")]
    await newsroom.delivers()
    assert newsroom.delivery_client.headlines == [(ADA.chat, "Article 2")]
    with newsroom.database.reading() as connection:
        assert count(connection).failed == 1


async def test_what_was_on_its_way_at_a_crash_is_sent_again_marked(newsroom: Newsroom) -> None:
    newsroom.follows(ADA, "everything")
    newsroom.publishes(story(1, FERRY), story(2, GRAIN))
    (first, _) = newsroom.dispatch.due(10)
    assert newsroom.dispatch.record_and_claim(None, first) is not None  # and here it ends
    again = Delivery(newsroom.database, newsroom.clock)
    assert again.recover() == 1
    outgoing_updates = await newsroom.delivers()
    assert [outgoing.repeat for outgoing in outgoing_updates] == [True, False]


async def test_the_outcome_and_the_next_claim_are_one_step(newsroom: Newsroom) -> None:
    newsroom.follows(ADA, "everything")
    newsroom.publishes(story(1, FERRY), story(2, GRAIN))
    first, second = newsroom.dispatch.due(10)
    outgoing = newsroom.dispatch.record_and_claim(None, first)
    assert outgoing is not None
    assert newsroom.dispatch.record_and_claim((outgoing, Sent(5)), second) is not None
    with newsroom.database.reading() as connection:
        rows = connection.execute(select(deliveries.c.state, deliveries.c.message)).all()
    assert sorted(map(tuple, rows), key=str) == [("sending", None), ("sent", 5)]


async def test_deliveries_are_counts_after_thirty_days(newsroom: Newsroom) -> None:
    newsroom.follows(ADA, "everything")
    newsroom.publishes(story(1, FERRY), story(2, GRAIN))
    await newsroom.delivers()
    newsroom.clock.goes(days=31)
    with newsroom.database.writing() as connection:
        assert retire(connection, newsroom.clock()) == 2
        assert connection.execute(select(deliveries)).all() == []
        counts = connection.execute(select(delivery_counts)).all()
    assert [tuple(row) for row in counts] == [("2025-05-14", "sent", 2)]


async def test_stopping_waits_for_the_message_on_its_way_and_repeats_none(newsroom: Newsroom) -> None:
    newsroom.follows(ADA, "everything")
    newsroom.publishes(story(1, FERRY), story(2, GRAIN))
    begun, go_on = asyncio.Event(), asyncio.Event()
    deliver = newsroom.delivery_client.deliver

    async def slowly(outgoing: OutgoingUpdate) -> Outcome:
        begun.set()
        await go_on.wait()
        return await deliver(outgoing)

    newsroom.delivery_client.deliver = slowly  # type: ignore[method-assign]  # a client with a slow line
    sending = asyncio.create_task(newsroom.sender.run())
    await begun.wait()
    sending.cancel()
    go_on.set()
    await asyncio.gather(sending, return_exceptions=True)
    assert newsroom.delivery_client.headlines == [(ADA.chat, "Article 1")]
    assert newsroom.dispatch.recover() == 0


async def test_a_delivery_that_cannot_be_packed_fails_by_itself(newsroom: Newsroom) -> None:
    newsroom.follows(ADA, "everything")
    newsroom.publishes(story(1, FERRY), story(2, GRAIN))
    with newsroom.database.writing() as connection:
        connection.execute(update(deliveries).where(deliveries.c.id == 1).values(kind="of no kind"))
    await newsroom.delivers()
    assert newsroom.delivery_client.headlines == [(ADA.chat, "Article 2")]


async def test_whoever_follows_later_is_not_told_of_what_the_preview_showed(newsroom: Newsroom) -> None:
    newsroom.new_ingest().take([story(1, "The ferry to Skerry stays in port.", title="Ferry stays in port")])
    newsroom.clock.goes(seconds=5)  # the article is not matched yet
    newsroom.follows(ADA, "ferry")
    newsroom.matches()
    assert await newsroom.delivers() == []
    newsroom.publishes(story(2, "The ferry to Torvik sails again.", title="Ferry sails again"))
    assert [each.recipient for each in await newsroom.delivers()] == [ADA]


async def test_a_clock_that_is_set_back_keeps_no_update_from_whoever_followed_before(newsroom: Newsroom) -> None:
    newsroom.follows(ADA, "ferry")
    newsroom.clock.goes(hours=-1)
    newsroom.publishes(story(1, "The ferry to Torvik sails again.", title="Ferry sails again", days_ago=1))
    newsroom.clock.goes(hours=2)  # deliveries may wait for the time at which they were put out
    assert [each.recipient for each in await newsroom.delivers()] == [ADA]
