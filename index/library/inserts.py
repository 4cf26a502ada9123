"""Inserts that mind what is there already, on either engine: what two programs write at one moment never collides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table


def insert_new(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]], keys: Sequence[str]) -> None:
    """Inserts rows; those whose `keys` are there already stay as they are."""
    if rows:
        connection.execute(_insert(connection, table).on_conflict_do_nothing(index_elements=list(keys)), list(rows))


def insert_or_replace(
    connection: Connection,
    table: Table,
    row: Mapping[str, Any],
    keys: Sequence[str],
    changed: Mapping[str, Any] | None = None,
) -> None:
    """Inserts a row; where its `keys` are there already, sets what is `changed`, or everything, in that row."""
    values = {name: value for name, value in row.items() if name not in keys} if changed is None else dict(changed)
    made = _insert(connection, table).values(dict(row))
    connection.execute(made.on_conflict_do_update(index_elements=list(keys), set_=values))


def _insert(connection: Connection, table: Table) -> Any:  # the two have the same methods and no common type
    if connection.dialect.name == "sqlite":
        from sqlalchemy.dialects.sqlite import insert as sqlite_insert

        return sqlite_insert(table)
    from sqlalchemy.dialects.postgresql import insert as postgresql_insert

    return postgresql_insert(table)
