"""Moves a library to the multilingual model beside its work, once it holds news in other languages.

Passages are split alike for every model, so they keep their ids. Their vectors of the new model are stored beside those
in use, and exchanged with them in one transaction once all are there. A process that still searches with the former
model finds its vectors beside the new ones for VECTORS_KEPT.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, case, delete, exists, func, insert, select

from config.clock import Clock
from index.indexing.embedding import ENGLISH_MODEL, MULTILINGUAL_MODEL, Embedder
from index.indexing.embedding.weights import MULTILINGUAL_NAME
from index.library.articles import ArticleId, ArticleState
from index.library.changes import ChangeKind, record_change
from index.library.database import Database
from index.library.other_vectors import (
    count_unembedded,
    drop_other_vectors,
    exchange_vectors,
    store_vectors,
    unembedded_passages,
)
from index.library.schema import articles, facts, other_vectors, passages

OTHER_LANGUAGES_MOST = 1 / 20  # of the articles, or of the feeds, before a library leaves the English model
ODD_ARTICLES = 1  # so many in other languages move no library, unless they are most of it: one may be a mistake
PASSAGES_AT_ONCE = 16  # some seconds of work, stored in one transaction: a stop waits for it, and may take 10 s
VECTORS_KEPT = timedelta(hours=1)  # processes notice a move within seconds, and open the new model within minutes
MOVED = "model-moved"  # the fact that says when
_UNKNOWN = ("", "und")


def automatic_model(database: Database) -> str:
    """Return the model that a library uses where its operator names none: English until it has moved."""
    with database.reading() as connection:
        moved = any(name.startswith(f"{MULTILINGUAL_NAME}/") for name in _models(connection))
    return MULTILINGUAL_MODEL if moved else ENGLISH_MODEL


def _models(connection: Connection) -> Iterator[str]:
    """The models that passages are embedded with, each found in the index without reading all of it."""
    first = select(func.min(passages.c.model))
    name = connection.execute(first).scalar()
    while name is not None:
        yield name
        name = connection.execute(first.where(passages.c.model > name)).scalar()


def has_news_in_other_languages(database: Database) -> bool:
    """Return whether enough of the articles are in other languages for the multilingual model."""
    if share_in_other_languages(database) <= OTHER_LANGUAGES_MOST:
        return False
    every, others = _in_other_languages(database)
    return others > ODD_ARTICLES or 2 * others > every


def share_in_other_languages(database: Database) -> float:
    """Return the share (0 to 1) of the articles that are in a known language other than English."""
    every, others = _in_other_languages(database)
    return others / every if every else 0.0


def _in_other_languages(database: Database) -> tuple[int, int]:
    """The number of articles, and of those in a known language other than English."""
    other = case((articles.c.language.in_(("en", *_UNKNOWN)), 0), else_=1)
    counted = select(func.count(), func.coalesce(func.sum(other), 0)).where(
        articles.c.state == ArticleState.LIVE.value, articles.c.sample.is_(False)
    )
    with database.reading() as connection:
        every, others = connection.execute(counted).one()
    return int(every), int(others)


def count_prepared(database: Database) -> int:
    """Return how many passages have vectors of the multilingual model beside those in use."""
    prepared = (
        select(func.count()).select_from(other_vectors).where(other_vectors.c.model.like(f"{MULTILINGUAL_NAME}/%"))
    )
    with database.reading() as connection:
        return int(connection.execute(prepared).scalar_one())


class ModelMove:
    """The move of a library to the model of `embedder`; a new one resumes where another was stopped."""

    def __init__(self, database: Database, embedder: Embedder, now: Clock | None = None) -> None:
        self._database = database
        self._embedder = embedder
        self._now = now or (lambda: datetime.now(UTC))
        self._after = 0

    def remaining(self) -> int:
        """Return how many passages have no vectors of the model yet."""
        with self._database.reading() as connection:
            return count_unembedded(connection, self._embedder.name)

    def embed_some(self, count: int = PASSAGES_AT_ONCE) -> int:
        """Embed and store up to `count` more passages and return how many: 0 when all have vectors."""
        with self._database.reading() as connection:
            found = unembedded_passages(connection, self._embedder.name, self._after, count)
        if not found and self._after:  # perhaps what was added meanwhile, or could not be stored
            self._after = 0
            return self.embed_some(count)
        if not found:
            return 0
        vectors = self._embedder.passages([each.text for each in found], [each.sentences for each in found])
        with self._database.writing() as connection:
            store_vectors(
                connection, self._embedder.name, [each.id for each in found], vectors.passages, vectors.sentences
            )
        self._after = found[-1].id
        return len(found)

    def swap(self) -> bool:
        """Put the new vectors to use in one transaction; return False if a passage lacks them."""
        name, now = self._embedder.name, self._now()
        with self._database.writing() as connection:
            if count_unembedded(connection, name):
                return False
            late = self._added_late(connection)
            exchange_vectors(connection, name)
            for article in late:  # the indexes of the new model may have been read before
                record_change(connection, article, ChangeKind.UPDATED, now, announce=False)
            connection.execute(delete(facts).where(facts.c.name == MOVED))
            connection.execute(insert(facts).values(name=MOVED, value=now.isoformat()))
        return True

    def late(self) -> bool:
        """Whether the library has moved, and a process has since added passages with the former model."""
        with self._database.reading() as connection:
            return bool(self._added_late(connection))

    def _added_late(self, connection: Connection) -> list[ArticleId]:
        name = self._embedder.name
        if not connection.execute(select(exists().where(passages.c.model == name))).scalar():
            return []
        other = select(passages.c.article).where(passages.c.model != name).distinct()
        return [ArticleId(number) for number in connection.execute(other).scalars()]


def drop_former_vectors(database: Database, now: datetime) -> bool:
    """Delete the vectors of the former model once VECTORS_KEPT has passed; return whether there were any."""
    with database.reading() as connection:
        moved = connection.execute(select(facts.c.value).where(facts.c.name == MOVED)).scalar()
    if moved is None or now - datetime.fromisoformat(moved) < VECTORS_KEPT:
        return False
    with database.writing() as connection:
        drop_other_vectors(connection)
        connection.execute(delete(facts).where(facts.c.name == MOVED))
    return True
