"""Reads a library's tables and rows from either engine, and gives each row one canonical form."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import (
    JSON,
    ColumnElement,
    Connection,
    MetaData,
    Row,
    String,
    Table,
    Text,
    cast,
    func,
    select,
    text,
    tuple_,
)
from sqlalchemy.exc import OperationalError
from sqlalchemy.types import UserDefinedType

from index.library.database import Database
from index.library.errors import LibraryProblem

OWN = (
    "alembic_version",
    "telegram_sends",
)  # belong to each database: its schema version, and what was sent in the last minute
LOCAL_FACTS = ("identity", "moving-from", "moved-to", "probe")  # facts that belong to one of both databases
UNHURRIED = (  # copying a table may take hours, while the other side's transaction waits
    "SELECT set_config('statement_timeout', '0', true), set_config('idle_in_transaction_session_timeout', '0', true)"
)
NUL, IN_ITS_PLACE = (
    "\0",
    "\ufffd",
)  # PostgreSQL's text cannot hold NUL; the substitute has the same length, so that spans stay valid
ROWS_FETCHED = 200  # at a time; a row takes about 4 KB, a long article 100 KB

Key = tuple[Any, ...]


class JsonAsWritten(UserDefinedType[str]):
    """JSON as stored text, so that an SQL NULL and a JSON null stay distinct."""

    cache_ok = True

    def get_col_spec(self, **_told: Any) -> str:
        """Return the type's name in DDL."""
        return "JSON"

    def column_expression(self, column: ColumnElement[Any]) -> ColumnElement[Any]:
        """Read the column as text."""
        return cast(column, Text)

    def bind_expression(self, bindvalue: Any) -> ColumnElement[Any]:
        """Write as JSON on PostgreSQL, which accepts no text there, and as text on SQLite, which would make numbers."""
        return cast(bindvalue, Text().with_variant(JSON(), "postgresql"))


def tables_of(database: Database) -> list[Table]:
    """Return all tables of the database, referenced tables first.

    They are read from the database, so that none is forgotten. Raises LibraryProblem for a table without a key.
    """
    metadata = MetaData()
    with snapshot(database) as connection:
        metadata.reflect(connection)
    found = [table for table in metadata.sorted_tables if table.name not in OWN]
    for table in found:
        if not table.primary_key.columns:
            raise LibraryProblem(f"the table {table.name} has no primary key: its rows cannot be told apart")
        for column in table.columns:
            if isinstance(column.type, JSON):
                column.type = JsonAsWritten()
    return found


@contextmanager
def snapshot(database: Database) -> Iterator[Connection]:
    """Open a transaction that sees one snapshot, whatever others write; raises LibraryProblem if unavailable."""
    options = {} if database.is_sqlite else {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    try:
        with database.engine.connect().execution_options(**options) as connection, connection.begin():
            if not database.is_sqlite:
                connection.execute(text(UNHURRIED))
            yield connection
    except OperationalError as error:
        raise LibraryProblem(f"the library cannot be read: {first_line(error.orig)}") from error


def stream_rows(connection: Connection, table: Table) -> Iterator[Row[*tuple[Any, ...]]]:
    """Return the rows of a table in key order, a few at a time in memory, without facts of one database only."""
    rows = select(table)
    if table.name == "facts":
        rows = rows.where(table.c.name.not_in(LOCAL_FACTS))
    rows = rows.order_by(*(in_one_order(column, connection) for column in table.primary_key.columns))
    return iter(connection.execute(rows.execution_options(stream_results=True, yield_per=ROWS_FETCHED)))


def in_one_order(column: ColumnElement[Any], connection: Connection) -> ColumnElement[Any]:
    """Return the column for sorting text by its UTF-8 bytes, as SQLite does, whatever PostgreSQL's locale."""
    if isinstance(column.type, String) and connection.dialect.name == "postgresql":
        return column.collate("C")
    return column


def counted(connection: Connection, table: Table) -> int:
    """Return the number of rows of a table, without facts of one database only."""
    rows = select(func.count()).select_from(table)
    if table.name == "facts":
        rows = rows.where(table.c.name.not_in(LOCAL_FACTS))
    return connection.execute(rows).scalar_one()


def among(table: Table, keys: Sequence[Key]) -> ColumnElement[bool]:
    """Return the condition that a row's key is one of `keys`."""
    columns = list(table.primary_key.columns)
    if len(columns) == 1:
        return columns[0].in_([key[0] for key in keys])
    return tuple_(*columns).in_(keys)


def key_of(table: Table, row: Row[*tuple[Any, ...]]) -> Key:
    """Return the primary key of a row of `select(table)`."""
    return tuple(row._mapping[column] for column in table.primary_key.columns)


def canonical(table: Table, row: Sequence[Any]) -> bytes:
    """Return bytes that are the same for equal rows on both engines, and different for all others.

    Columns are sorted by name; each value is preceded by its type and length. JSON is compared by content.
    """
    parts: list[bytes] = []
    for name, column, value in sorted(zip(table.columns.keys(), table.columns, row, strict=True), key=lambda of: of[0]):
        kind, content = _told(value, is_json=isinstance(column.type, JsonAsWritten))
        parts.append(b"%s:%s%d:%s" % (name.encode(), kind, len(content), content))
    return b"".join(parts)


def storable_row(row: Mapping[str, Any], database: Database) -> dict[str, Any]:
    """Return the row as the engine of `database` can store it."""
    if database.is_sqlite:
        return dict(row)
    return {name: value.replace(NUL, IN_ITS_PLACE) if isinstance(value, str) else value for name, value in row.items()}


def weight(row: Sequence[Any]) -> int:
    """Return roughly how many bytes the long values of a row take."""
    return sum(len(value) for value in row if isinstance(value, bytes | str | memoryview))


def _told(value: Any, *, is_json: bool) -> tuple[bytes, bytes]:
    if value is None:
        return b"n", b""
    if is_json:
        return b"j", json.dumps(json.loads(value), sort_keys=True, separators=(",", ":")).encode()
    match value:
        case bool():
            return b"t", b"1" if value else b"0"
        case int():
            return b"i", b"%d" % value
        case float():
            return b"d", value.hex().encode()
        case str():
            return b"s", value.replace(NUL, IN_ITS_PLACE).encode("utf-8", "surrogatepass")
        case bytes() | bytearray() | memoryview():
            return b"b", bytes(value)
        case _:
            raise TypeError(f"no canonical form for a stored {type(value).__name__}")


def first_line(error: BaseException | None) -> str:
    """Return the first line of an engine's error message."""
    return str(error).strip().split("\n", 1)[0]
