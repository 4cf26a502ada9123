"""Numbers that a database hands out go on after those that another has handed out, those of deleted rows too."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Column, Connection, Integer, Table, func, select, text

from index.library.database import Database


def carry_on_numbers(source: Connection, target: Database, tables: Sequence[Table]) -> None:
    """Sets every counter of `target` to where the one of `source` stands, or to the highest number in its table."""
    with target.writing() as connection:
        for table in tables:
            column = _numbered(table)
            if column is not None:
                highest = source.execute(select(func.max(column))).scalar() or 0
                _set(connection, table, column, max(highest, _handed_out(source, table, column)))


def _numbered(table: Table) -> Column[Any] | None:
    """The column whose values the database may make up: the only one of a key, and a number."""
    columns = list(table.primary_key.columns)
    return columns[0] if len(columns) == 1 and isinstance(columns[0].type, Integer) else None


def _handed_out(connection: Connection, table: Table, column: Column[Any]) -> int:
    """The last number that was handed out for a table; 0 for none, or where none are."""
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
    """Whether any table of this SQLite database has AUTOINCREMENT."""
    found = connection.execute(text("SELECT count(*) FROM sqlite_master WHERE name = 'sqlite_sequence'"))
    return int(found.scalar_one()) > 0
