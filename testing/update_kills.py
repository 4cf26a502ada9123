"""Matching and sending killed at random moments, again and again.

python -m testing.update_kills DATABASE URL KILLS SEED
"""

from __future__ import annotations

import asyncio
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from telegram.ext import ExtBot

from chat.health_state import HealthState
from chat.telegram.delivery_client import TelegramDeliveryClient
from chat.telegram.rate_limiter import TelegramRateLimiter
from chat.telegram.telegram_bot import CONNECTIONS
from chat.telegram.watched_requests import CountedRequest
from index.library.articles import Draft
from testing.bot_api import BotApiServer
from testing.engine_pairs import SMALL, Pair
from testing.killed_workers import Counted, count_messages, run_and_kill
from testing.newsroom import Newsroom, SharedWords, WallClock, story
from updates import matching
from updates.delivery import Delivery
from updates.delivery_counts import count
from updates.sender import Sender
from updates.subscriptions import Recipient

LIFE_S = (0.02, 0.6)  # of a worker: from before its first query to a dozen messages
SUBJECTS = (
    "ferry",
    "harvest",
    "railway",
    "election",
    "glacier",
    "orchestra",
    "volcano",
    "library",
    "stadium",
    "bridge",
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the readers saw."""

    kills: int
    counted: Counted
    seconds: float


async def killed_at_random(
    folder: Path, kills: int, readers: int, stories: int, seed: int = 0, pair: Pair = SMALL
) -> Outcome:
    """Has `stories` told to `readers` by workers of which `kills` are killed; the last one may finish."""
    async with BotApiServer() as server:
        people = [server.person(f"Reader {n}") for n in range(readers)]
        newsroom = Newsroom(folder, WallClock(), pair)
        for person in people:
            newsroom.follows(Recipient(person.chat.id), "everything")
        drafts = [_draft(number) for number in range(stories)]
        newsroom.matching = _NoMatching()  # type: ignore[assignment]  # that is the workers' part
        newsroom.publishes(*drafts)
        newsroom.close()
        begun = time.monotonic()
        nursery = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "testing.update_kills", pair.database_url(folder), server.url, str(kills), str(seed)
        )
        if await nursery.wait() != 0:
            raise AssertionError("the nursery failed")
        seconds = time.monotonic() - begun
        heard = [person.heard() for person in people]
    return Outcome(kills, count_messages(heard, [draft.url for draft in drafts]), seconds)


class _NoMatching:
    def follow(self) -> int:
        return 0


def _draft(number: int) -> Draft:
    subject = SUBJECTS[number % len(SUBJECTS)]
    text = (
        f"The {subject} number {number} opened today. " + f"Visitor {number} liked the {subject} of {number * 17}. " * 3
    )
    return story(number, text, title=f"Story {number}", days_ago=None)


async def _match_and_send(library: str, url: str) -> None:
    matching.CHANGES_AT_ONCE = 1  # so that there are many moments between
    from index.library.database import open_database
    from testing.tiny_embedder import TinyEmbedder

    database = open_database(library)
    clock, embedder, limiter = WallClock(), TinyEmbedder(), TelegramRateLimiter()
    follower = matching.SubscriptionMatcher(database, lambda: embedder, SharedWords(), now=clock)
    request = CountedRequest(HealthState(), CONNECTIONS)
    async with ExtBot(BotApiServer().token, f"{url}/bot", request=request, rate_limiter=limiter) as bot:
        dispatch = Delivery(database, clock)
        sending = asyncio.create_task(Sender(dispatch, TelegramDeliveryClient(bot), limiter).run())
        while True:
            await asyncio.to_thread(follower.follow)
            with database.reading() as connection:
                if count(connection).due == 0 and follower.behind() == 0:
                    break
            await asyncio.sleep(0.05)
            if sending.done():
                await sending
        sending.cancel()


if __name__ == "__main__":
    library, server = sys.argv[1:3]
    run_and_kill(lambda: asyncio.run(_match_and_send(library, server)), int(sys.argv[3]), int(sys.argv[4]), LIFE_S)
