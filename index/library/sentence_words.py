"""The analysed words of passages: stored with a passage, or later by whoever finds that they are missing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, delete, insert, or_, select

from index.library.articles import ArticleId, PassageId, Span
from index.library.passage_vectors import SentenceWords
from index.library.queries import batches
from index.library.row_encoding import spans_from_bytes
from index.library.schema import articles, passages, sentence_words

AnalyseSentences = Callable[[Sequence[str]], SentenceWords]
"""Returns the analysed words of a passage's sentences."""


@dataclass(frozen=True, slots=True)
class UnanalysedPassage:
    """A passage whose words are not stored; `sentences` are their texts."""

    id: PassageId
    article: ArticleId
    sentences: Sequence[str]


def stored_words(connection: Connection, ids: Sequence[int]) -> dict[int, SentenceWords]:
    """Return the stored words of those passages; passages without are left out."""
    rows = connection.execute(_STORED, {"ids": ids}).all()
    return {passage: SentenceWords(version, words) for passage, version, words in rows}


def store_words(connection: Connection, words: Mapping[PassageId, SentenceWords]) -> None:
    """Store the words of those of the passages that are still there, in place of former ones."""
    for batch in batches(list(words)):
        there = connection.execute(select(passages.c.id).where(passages.c.id.in_(batch))).scalars().all()
        connection.execute(delete(sentence_words).where(sentence_words.c.passage.in_(batch)))
        rows = [{"passage": id_, "version": words[id_].version, "words": words[id_].encoded} for id_ in there]
        if rows:
            connection.execute(insert(sentence_words), rows)


def unanalysed_passages(connection: Connection, version: int, after: ArticleId, count: int) -> list[UnanalysedPassage]:
    """Return some passages of articles above `after` without words of that version, by their articles.

    At least `count` if there are as many: those of an article come together.
    """
    lacks = or_(sentence_words.c.passage.is_(None), sentence_words.c.version != version)
    lacking = (
        select(passages.c.article)
        .outerjoin(sentence_words, sentence_words.c.passage == passages.c.id)
        .where(lacks, passages.c.article > after)
        .order_by(passages.c.article)
        .limit(count)
    )
    chosen = sorted(set(connection.execute(lacking).scalars()))
    texts = {row.id: row.text for row in connection.execute(_TEXTS.where(articles.c.id.in_(chosen)))}
    rows = connection.execute(_PLACES.where(passages.c.article.in_(chosen)).order_by(passages.c.id))
    return [
        UnanalysedPassage(
            PassageId(row.id),
            ArticleId(row.article),
            [_slice(span, texts[row.article]) for span in spans_from_bytes(row.sentences)],
        )
        for row in rows
    ]


_STORED = select(sentence_words.c.passage, sentence_words.c.version, sentence_words.c.words).where(
    sentence_words.c.passage.in_(bindparam("ids", expanding=True))
)
_TEXTS = select(articles.c.id, articles.c.text)
_PLACES = select(passages.c.id, passages.c.article, passages.c.sentences)


def _slice(span: Span, text: str) -> str:
    return text[span.start : span.end]
