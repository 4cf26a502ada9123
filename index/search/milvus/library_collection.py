"""The Milvus collection of a library: its name, and its rows read from the database."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from sqlalchemy import Connection

from index.library.articles import ArticleId
from index.search.derived_rows import vector_rows, word_rows
from index.search.milvus.collection import PassageRow
from index.search.milvus.stemmed_terms import document_terms, marked_terms
from index.search.terms import TERMS_VERSION

SCHEMA = (
    1  # grows with every change of the fields, as FORM with that of terms; collections of another one stay as they are
)


def collection_name(library: str, model: str, dimension: int) -> str:
    """Return the name of the collection, and of its follower, for a library (by its identity) and a model."""
    made_for = hashlib.sha256(f"{SCHEMA} {TERMS_VERSION}\n{model}\n{dimension}".encode()).hexdigest()[:8]
    return f"{prefix_of_collections(library)}{made_for}"


def prefix_of_collections(library: str) -> str:
    """Return the common prefix of the names of all collections of a library."""
    return f"quotewire_{library}_"


def passage_rows(connection: Connection, ids: Sequence[ArticleId], model: str, dimension: int) -> list[PassageRow]:
    """Return the passages of the live articles among `ids` that are embedded with `model`."""
    embedded = vector_rows(connection, ids, model, dimension)
    vectors = dict(zip(embedded.passages.tolist(), embedded.vectors, strict=True))
    titles: dict[int, str] = {}
    found: list[PassageRow] = []
    for row in word_rows(connection, ids):
        if row.passage not in vectors:
            continue
        if row.article not in titles:
            titles[row.article] = document_terms(row.title, row.language)
        body = marked_terms(row.terms().body, row.language)
        found.append(
            PassageRow(
                passage=row.passage,
                article=row.article,
                published=row.published,
                length=body.count(" ") + 1 if body else 0,
                vector=vectors[row.passage],
                body=body,
                title=titles[row.article],
            )
        )
    return found
