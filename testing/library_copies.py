"""A large library from a small one: copies of its articles with words exchanged and vectors moved a little.

Nothing is embedded anew: a copy's vectors are the original's with noise, normalised. Words are exchanged for others of
the same length, so that passages and sentences stand where they stood.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import numpy as np
from sqlalchemy import Connection, Row, func, insert, select, text, update

from index.library.articles import Draft
from index.library.changes import ChangeKind, last_change
from index.library.database import Database
from index.library.draft_decisions import content_hash, text_hash
from index.library.passage_vectors import Vectors
from index.library.row_encoding import (
    sentence_vectors_from_bytes,
    sentence_vectors_to_bytes,
    vector_to_bytes,
    vectors_from_bytes,
)
from index.library.schema import addresses, articles, changes, followers, passages
from index.search.stored_terms import encode_terms

COSINE = 0.9  # of a copy's vector to its original's: as two reports of one event
EXCHANGED = 0.15  # of all words
ARTICLES_AT_ONCE = 200
VOCABULARY_ARTICLES = 1000
COPY = "#copy-"  # in the address of a copy, with its number

_WORD = re.compile(r"\b[a-z]{3,}\b")

Vocabulary = Mapping[int, Sequence[str]]


def enlarge(
    database: Database, passages_wanted: int, dimension: int, seed: int = 1, progress: Callable[[int], None] = print
) -> int:
    """Adds copies of the articles that are there until there are so many passages; returns how many there are then."""
    with database.reading() as connection:
        real = select(articles.c.id).where(articles.c.url.not_like(f"%{COPY}%")).order_by(articles.c.id)
        originals = list(connection.execute(real).scalars())
        have = connection.execute(select(func.count()).select_from(passages)).scalar_one()
        # Not the same copies again where a library is enlarged once more.
        chance, noise = random.Random(seed + have), np.random.default_rng(seed + have)
        vocabulary = _vocabulary(connection, originals[:VOCABULARY_ARTICLES])
    while have < passages_wanted:
        for start in range(0, len(originals), ARTICLES_AT_ONCE):
            if have >= passages_wanted:
                break
            with database.writing() as connection:
                if database.is_sqlite:
                    connection.execute(text("PRAGMA cache_size=-200000"))
                chosen = originals[start : start + ARTICLES_AT_ONCE]
                have += _copy(connection, chosen, dimension, vocabulary, chance, noise)
        progress(have)
    with database.writing() as connection:  # nobody is to be told of copies, nor are they to be linked
        connection.execute(update(followers).values(position=last_change(connection)))
    return have


def exchanged(original: str, vocabulary: Vocabulary, chance: random.Random) -> str:
    """`original` with some of its words exchanged for others of the same length."""

    words = [match.span() for match in _WORD.finditer(original)]
    pieces: list[str] = []
    at = 0
    for number in sorted(chance.sample(range(len(words)), int(len(words) * EXCHANGED))):
        start, end = words[number]
        others = vocabulary.get(end - start)
        if others:
            pieces += (original[at:start], others[int(chance.random() * len(others))])
            at = end
    return "".join([*pieces, original[at:]])


def moved(vectors: Vectors, noise: np.random.Generator) -> Vectors:
    """Normalised vectors of about COSINE to these, shape (n, dimension)."""
    away = noise.standard_normal(vectors.shape, np.float32)
    away *= np.sqrt(1 / COSINE**2 - 1) / np.sqrt(vectors.shape[1])
    away += vectors
    away /= np.sqrt(np.einsum("ij,ij->i", away, away))[:, None]
    return away


def _copy(
    connection: Connection,
    originals: Sequence[int],
    dimension: int,
    vocabulary: Vocabulary,
    chance: random.Random,
    noise: np.random.Generator,
) -> int:
    at = datetime.now(UTC)
    first = connection.execute(select(func.max(articles.c.id))).scalar_one() + 1
    rows = connection.execute(select(articles).where(articles.c.id.in_(originals)).order_by(articles.c.id)).all()
    numbers = {row.id: first + place for place, row in enumerate(rows)}
    copies = [_article(row, numbers[row.id], vocabulary, chance) for row in rows]
    connection.execute(insert(articles), copies)
    texts = {row.id: copy["text"] for row, copy in zip(rows, copies, strict=True)}
    languages = {row.id: row.language for row in rows}
    places = [
        {"url": article["url"], "article": article["id"], "source": article["source"], "seen_at": at}
        for article in copies
    ]
    connection.execute(insert(addresses), places)
    found = connection.execute(select(passages).where(passages.c.article.in_(originals)).order_by(passages.c.id)).all()
    vectors = moved(vectors_from_bytes([row.vector for row in found], dimension), noise)
    sentences = moved(sentence_vectors_from_bytes(b"".join(row.sentence_vectors for row in found), dimension), noise)
    ends = np.cumsum([len(row.sentence_vectors) // dimension for row in found]).tolist()
    connection.execute(
        insert(passages),
        [
            {
                "article": numbers[row.article],
                "ordinal": row.ordinal,
                "start": row.start,
                "end": row.end,
                "sentences": row.sentences,
                "model": row.model,
                "vector": vector_to_bytes(vector),
                "sentence_vectors": sentence_vectors_to_bytes(sentences[start:end]),
                "terms": encode_terms(texts[row.article][row.start : row.end], languages[row.article]),
            }
            for row, vector, start, end in zip(found, vectors, [0, *ends], ends, strict=False)
        ],
    )
    added = {"kind": ChangeKind.ADDED.value, "announce": False, "at": at}
    connection.execute(insert(changes), [{"article": number, **added} for number in numbers.values()])
    return len(found)


def _article(row: Row[Any], number: int, vocabulary: Vocabulary, chance: random.Random) -> dict[str, Any]:
    words = exchanged(row.text, vocabulary, chance)
    draft = Draft(f"{row.url}{COPY}{number}", row.title, words, row.published, row.source, tuple(row.authors))
    hashes = {"content_hash": content_hash(draft), "text_hash": text_hash(words)}
    return {**row._asdict(), "id": number, "url": draft.url, "text": words, "story": number, **hashes}


def _vocabulary(connection: Connection, ids: Sequence[int]) -> Vocabulary:
    words: dict[int, list[str]] = defaultdict(list)
    for said in connection.execute(select(articles.c.text).where(articles.c.id.in_(ids))).scalars():
        for word in _WORD.findall(said):
            words[len(word)].append(word)
    return words
