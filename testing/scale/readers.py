"""Readers of the run at scale: those who ask, those who follow, and what became of it all."""

from __future__ import annotations

import asyncio
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from chat.translations import words
from testing.bot_api import BotApiServer, Heard, Person
from testing.scale.news import NEW, OLD, question

ANSWERED_WITHIN_S = 180.0  # a question that is still open then counts as lost: leases of a dead process end sooner
SENDING = ("sendMessage", "sendPhoto", "sendDocument")
_STORY, _ASKED = re.compile(rf"/{NEW}/(\d+)"), re.compile(rf"/{OLD}/(\d+)")
_ENGLISH = words("en")
_REPEAT = _ENGLISH.say("may-be-a-repeat")
_APOLOGY = _ENGLISH.say("went-wrong")


@dataclass
class Questions:
    """What came of the questions."""

    asked: int = 0
    answered: int = 0
    quoted: int = 0  # from the article that was asked about
    repeated: int = 0  # answers that came once more
    sorry: int = 0
    took_s: float = 0.0


class ScaleServer(BotApiServer):
    """The tests' Bot API server; hands each chat's messages to whoever waits there."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # as the server takes them
        self.inboxes: dict[int, asyncio.Queue[Heard]] = {}

    async def __aenter__(self) -> ScaleServer:
        await super().__aenter__()
        return self

    async def _note(self, call: object) -> None:
        if call.method in SENDING and isinstance(call.result, dict):  # type: ignore[attr-defined]  # a Call
            inbox = self.inboxes.get(call.result["chat"]["id"])  # type: ignore[attr-defined]
            if inbox is not None:
                inbox.put_nowait(Heard(call.result["chat"]["id"], dict(call.result)))  # type: ignore[attr-defined]
        await super()._note(call)  # type: ignore[arg-type]


async def ask_on(server: ScaleServer, person: Person, numbers: Sequence[int], pause_s: float, seen: Questions) -> None:
    """Asks one question after another, each once the one before is answered; notes what comes more than once.

    A reply that quotes what was asked about before, and not what is asked about now, is one that came once more.
    """
    inbox = server.inboxes.setdefault(person.chat.id, asyncio.Queue())
    clock = asyncio.get_running_loop().time
    before: set[int] = set()
    for number in numbers:
        begun, late = clock(), 0
        person.says(question(number))
        seen.asked += 1
        try:
            async with asyncio.timeout(ANSWERED_WITHIN_S):
                while (told := _told_of(heard := await inbox.get())) & before and number not in told:
                    late += 1
        except TimeoutError:
            if not late:
                continue
            late -= 1  # then it was a wrong answer
        seen.repeated += late
        before.add(number)
        seen.answered += 1
        seen.quoted += number in told
        seen.sorry += _APOLOGY in heard.text
        seen.took_s += clock() - begun
        await asyncio.sleep(pause_s)


def leftovers(server: ScaleServer) -> int:
    """How many replies came when nobody waited for one any more."""
    return sum(inbox.qsize() for inbox in server.inboxes.values())


def _told_of(heard: Heard) -> set[int]:
    """The numbers of the old articles that a reply leads to."""
    return {int(found[1]) for link in heard.links.values() if (found := _ASKED.search(link))}


@dataclass(frozen=True)
class Deliveries:
    """What the followers heard."""

    expected: int
    arrived: int
    repeated: int
    unmarked: int  # of these, those that did not say so


def delivered(people: Sequence[Person], stories: int) -> Deliveries:
    """Each follower must have heard of each story."""
    arrived = repeated = unmarked = 0
    for person in people:
        times: Counter[int] = Counter()
        for heard in person.heard():
            told = {int(found[1]) for link in heard.links.values() if (found := _STORY.search(link))}
            for number in told:
                times[number] += 1
                unmarked += times[number] > 1 and _REPEAT not in heard.text
        arrived += len(times)
        repeated += sum(count - 1 for count in times.values())
    return Deliveries(len(people) * stories, arrived, repeated, unmarked)
