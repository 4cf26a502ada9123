"""A real PostgreSQL for the tests: started once a session, with a database of its own for each test that asks.

QUOTEWIRE_TEST_POSTGRESQL may name one that is there already, by a URL whose user may create databases; otherwise the
programs of the package `pgserver` are started. These refuse to run as root: then they run as nobody. A server ends
with the process that started it, however that ends, and what a killed one left behind is swept by the next.
"""

from __future__ import annotations

import contextlib
import ctypes
import fcntl
import importlib.util
import os
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, LiteralString

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import URL, make_url

from index.library.database import Database, open_database

NAMED = "QUOTEWIRE_TEST_POSTGRESQL"
PREFIX = "quotewire-postgresql-"
NOBODY = 65534  # on every Linux
STARTS_WITHIN_S = 60.0
BEGINS_WITHIN_S = 60.0  # a run has made its folder and holds it
ROOM_BYTES = 1 << 30  # of shared memory, where copying a database takes a tenth of the time that it takes on a disk
QUICK = {  # nothing of a test's database has to survive
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "shared_buffers": "32MB",
    "max_connections": "60",
    "autovacuum": "off",
    "listen_addresses": "",
}


class PostgreSQL:
    """A server that hands out databases: copies of one that is migrated, or empty ones."""

    def __init__(self, url: URL, *, on_disk: bool) -> None:
        """`url` leads to a database to give orders from; `on_disk` where copies by way of its log are quicker."""
        self._url = url
        self._strategy = sql.SQL("wal_log" if on_disk else "file_copy")
        self._orders = psycopg.connect(_dsn(url), autocommit=True)
        self._run = secrets.randbits(31)
        self._made = 0
        self._order("SELECT pg_advisory_lock({})", sql.Literal(self._run))
        self._sweep()
        self._migrated = self.empty()
        open_database(self._migrated).close()

    def fresh(self) -> str:
        """The URL of a new database with all tables, and an identity of its own."""
        url = make_url(self._create(make_url(self._migrated).database or ""))
        with psycopg.connect(_dsn(url), autocommit=True) as made:
            made.execute("UPDATE facts SET value = %s WHERE name = 'identity'", [secrets.token_hex(16)])
        return url.render_as_string(hide_password=False)

    def empty(self) -> str:
        """The URL of a new database without any table."""
        return self._create("template0")

    def drop(self, url: str) -> None:
        """Deletes a database, whoever is still connected to it."""
        name = make_url(url).database or ""
        self._order("DROP DATABASE IF EXISTS {} WITH (FORCE)", sql.Identifier(name))

    def end_connections(self, url: str) -> None:
        """Ends every connection to a database, as a restart of the server does."""
        name = make_url(url).database or ""
        self._order(
            "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = {}", sql.Literal(name)
        )

    @contextlib.contextmanager
    def away(self, url: str) -> Iterator[None]:
        """That database takes no connection, and those that there were have ended, until the block ends."""
        name = make_url(url).database or ""
        self._order("ALTER DATABASE {} ALLOW_CONNECTIONS false", sql.Identifier(name))
        self.end_connections(url)
        try:
            yield
        finally:
            self._order("ALTER DATABASE {} ALLOW_CONNECTIONS true", sql.Identifier(name))

    def close(self) -> None:
        """Deletes what this run has made."""
        for name in self._names(self._run):
            self._order("DROP DATABASE IF EXISTS {} WITH (FORCE)", sql.Identifier(name))
        self._orders.close()

    def _create(self, template: str) -> str:
        self._made += 1
        name = f"quotewire_test_{self._run}_{self._made}"
        self._order(
            "CREATE DATABASE {} TEMPLATE {} ENCODING 'UTF8' STRATEGY {}",
            sql.Identifier(name), sql.Identifier(template), self._strategy,
        )  # fmt: skip
        return self._url.set(database=name).render_as_string(hide_password=False)

    def _sweep(self) -> None:
        """Deletes the databases of runs that were killed: a run that goes on holds a lock by its number."""
        for name in self._names():
            run = int(name.split("_")[2])
            if run != self._run and self._order("SELECT pg_try_advisory_lock({})", sql.Literal(run))[0][0]:
                self._order("DROP DATABASE IF EXISTS {} WITH (FORCE)", sql.Identifier(name))

    def _names(self, run: int | None = None) -> list[str]:
        names = [
            row[0] for row in self._order("SELECT datname FROM pg_database WHERE datname LIKE 'quotewire\\_test\\_%'")
        ]
        return [name for name in names if run is None or name.startswith(f"quotewire_test_{run}_")]

    def _order(self, order: LiteralString, *parts: sql.Composable) -> list[tuple[Any, ...]]:
        done = self._orders.execute(sql.SQL(order).format(*parts) if parts else order)
        return done.fetchall() if done.description else []


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgreSQL]:
    """The session's server."""
    with contextlib.ExitStack() as stack:
        named = os.environ.get(NAMED)
        url = make_url(named).set(drivername="postgresql+psycopg") if named else stack.enter_context(_started())
        server = PostgreSQL(url, on_disk=named is not None)
        stack.callback(server.close)
        yield server


