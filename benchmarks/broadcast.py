"""A broadcast to thousands of chats while people ask questions: its rate, its 429s, and how soon they are answered.

    python -m benchmarks.broadcast [--chats 3000] [--every 2]

The Bot API server of the tests, which enforces Telegram's limits, runs in a process of its own; the bot is the real
one: matching, outbox, sender, limiter and conversation, with an answerer that takes no time and an article that
everybody follows.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.percentiles import percentile
from chat.conversation_setup import build_conversation
from chat.telegram.delivery_tasks import sending_task
from chat.telegram.extensions import Extensions
from chat.telegram.rate_limiter import TelegramRateLimiter
from chat.telegram.telegram_bot import serve
from config.settings import read_settings
from testing.bot_api import BotApiServer, Limits, Person
from testing.fake_answerer import FakeAnswerer
from testing.newsroom import Newsroom, WallClock, story
from updates.subscriptions import Recipient

TOLD = "The ferry to the islands was delayed by fog. Passengers waited in the terminal for three hours."
FIRST_PERSON = 1001  # the id that the server gives first
ASKERS = 40
PATIENCE_S = 600.0
SETTLED_S = 1.0  # from the first message of the broadcast: the first burst is not the sustained rate


def main() -> None:
    """Runs both processes and prints what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--chats", type=int, default=3000)
    parser.add_argument("--every", type=float, default=2.0, help="seconds between questions")
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.serve:
        asyncio.run(_serve(arguments.chats, arguments.every))
    else:
        asyncio.run(_broadcast(arguments.chats, arguments.every))


async def _serve(chats: int, every: float) -> None:
    """The server, and the people who ask: prints its address, and at the end what it saw."""
    async with BotApiServer() as server:
        server.limits = Limits(time.monotonic)
        readers = [server.person(f"R{n}") for n in range(chats)]
        askers = [server.person(f"A{n}") for n in range(ASKERS)]
        print(server.url, flush=True)
        chat_ids = {reader.chat.id for reader in readers}
        asking = asyncio.create_task(_ask(server, askers, every))
        async with asyncio.timeout(PATIENCE_S):
            while len(_told(server, chat_ids)) < chats:
                await asyncio.sleep(1.0)
        asking.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await asking
        times = sorted(_told(server, chat_ids).values())
        steady = [at for at in times if at >= times[0] + SETTLED_S]
        answered = _answered(server, askers)
        seen = {
            "told": len(times),
            "rate": (len(steady) - 1) / (steady[-1] - steady[0]),
            "all": _sent_between(server, steady[0], steady[-1]) / (steady[-1] - steady[0]),
            "seconds": times[-1] - times[0],
            "refused": sum(call.refusal is not None and call.refusal.code == 429 for call in server.calls),
            "twice": sum(len(server.sent_to(chat)) > 1 for chat in chat_ids),
            "answered": answered,
        }
        print(json.dumps(seen), flush=True)
        await asyncio.to_thread(sys.stdin.read)  # until the bot has stopped


async def _ask(server: BotApiServer, askers: list[Person], every: float) -> None:
    number = 0
    while True:
        await asyncio.sleep(every)
        if not _broadcasting(server):
            continue
        asker = askers[number % len(askers)]
        message = asker.says("What does Zelenskyy require before talks?")
        message["asked"] = time.monotonic()
        number += 1


def _broadcasting(server: BotApiServer) -> bool:
    return any(call.method == "sendMessage" for call in server.calls)


def _answered(server: BotApiServer, askers: list[Person]) -> list[float]:
    """Seconds from each question to its answer; a question without one counts as endless."""
    waits = []
    for asker in askers:
        asked = [m["asked"] for m in asker.chat.messages.values() if "asked" in m]
        answers = [
            call.at
            for call in server.calls
            if call.method == "sendMessage" and call.result is not None and call.result["chat"]["id"] == asker.chat.id
        ]
        waits += [answers[n] - at if n < len(answers) else PATIENCE_S for n, at in enumerate(asked)]
    return waits


def _sent_between(server: BotApiServer, start: float, end: float) -> int:
    """Everything that was sent, answers too."""
    return sum(c.method == "sendMessage" and c.result is not None and start < c.at <= end for c in server.calls)


def _told(server: BotApiServer, chats: set[int]) -> dict[int, float]:
    found: dict[int, float] = {}
    for call in server.calls:
        if call.method == "sendMessage" and call.result is not None:
            chat: Any = call.result["chat"]["id"]
            if chat in chats:
                found.setdefault(chat, call.at)
    return found


async def _broadcast(chats: int, every: float) -> None:
    command = [sys.executable, "-m", "benchmarks.broadcast", "--serve", f"--chats={chats}", f"--every={every}"]
    process = await asyncio.create_subprocess_exec(
        *command, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stdin is not None
    url = (await process.stdout.readline()).decode().strip()
    with tempfile.TemporaryDirectory() as folder:
        newsroom = Newsroom(Path(folder), WallClock())
        for chat in range(FIRST_PERSON, FIRST_PERSON + chats):
            newsroom.follows(Recipient(chat), "everything")
        newsroom.publishes(story(1, TOLD, days_ago=None))
        settings = read_settings(telegram_bot_token=BotApiServer().token, telegram_api_url=url)
        answerer, stop, limiter = FakeAnswerer(), asyncio.Event(), TelegramRateLimiter()
        talk = build_conversation(answerer, answerer, newsroom.database).conversation
        tasks = [sending_task(newsroom.database, limiter)]
        bot = asyncio.create_task(serve(settings, talk, stop, Extensions(tasks, rate_limiter=limiter)))
        seen = json.loads(await process.stdout.readline())
        stop.set()
        await bot
        newsroom.close()
    process.stdin.close()
    await process.wait()
    waits = seen["answered"]
    print(
        f"broadcast {seen['told']} chats in {seen['seconds']:.1f} s, {seen['rate']:.2f}/s sustained "
        f"({seen['all']:.2f}/s with the answers), "
        f"{seen['refused']} refused with 429, {seen['twice']} told twice"
    )
    print(
        f"questions {len(waits)} asked meanwhile, answered in p50 {1000 * percentile(waits, 0.5):.0f} ms, "
        f"p99 {1000 * percentile(waits, 0.99):.0f} ms, worst {1000 * max(waits):.0f} ms"
    )


if __name__ == "__main__":
    main()
