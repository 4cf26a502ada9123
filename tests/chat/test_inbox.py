"""Several processes answer one bot's updates: each once, in order within a chat, and none is lost with a process."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, text, update
from telegram import Bot, Update

from chat.schema import inbox
from chat.telegram.inbox import Inbox, InboxRound, LeasedUpdate, StoredUpdate
from chat.telegram.overload import NotStored
from chat.telegram.shared_queue import MOST_TRIES, SharedQueue, stored_update
from index.library.database import Database
from index.library.lease_owners import process_name
from testing.postgresql_server import opened_twice

ADA, BEN = 5, 6
ENDS_WHO_LOOKS = "CREATE VIEW inbox AS SELECT * FROM away WHERE pg_terminate_backend(pg_backend_pid())"


@pytest.fixture
def two(postgresql_url: str) -> Iterator[tuple[Database, Database]]:
    """One library, opened by two processes."""
    with opened_twice(postgresql_url) as both:
        yield both


@pytest.fixture
def inboxes(two: tuple[Database, Database]) -> tuple[Inbox, Inbox]:
    """Two processes' sides of one inbox, of five updates a chat."""
    return Inbox(two[0], "first/1/1.0", most_in_a_chat=5), Inbox(two[1], "second/2/2.0", most_in_a_chat=5)


def arrival(number: int, chat: int) -> StoredUpdate:
    """An update of a private chat."""
    return StoredUpdate(number, str(chat), chat, json.dumps({"update_id": number}))


def store(inbox: Inbox, *arrivals: StoredUpdate) -> frozenset[int]:
    """Stores these; gives those for which there was no room."""
    return inbox.do_round(InboxRound(arrivals))[0]


def take(inbox: Inbox, wanted: int = 9, done: Sequence[int] = (), *, overdue: bool = True) -> list[int]:
    """What is leased now, after `done` are done."""
    return numbers(inbox.do_round(InboxRound(done=done, wanted=wanted, overdue=overdue))[1])


def numbers(leased: Sequence[LeasedUpdate]) -> list[int]:
    """Of updates."""
    return [each.number for each in leased]


def rows(database: Database) -> list[Any]:
    """The whole table."""
    with database.reading() as connection:
        return list(connection.execute(select(inbox).order_by(inbox.c.update_id)))


def test_the_oldest_of_each_chat_is_leased_once_and_the_next_when_it_is_done(inboxes: tuple[Inbox, Inbox]) -> None:
    first, second = inboxes
    store(first, arrival(1, ADA), arrival(2, ADA), arrival(3, BEN))
    assert take(first, 1) == [1]
    assert take(second) == [3]
    assert take(second) == []
    assert take(second, done=[3]) == []
    assert take(first, done=[1]) == [2]


def test_a_chat_in_which_an_update_came_late_waits_for_who_is_at_work_in_it(inboxes: tuple[Inbox, Inbox]) -> None:
    first, second = inboxes
    store(first, arrival(2, ADA))
    assert take(first) == [2]
    store(second, arrival(1, ADA))
    assert take(second) == []
    assert take(second, done=[2]) == [1]


def test_what_telegram_repeats_is_stored_once_and_ever(inboxes: tuple[Inbox, Inbox], two: tuple[Database, ...]) -> None:
    first, second = inboxes
    store(first, arrival(1, ADA))
    store(second, arrival(1, ADA))
    assert take(first) == [1]
    store(second, arrival(1, ADA))
    assert take(second, done=[1]) == []
    store(second, arrival(1, ADA))
    assert take(second) == []
    assert len(rows(two[0])) == 1


def test_nothing_but_the_number_is_left_of_what_is_done_and_that_for_a_day(
    inboxes: tuple[Inbox, Inbox], two: tuple[Database, ...]
) -> None:
    store(inboxes[0], arrival(1, ADA))
    take(inboxes[0])
    take(inboxes[0], done=[1])
    (row,) = rows(two[0])
    assert (row.update_id, row.lane, row.person, row.payload, row.owner) == (1, "", 0, "", "")
    inboxes[0].tidy()
    assert rows(two[0])
    with two[0].writing() as connection:
        connection.execute(update(inbox).values(done_at=row.done_at - timedelta(days=1, minutes=1)))
    inboxes[0].tidy()
    assert not rows(two[0])


