"""Helpers for queries on the library's tables: batches of values, and article cards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Table, and_

from index.library.articles import ArticleCard, ArticleId, ArticleState
from index.library.schema import articles

QUERY_BATCH = 500  # values in one IN clause

Value = TypeVar("Value")


def batches(values: Sequence[Value], size: int = QUERY_BATCH) -> Iterator[Sequence[Value]]:
    """Yield `values` in order, at most `size` at a time."""
    for start in range(0, len(values), size):
        yield values[start : start + size]


def live_among(ids: Any) -> ColumnElement[bool]:
    """Return the condition that an article is live and among `ids`: values, or a parameter that expands to them.

    The state is compared as an expression. SQLite would look it up in an index otherwise, and go through all live
    articles to find a few.
    """
    return and_(articles.c.id.in_(ids), articles.c.state.concat("") == ArticleState.LIVE.value)


def card_of(row: Any) -> ArticleCard:
    """Return the card of an article from its row in the table `articles`."""
    return ArticleCard(ArticleId(row.id), row.url, row.title, row.source, row.published, row.language)


def insert_new(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]], keys: Sequence[str]) -> None:
    """Insert rows; rows whose `keys` exist already stay unchanged."""
    if rows:
        connection.execute(
            _insert(connection.dialect.name, table).on_conflict_do_nothing(index_elements=list(keys)), list(rows)
        )


def insert_or_replace(
    connection: Connection,
    table: Table,
    row: Mapping[str, Any],
    keys: Sequence[str],
    added: Sequence[str] = (),
) -> None:
    """Insert a row; if its `keys` exist already, update that row with all values. Those of `added` are added to it."""
    made = _upsert(connection.dialect.name, table, tuple(row), tuple(keys), tuple(added))
    connection.execute(made, dict(row))


@cache
def _upsert(dialect: str, table: Table, names: tuple[str, ...], keys: tuple[str, ...], added: tuple[str, ...]) -> Any:
    """Return a statement, which takes longer to make than to execute."""
    made = _insert(dialect, table)
    new = made.excluded
    values = {name: table.c[name] + new[name] if name in added else new[name] for name in names if name not in keys}
    return made.on_conflict_do_update(index_elements=list(keys), set_=values)


def _insert(dialect: str, table: Table) -> Any:  # both dialects' inserts have the same methods, but no common type
    if dialect == "sqlite":
        from sqlalchemy.dialects.sqlite import insert as sqlite_insert

        return sqlite_insert(table)
    from sqlalchemy.dialects.postgresql import insert as postgresql_insert

    return postgresql_insert(table)
