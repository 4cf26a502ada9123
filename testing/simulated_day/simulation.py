"""Runs both processes of `bot.py run` through a simulated day, by a faster clock and with failures at random."""

from __future__ import annotations

import asyncio
import contextlib
import os
import random
import signal
import sys
from collections.abc import AsyncIterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from testing.fast_clock import fast_clock
from testing.growing_feeds import PLACES, SUBJECTS
from testing.program import ROOT, bot
from testing.simulated_day import checks
from testing.simulated_day.checks import Finding
from testing.simulated_day.day import READY_WITHIN_S, Day, NotReached, reached
from testing.simulated_day.failures import FAULTS, sample, troubles
from testing.simulated_day.feeds import FEEDS, DayFeeds, serving
from testing.simulated_day.followers import followed, keep_changing
from testing.simulated_day.people import Asked, Asker, DayServer, Follower, keep_asking

DRAINED_WITHIN_S = 240.0
STOPS_WITHIN_S = 10.0
SAMPLED_EVERY_S = 1.0
FAILING_CALLS, FAILING_FEEDS = 0.03, 0.06  # shares
ASKERS, CHANGING = 12, 3
QUESTIONS_AN_HOUR = 50.0


async def spend(hours: float, speed: float, data: Path, questions: Sequence[str], seed: int) -> list[Finding]:
    """Lives through the day on a prepared data folder; what must hold, and whether it does."""
    clock = fast_clock(data.parent, speed)
    begun = clock.now()
    feeds = DayFeeds(clock.now, begun, seed)
    with serving(feeds):
        opml = data / "feeds.opml"
        outlines = "".join(f'<outline type="rss" xmlUrl="{feeds.url(n)}"/>' for n in range(FEEDS))
        opml.write_text(f'<opml version="2.0"><body>{outlines}</body></opml>')
        bot("feeds", "import", str(opml), data=data)
        async with DayServer(clock.now) as server:
            day = Day(clock, server, feeds, data, random.Random(seed), timedelta(hours=hours), begun)
            findings = await _lived(day, questions)
        checked = bot("check", data=data, check=False, extra=clock.environment()).output.strip()
    findings.append(Finding("bot.py check", checked.splitlines()[-1] if checked else "said nothing", "well" in checked))
    log = (data / "log").read_text(encoding="utf-8", errors="replace")
    findings.append(Finding("the log", _of_log(log), server.token not in log))
    happened = {
        "calls that failed:": dict(server.faults.struck),
        "feeds asked:": dict(feeds.asked),
        "kills of the gathering process:": day.kills,
        "outages of Telegram:": day.outages,
        "subscriptions begun and ended:": day.changes,
        "messages sent:": server.sent,
    }
    print(f"\n{hours:g} hours at {speed:g} times the speed, seed {seed}\n")
    print(checks.markdown(findings, happened), flush=True)
    return findings


async def _lived(day: Day, questions: Sequence[str]) -> list[Finding]:
    async with _running(day) as program:
        followers = await followed(day)
        day.begun = day.clock.now()  # the hours count from here: a slow machine may have taken a while
        _tell(day, f"ready; {len(followers)} followers")
        day.feeds.failing = FAILING_FEEDS
        day.server.faults.share(FAILING_CALLS, FAULTS, day.chance.randrange(1 << 30))
        stop = asyncio.Event()
        pause_s = day.real_s(ASKERS / QUESTIONS_AN_HOUR)
        askers = [Asker(day.server, day.server.person(f"Asker{n}"), day.asked) for n in range(ASKERS)]
        living = [keep_asking(a, questions, pause_s, random.Random(day.chance.random()), stop) for a in askers]
        living += [keep_changing(day, stop, n) for n in range(CHANGING)]
        tasks = [asyncio.create_task(each) for each in living]
        wrong = [asyncio.create_task(each) for each in troubles(day, program.pid)]
        await _watched(day, program)
        for trouble in wrong:
            trouble.cancel()
        await asyncio.gather(*wrong, return_exceptions=True)
        day.server.faults.none()
        ended = day.feeds.end()
        stop.set()
        await asyncio.gather(*tasks)
        _tell(day, "the day is over; what is due is awaited")
        await _drained(day, followers, ended)
        now = day.clock.now()
        found = checks.memory(day.samples, day.begun, ended)
        found += checks.told_at_once(day.server, day.feeds, followers, ended)
        found += checks.digests(day.server, followers, day.data, ended)
        found += checks.outbox(day.data, now - timedelta(hours=day.clock.speed * 5 / 3600))
        found += checks.questions(day.asked)
    taken = program.returncode
    return [*found, Finding("stops when told to", f"exit status {taken} within {STOPS_WITHIN_S:g} s", taken == 0)]


