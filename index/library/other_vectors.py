"""Vectors of another model than the library's: prepared beside the work, exchanged at once, kept for a while."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, and_, delete, exists, func, insert, select, tuple_, update

from index.library.articles import PassageId, Span
from index.library.passage_vectors import Vectors
from index.library.row_encoding import sentence_vectors_to_bytes, spans_from_bytes, vector_to_bytes
from index.library.schema import articles, other_vectors, passages


@dataclass(frozen=True, slots=True)
class UnembeddedPassage:
    """A passage that has no vectors of a model yet; `sentences` are spans of `text`, the passage's."""

    id: PassageId
    text: str
    sentences: Sequence[Span]


def with_vectors_of(model: str, connection: Connection, rows: Sequence[Row[Any]]) -> list[Row[Any]]:
    """Return the rows of `passages` that have vectors of `model`, in their order, with those in place of others."""
    others = [row.id for row in rows if row.model != model]
    if not others:
        return list(rows)
    columns = [other_vectors.c[c.name] if c.name in _EXCHANGED else c for c in passages.c]
    joined = select(*columns).join(other_vectors, other_vectors.c.passage == passages.c.id)
    chosen = joined.where(other_vectors.c.passage.in_(others), other_vectors.c.model == model)
    found = {row.id: row for row in connection.execute(chosen)}
    return [row if row.model == model else found[row.id] for row in rows if row.model == model or row.id in found]


def count_unembedded(connection: Connection, model: str) -> int:
    """Return how many passages have no vectors of `model`."""
    return int(connection.execute(select(func.count()).select_from(passages).where(_lacks(model))).scalar_one())


def unembedded_passages(connection: Connection, model: str, after: int, count: int) -> list[UnembeddedPassage]:
    """Return up to `count` passages with an id above `after` that have no vectors of `model`, by their ids."""
    places = select(passages.c.id, passages.c.article, passages.c.start, passages.c.end, passages.c.sentences)
    chosen = places.where(passages.c.id > after, _lacks(model)).order_by(passages.c.id).limit(count)
    rows = connection.execute(chosen).all()
    wanted = select(articles.c.id, articles.c.text).where(articles.c.id.in_({row.article for row in rows}))
    texts = {row.id: row.text for row in connection.execute(wanted)}
    return [
        UnembeddedPassage(
            PassageId(row.id),
            texts[row.article][row.start : row.end],
            [span.moved(-row.start) for span in spans_from_bytes(row.sentences)],
        )
        for row in rows
    ]


def store_vectors(
    connection: Connection, model: str, ids: Sequence[PassageId], vectors: Vectors, sentences: Sequence[Vectors]
) -> None:
    """Store vectors of `model` for those of the passages `ids` that are still there."""
    for at in range(0, len(ids), _AT_ONCE):
        batch = list(ids[at : at + _AT_ONCE])
        there = set(connection.execute(select(passages.c.id).where(passages.c.id.in_(batch))).scalars())
        connection.execute(
            delete(other_vectors).where(other_vectors.c.passage.in_(batch), other_vectors.c.model == model)
        )
        rows = [
            {
                "passage": number,
                "model": model,
                "vector": vector_to_bytes(vectors[at + place]),
                "sentence_vectors": sentence_vectors_to_bytes(sentences[at + place]),
            }
            for place, number in enumerate(batch)
            if number in there
        ]
        if rows:
            connection.execute(insert(other_vectors), rows)


def exchange_vectors(connection: Connection, model: str) -> None:
    """Give every passage that has stored vectors of `model` these, and store its former ones."""
    stored = exists().where(other_vectors.c.passage == passages.c.id, other_vectors.c.model == model)
    former = select(passages.c.id, passages.c.model, passages.c.vector, passages.c.sentence_vectors)
    chosen = and_(passages.c.model != model, stored)
    known = tuple_(other_vectors.c.passage, other_vectors.c.model)
    connection.execute(delete(other_vectors).where(known.in_(select(passages.c.id, passages.c.model).where(chosen))))
    columns = ["passage", *_EXCHANGED]
    connection.execute(insert(other_vectors).from_select(columns, former.where(chosen)))
    connection.execute(
        update(passages)
        .values({name: other_vectors.c[name] for name in _EXCHANGED})
        .where(passages.c.model != model, other_vectors.c.passage == passages.c.id, other_vectors.c.model == model)
    )
    connection.execute(delete(other_vectors).where(other_vectors.c.model == model))


def drop_other_vectors(connection: Connection) -> None:
    """Delete all vectors that are not those in use."""
    connection.execute(delete(other_vectors))


_EXCHANGED = ("model", "vector", "sentence_vectors")
_AT_ONCE = 400  # below every engine's limit for the values of a statement


def _lacks(model: str) -> Any:
    stored = exists().where(other_vectors.c.passage == passages.c.id, other_vectors.c.model == model)
    return and_(passages.c.model != model, ~stored)
