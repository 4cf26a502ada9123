"""The library of articles: looks up, lists, counts, retracts and removes articles."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, select

from index.library import article_writes
from index.library.articles import (
    Article,
    ArticleCard,
    ArticleId,
    ArticleState,
    ChangeNumber,
    PassageId,
    PassageSpan,
    Span,
)
from index.library.changes import Change, changes_after, last_change
from index.library.database import Database
from index.library.errors import LibraryProblem
from index.library.other_vectors import with_vectors_of
from index.library.passage_vectors import Passage, SentenceWords, Vectors
from index.library.queries import batches, card_of, live_among
from index.library.row_encoding import sentence_vectors_from_bytes, spans_from_bytes, vectors_from_bytes
from index.library.schema import MOVING_FROM, addresses, articles, facts, is_row_number, passages, versions
from index.library.sentence_words import stored_words


@dataclass(frozen=True, slots=True)
class Version:
    """A former version of an article, current until `until`."""

    number: int
    title: str
    text: str
    until: datetime


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers of articles and passages."""

    articles: int
    retracted: int
    passages: int
    newest: datetime | None


class Library:
    """The articles in a database. Every method is safe to call from any thread."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def identity(self) -> str:
        """Return the library's unique id, which derived indexes carry too."""
        with self.database.reading() as connection:
            return str(connection.execute(select(facts.c.value).where(facts.c.name == "identity")).scalar_one())

    def require_complete(self) -> None:
        """Raise LibraryProblem if a move to this database has not finished."""
        with self.database.reading() as connection:
            moving = connection.execute(select(facts.c.value).where(facts.c.name == MOVING_FROM)).scalar()
        if moving is not None:
            raise LibraryProblem("a library is being moved to this database: `bot.py move` once more finishes it")

    def find(self, reference: str) -> ArticleId:
        """Return the id of the article with this id or address; raises LibraryProblem if there is none."""
        with self.database.reading() as connection:
            found = None
            if is_row_number(reference):
                found = connection.execute(select(articles.c.id).where(articles.c.id == int(reference))).scalar()
            if found is None:
                found = connection.execute(select(addresses.c.article).where(addresses.c.url == reference)).scalar()
        if found is None:
            raise LibraryProblem(f"no article {reference}: `articles list` shows what is there")
        return ArticleId(found)

    def at_address(self, url: str) -> ArticleCard | None:
        """Return the live article at this address, or None."""
        there = (
            select(*_CARD_COLUMNS).join(addresses, addresses.c.article == articles.c.id).where(addresses.c.url == url)
        )
        with self.database.reading() as connection:
            row = connection.execute(there.where(articles.c.state == ArticleState.LIVE.value)).first()
        return card_of(row) if row is not None else None

    def article(self, article: ArticleId) -> Article | None:
        """Return an article with its text, even if retracted; None if there is none."""
        return self.articles([article]).get(article)

    def articles(self, ids: Collection[ArticleId]) -> dict[ArticleId, Article]:
        """Return these articles with their texts, by id, even if retracted; missing articles are left out."""
        found: dict[ArticleId, Article] = {}
        for batch in batches(list(ids)):
            with self.database.reading() as connection:
                rows = connection.execute(select(articles).where(articles.c.id.in_(batch))).all()
            for row in rows:
                state = ArticleState(row.state)
                found[ArticleId(row.id)] = Article(card_of(row), row.text, tuple(row.authors), state, row.indexed_at)
        return found

    def versions(self, article: ArticleId) -> list[Version]:
        """Return the former versions of an article, oldest first."""
        with self.database.reading() as connection:
            rows = connection.execute(
                select(versions).where(versions.c.article == article).order_by(versions.c.version)
            ).all()
        return [Version(row.version, row.title, row.text, row.until) for row in rows]

    def addresses(self, article: ArticleId) -> list[str]:
        """Return all addresses of an article."""
        with self.database.reading() as connection:
            return list(
                connection.execute(
                    select(addresses.c.url).where(addresses.c.article == article).order_by(addresses.c.seen_at)
                ).scalars()
            )

    def newest(
        self,
        limit: int,
        *,
        offset: int = 0,
        source: str | None = None,
        title: str | None = None,
        state: ArticleState | None = ArticleState.LIVE,
        published: tuple[datetime, datetime] | None = None,
    ) -> list[ArticleCard]:
        """Return articles, the latest published first, undated ones last. `state` None means any.

        Those of one source, and with the words of `title` in their titles, whatever the case of English letters.
        `published` is from when until before when.
        """
        chosen = select(*_CARD_COLUMNS).order_by(articles.c.published.desc().nulls_last(), articles.c.id.desc())
        if state is not None:
            chosen = chosen.where(articles.c.state == state.value)
        if source is not None:
            chosen = chosen.where(articles.c.source == source)
        if title is not None:
            chosen = chosen.where(*(articles.c.title.icontains(word, autoescape=True) for word in title.split()))
        if published is not None:
            chosen = chosen.where(articles.c.published >= published[0], articles.c.published < published[1])
        with self.database.reading() as connection:
            return [card_of(row) for row in connection.execute(chosen.limit(limit).offset(offset))]

    def cards(self, ids: Sequence[ArticleId]) -> dict[ArticleId, ArticleCard]:
        """Return the cards of these articles, by id; missing articles are left out."""
        found: dict[ArticleId, ArticleCard] = {}
        for batch in batches(ids):
            with self.database.reading() as connection:
                for row in connection.execute(select(*_CARD_COLUMNS).where(articles.c.id.in_(batch))):
                    found[ArticleId(row.id)] = card_of(row)
        return found

    def sources(self) -> list[tuple[str, int]]:
        """Return each source with its number of live articles, largest first."""
        counted = (
            select(articles.c.source, func.count())
            .where(articles.c.state == ArticleState.LIVE.value)
            .group_by(articles.c.source)
        )
        with self.database.reading() as connection:
            found = [(row.source, int(row[1])) for row in connection.execute(counted)]
        return sorted(
            found, key=lambda each: (-each[1], each[0])
        )  # sorted here, since engines collate text differently

    def has_own(self) -> bool:
        """Return whether there are live articles other than the samples."""
        own = articles.c.state == ArticleState.LIVE.value, articles.c.sample.is_(False)
        with self.database.reading() as connection:
            return connection.execute(select(articles.c.id).where(*own).limit(1)).first() is not None

    def counts(self) -> Counts:
        """Count live and retracted articles and passages, with the date of the newest article."""
        with self.database.reading() as connection:
            by_state: dict[str, int] = {
                row.state: row[1]
                for row in connection.execute(select(articles.c.state, func.count()).group_by(articles.c.state))
            }
            newest = connection.execute(select(func.max(articles.c.published))).scalar()
            total = connection.execute(select(func.count()).select_from(passages)).scalar_one()
        return Counts(by_state.get(ArticleState.LIVE, 0), by_state.get(ArticleState.RETRACTED, 0), total, newest)

    def last_change(self) -> ChangeNumber:
        """Return the number of the newest change."""
        with self.database.reading() as connection:
            return last_change(connection)

    def changes_after(self, position: ChangeNumber, limit: int) -> list[Change]:
        """Return up to `limit` changes after `position`, oldest first."""
        with self.database.reading() as connection:
            return changes_after(connection, position, limit)

    def passages(self, ids: Sequence[PassageId], dimension: int, model: str) -> list[Passage]:
        """Return the passages of live articles, in the order of `ids`, with vectors of `model`, `dimension` numbers.

        One that has no vectors of `model` is left out: those of two models cannot be compared.
        """
        found: dict[PassageId, Passage] = {}
        with self.database.reading() as connection:
            for batch in batches(ids):
                rows = connection.execute(_PASSAGES, {"ids": batch}).all()
                told = _live(connection, sorted({row.article for row in rows}))
                words = stored_words(connection, [row.id for row in rows])
                live = with_vectors_of(model, connection, [row for row in rows if row.article in told])
                for row, vectors in zip(live, _vectors(live, dimension), strict=True):
                    found[PassageId(row.id)] = _passage(row, *told[row.article], *vectors, words.get(row.id))
        return [found[number] for number in ids if number in found]

    def retract(self, article: ArticleId, at: datetime | None = None) -> bool:
        """Exclude an article from answers at once; return False if it was already retracted."""
        with self.database.writing() as connection:
            return article_writes.retract(connection, article, at or datetime.now(UTC))

    def restore(self, article: ArticleId, at: datetime | None = None) -> bool:
        """Allow a retracted article to be quoted again; return False if it is not retracted."""
        with self.database.writing() as connection:
            return article_writes.restore(connection, article, at or datetime.now(UTC))

    def remove(self, article: ArticleId, at: datetime | None = None) -> None:
        """Delete an article permanently."""
        with self.database.writing() as connection:
            article_writes.remove(connection, article, at or datetime.now(UTC))