def test_a_lease_that_ran_out_is_taken_up_and_one_that_is_renewed_is_not(two: tuple[Database, Database]) -> None:
    short = Inbox(two[0], "first/1/1.0", lease=timedelta(0), most_in_a_chat=5)
    other = Inbox(two[1], "second/2/2.0", most_in_a_chat=5)
    store(short, arrival(1, ADA))
    assert take(short) == [1]
    assert take(other, overdue=False) == []
    assert take(other) == [1]
    other.do_round(InboxRound(held=[1]))
    short.do_round(InboxRound(held=[1]))  # no longer the owner
    assert take(short) == []


def test_what_a_dead_process_of_this_machine_held_is_free_at_once(two: tuple[Database, Database]) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", "from index.library.lease_owners import process_name; print(process_name())"],
        capture_output=True, text=True, check=True,
    ).stdout.strip()  # fmt: skip
    dead, alive, other = (Inbox(two[0], owner, most_in_a_chat=5) for owner in (ended, process_name(), "second/2/2.0"))
    store(dead, arrival(1, ADA), arrival(2, BEN))
    assert take(dead, 1) == [1]
    assert take(alive) == [2]
    assert other.release_of_dead() == 1
    assert take(other) == [1]


def test_what_is_given_back_is_anybody_s(inboxes: tuple[Inbox, Inbox]) -> None:
    store(inboxes[0], arrival(1, ADA))
    assert take(inboxes[0]) == [1]
    inboxes[1].release([1])  # not its own
    assert take(inboxes[1]) == []
    inboxes[0].release([1])
    assert take(inboxes[1]) == [1]


def test_a_chat_with_too_much_waiting_has_no_room_for_more(inboxes: tuple[Inbox, Inbox]) -> None:
    many = [arrival(number, ADA) for number in range(1, 7)]
    assert store(inboxes[0], *many, arrival(7, BEN)) == {6}
    assert store(inboxes[1], arrival(8, ADA)) == {8}


# The queue, as the application sees it.


def said(number: int, chat: int, words: str = "Who won?") -> Update:
    """Somebody says something in private."""
    sender = {"id": chat, "first_name": "Somebody", "is_bot": False}
    message = {
        "message_id": number,
        "date": 1_700_000_000,
        "chat": {"id": chat, "type": "private", "first_name": "Somebody"},
        "from": sender,
        "text": words,
    }
    return Update.de_json({"update_id": number, "message": message}, None)


@asynccontextmanager
async def queue_over(
    database: Database,
    dropped: Callable[[Update], None] = lambda _: None,
    *,
    most: int = 5,
    at_once: int = 4,
    **times: float,
) -> AsyncIterator[SharedQueue]:
    """A process's queue."""
    queue = SharedQueue(Inbox(database, process_name(), most_in_a_chat=most), dropped, at_once=at_once, **times)
    queue.serve(Bot("1:token"))
    try:
        yield queue
    finally:
        await queue.close()


async def stored(queue: SharedQueue, update: Update) -> bool:
    """Whether the update was stored in time."""
    try:
        await queue.put(update)
    except NotStored:
        return False
    return True


async def got(queue: SharedQueue) -> Update:
    """The next update, in time."""
    async with asyncio.timeout(5):
        gotten = await queue.get()
    assert isinstance(gotten, Update)
    return gotten


async def test_two_processes_keep_the_order_of_a_chat_and_answer_each_update_once(
    two: tuple[Database, Database],
) -> None:
    answered: list[tuple[int, int]] = []
    at_work: set[int] = set()

    async def answer(queue: SharedQueue) -> None:
        while True:
            gotten = await queue.get()
            assert isinstance(gotten, Update)
            assert gotten.effective_chat is not None
            chat = gotten.effective_chat.id
            assert chat not in at_work
            at_work.add(chat)
            await asyncio.sleep(0)
            answered.append((chat, gotten.update_id))
            at_work.remove(chat)
            queue.handled(gotten)

    async with queue_over(two[0]) as first, queue_over(two[1]) as second:
        answering = [asyncio.create_task(answer(queue)) for queue in (first, first, second, second)]
        for number in range(1, 41):
            await (first, second)[number % 2].put(said(number, number % 8 + 1))
        async with asyncio.timeout(20):
            while len(answered) < 40:
                await asyncio.sleep(0.01)
        for task in answering:
            task.cancel()
        await asyncio.wait(answering)
    assert not [task for task in answering if not task.cancelled()]
    assert sorted(number for _, number in answered) == list(range(1, 41))
    for chat in range(1, 9):
        of_chat = [number for where, number in answered if where == chat]
        assert of_chat == sorted(of_chat)


