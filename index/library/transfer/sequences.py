"""Copies the counters for row numbers, so that numbers of deleted rows are not used again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Column, Connection, Integer, Table, func, select, text

from index.library.database import Database


def copy_sequences(source: Connection, target: Database, tables: Sequence[Table]) -> None:
    """Set every counter of `target` to that of `source`, or to the highest number in the table."""
    with target.writing() as connection:
        for table in tables:
            column = _numbered(table)
            if column is not None:
                highest = source.execute(select(func.max(column))).scalar() or 0
                _set(connection, table, column, max(highest, _handed_out(source, table, column)))


def _numbered(table: Table) -> Column[Any] | None:
    """Return the column that the database numbers itself, a single integer key; None if there is none."""
    columns = list(table.primary_key.columns)
    return columns[0] if len(columns) == 1 and isinstance(columns[0].type, Integer) else None


def _handed_out(connection: Connection, table: Table, column: Column[Any]) -> int:
    """Return the last number assigned in a table; 0 if there is none or the table has no counter."""
    if connection.dialect.name == "sqlite":
        if not _counts(connection):
            return 0
        found = connection.execute(
            text("SELECT seq FROM sqlite_sequence WHERE name = :name"), {"name": table.name}
        ).scalar()
        return int(found or 0)
    sequence = _sequence(connection, table, column)
    if sequence is None:
        return 0
    last, called = connection.execute(text(f"SELECT last_value, is_called FROM {sequence}")).one()  # noqa: S608  # its name comes quoted from the server
    return int(last) if called else 0


def _set(connection: Connection, table: Table, column: Column[Any], number: int) -> None:
    if connection.dialect.name == "sqlite":
        ddl = connection.execute(
            text("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = :name"), {"name": table.name}
        ).scalar_one()
        if "AUTOINCREMENT" in ddl.upper():
            connection.execute(text("DELETE FROM sqlite_sequence WHERE name = :name"), {"name": table.name})
            connection.execute(
                text("INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :seq)"),
                {"name": table.name, "seq": number},
            )
        return
    sequence = _sequence(connection, table, column)
    if sequence is not None:
        connection.execute(
            text("SELECT setval(CAST(:sequence AS regclass), :number, :called)"),
            {"sequence": sequence, "number": max(number, 1), "called": number > 0},
        )


def _sequence(connection: Connection, table: Table, column: Column[Any]) -> str | None:
    quoted = connection.dialect.identifier_preparer.format_table(table)
    found = connection.execute(
        text("SELECT pg_get_serial_sequence(:table, :column)"), {"table": quoted, "column": column.name}
    ).scalar()
    return None if found is None else str(found)


def _counts(connection: Connection) -> bool:
    """Whether any table of this SQLite database uses AUTOINCREMENT."""
    found = connection.execute(text("SELECT count(*) FROM sqlite_master WHERE name = 'sqlite_sequence'"))
    return int(found.scalar_one()) > 0