_CARD_COLUMNS = (
    articles.c.id,
    articles.c.url,
    articles.c.title,
    articles.c.source,
    articles.c.published,
    articles.c.language,
)
# Made once: a question needs them, and SQLAlchemy takes a tenth of a millisecond to make each.
_PASSAGES = select(*(column for column in passages.c if column is not passages.c.terms)).where(
    passages.c.id.in_(bindparam("ids", expanding=True))
)
_LIVE = select(*_CARD_COLUMNS, articles.c.text).where(live_among(bindparam("ids", expanding=True)))


def _live(connection: Connection, ids: Sequence[int]) -> dict[int, tuple[ArticleCard, str]]:
    """Return card and text of the live articles: each text is read once, however many passages it has."""
    rows = connection.execute(_LIVE, {"ids": ids}).all()  # at once: one by one they take twice as long
    return {row.id: (card_of(row), row.text) for row in rows}


def _vectors(rows: Sequence[Row[*tuple[Any, ...]]], dimension: int) -> Iterator[tuple[Vectors, Vectors]]:
    """Yield each row's vector and sentence vectors, decoded all at once, which takes half the time."""
    sentences = sentence_vectors_from_bytes(b"".join(row.sentence_vectors for row in rows), dimension)
    counts = [len(row.sentence_vectors) // dimension for row in rows]
    vectors = vectors_from_bytes([row.vector for row in rows], dimension)
    for vector, count, end in zip(vectors, counts, itertools.accumulate(counts), strict=True):
        yield vector, sentences[end - count : end]


def _passage(
    row: Row[*tuple[Any, ...]],
    card: ArticleCard,
    text: str,
    vector: Vectors,
    sentence_vectors: Vectors,
    words: SentenceWords | None,
) -> Passage:
    return Passage(
        id=PassageId(row.id),
        article=card,
        ordinal=row.ordinal,
        place=PassageSpan(Span(row.start, row.end), spans_from_bytes(row.sentences)),
        text=text,
        vector=vector,
        sentence_vectors=sentence_vectors,
        words=words,
    )
