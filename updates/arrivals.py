"""A new article as subscriptions meet it: its words, its vectors, where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from sqlalchemy import Connection, select

from index.articles import ArticleCard, ArticleId, ArticleState, PassageId, PassageSpan, Span
from index.letters import WORD, fold
from index.schema import addresses, articles, passages
from index.search import Passage, Vectors
from index.stored import sentence_vectors_from_bytes, spans_from_bytes, vectors_from_bytes
from retrieval.tokens import stems_in

MOST_PASSAGES = 40  # of an article that are looked at: a long read, whole; the rest of a book is no news


@dataclass(frozen=True, eq=False)
class Arrival:
    """An article that has come, with its story and its first MOST_PASSAGES passages."""

    card: ArticleCard
    story: int
    text: str
    sources: frozenset[str]  # of every address at which it stands
    passages: tuple[Passage, ...]

    @cached_property
    def stems(self) -> frozenset[str]:
        """Of the words of title and text."""
        return stems_in(f"{self.card.title}\n{self.text}")

    def stems_near(self, passage: int) -> frozenset[str]:
        """Of the words of the title and of that passage (by its place in `passages`)."""
        if passage not in self._stems_near:
            place = self.passages[passage].place.span
            self._stems_near[passage] = stems_in(f"{self.card.title}\n{place.of(self.text)}")
        return self._stems_near[passage]

    @cached_property
    def _stems_near(self) -> dict[int, frozenset[str]]:
        return {}

    @cached_property
    def vectors(self) -> Vectors:
        """Of the passages: shape (passages, dimension)."""
        return np.stack([passage.vector for passage in self.passages])

    @cached_property
    def literal(self) -> str:
        """Title and text for literal words to be looked for in."""
        return literal(f"{self.card.title}\n{self.text}")


def literal(text: str) -> str:
    """The words of `text`, folded, each between two blanks: whole words and phrases are parts of it."""
    return f" {' '.join(map(fold, WORD.findall(text)))} "


def read_arrival(connection: Connection, article: ArticleId, model: str, dimension: int) -> Arrival | None:
    """That article, if it may be quoted and is embedded with `model`; None otherwise."""
    row = connection.execute(
        select(articles).where(articles.c.id == article, articles.c.state == ArticleState.LIVE.value)
    ).one_or_none()
    if row is None:
        return None
    card = ArticleCard(article, row.url, row.title, row.source, row.published, row.language)
    stored = connection.execute(
        select(passages)
        .where(passages.c.article == article, passages.c.model == model)
        .order_by(passages.c.ordinal)
        .limit(MOST_PASSAGES)
    ).all()
    if not stored:
        return None
    sources = connection.execute(select(addresses.c.source).where(addresses.c.article == article)).scalars()
    found = tuple(
        Passage(
            id=PassageId(p.id),
            article=card,
            ordinal=p.ordinal,
            place=PassageSpan(Span(p.start, p.end), spans_from_bytes(p.sentences)),
            text=row.text,
            vector=vectors_from_bytes([p.vector], dimension)[0],
            sentence_vectors=sentence_vectors_from_bytes(p.sentence_vectors, dimension),
        )
        for p in stored
    )
    return Arrival(card, row.story or article, row.text, frozenset(sources) | {row.source}, found)
