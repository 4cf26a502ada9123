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
from index.library.leader_election import Election, Incumbent
from testing.postgresql_server import opened_twice

HOLDER = """
import sys, time
from index.library.database import open_database
from index.library.leader_election import Election
office = Election(open_database(sys.argv[1])).stand("listening")
print("held" if office else "taken", flush=True)
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
    first, second = (Election(database) for database in two)
    with first.held("listening") as office:
        assert office is not None
        assert office.still_held()
        assert second.stand("listening") is None
        assert first.stand("listening") is None
        other = second.stand("delivering")
        assert other is not None
        other.give_up()
    with second.held("listening") as office:
        assert office is not None
        assert office.still_held()


def test_the_office_of_a_process_that_was_killed_is_free(url: str) -> None:
    database = open_database(url)
    holder = subprocess.Popen([sys.executable, "-c", HOLDER, url], stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    assert Election(database).stand("listening") is None
    holder.kill()
    holder.wait()
    holder.stdout.close()
    office = None
    while office is None:  # the server needs a moment to see it
        office = Election(database).stand("listening")
    office.give_up()
    database.close()


async def test_a_duty_passes_to_who_stands_by(two: tuple[Database, Database], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.library.leader_election.STANDS_AGAIN_S", 0.01)
    at_work: asyncio.Queue[str] = asyncio.Queue()

    async def duty(name: str) -> None:
        await at_work.put(name)
        await asyncio.Event().wait()

    first = asyncio.create_task(Election(two[0]).lead("listening", lambda: duty("first")))
    assert await at_work.get() == "first"
    second = asyncio.create_task(Election(two[1]).lead("listening", lambda: duty("second")))
    first.cancel()
    async with asyncio.timeout(10):
        assert await at_work.get() == "second"
    second.cancel()
    await asyncio.wait((first, second))


async def test_who_lost_its_session_stops_at_once(postgresql_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.library.leader_election.LOOKS_AGAIN_S", 0.01)
    database = open_database(postgresql_url)
    begun: asyncio.Queue[int] = asyncio.Queue()
    ended: asyncio.Queue[int] = asyncio.Queue()

    async def duty() -> None:
        await begun.put(1)
        try:
            await asyncio.Event().wait()
        finally:
            await ended.put(1)

    leading = asyncio.create_task(Election(database).lead("listening", duty))
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
    first, second = (Incumbent(database) for database in two)
    office = first.stand("delivering")
    assert office is not None
    assert second.stand("delivering") is None
    with two[0].writing() as connection:
        assert first.in_office(connection)
        assert not second.in_office(connection)
    office.give_up()
    later = second.stand("delivering")
    assert later is not None
    with two[1].writing() as connection:
        assert second.in_office(connection)
        assert not first.in_office(connection)
    later.give_up()
