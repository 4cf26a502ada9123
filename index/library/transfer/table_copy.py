"""Makes a database equal to another: equal rows stay, others are copied or deleted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Table, delete, insert, select
from sqlalchemy.exc import DatabaseError, DataError

from index.library.database import Database
from index.library.errors import LibraryProblem
from index.library.transfer.sequences import copy_sequences
from index.library.transfer.table_rows import (
    Key,
    among,
    canonical,
    counted,
    first_line,
    key_of,
    snapshot,
    storable_row,
    stream_rows,
    weight,
)

ROWS_A_BATCH = 500  # in one transaction of the target
BYTES_A_BATCH = 8 << 20
LIMIT_EXCEEDED = "54"  # a class of SQLSTATE

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class CopiedTable:
    """The result for one table: rows copied, rows already there, and rows deleted because they differed."""

    table: str
    copied: int
    there: int
    replaced: int


def copy_rows(
    source: Database, target: Database, tables: Sequence[Table], progress: Progress, batch: int = ROWS_A_BATCH
) -> list[CopiedTable]:
    """Make every table of `target` equal to one snapshot of `source`; returns the result for each table.

    Resumes after an interruption. Raises LibraryProblem if a database is unavailable or the target cannot store a row;
    rows copied until then stay.
    """
    with snapshot(source) as held:
        replaced = {table.name: 0 for table in tables}
        for table in reversed(tables):  # referring tables first
            replaced[table.name] = _delete_what_differs(held, target, table, batch, progress)
        done = [_copy_missing(held, target, table, batch, replaced[table.name], progress) for table in tables]
        copy_sequences(held, target, tables)
    return done


def _delete_what_differs(source: Connection, target: Database, table: Table, batch: int, progress: Progress) -> int:
    """Delete the target's rows that the source lacks or has in another form; return their number."""
    gone = looked = 0
    with snapshot(target) as there:
        if not (total := counted(there, table)):
            return 0
        for rows in _batches(stream_rows(there, table), batch):
            forms = {key_of(table, row): canonical(table, row) for row in rows}
            wanted = {
                key_of(table, row): canonical(table, row)
                for row in source.execute(select(table).where(among(table, list(forms))))
            }
            wrong = [key for key, form in forms.items() if wanted.get(key) != form]
            if wrong:
                with target.writing() as connection:
                    connection.execute(delete(table).where(among(table, wrong)))
            gone, looked = gone + len(wrong), looked + len(rows)
            progress(f"  {table.name}: {looked} of {total} existing rows compared")
    return gone


def _copy_missing(
    source: Connection, target: Database, table: Table, batch: int, replaced: int, progress: Progress
) -> CopiedTable:
    copied = there = 0
    total = counted(source, table)
    for rows in _batches(stream_rows(source, table), batch):
        keys = [key_of(table, row) for row in rows]
        missing: list[dict[str, Any]] = []
        try:
            with target.writing() as connection:
                present = _present(connection, table, keys)
                missing = [
                    storable_row(dict(row._mapping), target)
                    for key, row in zip(keys, rows, strict=True)
                    if key not in present
                ]
                if missing:
                    connection.execute(insert(table), missing)
        except (DataError, LibraryProblem) as error:
            raise _unkept(target, table, missing, error) from error
        copied, there = copied + len(missing), there + len(present)
        progress(f"  {table.name}: {copied + there} of {total}")
    return CopiedTable(table.name, copied, there, replaced)


def _present(connection: Connection, table: Table, keys: Sequence[Key]) -> set[Key]:
    columns = table.primary_key.columns
    return {tuple(row) for row in connection.execute(select(*columns).where(among(table, keys)))}


def _unkept(
    target: Database, table: Table, rows: Sequence[dict[str, Any]], failed: DataError | LibraryProblem
) -> LibraryProblem:
    """Return a problem that names the row which the target cannot store, such as one that is too long to index."""
    cause = failed if isinstance(failed, DataError) else failed.__cause__
    if isinstance(failed, LibraryProblem) and not _is_too_much(cause):
        return failed
    columns = [column.name for column in table.primary_key.columns]
    for row in rows:
        with target.engine.connect() as connection, connection.begin() as trial:
            try:
                connection.execute(insert(table), [row])
            except DatabaseError as error:
                why, key = first_line(error.orig), ", ".join(str(row[name]) for name in columns)
                return LibraryProblem(f"the row {key} of {table.name} cannot be kept there: {why}")
            finally:
                trial.rollback()
    return LibraryProblem(f"rows of {table.name} cannot be kept there: {first_line(cause)}")


def _is_too_much(error: BaseException | None) -> bool:
    """Whether PostgreSQL refused a row because of one of its limits, such as the length of an index entry."""
    state = getattr(error.orig, "sqlstate", None) if isinstance(error, DatabaseError) else None
    return state is not None and state.startswith(LIMIT_EXCEEDED)


def _batches(rows: Iterator[Row[*tuple[Any, ...]]], most: int) -> Iterator[list[Row[*tuple[Any, ...]]]]:
    """Yield lists of up to `most` rows, and of about BYTES_A_BATCH at most."""
    batch: list[Row[*tuple[Any, ...]]] = []
    size = 0
    for row in rows:
        batch.append(row)
        size += weight(row)
        if len(batch) >= most or size >= BYTES_A_BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
