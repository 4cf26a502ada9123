"""What a day came to: each thing that must hold, with its figures, and whether it does."""

from __future__ import annotations

import re
import sqlite3
import statistics
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from testing.simulated_day.feeds import DayFeeds
from testing.simulated_day.people import REPEAT, Asked, DayServer, Follower

UNWANTED = "the subscription has ended"  # as the outbox has it: its reader ended it before it was sent
MOST_GROWTH = 0.10  # of memory, from the end of the first hour to the end of the day
SAMPLED_OVER = timedelta(minutes=15)  # memory is the median over so long: one sample catches an answer in the making
_COUNT = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that must hold."""

    what: str
    figures: str
    holds: bool


@dataclass(frozen=True, slots=True)
class Sample:
    """Resident memory in MB at a simulated moment; `gathering` is 0 while that process is down."""

    at: datetime
    answering: float
    gathering: float


def memory(samples: Sequence[Sample], begun: datetime, ended: datetime) -> list[Finding]:
    """Both processes at the end against the end of their first hour (or fifth of a shorter day), and by eighths."""
    first = begun + min(timedelta(hours=1), (ended - begun) / 5)
    width = min(SAMPLED_OVER, (ended - begun) / 10)
    found = []
    for process in ("answering", "gathering"):
        before = _around(samples, process, first + width, width)
        after = _around(samples, process, ended, width)
        course = ", ".join(
            f"{_around(samples, process, begun + (ended - begun) * n / 8, width):.0f}" for n in range(1, 9)
        )
        growth = after / before - 1 if before and after else float("nan")
        figures = (
            f"{before:.0f} MB after {_hours(first - begun)}, {after:.0f} MB at the end: {growth:+.1%} ({course} MB)"
        )
        found.append(Finding(f"memory, {process}", figures, growth <= MOST_GROWTH))
    return found


def told_at_once(server: DayServer, feeds: DayFeeds, followers: Sequence[Follower], ended: datetime) -> list[Finding]:
    """Whether everybody heard of every story, and of none twice but where the first one's connection was cut."""
    due, unexplained, unmarked, repeats, told = 0, 0, 0, 0, 0
    missing = still_missing(feeds, followers, ended)
    for follower in (f for f in followers if not f.digest_hours):
        due += len(_due(feeds, follower, ended))
        before: dict[tuple[int, int], list[int]] = {}
        for heard, story in follower.told():
            told += 1
            earlier = before.setdefault(story, [])
            if earlier:
                repeats += 1
                unexplained += not any(message in server.cut for message in earlier)
                unmarked += not heard.text.startswith(REPEAT)
            earlier.append(heard.id)
    named = f", such as {missing[:3]} (feed, number)" if missing else ""
    return [
        Finding("updates told at once", f"{told} told, {due} due, {len(missing)} missing{named}", not missing),
        Finding(
            "told twice",
            f"{repeats}, all after a cut connection: {'yes' if not unexplained else f'no, {unexplained} were not'}, "
            f"all marked: {'yes' if not unmarked else f'no, {unmarked} were not'}",
            not unexplained and not unmarked,
        ),
    ]


def still_missing(feeds: DayFeeds, followers: Sequence[Follower], until: datetime) -> list[tuple[int, int]]:
    """The stories that somebody who follows them at once has not heard of."""
    missing = []
    for follower in (f for f in followers if not f.digest_hours):
        missing += sorted(_due(feeds, follower, until) - {story for _, story in follower.told()})
    return missing


def digests(server: DayServer, followers: Sequence[Follower], data: Path, ended: datetime) -> list[Finding]:
    """Whether each digest that fell into the day came once, with all that the outbox had for it."""
    wanted, came, doubled, differing = 0, 0, 0, 0
    rows = _digest_rows(data)
    for follower in (f for f in followers if f.digest_hours):
        slots = _slots(follower, ended)
        wanted += len(slots)
        told = [h for h in follower.who.heard() if h.text.removeprefix(REPEAT).lstrip().startswith("Today:")]
        known = {rows[(follower.who.chat.id, h.id)] for h in told if (follower.who.chat.id, h.id) in rows}
        came += len(known)
        extra = [h for h in told if (follower.who.chat.id, h.id) not in rows]
        doubled += sum(h.id not in server.cut for h in extra)
        for heard in told:
            told_of = _COUNT.search(heard.text.removeprefix(REPEAT))
            row = rows.get((follower.who.chat.id, heard.id))
            differing += row is not None and (told_of is None or int(told_of[0]) != row[1])
    return [
        Finding(
            "digests",
            f"{came} came of {wanted} due, {doubled} more without a cause, {differing} short of what was due in them",
            came >= wanted and not doubled and not differing,
        )
    ]


