"""Reads from the database the rows that the derived indexes consist of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from sqlalchemy import Connection, select

from index.library.articles import ArticleId, ArticleState, PassageId
from index.library.queries import live_among
from index.library.row_encoding import vectors_from_bytes
from index.library.schema import articles, passages
from index.search.passage_rows import VectorRows, seconds
from index.search.word_documents import WordRow

ARTICLES_AT_ONCE = 200  # about 4,000 passages: a few MB in memory


def live_articles(connection: Connection) -> list[ArticleId]:
    """Return the ids of all live articles."""
    live = select(articles.c.id).where(articles.c.state == ArticleState.LIVE.value).order_by(articles.c.id)
    return [ArticleId(number) for number in connection.execute(live).scalars()]


def vector_rows(connection: Connection, ids: Sequence[ArticleId], model: str, dimension: int) -> VectorRows:
    """Return the passages of the live articles among `ids` that are embedded with `model`."""
    live = select(articles.c.id, articles.c.published).where(live_among(ids))
    published = {row.id: seconds(row.published) for row in connection.execute(live)}
    rows = connection.execute(
        select(passages.c.id, passages.c.article, passages.c.vector)
        .where(passages.c.article.in_(published), passages.c.model == model)
        .order_by(passages.c.id)
    ).all()
    return VectorRows(
        passages=np.array([row.id for row in rows], np.int64),
        articles=np.array([row.article for row in rows], np.int64),
        published=np.array([published[row.article] for row in rows], np.int64),
        vectors=vectors_from_bytes([row.vector for row in rows], dimension),
    )


def word_rows(connection: Connection, ids: Sequence[ArticleId]) -> Iterator[WordRow]:
    """Yield the passages of the live articles among `ids`. Each text is read once, however many passages it has."""
    for start in range(0, len(ids), ARTICLES_AT_ONCE):
        chosen = ids[start : start + ARTICLES_AT_ONCE]
        rows_by_article = {row.id: row for row in connection.execute(_article_columns.where(live_among(chosen)))}
        places = select(passages.c.id, passages.c.article, passages.c.start, passages.c.end, passages.c.terms)
        for place in connection.execute(places.where(passages.c.article.in_(rows_by_article)).order_by(passages.c.id)):
            article = rows_by_article[place.article]
            yield WordRow(
                passage=PassageId(place.id),
                article=ArticleId(place.article),
                published=seconds(article.published),
                language=article.language,
                title=article.title,
                text=article.text[place.start : place.end],
                stored_terms=place.terms,
            )


_article_columns = select(articles.c.id, articles.c.published, articles.c.language, articles.c.title, articles.c.text)
