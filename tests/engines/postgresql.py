"""A real PostgreSQL for the tests: started once a session, with a database of its own for each test that asks."""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Iterator

import pytest
from sqlalchemy import create_engine, make_url, text


class PostgreSQL:
    """A server that hands out empty databases."""

    def __init__(self, url: str) -> None:
        self._url = make_url(url).set(drivername="postgresql+psycopg")
        self._numbers = itertools.count(1)

    def empty(self) -> str:
        """The URL of a new database without any table."""
        name = f"test_{next(self._numbers)}"
        engine = create_engine(self._url, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'"))
        engine.dispose()
        return self._url.set(database=name).render_as_string(hide_password=False)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgreSQL]:
    """The session's server."""
    from pgserver import get_server  # type: ignore[attr-defined]  # it says so in its README

    with tempfile.TemporaryDirectory(prefix="quotewire-pg") as folder, get_server(folder) as server:
        yield PostgreSQL(server.get_uri())
