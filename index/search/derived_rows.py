"""Reads from the database the rows that the derived indexes consist of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from sqlalchemy import BindParameter, Connection, bindparam, select

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
    published = {article: seconds(at) for article, at in connection.execute(_PUBLISHED, {"ids": ids})}
    rows = connection.execute(_VECTORS, {"ids": list(published), "model": model}).all()
    return VectorRows(
        passages=np.array([passage for passage, _, _ in rows], np.int64),
        articles=np.array([article for _, article, _ in rows], np.int64),
        published=np.array([published[article] for _, article, _ in rows], np.int64),
        vectors=vectors_from_bytes([vector for _, _, vector in rows], dimension),
    )


def word_rows(connection: Connection, ids: Sequence[ArticleId]) -> Iterator[WordRow]:
    """Yield the passages of the live articles among `ids`. Each text is read once, however many passages it has."""
    for start in range(0, len(ids), ARTICLES_AT_ONCE):
        chosen = ids[start : start + ARTICLES_AT_ONCE]
        rows_by_article = {row.id: row for row in connection.execute(_TEXTS, {"ids": chosen})}
        for passage, of, begin, end, terms in connection.execute(_PLACES, {"ids": list(rows_by_article)}):
            article = rows_by_article[of]
            yield WordRow(
                passage=PassageId(passage),
                article=ArticleId(of),
                published=seconds(article.published),
                language=article.language,
                title=article.title,
                text=article.text[begin:end],
                stored_terms=terms,
            )


# Made once: SQLAlchemy takes longer to make a statement than the database to find the rows of an article.
_IDS: BindParameter[int] = bindparam("ids", expanding=True)
_PUBLISHED = select(articles.c.id, articles.c.published).where(live_among(_IDS))
_VECTORS = (
    select(passages.c.id, passages.c.article, passages.c.vector)
    .where(passages.c.article.in_(_IDS), passages.c.model == bindparam("model"))
    .order_by(passages.c.id)
)
_TEXTS = select(articles.c.id, articles.c.published, articles.c.language, articles.c.title, articles.c.text).where(
    live_among(_IDS)
)
_PLACES = (
    select(passages.c.id, passages.c.article, passages.c.start, passages.c.end, passages.c.terms)
    .where(passages.c.article.in_(_IDS))
    .order_by(passages.c.id)
)
