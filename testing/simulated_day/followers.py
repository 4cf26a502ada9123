"""Who follows what on the simulated day: everything, a source, in digests, in a group, for the day or for a while."""

from __future__ import annotations

import asyncio
import contextlib
import random
import sqlite3
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from testing.bot_api import Person
from testing.growing_feeds import PLACES, SUBJECTS
from testing.simulated_day.day import READY_WITHIN_S, Day, NotReached, reached
from testing.simulated_day.feeds import BACKLOG, FEEDS
from testing.simulated_day.people import Asked, Asker, Follower

FOLLOWERS = 4  # of everything


async def followed(day: Day) -> list[Follower]:
    """Everybody who follows something for the whole day."""
    await reached(lambda: _stories(day.data) >= FEEDS * BACKLOG, READY_WITHIN_S, "the feeds' backlog")
    await reached(lambda: linked(day.data), READY_WITHIN_S, "the stories of the library that was there before")
    server, everything = day.server, tuple(range(FEEDS))
    coming = []
    for number in range(FOLLOWERS):
        interests = ["/subscribe everything"]
        if number == 0 and day.length >= timedelta(hours=12):
            begins = (day.clock.now() + day.length / 4).hour
            interests.append(f"/quiet {begins}-{(begins + 3) % 24}")
        coming.append(_follower(day, server.person(f"Follower{number}"), everything, interests))
    coming += [
        _follower(day, server.person(f"Reader{feed}"), (feed,), [f"/subscribe {day.feeds.source(feed)}"])
        for feed in range(FEEDS)
    ]
    for place, part in enumerate((0.15, 0.4, 0.65, 0.9)):
        hour = (day.clock.now() + part * day.length).hour
        feeds = (place, place + 1)
        interests = [*(f"/subscribe {day.feeds.source(feed)}" for feed in feeds), f"/digest daily {hour}:00"]
        coming.append(_follower(day, server.person(f"Digest{place}"), feeds, interests, (hour,)))
    found = await asyncio.gather(*coming)
    owner = server.person("Owner")
    group = server.group("Readers", owner)
    owner.says(f"/subscribe@quotewire_bot {day.feeds.source(2)}", to=group)
    await reached(group.heard, READY_WITHIN_S, "the group's subscription")
    return [*found, Follower(group, (2,), day.clock.now())]


async def _follower(
    day: Day, person: Person, feeds: tuple[int, ...], interests: Sequence[str], digest_hours: tuple[int, ...] = ()
) -> Follower:
    asker = Asker(day.server, person, Asked())
    for interest in interests:
        heard = await asker.says(interest)
        if heard is None:
            raise NotReached(f"no reply to {interest}")
    del day.server.inboxes[person.chat.id]
    return Follower(person, feeds, day.clock.now(), digest_hours)


async def keep_changing(day: Day, stop: asyncio.Event, number: int) -> None:
    """Somebody who follows a topic or a question for a while, and then no more."""
    chance = random.Random(f"{day.chance.random()}/{number}")
    person = day.server.person(f"Changing{number}")
    while not stop.is_set():
        subject, place = chance.choice(SUBJECTS), chance.choice(PLACES)
        for interest in (f"/subscribe {subject} {place}", f"/subscribe Which {subject} of {place} closes?", "/stop"):
            interest = "/unsubscribe all" if interest == "/stop" else interest
            person.says(interest)
            day.changes += 1
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(day.real_s(chance.uniform(0.2, 1.0))):
                    await stop.wait()
                    return


def _stories(data: Path) -> int:
    """Articles of the feeds that are in the library."""
    with contextlib.closing(
        sqlite3.connect(f"file:{data / 'library.sqlite3'}?mode=ro", uri=True, timeout=30)
    ) as opened:
        return int(opened.execute("select count(*) from articles where url like '%/story/%'").fetchone()[0])


def linked(data: Path) -> bool:
    """Whether every article has its story, without which nothing is told."""
    with contextlib.closing(
        sqlite3.connect(f"file:{data / 'library.sqlite3'}?mode=ro", uri=True, timeout=30)
    ) as opened:
        positions = dict(opened.execute("select * from followers").fetchall())
        last = opened.execute("select coalesce(max(number), 0) from changes").fetchone()[0]
    return int(positions.get("stories", 0)) >= int(last)
