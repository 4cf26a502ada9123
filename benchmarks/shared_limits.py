"""What a turn costs under limits that all processes share, and what broadcasts reach with one sender and with two.

    python -m benchmarks.shared_limits postgresql+psycopg://…

The database must be one of its own: what it holds of sends is deleted.
"""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Callable

from sqlalchemy import text

from chat.schema import telegram_sends
from chat.telegram.rate_limits import OVERALL, Priority
from chat.telegram.send_log import SendLog, SendRequest
from chat.telegram.shared_rate_limiter import SharedRateLimiter
from index.library.database import Database, open_database

TIMES = 150
MESSAGES = 300
LATENCY_S = 0.02  # of Telegram


def spread(work: Callable[[int], object]) -> str:
    """Milliseconds that it takes, done as often a second as Telegram allows."""
    took = []
    for number in range(TIMES):
        begun = time.perf_counter()
        work(number)
        took.append(1000 * (time.perf_counter() - begun))
        time.sleep(OVERALL.seconds / OVERALL.count)
    took.sort()
    return f"{took[TIMES // 2]:.1f} ms at the median, {took[TIMES * 95 // 100]:.1f} at the 95th percentile"


async def broadcast(databases: list[Database]) -> float:
    """Messages a second that a sender on each of the databases reaches together."""
    limiters = [SharedRateLimiter(database) for database in databases]

    async def arrive() -> bool:
        await asyncio.sleep(LATENCY_S)
        return True

    async def send(limiter: SharedRateLimiter, first: int) -> None:
        for chat in range(first, first + MESSAGES // len(limiters)):
            await limiter.process_request(arrive, (), {}, "sendMessage", {"chat_id": chat}, Priority.BROADCAST)

    begun = time.monotonic()
    await asyncio.gather(*(send(limiter, 1 + MESSAGES * number) for number, limiter in enumerate(limiters)))
    seconds = time.monotonic() - begun
    for limiter in limiters:
        await limiter.shutdown()
    return MESSAGES / seconds


def forget(database: Database) -> None:
    """As if nothing had been sent."""
    with database.writing() as connection:
        connection.execute(telegram_sends.delete())


def main(url: str) -> None:
    """Measures, and prints a line each."""
    databases = [open_database(url) for _ in range(2)]
    first, sends = databases[0], SendLog(databases[0])

    def empty(_: int) -> None:
        with first.writing(exclusive=False) as connection:
            connection.execute(text("SELECT 1"))

    forget(first)
    print(f"an empty transaction: {spread(empty)}")
    print(f"a turn: {spread(lambda n: sends.round([SendRequest(n + 1, n + 1, Priority.REPLY)], [n], {}))}")
    for number in (1, 2):
        forget(first)
        print(f"{number} sending: {asyncio.run(broadcast(databases[:number])):.1f} a second")
    for database in databases:
        database.close()


if __name__ == "__main__":
    main(sys.argv[1])
