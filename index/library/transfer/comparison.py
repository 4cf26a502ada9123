"""Holds every table of two databases against each other, by counts and checksums."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Table

from index.library.database import Database
from index.library.transfer.table_rows import canonical, snapshot, streamed

TOLD_EVERY = 1000  # rows
SHOWN = 12  # hexadecimal digits of a checksum that a person is shown


@dataclass(frozen=True, slots=True)
class Counted:
    """How many rows a table has, and the SHA-256 of their forms in the order of their keys, in hexadecimal."""

    rows: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Compared:
    """A table in both databases."""

    table: str
    source: Counted
    target: Counted

    @property
    def equal(self) -> bool:
        """Whether it holds the same rows."""
        return self.source == self.target

    def __str__(self) -> str:
        if self.equal:
            return f"{self.table}: {self.source.rows} rows, equal (sha256 {self.source.sha256[:SHOWN]})"
        return (
            f"{self.table}: {self.source.rows} rows (sha256 {self.source.sha256[:SHOWN]}) here, "
            f"{self.target.rows} (sha256 {self.target.sha256[:SHOWN]}) there: NOT EQUAL"
        )


def compared(
    source: Database, target: Database, tables: Sequence[Table], progress: Callable[[str], None]
) -> list[Compared]:
    """Every table, as both hold it now."""
    with snapshot(source) as here, snapshot(target) as there:
        found = []
        for table in tables:
            counts = [_counted(connection, table, progress) for connection in (here, there)]
            found.append(Compared(table.name, *counts))
    return found


def _counted(connection: Connection, table: Table, progress: Callable[[str], None]) -> Counted:
    digest, rows = hashlib.sha256(), 0
    for row in streamed(connection, table):
        form = canonical(table, row)
        digest.update(b"%d:" % len(form))
        digest.update(form)
        rows += 1
        if rows % TOLD_EVERY == 0:
            progress(f"  {table.name}: {rows} rows summed up")
    return Counted(rows, digest.hexdigest())