async def test_an_update_is_whole_when_it_comes_out(two: tuple[Database, Database]) -> None:
    update = said(1, ADA, "Wer gewann? ’😀 \x00 \ud83d")
    async with queue_over(two[0]) as queue:
        await queue.put(update)
        assert (await got(queue)).to_dict() == update.to_dict()


async def test_no_more_is_taken_than_can_be_answered_at_once(two: tuple[Database, Database]) -> None:
    async with queue_over(two[0], at_once=2) as first:
        for number in (1, 2, 3):
            await first.put(said(number, number))
        mine = [await got(first), await got(first)]
        async with queue_over(two[1]) as second:
            assert (await got(second)).update_id == 3
        assert first.empty()
        assert [each.update_id for each in mine] == [1, 2]


async def test_an_update_that_ends_whoever_answers_it_is_left_unanswered_in_the_end(
    two: tuple[Database, Database], caplog: pytest.LogCaptureFixture
) -> None:
    dies = Inbox(two[0], "first/1/1.0", most_in_a_chat=5)
    store(dies, stored_update(said(1, ADA)))
    for _ in range(MOST_TRIES):
        assert take(dies) == [1]
        dies.release([1])  # as its lease runs out
    store(dies, stored_update(said(2, ADA)))
    async with queue_over(two[1]) as queue:
        assert (await got(queue)).update_id == 2
    assert "an update is left unanswered: 10 processes ended that answered it" in caplog.text
    assert [row.payload == "" for row in rows(two[0])] == [True, False]


async def test_a_stop_leaves_what_is_not_begun_to_others(two: tuple[Database, Database]) -> None:
    async with queue_over(two[0]) as first, queue_over(two[1]) as second:
        second.stop_leasing()
        first.stop_leasing()
        await first.put(said(1, ADA))
        assert [row.owner for row in rows(two[0])] == [""]
    async with queue_over(two[1]) as second:
        assert (await got(second)).update_id == 1
    # It was not handled before the stop: it is somebody else's at once.
    async with queue_over(two[0]) as first:
        assert (await got(first)).update_id == 1
        first.handled(said(1, ADA))
    assert [row.payload for row in rows(two[0])] == [""]


async def test_a_chat_that_asks_too_much_is_told_and_confirmed(two: tuple[Database, Database]) -> None:
    told: list[Update] = []
    async with queue_over(two[0], told.append, most=2, at_once=0) as queue:
        for number in (1, 2, 3):
            await queue.put(said(number, ADA))
    assert [each.update_id for each in told] == [3]


async def test_what_waited_too_long_is_told_so_once(
    two: tuple[Database, Database],
) -> None:
    told: list[Update] = []
    async with queue_over(two[0], at_once=0) as idle:
        await idle.put(said(1, ADA))
    with two[0].writing() as connection:
        connection.execute(text("UPDATE inbox SET received_at = received_at - 60"))
    async with queue_over(two[0], told.append) as queue:
        assert (await got(queue)).update_id == 1  # nobody was there before: it is answered after all
    async with queue_over(two[0], told.append, longest_wait_s=-1.0):  # it serves for longer than that at once
        async with asyncio.timeout(5):
            while not told:
                await asyncio.sleep(0.01)
    assert [each.update_id for each in told] == [1]
    assert [row.payload for row in rows(two[0])] == [""]


async def test_a_database_that_is_away_is_waited_for(
    two: tuple[Database, Database], caplog: pytest.LogCaptureFixture
) -> None:
    async with queue_over(two[0], stored_within_s=0.3) as queue:
        with two[1].writing() as connection:
            connection.execute(text("ALTER TABLE inbox RENAME TO away"))
            connection.execute(
                text("CREATE VIEW inbox AS SELECT * FROM away WHERE pg_terminate_backend(pg_backend_pid())")
            )
        with pytest.raises(NotStored):
            await queue.put(said(1, ADA))
        with two[1].writing() as connection:
            connection.execute(text("DROP VIEW inbox"))
            connection.execute(text("ALTER TABLE away RENAME TO inbox"))
        async with asyncio.timeout(10):
            while not await stored(queue, said(1, ADA)):  # Telegram sends it again
                pass
        assert (await got(queue)).update_id == 1
    assert len([record for record in caplog.records if "Telegram updates wait" in record.getMessage()]) == 1
