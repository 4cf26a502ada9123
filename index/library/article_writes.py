"""Writes articles with their passages, vectors and change-log entries in the caller's transaction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from index.library.articles import ArticleId, ArticleState, Draft, PassageId, PassageSpan
from index.library.changes import ChangeKind, record_change
from index.library.draft_decisions import content_hash, text_hash
from index.library.passage_vectors import SentenceWords, Vectors
from index.library.row_encoding import sentence_vectors_to_bytes, spans_to_bytes, vector_to_bytes
from index.library.schema import addresses, articles, passages, versions
from index.library.sentence_words import store_words


@dataclass(frozen=True, slots=True, eq=False)
class Embedded:
    """A draft's passages with their vectors: `vectors` (n, dimension), `sentence_vectors` one array a passage.

    `words` has the analysed words of each passage; empty if they are stored later. `terms` are for the word indexes,
    which compute them where they are missing.
    """

    passages: tuple[PassageSpan, ...]
    vectors: Vectors
    sentence_vectors: tuple[Vectors, ...]
    model: str
    words: tuple[SentenceWords, ...] = ()
    terms: tuple[bytes, ...] = ()


# Values come apart from the statements: SQLAlchemy takes as long to put them in as the database to store them.
_ADDED = insert(articles).returning(articles.c.id)


def insert_article(
    connection: Connection, draft: Draft, embedded: Embedded, *, at: datetime, announce: bool, sample: bool
) -> ArticleId:
    """Add a new article and return its id."""
    first = {"state": ArticleState.LIVE.value, "version": 1, "sample": sample, "indexed_at": at, "changed_at": at}
    article = ArticleId(connection.execute(_ADDED, {"url": draft.url, **_said(draft), **first}).scalar_one())
    add_address(connection, article, draft, at)
    insert_passages(connection, article, embedded)
    record_change(connection, article, ChangeKind.ADDED, at, announce=announce)
    return article


def replace_article(
    connection: Connection, article: ArticleId, draft: Draft, embedded: Embedded, *, at: datetime, announce: bool
) -> None:
    """Replace an article's text; the old text is kept as a version."""
    before = connection.execute(select(articles).where(articles.c.id == article)).one()
    connection.execute(
        insert(versions).values(article=article, version=before.version, title=before.title, text=before.text, until=at)
    )
    connection.execute(
        update(articles)
        .where(articles.c.id == article)
        .values(**_said(draft), version=before.version + 1, changed_at=at)
    )
    connection.execute(delete(passages).where(passages.c.article == article))
    insert_passages(connection, article, embedded)
    record_change(connection, article, ChangeKind.UPDATED, at, announce=announce)


def _said(draft: Draft) -> dict[str, object]:
    return {
        "title": draft.title,
        "text": draft.text,
        "published": draft.published,
        "source": draft.source,
        "authors": list(draft.authors),
        "language": draft.language,
        "content_hash": content_hash(draft),
        "text_hash": text_hash(draft.text),
    }


def add_address(connection: Connection, article: ArticleId, draft: Draft, at: datetime) -> None:
    """Record the draft's address as another address of the article."""
    row = {"url": draft.url, "article": article, "source": draft.source, "seen_at": at}
    connection.execute(insert(addresses), row)


def insert_passages(connection: Connection, article: ArticleId, embedded: Embedded) -> None:
    """Add the passages of an article, with their words where they are known."""
    rows = [
        {
            "article": article,
            "ordinal": ordinal,
            "start": place.span.start,
            "end": place.span.end,
            "sentences": spans_to_bytes(place.sentences),
            "model": embedded.model,
            "vector": vector_to_bytes(vector),
            "sentence_vectors": sentence_vectors_to_bytes(sentence_vectors),
            "terms": terms,
        }
        for ordinal, (place, vector, sentence_vectors, terms) in enumerate(
            zip(
                embedded.passages,
                embedded.vectors,
                embedded.sentence_vectors,
                embedded.terms or [None] * len(embedded.passages),
                strict=True,
            )
        )
    ]
    connection.execute(insert(passages), rows)
    if embedded.words:
        stored = select(passages.c.id).where(passages.c.article == article).order_by(passages.c.ordinal)
        ids = map(PassageId, connection.execute(stored).scalars())
        store_words(connection, dict(zip(ids, embedded.words, strict=True)))


def retract(connection: Connection, article: ArticleId, at: datetime) -> bool:
    """Exclude an article from answers but keep its record; return False if it was already retracted."""
    done = connection.execute(
        update(articles)
        .where(articles.c.id == article, articles.c.state == ArticleState.LIVE.value)
        .values(state=ArticleState.RETRACTED.value, changed_at=at)
    )
    if done.rowcount == 0:
        return False
    record_change(connection, article, ChangeKind.RETRACTED, at)
    return True


def restore(connection: Connection, article: ArticleId, at: datetime) -> bool:
    """Allow a retracted article to be quoted again, with its former passages; return False if it is not retracted.

    Subscribers are not notified again.
    """
    done = connection.execute(
        update(articles)
        .where(articles.c.id == article, articles.c.state == ArticleState.RETRACTED.value)
        .values(state=ArticleState.LIVE.value, changed_at=at)
    )
    if done.rowcount == 0:
        return False
    record_change(connection, article, ChangeKind.UPDATED, at)
    return True


def remove(connection: Connection, article: ArticleId, at: datetime) -> None:
    """Delete an article with its passages, vectors, versions and addresses."""
    for table in (passages, versions, addresses):
        connection.execute(delete(table).where(table.c.article == article))
    connection.execute(delete(articles).where(articles.c.id == article))
    record_change(connection, article, ChangeKind.REMOVED, at)


def remove_samples(connection: Connection, at: datetime) -> None:
    """Delete the sample articles, once real ones arrive."""
    for article in connection.execute(select(articles.c.id).where(articles.c.sample)).scalars().all():
        remove(connection, ArticleId(article), at)
