"""Compares every table of two databases by row counts and checksums."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Table

from index.library.database import Database
from index.library.transfer.table_rows import canonical, snapshot, stream_rows

TOLD_EVERY = 1000  # rows
SHOWN = 12  # hexadecimal digits of a checksum that are shown


@dataclass(frozen=True, slots=True)
class TableChecksum:
    """A table's number of rows, and the hexadecimal SHA-256 of their canonical forms in key order."""

    rows: int
    sha256: str


@dataclass(frozen=True, slots=True)
class TableComparison:
    """One table, compared between both databases."""

    table: str
    source: TableChecksum
    target: TableChecksum

    @property
    def equal(self) -> bool:
        """Whether both hold the same rows."""
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
) -> list[TableComparison]:
    """Compare every table in one snapshot of each database."""
    with snapshot(source) as here, snapshot(target) as there:
        found = []
        for table in tables:
            counts = [_counted(connection, table, progress) for connection in (here, there)]
            found.append(TableComparison(table.name, *counts))
    return found


def _counted(connection: Connection, table: Table, progress: Callable[[str], None]) -> TableChecksum:
    digest, rows = hashlib.sha256(), 0
    for row in stream_rows(connection, table):
        form = canonical(table, row)
        digest.update(b"%d:" % len(form))
        digest.update(form)
        rows += 1
        if rows % TOLD_EVERY == 0:
            progress(f"  {table.name}: {rows} rows compared")
    return TableChecksum(rows, digest.hexdigest())