@contextlib.asynccontextmanager
async def _running(day: Day) -> AsyncIterator[asyncio.subprocess.Process]:
    """`bot.py run` by the day's clock, talking; stopped by SIGTERM at the end."""
    environment = {
        **os.environ,
        **day.clock.environment(),
        "QUOTEWIRE_DATA": str(day.data),
        "QUOTEWIRE_ALLOW_NETWORKS": "127.0.0.0/8",
        "TELEGRAM_BOT_TOKEN": day.server.token,
        "TELEGRAM_API_URL": day.server.url,
    }
    with (day.data / "log").open("wb") as log:
        program = await asyncio.create_subprocess_exec(
            sys.executable, str(ROOT / "bot.py"), "run", env=environment, stdin=asyncio.subprocess.DEVNULL, stderr=log
        )
        try:
            asker = Asker(day.server, day.server.person("First"), Asked())
            await reached(lambda: asker.says("/start"), READY_WITHIN_S, "the bot to talk")
            yield program
            program.send_signal(signal.SIGTERM)
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(STOPS_WITHIN_S):
                    await program.wait()
        finally:
            if program.returncode is None:
                program.kill()
                await program.wait()


async def _watched(day: Day, program: asyncio.subprocess.Process) -> None:
    """Samples memory and tells of each hour, until the day ends; fails where the program does."""
    told = 0
    while (now := day.clock.now()) < day.ends:
        if program.returncode is not None:
            raise NotReached(f"the bot ended with status {program.returncode}: see {day.data / 'log'}")
        day.samples.append(sample(program.pid, now))
        passed = int((now - day.begun) / timedelta(hours=1))
        if passed > told:
            told = passed
            last = day.samples[-1]
            _tell(
                day,
                f"{last.answering:.0f} + {last.gathering:.0f} MB; {day.asked.questions} asked, {day.server.sent} sent, "
                f"{day.feeds.asked.total()} feeds asked, {sum(day.server.faults.struck.values())} calls failed, "
                f"{day.kills} kills",
            )
        await asyncio.sleep(SAMPLED_EVERY_S)


async def _drained(day: Day, followers: Sequence[Follower], ended: datetime) -> None:
    """Waits until everything that is due has come, or long enough."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(DRAINED_WITHIN_S):
            while checks.still_missing(day.feeds, followers, ended) or checks.overdue(day.data, day.clock.now()):
                await asyncio.sleep(1.0)


def _of_log(log: str) -> str:
    lines = log.splitlines()
    levels = {level: sum(f" {level} " in line for line in lines) for level in ("INFO", "WARNING", "ERROR")}
    told = ", ".join(f"{count} {level}" for level, count in levels.items())
    return f"{len(lines)} lines ({told}), {log.count('Traceback')} tracebacks; the token is in none"


def _tell(day: Day, words: str) -> None:
    passed = (day.clock.now() - day.begun) / timedelta(hours=1)
    print(f"{passed:5.1f} h  {words}", flush=True)


def own_questions() -> list[str]:
    """Questions about what the feeds tell."""
    return [
        f"Which {subject} of {place} {act}?" for subject in SUBJECTS for place in PLACES for act in ("closes", "opens")
    ]
