"""What the derived indexes are made of, read from the database."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from sqlalchemy import Connection, select

from index.articles import ArticleId, ArticleState, PassageId
from index.rows import VectorRows, seconds
from index.schema import articles, passages
from index.stored import vectors_from_bytes
from index.words import WordRow

ARTICLES_AT_ONCE = 200  # some 4,000 passages: a few MB in memory


def live_articles(connection: Connection) -> list[ArticleId]:
    """Every article that may be quoted."""
    live = select(articles.c.id).where(articles.c.state == ArticleState.LIVE.value).order_by(articles.c.id)
    return [ArticleId(number) for number in connection.execute(live).scalars()]


def vector_rows(connection: Connection, ids: Sequence[ArticleId], model: str, dimension: int) -> VectorRows:
    """The passages of those of `ids` that are live and embedded with `model`."""
    rows = connection.execute(
        select(passages.c.id, passages.c.article, passages.c.vector, articles.c.published)
        .join(articles, articles.c.id == passages.c.article)
        .where(articles.c.id.in_(ids), articles.c.state == ArticleState.LIVE.value, passages.c.model == model)
        .order_by(passages.c.id)
    ).all()
    return VectorRows(
        passages=np.array([row.id for row in rows], np.int64),
        articles=np.array([row.article for row in rows], np.int64),
        published=np.array([seconds(row.published) for row in rows], np.int64),
        vectors=vectors_from_bytes([row.vector for row in rows], dimension),
    )


def word_rows(connection: Connection, ids: Sequence[ArticleId]) -> Iterator[WordRow]:
    """The passages of those of `ids` that are live."""
    for start in range(0, len(ids), ARTICLES_AT_ONCE):
        rows = connection.execute(
            select(
                passages.c.id,
                passages.c.start,
                passages.c.end,
                passages.c.article,
                articles.c.published,
                articles.c.language,
                articles.c.title,
                articles.c.text,
            )
            .join(articles, articles.c.id == passages.c.article)
            .where(
                articles.c.id.in_(ids[start : start + ARTICLES_AT_ONCE]), articles.c.state == ArticleState.LIVE.value
            )
            .order_by(passages.c.id)
        )
        for row in rows:
            yield WordRow(
                passage=PassageId(row.id),
                article=ArticleId(row.article),
                published=seconds(row.published),
                language=row.language,
                title=row.title,
                text=row.text[row.start : row.end],
            )