def outbox(data: Path, now: datetime) -> list[Finding]:
    """Whether the outbox is empty but for digests to come; what a reader no longer wanted may have failed."""
    with closing(_opened(data)) as database:
        states = Counter(dict(database.execute("select state, count(*) from deliveries group by state")))
        reasons = {row[0] for row in database.execute("select distinct why from deliveries where state = 'failed'")}
    left = overdue(data, now)
    failed = f" ({'; '.join(sorted(reasons))})" if reasons else ""
    said = ", ".join(f"{count} {state}" for state, count in sorted(states.items()))
    return [Finding("outbox", f"{said}{failed}; {left} overdue", not left and reasons <= {UNWANTED})]


def overdue(data: Path, now: datetime) -> int:
    """Deliveries that ought to have gone by `now`."""
    with closing(_opened(data)) as database:
        found = database.execute(
            "select count(*) from deliveries where state in ('due', 'sending', 'unknown') and not_before <= ?",
            (int(now.timestamp()),),
        ).fetchone()
    return int(found[0])


def questions(asked: Asked) -> list[Finding]:
    """Whether everything that was said got its reply."""
    lost = f", such as {asked.lost[0]!r}" if asked.lost else ""
    figures = (
        f"{asked.questions} asked ({asked.quoted} answered with quotes, the others refused), "
        f"{asked.commands} commands, {asked.taps} taps; "
        f"{len(asked.lost)} without a reply{lost}, {len(asked.sorry)} with an apology, "
        f"{asked.repeats} replies repeated after a cut connection"
    )
    return [Finding("questions", figures, not asked.lost and not asked.sorry and asked.questions > 0)]


def markdown(findings: Sequence[Finding], happened: Mapping[str, object]) -> str:
    """The summary."""
    lines = ["| what must hold | figures | |", "|---|---|---|"]
    lines += [f"| {f.what} | {f.figures} | {'holds' if f.holds else '**FAILS**'} |" for f in findings]
    lines += ["", "Happened: " + "; ".join(f"{what} {count}" for what, count in happened.items())]
    return "\n".join(lines)


def _due(feeds: DayFeeds, follower: Follower, until: datetime) -> set[tuple[int, int]]:
    return {(feed, number) for feed in follower.feeds for number in feeds.between(feed, follower.since, until)}


def _slots(follower: Follower, ended: datetime) -> list[datetime]:
    """The digest moments of the day, those left out that came before there was something to tell."""
    found = []
    day = follower.since.replace(hour=0, minute=0, second=0, microsecond=0)
    while day <= ended:
        moments = (day + timedelta(hours=hour) for hour in follower.digest_hours)
        found += [at for at in moments if follower.since + timedelta(hours=2) < at <= ended]
        day += timedelta(days=1)
    return found


def _digest_rows(data: Path) -> dict[tuple[int, int], tuple[str, int]]:
    """By chat and message: the digest's name, and how many stories the outbox says are in it."""
    with closing(_opened(data)) as database:
        rows = database.execute(
            "select chat, message, digest, count(*) from deliveries "
            "where digest <> '' and state = 'sent' group by chat, message, digest"
        ).fetchall()
    return {(chat, message): (digest, count) for chat, message, digest, count in rows}


def _opened(data: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{data / 'library.sqlite3'}?mode=ro", uri=True, timeout=30)


def _around(samples: Sequence[Sample], process: str, at: datetime, width: timedelta) -> float:
    """Memory in the last moments before that one."""
    return _median([getattr(sample, process) for sample in samples if at - width <= sample.at <= at])


def _median(values: Sequence[float]) -> float:
    running = [value for value in values if value]
    return statistics.median(running) if running else 0.0


def _hours(span: timedelta) -> str:
    return f"{span.total_seconds() / 3600:.1f} h"
