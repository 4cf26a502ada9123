"""One of several processes is the one for a duty."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from index.library.database import Database, open_database
from index.library.leader_election import ElectionTimes, Leader, LeaderElection
from testing.postgresql_server import opened_twice

HOLDER = """
import sys, time
from index.library.database import open_database
from index.library.leader_election import ElectionTimes, LeaderElection
lease = LeaderElection(open_database(sys.argv[1])).try_acquire("listening")
print("held" if lease else "taken", flush=True)
time.sleep(600)
"""


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where the library is."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'library.sqlite3'}"
    return str(request.getfixturevalue("postgresql_url"))


@pytest.fixture
def two(url: str) -> Iterator[tuple[Database, Database]]:
    """One library, opened by two."""
    with opened_twice(url) as both:
        yield both


def test_one_holds_an_office_until_it_gives_it_up(two: tuple[Database, Database]) -> None:
    first, second = (LeaderElection(database) for database in two)
    with first.acquired("listening") as lease:
        assert lease is not None
        assert lease.is_held()
        assert second.try_acquire("listening") is None
        assert first.try_acquire("listening") is None
        other = second.try_acquire("delivering")
        assert other is not None
        other.release()
    with second.acquired("listening") as lease:
        assert lease is not None
        assert lease.is_held()


def test_the_office_of_a_process_that_was_killed_is_free(url: str) -> None:
    database = open_database(url)
    holder = subprocess.Popen([sys.executable, "-c", HOLDER, url], stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    assert LeaderElection(database).try_acquire("listening") is None
    holder.kill()
    holder.wait()
    holder.stdout.close()
    lease = None
    while lease is None:  # the server needs a moment to see it
        lease = LeaderElection(database).try_acquire("listening")
    lease.release()
    database.close()


async def test_a_duty_passes_to_who_stands_by(two: tuple[Database, Database]) -> None:
    soon = ElectionTimes(retry_s=0.01)
    at_work: asyncio.Queue[str] = asyncio.Queue()

    async def duty(name: str) -> None:
        await at_work.put(name)
        await asyncio.Event().wait()

    first = asyncio.create_task(LeaderElection(two[0], soon).run_while_leader("listening", lambda: duty("first")))
    assert await at_work.get() == "first"
    second = asyncio.create_task(LeaderElection(two[1], soon).run_while_leader("listening", lambda: duty("second")))
    first.cancel()
    async with asyncio.timeout(10):
        assert await at_work.get() == "second"
    second.cancel()
    await asyncio.wait((first, second))


async def test_who_lost_its_session_stops_at_once(postgresql_url: str) -> None:
    database = open_database(postgresql_url)
    begun: asyncio.Queue[int] = asyncio.Queue()
    ended: asyncio.Queue[int] = asyncio.Queue()

    async def duty() -> None:
        await begun.put(1)
        try:
            await asyncio.Event().wait()
        finally:
            await ended.put(1)

    leading = asyncio.create_task(
        LeaderElection(database, ElectionTimes(check_every_s=0.01)).run_while_leader("listening", duty)
    )
    await begun.get()
    with database.writing() as connection:
        connection.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND pid <> pg_backend_pid()"
                " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
            )
        )
    async with asyncio.timeout(10):
        await ended.get()
        await begun.get()  # and stands anew
    leading.cancel()
    await asyncio.wait((leading,))
    database.close()


def test_who_is_in_office_is_told_in_a_transaction(two: tuple[Database, Database]) -> None:
    first, second = (Leader(database) for database in two)
    lease = first.try_acquire("delivering")
    assert lease is not None
    assert second.try_acquire("delivering") is None
    with two[0].writing() as connection:
        assert first.is_leader(connection)
        assert not second.is_leader(connection)
    lease.release()
    later = second.try_acquire("delivering")
    assert later is not None
    with two[1].writing() as connection:
        assert second.is_leader(connection)
        assert not first.is_leader(connection)
    later.release()
