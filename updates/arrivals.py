"""A new article as subscriptions meet it: its words, its vectors, where it stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from sqlalchemy import Connection, select

from index.library.articles import ArticleCard, ArticleId, ArticleState, PassageId, PassageSpan, Span
from index.library.passage_vectors import Passage, Vectors
from index.library.queries import card_of
from index.library.row_encoding import sentence_vectors_from_bytes, spans_from_bytes, vectors_from_bytes
from index.library.schema import addresses, articles, passages
from index.search.letter_folding import WORD, fold
from retrieval.tokens import stems_in
from updates.topic_evidence import Evidence, evidence_of

MOST_PASSAGES = 40  # of an article that are looked at: a long read, whole; the rest of a book is no news
LEAD_PASSAGES = 2  # that hold an article's lead


@dataclass(frozen=True, eq=False)
class Arrival:
    """An article that has come, with its story and its first MOST_PASSAGES passages."""

    card: ArticleCard
    story: int
    text: str
    sources: frozenset[str]  # of every address at which it stands
    passages: tuple[Passage, ...]
    embed: Callable[[Sequence[str]], Vectors] | None = None  # as questions are: of its title, when it is asked for

    @cached_property
    def title_vector(self) -> Vectors:
        """Of the title, shape (dimension,); zeros where there is none, or nothing to embed it with."""
        if self.embed is None or not self.card.title.strip():
            return np.zeros(len(self.passages[0].vector), np.float32)
        vector: Vectors = self.embed([self.card.title])[0]
        return vector

    @property
    def is_english(self) -> bool:
        """Whether it is written in English, as far as is known."""
        return self.card.language in ("", "en")

    @cached_property
    def stems(self) -> frozenset[str]:
        """Of the words of title and text."""
        return stems_in(f"{self.card.title}\n{self.text}")

    @cached_property
    def evidence(self) -> Evidence:
        """What title and lead hold, for topics."""
        sentences = [sentence for passage in self.passages[:LEAD_PASSAGES] for sentence in passage.place.sentences]
        return evidence_of(self.card.title, self.text, sentences, self.card.language)

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


def read_arrival(
    connection: Connection,
    article: ArticleId,
    model: str,
    dimension: int,
    embed: Callable[[Sequence[str]], Vectors] | None = None,
) -> Arrival | None:
    """That article, if it may be quoted and is embedded with `model`; None otherwise. `embed` is that model's."""
    row = connection.execute(
        select(articles).where(articles.c.id == article, articles.c.state == ArticleState.LIVE.value)
    ).one_or_none()
    if row is None:
        return None
    card = card_of(row)
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
    return Arrival(card, row.story or article, row.text, frozenset(sources) | {row.source}, found, embed)
