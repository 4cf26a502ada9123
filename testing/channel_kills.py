"""Posts of a channel on their way to readers, with the bot killed at random moments.

    python -m testing.channel_kills FOLDER URL KILLS SEED POSTS

A worker is the whole bot: it hears of posts, takes them into the library, matches them and sends updates.
"""

from __future__ import annotations

import asyncio
import random
import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from telegram import Bot

from chat.conversation_setup import build_conversation
from chat.telegram.delivery_tasks import sending_task
from chat.telegram.extensions import Extensions
from chat.telegram.rate_limiter import TelegramRateLimiter
from chat.telegram.source_channel_posts import SourceChannelPosts
from chat.telegram.telegram_bot import serve
from config.settings import read_settings
from index.gathering.source_channels.channel_state import FoundChannel
from index.gathering.source_channels.channel_store import ChannelStore
from index.gathering.source_channels.post_taking import take_posts
from testing.bot_api import BotApiServer, Group
from testing.bot_api.wire import Json
from testing.fake_answerer import FakeAnswerer
from testing.killed_workers import Counted, count_messages, run_and_kill
from testing.newsroom import Newsroom, WallClock
from testing.update_kills import SUBJECTS
from updates.delivery_counts import count
from updates.subscriptions import Recipient

LIFE_S = (0.1, 1.2)  # of a worker: from before its first query to several messages
NAME = "port_news"
EDITED = "It closes again on Friday."
EDITED_SHARE = 0.3  # of the posts
LAST_WITHIN_S = 600.0  # that the last worker may take on a busy machine; what has not arrived by then is lost
LOOK_EVERY_S = 0.05


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the readers saw, and what the library holds."""

    kills: int
    counted: Counted
    unquoted: int  # messages without the post's own sentence
    outdated: int  # posts of which the library does not hold one article with the newest words
    seconds: float


async def killed_at_random(folder: Path, kills: int, readers: int, posts: int, seed: int = 0) -> Outcome:
    """Posts to a channel while workers that tell `readers` of it are killed; the last worker may finish."""
    async with BotApiServer() as server:
        people = [server.person(f"Reader {n}") for n in range(readers)]
        channel = server.channel("Port News", server.person("Olga"), username=NAME)
        newsroom = Newsroom(folder, WallClock())
        for person in people:
            newsroom.follows(Recipient(person.chat.id), "everything")
        ChannelStore(newsroom.database).follow(FoundChannel(channel.chat.id, NAME, "Port News"), datetime.now(UTC))
        begun = time.monotonic()
        arguments = [str(folder), server.url, str(kills), str(seed), str(posts)]
        workers = await asyncio.create_subprocess_exec(sys.executable, "-m", "testing.channel_kills", *arguments)
        while not server.calls and workers.returncode is None:  # until the first worker has imported everything
            await asyncio.sleep(LOOK_EVERY_S)
        posted = await _post(channel, posts, kills * sum(LIFE_S) / 2, random.Random(seed))
        if await workers.wait() != 0:
            raise AssertionError("the workers failed")
        seconds = time.monotonic() - begun
        heard = [person.heard() for person in people]
        held = {card.url: newsroom.library.article(card.id) for card in newsroom.library.newest(2 * posts)}
        newsroom.close()
    counted = count_messages(heard, list(posted))
    sentences = {_sentence(number) for number in range(posts)}
    unquoted = sum(not sentences & set(said.quotes) for messages in heard for said in messages)
    texts = {url: article.text for url, article in held.items() if article is not None}
    outdated = sum(texts.get(url) != post["text"] for url, post in posted.items()) + len(texts.keys() - posted.keys())
    return Outcome(kills, counted, unquoted, outdated, seconds)


async def _post(channel: Group, posts: int, within_s: float, chance: random.Random) -> dict[str, Json]:
    """Writes posts at random moments of about `within_s`, and changes some; returns them by their addresses."""
    posted = {}
    for number in range(posts):
        post = channel.posts(f"Story {number}\n\n{_text(number)}")
        posted[f"https://t.me/{NAME}/{post['message_id']}"] = post
        await asyncio.sleep(chance.uniform(0.0, within_s / posts))  # the workers are killed meanwhile
        if chance.random() < EDITED_SHARE:
            channel.edits(post, f"{post['text']} {EDITED}")
    return posted


def _sentence(number: int) -> str:
    return f"The {SUBJECTS[number % len(SUBJECTS)]} number {number} opened today."


def _text(number: int) -> str:
    subject = SUBJECTS[number % len(SUBJECTS)]
    return f"{_sentence(number)} " + f"Visitor {number} liked the {subject} of {number * 17}. " * 2 + "That was all."


async def _serve(folder: Path, url: str, posts: int) -> None:
    """Runs the whole bot until everything that was posted has been told."""
    newsroom = Newsroom(folder, WallClock())
    store = ChannelStore(newsroom.database)
    conversation = build_conversation(FakeAnswerer(), newsroom.library, newsroom.database).conversation
    limiter, handlers, stop = TelegramRateLimiter(), SourceChannelPosts(store), asyncio.Event()

    async def gather(_bot: Bot) -> None:
        end = time.monotonic() + LAST_WITHIN_S
        while time.monotonic() < end and not await asyncio.to_thread(_gathered, newsroom, store, posts):
            await asyncio.sleep(LOOK_EVERY_S)
        stop.set()

    await serve(
        read_settings(data=folder, telegram_bot_token=BotApiServer().token, telegram_api_url=url),
        conversation,
        stop,
        Extensions([gather, sending_task(newsroom.database, limiter)], [handlers], limiter, handlers.keep),
    )


def _gathered(newsroom: Newsroom, store: ChannelStore, posts: int) -> bool:
    """Takes and matches what has come. Returns whether that is everything, and everybody was told."""
    take_posts(store, newsroom.new_ingest(), announce=True)
    newsroom.matches()
    if newsroom.library.counts().articles < posts or store.waiting(1) or newsroom.matching.behind():
        return False
    with newsroom.database.reading() as connection:
        return count(connection).due == 0


if __name__ == "__main__":
    where, server_url = Path(sys.argv[1]), sys.argv[2]
    kill_count, chance_seed, post_count = map(int, sys.argv[3:])
    run_and_kill(lambda: asyncio.run(_serve(where, server_url, post_count)), kill_count, chance_seed, LIFE_S)
