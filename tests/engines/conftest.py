"""A database of PostgreSQL's for each test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from index.library.database import Database, open_database
from testing.postgresql_server import PostgreSQL


@pytest.fixture
def url(postgresql: PostgreSQL) -> Iterator[str]:
    """Of a database with all tables."""
    made = postgresql.fresh()
    yield made
    postgresql.drop(made)


@pytest.fixture
def open_one(url: str) -> Iterator[Callable[[], Database]]:
    """Opens the database, as one more program does."""
    with ExitStack() as stack:

        def open_one() -> Database:
            database = open_database(url)
            stack.callback(database.close)
            return database

        yield open_one


@pytest.fixture
def database(open_one: Callable[[], Database]) -> Database:
    return open_one()
