"""What a collection holds of articles, read from the database."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from index.library.articles import ArticleId
from index.search.derived_rows import vector_rows, word_rows
from index.search.milvus.collection import PassageRow
from index.search.milvus.stemmed_terms import document_terms


def passage_rows(connection: Connection, ids: Sequence[ArticleId], model: str, dimension: int) -> list[PassageRow]:
    """The passages of those of `ids` that may be quoted and are embedded with `model`."""
    embedded = vector_rows(connection, ids, model, dimension)
    vectors = dict(zip(embedded.passages.tolist(), embedded.vectors, strict=True))
    titles: dict[int, str] = {}
    found: list[PassageRow] = []
    for row in word_rows(connection, ids):
        if row.passage not in vectors:
            continue
        if row.article not in titles:
            titles[row.article] = document_terms(row.title, row.language)
        body = document_terms(row.text, row.language)
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
