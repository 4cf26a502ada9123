"""New articles as subscriptions are matched with them: words, vectors, sources."""

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

MOST_PASSAGES = 40  # of an article that are matched: all of a long report, but not of a book
LEAD_PASSAGES = 2  # that hold the lead of an article


@dataclass(frozen=True, eq=False)
class Arrival:
    """A new article with its story and its first MOST_PASSAGES passages."""

    card: ArticleCard
    story: int
    text: str
    sources: frozenset[str]  # of all its addresses
    passages: tuple[Passage, ...]
    embed: Callable[[Sequence[str]], Vectors] | None = None  # embeds the title when its vector is needed

    @cached_property
    def title_vector(self) -> Vectors:
        """The vector of the title, shape (dimension,); zeros without a title or `embed`."""
        if self.embed is None or not self.card.title.strip():
            return np.zeros(len(self.passages[0].vector), np.float32)
        vector: Vectors = self.embed([self.card.title])[0]
        return vector

    @property
    def is_english(self) -> bool:
        """Whether it is in English, or its language is not known."""
        return self.card.language in ("", "en")

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of title and text."""
        return stems_in(f"{self.card.title}\n{self.text}")

    @cached_property
    def evidence(self) -> Evidence:
        """What title and lead hold, for matching topics."""
        sentences = [sentence for passage in self.passages[:LEAD_PASSAGES] for sentence in passage.place.sentences]
        return evidence_of(self.card.title, self.text, sentences, self.card.language)

    @cached_property
    def vectors(self) -> Vectors:
        """The vectors of the passages: shape (passages, dimension)."""
        return np.stack([passage.vector for passage in self.passages])

    @cached_property
    def literal(self) -> str:
        """Title and text in the form in which literal words are searched."""
        return literal(f"{self.card.title}\n{self.text}")


def literal(text: str) -> str:
    """Returns the folded words of `text`, each between blanks, so that whole words and phrases are substrings."""
    return f" {' '.join(map(fold, WORD.findall(text)))} "


def read_arrival(
    connection: Connection,
    article: ArticleId,
    model: str,
    dimension: int,
    embed: Callable[[Sequence[str]], Vectors] | None = None,
) -> Arrival | None:
    """Returns that article; None if it may not be quoted or is not embedded with `model`. `embed` is that model's."""
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
