"""A real PostgreSQL for tests, started from a package; a fresh database for each test."""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Iterator

import pytest
from sqlalchemy import create_engine, make_url, text

_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """The URL of a server's own database."""
    from pgserver import get_server  # type: ignore[attr-defined]  # it says so in its README

    with tempfile.TemporaryDirectory(prefix="quotewire-pg") as folder, get_server(folder) as server:
        yield server.get_uri().replace("postgresql://", "postgresql+psycopg://", 1)


@pytest.fixture
def postgresql(postgresql_server: str) -> str:
    """The URL of an empty database."""
    name = f"test_{next(_numbers)}"
    engine = create_engine(postgresql_server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return make_url(postgresql_server).set(database=name).render_as_string(hide_password=False)
