"""Brings a database to the state of another: what is there and equal stays, what is not is copied."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Table, delete, insert, select
from sqlalchemy.exc import DatabaseError, DataError

from index.library.database import Database
from index.library.errors import LibraryProblem
from index.library.transfer.sequences import carry_on_numbers
from index.library.transfer.table_rows import (
    Key,
    among,
    canonical,
    counted,
    first_line,
    keepable,
    key_of,
    snapshot,
    streamed,
    weight,
)

ROWS_A_BATCH = 500  # in one transaction of the target
BYTES_A_BATCH = 8 << 20
LIMIT_EXCEEDED = "54"  # the class of SQLSTATE

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Copied:
    """What was done for one table: rows copied, found there already, and found there but gone or different."""

    table: str
    copied: int
    there: int
    replaced: int


def copy_rows(
    source: Database, target: Database, tables: Sequence[Table], progress: Progress, batch: int = ROWS_A_BATCH
) -> list[Copied]:
    """Makes every table of `target` hold what the one of `source` held at one moment; a table is told after another.

    Goes on where it was cut off, however often. Raises LibraryProblem where a database is away, or the target cannot
    keep a row; what was copied until then stays.
    """
    with snapshot(source) as held:
        replaced = {table.name: 0 for table in tables}
        for table in reversed(tables):  # those first that refer to others
            replaced[table.name] = _delete_what_differs(held, target, table, batch, progress)
        done = [_copy_missing(held, target, table, batch, replaced[table.name], progress) for table in tables]
        carry_on_numbers(held, target, tables)
    return done


def _delete_what_differs(source: Connection, target: Database, table: Table, batch: int, progress: Progress) -> int:
    """Deletes from the target what the source does not hold in just this form; how many rows."""
    gone = looked = 0
    with snapshot(target) as there:
        if not (total := counted(there, table)):
            return 0
        for rows in _batches(streamed(there, table), batch):
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
            progress(f"  {table.name}: {looked} of {total} that are there already compared")
    return gone


def _copy_missing(
    source: Connection, target: Database, table: Table, batch: int, replaced: int, progress: Progress
) -> Copied:
    copied = there = 0
    total = counted(source, table)
    for rows in _batches(streamed(source, table), batch):
        keys = [key_of(table, row) for row in rows]
        missing: list[dict[str, Any]] = []
        try:
            with target.writing() as connection:
                present = _present(connection, table, keys)
                missing = [
                    keepable(dict(row._mapping), target)
                    for key, row in zip(keys, rows, strict=True)
                    if key not in present
                ]
                if missing:
                    connection.execute(insert(table), missing)
        except (DataError, LibraryProblem) as error:
            raise _unkept(target, table, missing, error) from error
        copied, there = copied + len(missing), there + len(present)
        progress(f"  {table.name}: {copied + there} of {total}")
    return Copied(table.name, copied, there, replaced)


def _present(connection: Connection, table: Table, keys: Sequence[Key]) -> set[Key]:
    columns = table.primary_key.columns
    return {tuple(row) for row in connection.execute(select(*columns).where(among(table, keys)))}


def _unkept(
    target: Database, table: Table, rows: Sequence[dict[str, Any]], failed: DataError | LibraryProblem
) -> LibraryProblem:
    """Names the row that the target cannot keep, such as one with a character that PostgreSQL has no place for."""
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
    """Whether PostgreSQL has refused a row for a limit of its own, such as the length of what it can index."""
    state = getattr(error.orig, "sqlstate", None) if isinstance(error, DatabaseError) else None
    return state is not None and state.startswith(LIMIT_EXCEEDED)


def _batches(rows: Iterator[Row[*tuple[Any, ...]]], most: int) -> Iterator[list[Row[*tuple[Any, ...]]]]:
    """Lists of at most `most` rows, or of fewer that are about BYTES_A_BATCH together."""
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
