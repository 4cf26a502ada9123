"""Checks the database and compares it with the indexes."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from sqlalchemy import select, text

from index.indexing.reembedding import articles_of_other_models
from index.library.database import Database
from index.library.library import Library
from index.library.row_encoding import spans_from_bytes
from index.library.schema import articles, passages
from index.search.derived_rows import ARTICLES_AT_ONCE, live_articles
from index.search.interface import LibrarySearch

SHOWN = 5  # examples named in a finding
ROWS_AT_ONCE = 500  # in memory: each with its article's text


def findings(library: Library, search: LibrarySearch, model: str) -> Iterator[str]:
    """Yield one line for each inconsistency."""
    yield from _database_findings(library.database)
    yield from _span_findings(library.database)
    others = articles_of_other_models(library.database, model)
    if others:
        yield f"{len(others)} articles have no vectors of the model {model}: {_some(others)}"
    with library.database.reading() as connection:
        expected: set[int] = set()
        live = live_articles(connection)
        for start in range(0, len(live), ARTICLES_AT_ONCE):
            chosen = passages.c.article.in_(live[start : start + ARTICLES_AT_ONCE])
            expected.update(connection.execute(select(passages.c.id).where(chosen)).scalars())
    for name, present in search.indexed_passages().items():
        if missing := expected - present:
            yield f"the {name} index lacks {len(missing)} passages: {_some(missing)}"
        if surplus := present - expected:
            yield f"the {name} index has {len(surplus)} passages that are gone: {_some(surplus)}"


def _database_findings(database: Database) -> Iterator[str]:
    if database.is_sqlite:
        with database.reading() as connection:
            for (line,) in connection.execute(text("PRAGMA quick_check(5)")):
                if line != "ok":
                    yield f"the database is damaged: {line}"
            for row in connection.execute(text("PRAGMA foreign_key_check")):
                yield f"the database is damaged: a row of {row[0]} belongs to nothing"


def _span_findings(database: Database) -> Iterator[str]:
    """Yield passages and sentences that exceed their text."""
    with database.reading() as connection:
        rows = connection.execution_options(yield_per=ROWS_AT_ONCE).execute(
            select(passages.c.id, passages.c.start, passages.c.end, passages.c.sentences, articles.c.text).join(
                articles, articles.c.id == passages.c.article
            )
        )
        for row in rows:
            spans = spans_from_bytes(row.sentences)
            if not (row.start <= spans[0].start and spans[-1].end <= row.end <= len(row.text)):
                yield f"passage {row.id} does not lie within its article"


def _some(numbers: Collection[int]) -> str:
    shown = sorted(numbers)[:SHOWN]
    return ", ".join(map(str, shown)) + (" …" if len(numbers) > SHOWN else "")
