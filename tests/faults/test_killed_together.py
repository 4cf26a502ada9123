"""Processes that answer one inbox are killed: all is answered, in order, none twice but what was in flight."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections import Counter

import pytest
from sqlalchemy import text

from chat.telegram.inbox import Inbox, InboxRound
from chat.telegram.shared_queue import stored_update
from index.library.database import open_database
from tests.chat.test_inbox import said

UPDATES, CHATS, KILLS = 600, 40, 6
AT_ONCE = 8  # that a process answers
WITHIN_S = 240.0
ANSWERS = """
import asyncio, sys
from sqlalchemy import text
from telegram import Bot
from chat.telegram.inbox import Inbox
from chat.telegram.shared_queue import SharedQueue
from index.library.database import open_database
from index.library.lease_owners import process_name

async def main():
    database = open_database(sys.argv[1])
    queue = SharedQueue(Inbox(database, process_name(), most_in_a_chat=1000), print)
    queue.serve(Bot("1:token"))

    def say(number):
        with database.writing(exclusive=False) as connection:
            connection.execute(text("INSERT INTO answers (number) VALUES (:number)"), {"number": number})

    async def answer():
        while True:
            update = await queue.get()
            await asyncio.to_thread(say, update.update_id)
            queue.handled(update)

    await asyncio.gather(*(answer() for _ in range(int(sys.argv[2]))))

asyncio.run(main())
"""


@pytest.mark.faults
def test_every_update_is_answered_in_order_whoever_is_killed(postgresql_url: str) -> None:
    database, chance = open_database(postgresql_url), random.Random(1)
    with database.writing() as connection:
        connection.execute(text("CREATE TABLE answers (id BIGSERIAL PRIMARY KEY, number BIGINT NOT NULL)"))
    side = Inbox(database, "nobody/0/0.0", most_in_a_chat=1000)
    side.do_round(InboxRound([stored_update(said(number, number % CHATS + 1)) for number in range(1, UPDATES + 1)]))

    def start() -> subprocess.Popen[bytes]:
        return subprocess.Popen([sys.executable, "-c", ANSWERS, postgresql_url, str(AT_ONCE)])

    def answered() -> list[int]:
        with database.reading() as connection:
            return list(connection.execute(text("SELECT number FROM answers ORDER BY id")).scalars())

    processes, end = [start(), start()], time.monotonic() + WITHIN_S
    try:
        for kill in range(1, KILLS + 1):
            while len(answered()) < kill * UPDATES // (KILLS + 1):
                assert time.monotonic() < end
                time.sleep(0.01)
            which = chance.randrange(2)
            processes[which].kill()
            processes[which].wait()
            processes[which] = start()
        while side.waiting():
            assert time.monotonic() < end
            time.sleep(0.05)
    finally:
        for process in processes:
            process.kill()
            process.wait()
    times = Counter(answered())
    assert set(times) == set(range(1, UPDATES + 1))
    assert times.total() - UPDATES <= KILLS * AT_ONCE
    first = {number: place for place, number in reversed(list(enumerate(answered())))}
    for number in range(CHATS + 1, UPDATES + 1):
        assert first[number - CHATS] < first[number]
    database.close()
