"""How soon Telegram has the answer: one reader after the other, and fifty at once.

    python -m benchmarks.chatting --span 202208 [--keep FOLDER] [--questions 200] [--people 50] [--same]

Starts the real program against the tests' Bot API server on loopback. The time is from the moment that a message is
there to be fetched to the moment that the server has sendMessage, as a reader would count it. With --same, those
who ask at once all ask the same, as when news breaks.
"""

from __future__ import annotations

import argparse
import asyncio
import functools
import json
import os
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.percentiles import percentile
from chat.translations import words
from testing.bot_api import BotApiServer, Person
from testing.bot_api.first_answer import first_answer
from testing.program import ROOT, SHARED, bot

STARTS_WITHIN_S = 300.0  # a model may have to be compiled first
ROUNDS = 4  # of everybody at once
WARM_UP = 10  # questions before those that count
TAKE_TURNS = 60  # readers who ask one after the other: a single one would wait for Telegram's message a second


async def measure(data: Path, questions: list[str], people: int, *, same: bool) -> bool:
    """Prints the figures; whether every question was answered, and in its chat's order."""
    async with BotApiServer() as server:
        environment = {
            **os.environ,
            "TELEGRAM_BOT_TOKEN": server.token,
            "TELEGRAM_API_URL": server.url,
            "QUOTEWIRE_DATA": str(data),
            "QUOTEWIRE_QUESTIONS_PER_PERSON": "100000",
        }
        program = await asyncio.create_subprocess_exec(
            sys.executable, str(ROOT / "bot.py"), "run", "--only", "chat", env=environment
        )
        try:
            await first_answer(server, STARTS_WITHIN_S)
            readers = [server.person(f"Asker{number}") for number in range(TAKE_TURNS)]
            alone = [
                await _answered_in(server, readers[number % TAKE_TURNS], question)
                for number, question in enumerate(questions)
            ]
            _tell("one after the other", alone[WARM_UP:])
            return await _at_once(server, questions, people, same=same)
        finally:
            program.terminate()
            await program.wait()


async def _answered_in(server: BotApiServer, person: Person, question: str) -> float:
    begun = time.monotonic()
    person.says(question)
    await person.hears()
    return server.calls[-1].at - begun if server.calls[-1].method == "sendMessage" else time.monotonic() - begun


async def _at_once(server: BotApiServer, questions: list[str], people: int, *, same: bool) -> bool:
    crowd = [server.person(f"Reader{number}") for number in range(people)]
    taken: list[float] = []
    for round_ in range(ROUNDS):
        before = len(server.calls)
        wanted = _sent(server) + people
        begun = time.monotonic()
        for number, person in enumerate(crowd):
            person.says(questions[(round_ if same else round_ * people + number) % len(questions)])
        await server.until(functools.partial(_has_sent, server, wanted), "everybody's answer")
        taken += [call.at - begun for call in server.calls[before:] if call.method == "sendMessage"]
    _tell(f"{people} at once", taken)
    apology = words("en").say("went-wrong")
    return all([apology not in heard.text for heard in person.heard()] == [True] * ROUNDS for person in crowd)


def _has_sent(server: BotApiServer, wanted: int) -> bool:
    return _sent(server) >= wanted


def _sent(server: BotApiServer) -> int:
    return sum(call.method == "sendMessage" for call in server.calls)


def _tell(what: str, seconds: list[float]) -> None:
    p50, p95 = (1000 * percentile(seconds, share) for share in (0.5, 0.95))
    print(f"{what:22} p50 {p50:6.0f} ms   p95 {p95:6.0f} ms   of {len(seconds)}")


def main() -> int:
    """Indexes the span where it is not indexed yet, then measures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--span", default="202208")
    parser.add_argument("--keep", type=Path, help="a data folder to keep the indexed library in")
    parser.add_argument("--questions", type=int, default=200)
    parser.add_argument("--people", type=int, default=50)
    parser.add_argument("--same", action="store_true", help="those who ask at once ask the same")
    arguments = parser.parse_args()
    news = SHARED / "news"
    lines = (news / f"questions-{arguments.span}.jsonl").read_text(encoding="utf-8").splitlines()
    asked = [json.loads(line)["question"] for line in lines]
    questions = [asked[number % len(asked)] for number in range(arguments.questions)]
    with tempfile.TemporaryDirectory() as temporary:
        data = arguments.keep or Path(temporary) / "data"
        if not (data / "library.sqlite3").exists():
            bot("add", str(news / f"articles-{arguments.span}.jsonl.xz"), data=data)
        complete = asyncio.run(measure(data, questions, arguments.people, same=arguments.same))
    print("all answered" if complete else "SOME WERE NOT ANSWERED")
    return 0 if complete else 1


if __name__ == "__main__":
    sys.exit(main())
