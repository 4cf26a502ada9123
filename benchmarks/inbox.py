"""What the shared inbox costs an update, on a PostgreSQL of its own: python -m benchmarks.inbox [UPDATES]."""

from __future__ import annotations

import asyncio
import statistics
import sys
import tempfile
import time

from pgserver.postgres_server import get_server
from telegram import Bot, Update

from chat.telegram.inbox import Inbox
from chat.telegram.shared_queue import SharedQueue
from index.library.database import open_database
from index.library.lease_owners import process_name

CHATS = 200


def an_update(number: int) -> Update:
    """A question in one of the chats."""
    chat = number % CHATS + 1
    sender = {"id": chat, "first_name": "Somebody", "is_bot": False}
    told = {"message_id": number, "date": 1_700_000_000, "chat": {"id": chat, "type": "private"}, "from": sender}
    return Update.de_json({"update_id": number, "message": told | {"text": "Who won the election?"}}, None)


async def measure(url: str, updates: int) -> None:
    """One at a time, then as many as come, answered by two processes' queues at no cost."""
    databases = [open_database(url) for _ in range(2)]
    queues = [
        SharedQueue(Inbox(database, process_name(), most_in_a_chat=10**6), lambda _: None) for database in databases
    ]
    first = queues[0]
    first.serve(Bot("1:token"))
    stored, taken, done, used = [], [], [], time.process_time()
    for number in range(1, 201):
        update, begun = an_update(number), time.perf_counter()
        await first.put(update)
        stored.append(time.perf_counter() - begun)
        gotten = await first.get()
        taken.append(time.perf_counter() - begun)
        assert isinstance(gotten, Update)
        first.handled(gotten)
        begun = time.perf_counter()
        while first._done:
            await asyncio.sleep(0.0005)
        done.append(time.perf_counter() - begun)
    for name, each in (("stored", stored), ("stored and taken up", taken), ("noted as done", done)):
        print(f"{name}: median {1000 * statistics.median(each):.1f} ms, p95 {1000 * sorted(each)[189]:.1f} ms")
    print(f"of this process's time, an update: {1000 * (time.process_time() - used) / 200:.1f} ms")
    queues[1].serve(Bot("1:token"))
    left = updates

    async def answer(queue: SharedQueue) -> None:
        nonlocal left
        while True:
            gotten = await queue.get()
            assert isinstance(gotten, Update)
            queue.handled(gotten)
            left -= 1

    answering = [asyncio.create_task(answer(queue)) for queue in queues]
    begun, used = time.perf_counter(), time.process_time()
    numbers = iter(range(1000, 1000 + updates))

    async def put() -> None:
        for number in numbers:
            await queues[number % 2].put(an_update(number))

    await asyncio.gather(*(put() for _ in range(40)))  # as many connections as Telegram opens to a webhook
    while left:
        await asyncio.sleep(0.001)
    took = time.perf_counter() - begun
    print(f"{updates} through two queues: {took:.1f} s, {updates / took:.0f} a second")
    print(f"of this process's time, an update: {1000 * (time.process_time() - used) / updates:.1f} ms")
    for task in answering:
        task.cancel()
    for queue, database in zip(queues, databases, strict=True):
        await queue.close()
        database.close()


def main() -> None:
    """Starts PostgreSQL and measures."""
    with tempfile.TemporaryDirectory(prefix="quotewire-inbox-", ignore_cleanup_errors=True) as folder:
        server = get_server(folder, cleanup_mode="stop")
        url = server.get_uri().replace("postgresql://", "postgresql+psycopg://")
        asyncio.run(measure(url, int(sys.argv[1]) if len(sys.argv) > 1 else 2000))
        server.cleanup()


if __name__ == "__main__":
    main()
