"""Writes a library of this program's schema, with something in every table, as SQL: to be kept when a version is out.

python -m tests.upgrades.dump tests/upgrades/VERSION.sql
"""

from __future__ import annotations

import asyncio
import sqlite3
import sys
import tempfile
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from testing.newsroom import ADA, Newsroom, story
from updates.subscriptions import Cadence

SAMPLES = {"INTEGER": 1, "BIGINT": 1, "BOOLEAN": 1, "FLOAT": 0.5, "JSON": "[]", "BLOB": b"\x00\x01"}


def fill(library: Path) -> None:
    """Puts a row into every table that has none, with a value of each column's type."""
    with closing(sqlite3.connect(library)) as connection, connection:
        for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            if table.startswith(("sqlite_", "alembic")):
                continue
            if connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]:
                continue
            columns = connection.execute(f"PRAGMA table_info({table})").fetchall()
            values = [SAMPLES.get(kind.partition("(")[0], "something") for _, _, kind, *_ in columns]
            connection.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(values))})", values)


def rows(library: Path) -> dict[str, list[dict[str, object]]]:
    """Every row of every table, by column."""
    with closing(sqlite3.connect(library)) as connection:
        connection.row_factory = sqlite3.Row
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {
            name: [dict(row) for row in connection.execute(f"SELECT * FROM {name}")]
            for (name,) in map(tuple, names)
            if not name.startswith(("sqlite_", "alembic"))
        }


def main(target: Path) -> None:
    """Fills a library as its users do, and dumps it."""
    with tempfile.TemporaryDirectory() as folder:
        newsroom = Newsroom(Path(folder))
        newsroom.follows(ADA, "ferry")
        newsroom.follows(ADA, "When does the ferry sail?", Cadence.DAILY)
        newsroom.publishes(
            story(1, "The ferry to the islands was delayed by fog. Passengers waited for three hours."),
            story(2, "A lemon cake needs butter and sugar.", title="Cake"),
        )
        newsroom.publishes(story(2, "A lemon cake needs butter, sugar and lemons.", title="Cake"))
        asyncio.run(newsroom.delivers())
        newsroom.clock.at += timedelta(days=1)
        newsroom.close()
        library = Path(folder) / "library.sqlite3"
        fill(library)
        with closing(sqlite3.connect(library)) as connection:
            target.write_text("\n".join(connection.iterdump()) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
