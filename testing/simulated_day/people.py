"""The people of the day: those who ask and wait for an answer, and those who follow something."""

from __future__ import annotations

import asyncio
import random
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from chat.translations import words
from config.clock import Clock
from testing.bot_api import BotApiServer, Fault, Faults, Group, Heard, Person
from testing.bot_api.server import Call

ANSWERED_WITHIN_S = 60.0  # real ones; a question that is still open then counts as lost
SENDING = ("sendMessage", "sendPhoto", "sendDocument")
STORY = re.compile(r"/story/(\d+)/(\d+)")
ENGLISH = words("en")
REPEAT = ENGLISH.say("may-be-a-repeat")
CHANGES = tuple(ENGLISH.say(name) for name in ("correction-changed", "correction-gone", "retraction"))
APOLOGY = ENGLISH.say("went-wrong")


class NotedFaults(Faults):
    """Faults that are counted, the last one remembered."""

    def __init__(self) -> None:
        super().__init__()
        self.struck: Counter[str] = Counter()
        self.last: Fault | None = None

    def strike(self, method: str) -> Fault | None:
        """See Faults."""
        self.last = super().strike(method)
        if self.last is not None:
            self.struck["outage" if self.outage else self.last.name] += 1
        return self.last


class DayServer(BotApiServer):
    """The tests' Bot API server; knows which messages arrived although their call was cut, and who waits for what."""

    def __init__(self, now: Clock) -> None:
        super().__init__(now=now)
        self.faults: NotedFaults = NotedFaults()
        self.cut: set[int] = set()  # messages that the bot cannot know to have arrived
        self.inboxes: dict[int, asyncio.Queue[Heard]] = {}
        self.sent = 0

    async def __aenter__(self) -> DayServer:
        await super().__aenter__()
        return self

    async def _note(self, call: Call) -> None:
        if call.method in SENDING and isinstance(call.result, dict):
            self.sent += 1
            if self.faults.last is Fault.CUT_AFTER:  # nothing comes between a fault and the call that it strikes
                self.cut.add(call.result["message_id"])
            inbox = self.inboxes.get(call.result["chat"]["id"])
            if inbox is not None:
                inbox.put_nowait(Heard(call.result["chat"]["id"], dict(call.result)))
        await super()._note(call)
        if len(self.calls) > 2 * CALLS_KEPT:
            del self.calls[:-CALLS_KEPT]


CALLS_KEPT = 2000  # of the log of calls, which nobody here reads


@dataclass
class Asked:
    """What came of what was said to the bot."""

    questions: int = 0
    quoted: int = 0
    commands: int = 0
    taps: int = 0
    repeats: int = 0  # of replies whose connection was cut
    lost: list[str] = field(default_factory=list)
    sorry: list[str] = field(default_factory=list)


class Asker:
    """Says things to the bot in a chat where nothing is followed, and waits for each reply."""

    def __init__(self, server: DayServer, person: Person, asked: Asked) -> None:
        self._server = server
        self._person = person
        self._asked = asked
        self._cut_text: str | None = None
        self._inbox = server.inboxes.setdefault(person.chat.id, asyncio.Queue())

    async def ask(self, question: str) -> Heard | None:
        """One question; its answer, or None where none came."""
        self._asked.questions += 1
        heard = await self.says(question)
        if heard is not None:
            self._asked.quoted += bool(heard.quotes)
        return heard

    async def command(self, text: str) -> Heard | None:
        """One command; what was said to it."""
        self._asked.commands += 1
        return await self.says(text)

    async def says(self, text: str) -> Heard | None:
        """Says it and waits for the reply, past what is told unasked and what comes once more after a cut."""
        self._person.says(text)
        try:
            async with asyncio.timeout(ANSWERED_WITHIN_S):
                while True:
                    heard = await self._inbox.get()
                    repeats = heard.text == self._cut_text
                    self._cut_text = heard.text if heard.id in self._server.cut else None
                    if repeats:
                        self._asked.repeats += 1
                    elif not heard.text.removeprefix(REPEAT).lstrip().startswith(CHANGES):
                        break
        except TimeoutError:
            self._asked.lost.append(text)
            return None
        if APOLOGY in heard.text:
            self._asked.sorry.append(text)
        return heard

    async def taps(self, heard: Heard, chance: random.Random) -> None:
        """Taps one of the message's buttons that answer; the answer may change the message or be a toast."""
        labels = [label for label in heard.buttons if label in TAPPED]
        if not labels:
            return
        self._asked.taps += 1
        self._person.taps(heard, chance.choice(labels))


TAPPED = (ENGLISH.say("button-context"), ENGLISH.say("button-more"))


async def keep_asking(
    asker: Asker, questions: Sequence[str], pause_s: float, chance: random.Random, stop: asyncio.Event
) -> None:
    """Asks about every `pause_s` real seconds until `stop`: questions, follow-ups, commands, now and then a button."""
    while not stop.is_set():
        try:
            async with asyncio.timeout(chance.uniform(0.2, 1.8) * pause_s):
                await stop.wait()
        except TimeoutError:
            pass
        else:
            return
        dice = chance.random()
        if dice < OF_COMMANDS:
            await asker.command(chance.choice(COMMANDS))
            continue
        heard = await asker.ask(chance.choice(questions))
        if heard is not None and dice > 1 - OF_TAPS:
            await asker.taps(heard, chance)


OF_COMMANDS, OF_TAPS = 0.1, 0.3  # shares of what is said
COMMANDS = ("/help", "/latest", "/sources", "/subscriptions", "/more", "/context 1", "/new")


@dataclass
class Follower:
    """Somebody who follows one thing, from when on, and what they must hear of."""

    who: Person | Group
    feeds: tuple[int, ...]  # that it is about
    since: datetime
    digest_hours: tuple[int, ...] = ()

    def told(self) -> list[tuple[Heard, tuple[int, int]]]:
        """Each message of news, with the story that it tells; digests and corrections are left out."""
        found = []
        for heard in self.who.heard():
            if heard.text.removeprefix(REPEAT).lstrip().startswith(CHANGES):
                continue
            stories = _stories(heard.links.values())
            if len(stories) == 1:
                found.append((heard, next(iter(stories))))
        return found


def _stories(links: Any) -> set[tuple[int, int]]:
    return {(int(found[1]), int(found[2])) for link in links if (found := STORY.search(link))}
