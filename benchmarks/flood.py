"""10,000 questions in a minute from 1,000 chats: every one is answered, or its chat is told that this is too much.

    python -m benchmarks.flood [--questions 10000] [--chats 1000] [--seconds 60] [--data FOLDER] [--no-limits]

Starts the real program against the tests' Bot API server on loopback, which enforces Telegram's sending limits (30
messages a second) unless told otherwise. FOLDER is a data folder with articles; without one it is the samples.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import psutil

from chat.translations import words
from testing.bot_api import BotApiServer, Person
from testing.bot_api.first_answer import first_answer
from testing.bot_api.limits import Limits
from testing.program import ROOT

STARTS_WITHIN_S = 300.0  # a model may have to be compiled first
SETTLES_WITHIN_S = 600.0
QUIET_S = 5.0  # nothing was sent for so long: it is over
QUESTIONS = (
    "What does Zelenskyy require before talks?",
    "Who won the election?",
    "How many people were at the harbour?",
    "What did the council decide?",
    "When does the library open?",
)
MARKED_EVERY = 3  # of a chat's messages one is answered with its own number, which shows the order
_MARK = re.compile(r"/turn(\d+)")
_APOLOGIES = {words("en").say("went-wrong")}
_TOO_MUCH = words("en").say("too-many-questions", minutes=1)[:30]


@dataclass(frozen=True, slots=True)
class Flooded:
    """What came of the flood. Memory in MB."""

    asked: int
    answered: int
    told: int  # chats that heard that it is too much
    unheard: int  # chats of which a question was neither answered nor told of
    told_too_often: int  # chats that heard so more than once a minute
    out_of_order: int
    apologies: int
    refused: int  # 429s
    before_mb: float
    peak_mb: float
    seconds: float  # from the first question to the last reply
    slowest_after_s: float  # a question that was asked when it was over
    log_lines: int

    @property
    def well(self) -> bool:
        """Whether it went as it should."""
        return not (self.unheard or self.told_too_often or self.out_of_order or self.apologies)


async def flood(data: Path, questions: int, chats: int, seconds: float, limits: bool) -> Flooded:
    """Asks, waits until all is quiet, and counts."""
    async with BotApiServer(Limits(time.monotonic) if limits else None) as server:
        environment = {
            **os.environ,
            "TELEGRAM_BOT_TOKEN": server.token,
            "TELEGRAM_API_URL": server.url,
            "QUOTEWIRE_DATA": str(data),
        }
        with (data / "log").open("wb") as log:
            program = await asyncio.create_subprocess_exec(
                sys.executable, str(ROOT / "bot.py"), "run", "--only", "chat", env=environment, stderr=log
            )
            try:
                await first_answer(server, STARTS_WITHIN_S)
                return await _flooded(server, psutil.Process(program.pid), data, questions, chats, seconds)
            finally:
                if program.returncode is None:
                    program.terminate()
                await program.wait()


async def _flooded(
    server: BotApiServer, program: psutil.Process, data: Path, questions: int, chats: int, seconds: float
) -> Flooded:
    crowd = [server.person(f"Reader{number}") for number in range(chats)]
    before = peak = program.memory_info().rss
    begun = last = time.monotonic()
    asked = sent = 0
    while time.monotonic() - max(last, begun + seconds) < QUIET_S:
        due = min(questions, int(questions * (time.monotonic() - begun) / seconds) + 1)
        for number in range(asked, due):
            crowd[number % chats].says(_said(number // chats))
        asked = due
        await asyncio.sleep(0.05)
        peak = max(peak, program.memory_info().rss)
        now_sent = sum(call.method == "sendMessage" and call.refusal is None for call in server.calls)
        if now_sent > sent:
            sent, last = now_sent, time.monotonic()
        if time.monotonic() - begun > seconds + SETTLES_WITHIN_S:
            break
    late = server.person("Late")
    asked_late = time.monotonic()
    late.says(QUESTIONS[0])
    async with asyncio.timeout(SETTLES_WITHIN_S):
        while not late.heard():
            await asyncio.sleep(0.02)
    return _counted(server, crowd, asked, before, peak, last - begun, time.monotonic() - asked_late, data / "log")


def _said(turn: int) -> str:
    """What each chat says in its turn: questions, and words whose answer names the turn."""
    return f"/turn{turn}" if turn % MARKED_EVERY == 0 else QUESTIONS[turn % len(QUESTIONS)]


def _counted(
    server: BotApiServer, crowd: list[Person], asked: int, before: int, peak: int, took: float, late: float, log: Path
) -> Flooded:
    answered = told = unheard = often = out_of_order = apologies = 0
    for person in crowd:
        own = [m for m in person.chat.messages.values() if m["from"]["id"] == person.user.id]
        heard = person.heard()
        too_much = [h for h in heard if h.text.startswith(_TOO_MUCH)]
        apologies += sum(h.text in _APOLOGIES for h in heard)
        answers = [h for h in heard if h not in too_much]
        answered += len(answers)
        told += bool(too_much)
        unheard += len(answers) < len(own) and not too_much
        often += len(too_much) > 1 + took // 60
        numbers = [int(found.group(1)) for h in answers if (found := _MARK.search(h.text))]
        out_of_order += numbers != sorted(numbers)
    refused = sum(call.refusal is not None and call.refusal.code == 429 for call in server.calls)
    lines = len(log.read_text(encoding="utf-8").splitlines())
    mb = 1024 * 1024
    return Flooded(
        asked,
        answered,
        told,
        unheard,
        often,
        out_of_order,
        apologies,
        refused,
        before / mb,
        peak / mb,
        took,
        late,
        lines,
    )


def main() -> int:
    """Prints what came of it; 1 where anything was lost."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--questions", type=int, default=10_000)
    parser.add_argument("--chats", type=int, default=1000)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--no-limits", action="store_true", help="the server takes whatever is sent")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        data = arguments.data or Path(temporary)
        found = asyncio.run(
            flood(data, arguments.questions, arguments.chats, arguments.seconds, not arguments.no_limits)
        )
    print(
        f"{found.asked} questions, {found.answered} answered, {found.told} chats told that it is too much, "
        f"{found.unheard} chats left without a word, {found.told_too_often} told too often, "
        f"{found.out_of_order} out of order, {found.apologies} apologies, {found.refused} x 429\n"
        f"memory {found.before_mb:.0f} MB before, {found.peak_mb:.0f} MB at most; over after {found.seconds:.0f} s; "
        f"a question then took {found.slowest_after_s:.2f} s; {found.log_lines} lines of log"
    )
    print("well" if found.well else "NOT WELL")
    return 0 if found.well else 1


if __name__ == "__main__":
    sys.exit(main())
