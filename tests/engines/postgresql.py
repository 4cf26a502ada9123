"""A real PostgreSQL of the tests' own, from a package; a fresh database for each test that asks for one."""

from __future__ import annotations

import itertools
import os
import tempfile
from collections.abc import Iterator

import psycopg
import pytest

_NUMBERS = itertools.count()


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """The address of a server's first database, as libpq reads it."""
    from pgserver.postgres_server import get_server

    with tempfile.TemporaryDirectory(prefix="quotewire-postgresql-", ignore_cleanup_errors=True) as folder:
        server = get_server(folder, cleanup_mode="stop")
        yield server.get_uri()
        server.cleanup()


@pytest.fixture
def postgresql(postgresql_server: str) -> Iterator[str]:
    """The URL of an empty database, for QUOTEWIRE_DATABASE."""
    name = f"test_{os.getpid()}_{next(_NUMBERS)}"
    with psycopg.connect(postgresql_server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    yield postgresql_server.replace("postgresql://", "postgresql+psycopg://").replace("/postgres?", f"/{name}?")
    with psycopg.connect(postgresql_server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
