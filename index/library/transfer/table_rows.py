"""The rows of a library as they stand in either engine: its tables, one state of them, and one form of each row."""

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

OWN = ("alembic_version", "telegram_sends")  # each database's: its form, and what was sent within the last minute
OWN_FACTS = ("identity", "moving-from", "moved-to", "probe")  # what is true of one of both databases only
UNHURRIED = (  # a table may take hours, while the other side's transaction waits
    "SELECT set_config('statement_timeout', '0', true), set_config('idle_in_transaction_session_timeout', '0', true)"
)
NUL, IN_ITS_PLACE = "\0", "\ufffd"  # PostgreSQL's text lacks one character; as long, so that spans stay true
ROWS_FETCHED = 200  # at once; a row is some 4 KB, a long article 100 KB

Key = tuple[Any, ...]


class JsonAsWritten(UserDefinedType[str]):
    """JSON as the text that was stored, so that an SQL NULL and a JSON null stay two things."""

    cache_ok = True

    def get_col_spec(self, **_told: Any) -> str:
        """The type's name in DDL."""
        return "JSON"

    def column_expression(self, column: ColumnElement[Any]) -> ColumnElement[Any]:
        """Read as text."""
        return cast(column, Text)

    def bind_expression(self, bindvalue: Any) -> ColumnElement[Any]:
        """Written as PostgreSQL's JSON, for which it takes no text; SQLite would make a number of it."""
        return cast(bindvalue, Text().with_variant(JSON(), "postgresql"))


def tables_of(database: Database) -> list[Table]:
    """Every table that the database has, those first that others refer to.

    They are read from the database, so that no table can be forgotten. Raises LibraryProblem for one that has no key.
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
    """One state of the database throughout, whatever others write meanwhile; raises LibraryProblem where it is away."""
    options = {} if database.is_sqlite else {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    try:
        with database.engine.connect().execution_options(**options) as connection, connection.begin():
            if not database.is_sqlite:
                connection.execute(text(UNHURRIED))
            yield connection
    except OperationalError as error:
        raise LibraryProblem(f"the library cannot be read: {first_line(error.orig)}") from error


def streamed(connection: Connection, table: Table) -> Iterator[Row[*tuple[Any, ...]]]:
    """The rows of a table by key, a few at a time in memory; without what is true of one of both databases only."""
    rows = select(table)
    if table.name == "facts":
        rows = rows.where(table.c.name.not_in(OWN_FACTS))
    rows = rows.order_by(*(in_one_order(column, connection) for column in table.primary_key.columns))
    return iter(connection.execute(rows.execution_options(stream_results=True, yield_per=ROWS_FETCHED)))


def in_one_order(column: ColumnElement[Any], connection: Connection) -> ColumnElement[Any]:
    """Texts by their UTF-8 bytes, as SQLite orders them, whatever PostgreSQL's locale."""
    if isinstance(column.type, String) and connection.dialect.name == "postgresql":
        return column.collate("C")
    return column


def counted(connection: Connection, table: Table) -> int:
    """How many rows a table has, without what is true of one of both databases only."""
    rows = select(func.count()).select_from(table)
    if table.name == "facts":
        rows = rows.where(table.c.name.not_in(OWN_FACTS))
    return connection.execute(rows).scalar_one()


def among(table: Table, keys: Sequence[Key]) -> ColumnElement[bool]:
    """Whether a row's key is one of `keys`."""
    columns = list(table.primary_key.columns)
    if len(columns) == 1:
        return columns[0].in_([key[0] for key in keys])
    return tuple_(*columns).in_(keys)


def key_of(table: Table, row: Row[*tuple[Any, ...]]) -> Key:
    """The values of the primary key of a row of `select(table)`."""
    return tuple(row._mapping[column] for column in table.primary_key.columns)


def canonical(table: Table, row: Sequence[Any]) -> bytes:
    """One form of a row of `select(table)`, the same for equal rows of either engine and for no others.

    By the names of the columns; each value with its kind and its length before it. JSON is compared as what it says.
    """
    parts: list[bytes] = []
    for name, column, value in sorted(zip(table.columns.keys(), table.columns, row, strict=True), key=lambda of: of[0]):
        kind, content = _told(value, is_json=isinstance(column.type, JsonAsWritten))
        parts.append(b"%s:%s%d:%s" % (name.encode(), kind, len(content), content))
    return b"".join(parts)


def keepable(row: Mapping[str, Any], database: Database) -> dict[str, Any]:
    """A row as the engine of `database` can keep it."""
    if database.is_sqlite:
        return dict(row)
    return {name: value.replace(NUL, IN_ITS_PLACE) if isinstance(value, str) else value for name, value in row.items()}


def weight(row: Sequence[Any]) -> int:
    """How many bytes the long values of a row take, about."""
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
            raise TypeError(f"no form is known for a stored {type(value).__name__}")


def first_line(error: BaseException | None) -> str:
    """What an engine said, without its further lines."""
    return str(error).strip().split("\n", 1)[0]
