"""Embeds stored articles again, after a change of model or if their vectors are damaged."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlalchemy import delete, exists, select

from index.indexing.embedding import Embedder
from index.indexing.ingest import BATCH_ARTICLES, embed_texts
from index.library.article_writes import insert_passages
from index.library.articles import ArticleId, Draft
from index.library.database import Database
from index.library.schema import articles, passages


def articles_of_other_models(database: Database, model: str) -> list[ArticleId]:
    """Return articles that have a passage embedded with another model than `model`, or no passage."""
    own = exists().where(passages.c.article == articles.c.id, passages.c.model == model)
    with database.reading() as connection:
        lacking = set(connection.execute(select(articles.c.id).where(~own)).scalars())
        for other in (passages.c.model < model, passages.c.model > model):  # two ranges of the index, not all of it
            # Not distinct: SQLite would then go through the index of all articles, and read every passage.
            lacking.update(connection.execute(select(passages.c.article).where(other)).scalars())
    return [ArticleId(number) for number in sorted(lacking)]


def reembed(
    database: Database, embedder: Embedder, ids: Sequence[ArticleId], progress: Callable[[int, int], None] | None = None
) -> None:
    """Split and embed these articles again, batch by batch; an interrupted run can be resumed.

    `progress` is called with the numbers of finished and of all articles.
    """
    for start in range(0, len(ids), BATCH_ARTICLES):
        batch = ids[start : start + BATCH_ARTICLES]
        with database.reading() as connection:
            rows = connection.execute(select(articles).where(articles.c.id.in_(batch))).all()
        drafts = [Draft(row.url, row.title, row.text, language=row.language) for row in rows]
        embedded = embed_texts(embedder, drafts)
        with database.writing() as connection:
            for row, vectors in zip(rows, embedded, strict=True):
                current = select(articles.c.version).where(articles.c.id == row.id)
                if connection.execute(current).scalar() != row.version:
                    continue  # changed meanwhile, and embedded by whoever changed it
                connection.execute(delete(passages).where(passages.c.article == row.id))
                insert_passages(connection, ArticleId(row.id), vectors)
        if progress:
            progress(min(start + BATCH_ARTICLES, len(ids)), len(ids))
