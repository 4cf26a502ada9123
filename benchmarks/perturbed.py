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

from index.articles import Draft
from index.changes import ChangeKind, last_change
from index.database import Database
from index.deciding import content_hash, text_hash
from index.schema import addresses, articles, changes, followers, passages
from index.search import Vectors
from index.stored import (
    sentence_vectors_from_bytes,
    sentence_vectors_to_bytes,
    vector_to_bytes,
    vectors_from_bytes,
)

COSINE = 0.9  # of a copy's vector to its original's: as two reports of one event
EXCHANGED = 0.15  # of all words
ARTICLES_AT_ONCE = 200
VOCABULARY_ARTICLES = 1000

_WORD = re.compile(r"\b[a-z]{3,}\b")

Vocabulary = Mapping[int, Sequence[str]]


def enlarge(
    database: Database, passages_wanted: int, dimension: int, seed: int = 1, progress: Callable[[int], None] = print
) -> int:
    """Adds copies of the articles that are there until there are so many passages; returns how many there are then."""
    chance, noise = random.Random(seed), np.random.default_rng(seed)
    with database.reading() as connection:
        originals = list(connection.execute(select(articles.c.id).order_by(articles.c.id)).scalars())
        have = connection.execute(select(func.count()).select_from(passages)).scalar_one()
        vocabulary = _vocabulary(connection, originals[:VOCABULARY_ARTICLES])
    copy = 0
    while have < passages_wanted:
        copy += 1
        for start in range(0, len(originals), ARTICLES_AT_ONCE):
            if have >= passages_wanted:
                break
            with database.writing() as connection:
                if database.is_sqlite:
                    connection.execute(text("PRAGMA cache_size=-200000"))
                chosen = originals[start : start + ARTICLES_AT_ONCE]
                have += _copy(connection, chosen, copy, dimension, vocabulary, chance, noise)
        progress(have)
    with database.writing() as connection:  # nobody is to be told of copies, nor are they to be linked
        connection.execute(update(followers).values(position=last_change(connection)))
    return have


def exchanged(original: str, vocabulary: Vocabulary, chance: random.Random) -> str:
    """`original` with some of its words exchanged for others of the same length."""

    def another(match: re.Match[str]) -> str:
        word = match.group()
        return chance.choice(vocabulary[len(word)]) if chance.random() < EXCHANGED and len(word) in vocabulary else word

    return _WORD.sub(another, original)


def moved(vectors: Vectors, noise: np.random.Generator) -> Vectors:
    """Normalised vectors of about COSINE to these, shape (n, dimension)."""
    away = noise.standard_normal(vectors.shape, np.float32)
    away *= np.sqrt(1 / COSINE**2 - 1) / np.sqrt(vectors.shape[1])
    away += vectors
    away /= np.linalg.norm(away, axis=1, keepdims=True)
    return away


def _copy(
    connection: Connection,
    originals: Sequence[int],
    copy: int,
    dimension: int,
    vocabulary: Vocabulary,
    chance: random.Random,
    noise: np.random.Generator,
) -> int:
    at = datetime.now(UTC)
    first = connection.execute(select(func.max(articles.c.id))).scalar_one() + 1
    rows = connection.execute(select(articles).where(articles.c.id.in_(originals)).order_by(articles.c.id)).all()
    numbers = {row.id: first + place for place, row in enumerate(rows)}
    copies = [_article(row, numbers[row.id], copy, vocabulary, chance) for row in rows]
    connection.execute(insert(articles), copies)
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
            }
            for row, vector, start, end in zip(found, vectors, [0, *ends], ends, strict=False)
        ],
    )
    added = {"kind": ChangeKind.ADDED.value, "announce": False, "at": at}
    connection.execute(insert(changes), [{"article": number, **added} for number in numbers.values()])
    return len(found)


def _article(row: Row[Any], number: int, copy: int, vocabulary: Vocabulary, chance: random.Random) -> dict[str, Any]:
    words = exchanged(row.text, vocabulary, chance)
    draft = Draft(f"{row.url}#copy-{copy}", row.title, words, row.published, row.source, tuple(row.authors))
    hashes = {"content_hash": content_hash(draft), "text_hash": text_hash(words)}
    return {**row._asdict(), "id": number, "url": draft.url, "text": words, "story": number, **hashes}


def _vocabulary(connection: Connection, ids: Sequence[int]) -> Vocabulary:
    words: dict[int, list[str]] = defaultdict(list)
    for said in connection.execute(select(articles.c.text).where(articles.c.id.in_(ids))).scalars():
        for word in _WORD.findall(said):
            words[len(word)].append(word)
    return words
