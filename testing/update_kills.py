"""Matching and sending killed at random moments, again and again: a nursery forks workers, and kills them.

    python -m testing.update_kills DATABASE URL KILLS SEED

Forked from a process that has imported everything, a worker is at work within milliseconds.
"""

from __future__ import annotations

import asyncio
import os
import random
import signal
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from telegram.ext import ExtBot

from chat.telegram.delivery_client import TelegramDeliveryClient
from chat.telegram.rate_limiter import TelegramRateLimiter
from index.library.articles import Draft
from testing.bot_api import BotApiServer
from testing.engine_pairs import SMALL, Pair
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
REPEAT = "You may have received this before."


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the readers saw."""

    kills: int
    expected: int  # messages, one for each reader and story
    missing: int
    repeated: int  # messages that came once more
    unmarked: int  # of these, those that did not say so
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
    missing = repeated = unmarked = 0
    for messages in heard:
        by_story: Counter[str] = Counter()
        for said in messages:
            title = next(iter(said.links))
            by_story[title] += 1
            unmarked += by_story[title] > 1 and REPEAT not in said.text
        missing += sum(draft.title not in by_story for draft in drafts)
        repeated += sum(times - 1 for times in by_story.values())
    return Outcome(kills, readers * stories, missing, repeated, unmarked, seconds)


class _NoMatching:
    def follow(self) -> int:
        return 0


def _draft(number: int) -> Draft:
    subject = SUBJECTS[number % len(SUBJECTS)]
    text = (
        f"The {subject} number {number} opened today. " + f"Visitor {number} liked the {subject} of {number * 17}. " * 3
    )
    return story(number, text, title=f"Story {number}", days_ago=None)


def nursery(library: str, url: str, kills: int, seed: int) -> None:
    """Forks and kills; the last worker ends by itself when everything is told."""
    chance = random.Random(seed)
    for _ in range(kills):
        child = os.fork()
        if child == 0:
            _work(library, url)
        time.sleep(chance.uniform(*LIFE_S))  # the moment itself is what this is about
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    child = os.fork()
    if child == 0:
        _work(library, url)
    _, status = os.waitpid(child, 0)
    sys.exit(os.waitstatus_to_exitcode(status))


def _work(library: str, url: str) -> None:
    try:
        asyncio.run(_match_and_send(library, url))
        os._exit(0)
    except BaseException:  # noqa: BLE001  # the child must not go on as its parent
        import traceback

        traceback.print_exc()
        os._exit(1)


async def _match_and_send(library: str, url: str) -> None:
    matching.CHANGES_AT_ONCE = 1  # so that there are many moments between
    from index.library.database import open_database
    from testing.tiny_embedder import TinyEmbedder

    database = open_database(library)
    clock, embedder, limiter = WallClock(), TinyEmbedder(), TelegramRateLimiter()
    follower = matching.SubscriptionMatcher(database, lambda: embedder, SharedWords(), now=clock)
    async with ExtBot(BotApiServer().token, f"{url}/bot", rate_limiter=limiter) as bot:
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
    nursery(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
