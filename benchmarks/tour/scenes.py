"""The scenes of the tour: what an admin, a reader and a channel's owner do, and what they see."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from benchmarks.tour import newspaper
from benchmarks.tour.pictures import Scene
from testing.bot_api import BotApiServer, Group, Heard, Person
from testing.bot_api.wire import Json

README_QUESTION = "How long will the Alder Bridge stay closed?"  # of a sample article, written for this project
TALKS_QUESTION = "What does Zelenskyy require before talks?"
READ_WITHIN_S = 300.0  # a feed that was just followed; gathering has a low priority
LOOK_EVERY_S = 6.0  # a person may ask ten times a minute
POST: dict[str, Any] = {"forward_origin": {"type": "hidden_user", "date": 1, "sender_user_name": "A friend"}}
CLAIM = "A ticket for the Skerry ferry will cost nine euros. The fire in Torvik destroyed a third of the market's roof."
Publish = Callable[[], Awaitable[None]]  # brings the article that comes late


class Reader:
    """Somebody on the tour."""

    def __init__(self, person: Person) -> None:
        self.person = person
        self.name = person.user.first_name

    async def asks(self, scene: Scene, text: str, shown: str = "") -> tuple[Json, Heard]:
        """Writes, and reads the answer. `shown` stands in the scene instead of the text."""
        written = self.person.says(text)
        scene.said(self.name, shown or text)
        heard = await self.person.hears()
        scene.heard(heard)
        return written, heard

    async def taps(self, scene: Scene, on: Heard, label: str) -> Heard:
        """Taps a button that changes the message."""
        self.person.taps(on, label)
        changed = await self.person.sees_change()
        scene.tapped(self.name, label, "the same message changes")
        scene.heard(changed)
        return changed

    async def is_told(self, scene: Scene, on: Heard, label: str) -> None:
        """Taps a button that is met with a few words over the chat."""
        toast = await self.person.sees_toast(self.person.taps(on, label))
        scene.tapped(self.name, label, f"over the chat it says “{toast}”")

    async def gets(self, scene: Scene, on: Heard, label: str) -> Heard:
        """Taps a button that is met with a message."""
        self.person.taps(on, label)
        scene.tapped(self.name, label, "the bot writes")
        heard = await self.person.hears()
        scene.heard(heard)
        return heard


async def readme_scene(server: BotApiServer) -> Scene:
    """One question and its answer, for the top of the README."""
    scene = Scene("An answer")
    await Reader(server.person("Maya", "en")).asks(scene, README_QUESTION)
    return scene


async def admin_scenes(server: BotApiServer, admin: Person, feed: str) -> list[Scene]:
    """An admin fills an empty library with the feed at that address, and asks."""
    iris = Reader(admin)
    begin = Scene("From an empty library to the first answer")
    await iris.asks(begin, "/start")
    _, offer = await iris.asks(begin, feed, f"{newspaper.SITE}/feed.xml")
    await iris.gets(begin, offer, "Follow the feed")
    await _until_read(server)
    await iris.asks(begin, "What does a ticket to Skerry cost?")
    keep = Scene("What the bot reads")
    await iris.asks(keep, "/feeds")
    await iris.asks(keep, "/latest")
    return [begin, keep]


async def _until_read(server: BotApiServer) -> None:
    """Waits until the feed's articles are in the library."""
    waiting, newest = server.person("Waiting"), newspaper.articles()[0]["title"]
    async with asyncio.timeout(READ_WITHIN_S):
        while True:
            waiting.says("/latest")
            if newest in (await waiting.hears()).text:
                return
            await asyncio.sleep(LOOK_EVERY_S)


async def reader_scenes(server: BotApiServer) -> list[Scene]:
    """A reader asks what the sample articles answer, and what they do not."""
    ada, olha, amal = (
        Reader(server.person(name, language)) for name, language in (("Ada", "en"), ("Olha", "uk"), ("Amal", "ar"))
    )
    begin = Scene("Hello, and a first question")
    await ada.asks(begin, "/start")
    _, answer = await ada.asks(begin, TALKS_QUESTION)
    check = Scene("Checking a quote")
    context = await ada.taps(check, answer, "Context")
    await ada.taps(check, context, "Back")
    mended = Scene("A question that is put better")
    written, _ = await ada.asks(mended, "What is with the ferry?")
    ada.person.edits(written, "How many passengers does the ferry carry?")
    mended.words.append(f"*{ada.name} edits the question to “{written['text']}”; the answer changes in place:*")
    mended.heard(await ada.person.sees_change())
    silent = Scene("No answer, and no invention")
    _, refusal = await ada.asks(silent, "Who won the chess championship in Reykjavik?")
    await ada.is_told(silent, refusal, "Follow")
    tongues = Scene("In the reader's language")
    await olha.asks(tongues, TALKS_QUESTION)
    await amal.asks(tongues, TALKS_QUESTION)
    private = Scene("What is stored")
    await ada.asks(private, "/privacy")
    _, sure = await ada.asks(private, "/forgetme")
    await ada.taps(private, sure, "Delete everything")
    return [begin, check, mended, silent, tongues, private]


async def following_scenes(server: BotApiServer, publish: Publish) -> tuple[list[Scene], list[Scene]]:
    """A reader and a channel follow a topic, and an article comes. Returns the reader's scenes and the channel's."""
    leo, olga = Reader(server.person("Leo", "en")), Reader(server.person("Olga", "en"))
    claim = Scene("A post that a friend forwarded")
    leo.person.says(CLAIM, **POST)
    claim.said(leo.name, CLAIM, "forwards")
    claim.heard(await leo.person.hears())
    follow = Scene("Following a topic")
    await leo.asks(follow, "/subscribe ferry")
    channel = server.channel("Port News", olga.person, username="port_news", joined=False)
    welcome = await _welcome(channel, olga)
    posts = Scene("What is posted in a channel")
    await olga.asks(posts, "/subscribe @port_news ferry")
    await publish()
    follow.words.append("*A new article comes:*")
    update = await leo.person.hears()
    follow.heard(update)
    await leo.is_told(follow, update, "Only important")
    posts.words.append("*A new article comes. In the channel:*")
    posts.rows.append('<div class="name">Port News</div>')
    posts.heard(await channel.hears())
    settings = Scene("Settings")
    await leo.asks(settings, "/settings")
    return [claim, follow, settings], [welcome, posts]


async def _welcome(channel: Group, owner: Reader) -> Scene:
    """The bot is added to a channel."""
    scene = Scene("The welcome")
    channel.adds_the_bot(owner.person)
    scene.words.append(f"*{owner.name} makes the bot an admin of her channel, and it writes to her:*")
    scene.heard(await owner.person.hears())
    scene.words.append("*In the channel:*")
    scene.rows.append('<div class="name">Port News</div>')
    scene.heard(await channel.hears())
    return scene