@pytest.fixture
def postgresql_url(postgresql: PostgreSQL) -> Iterator[str]:
    """The URL of a database of the test's own."""
    url = postgresql.fresh()
    yield url
    postgresql.drop(url)


@contextlib.contextmanager
def opened_twice(url: str) -> Iterator[tuple[Database, Database]]:
    """One library, as two processes have it open."""
    first, second = open_database(url), open_database(url)
    yield first, second
    first.close()
    second.close()


def _dsn(url: URL) -> str:
    return url.set(drivername="postgresql").render_as_string(hide_password=False)


@contextlib.contextmanager
def _started() -> Iterator[URL]:
    """A server in a folder of its own, with a socket there, until the block ends."""
    with _folder() as folder:
        programs, owner = _programs(folder), _owner()
        if owner:
            os.chown(folder, NOBODY, NOBODY)
        log = folder / "log"
        data = folder / "data"
        with log.open("wb") as told:
            run: dict[str, Any] = {"cwd": folder, "stdout": told, "stderr": told, "env": {"PATH": os.defpath}, **owner}
            wanted = ["-U", "postgres", "--auth=trust", "--encoding=UTF8", "--no-locale", "--no-sync"]
            made = subprocess.run([programs / "initdb", "-D", data, *wanted], check=False, **run)
            if made.returncode:
                raise RuntimeError(f"PostgreSQL cannot be set up:\n{log.read_text()}")
            settings = {**QUICK, "unix_socket_directories": str(folder)}
            options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
            server = subprocess.Popen(
                [programs / "postgres", "-D", data, *options], preexec_fn=_ends_with_its_parent(), **run
            )
        url = URL.create("postgresql+psycopg", "postgres", database="postgres", query={"host": str(folder)})
        try:
            _await(url, server, log)
            yield url
        finally:
            server.send_signal(signal.SIGQUIT)  # at once: nothing is to be kept
            server.wait()


def _await(url: URL, server: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + STARTS_WITHIN_S
    while True:
        try:
            psycopg.connect(_dsn(url)).close()
            return
        except psycopg.OperationalError as error:
            if server.poll() is not None or time.monotonic() > until:
                raise RuntimeError(f"PostgreSQL does not start:\n{log.read_text()}") from error
            time.sleep(0.02)  # it tells nobody when it is ready


def _programs(folder: Path) -> Path:
    """Where initdb and postgres are: in the package, or in a copy where nobody may not read that."""
    package = importlib.util.find_spec("pgserver")
    if package is None or not package.submodule_search_locations:
        raise RuntimeError(f"the tests need pgserver (requirements-dev.txt), or {NAMED}")
    installed = Path(package.submodule_search_locations[0]) / "pginstall"
    try:
        subprocess.run([installed / "bin" / "postgres", "--version"], check=True, capture_output=True, **_owner())
    except (OSError, subprocess.CalledProcessError):
        libraries = installed.parent.with_name("pgserver.libs")  # which they look for beside the package
        shutil.copytree(installed, folder / "programs" / "pgserver" / "pginstall")
        if libraries.exists():
            shutil.copytree(libraries, folder / "programs" / "pgserver.libs")
        for path in (folder / "programs", *(folder / "programs").rglob("*")):
            path.chmod(0o755)
        return folder / "programs" / "pgserver" / "pginstall" / "bin"
    return installed / "bin"


def _owner() -> dict[str, Any]:
    """As whom a program is run: PostgreSQL refuses root."""
    return {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}


def _ends_with_its_parent() -> Callable[[], None] | None:
    """What a child does before it becomes the server: asks Linux to be ended together with this process."""
    if not sys.platform.startswith("linux"):
        return None
    libc, set_death_signal = ctypes.CDLL(None), 1
    return lambda: libc.prctl(set_death_signal, signal.SIGQUIT)


@contextlib.contextmanager
def _folder() -> Iterator[Path]:
    """A folder in memory where there is room, else on the disk; those of runs that were killed go first."""
    memory = Path("/dev/shm")
    roomy = memory.is_dir() and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > ROOM_BYTES
    place = memory if roomy else Path(tempfile.gettempdir())
    for left in place.glob(f"{PREFIX}*"):
        with contextlib.suppress(OSError):  # in use, another user's, or gone meanwhile
            if time.time() - left.stat().st_mtime > BEGINS_WITHIN_S:
                with _held(left):
                    shutil.rmtree(left, ignore_errors=True)
    folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=place))
    with _held(folder):
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def _held(folder: Path) -> Iterator[None]:
    """Holds a folder; raises BlockingIOError where another run does."""
    opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(opened)
