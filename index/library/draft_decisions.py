"""Decides what to do with a draft: add it, update a known article, or record a known text at another address."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Select, select

from index.library.articles import ArticleId, ArticleState, Draft
from index.library.schema import addresses, articles

HASH_BYTES = 16
SAME_TEXT_CHARACTERS = 200  # different articles may share a shorter text ("Watch the video")


@dataclass(frozen=True, slots=True)
class NewArticle:
    """The draft is a new article."""


@dataclass(frozen=True, slots=True)
class ChangedArticle:
    """The draft differs from the known article's `version`."""

    article: ArticleId
    version: int


@dataclass(frozen=True, slots=True)
class SameText:
    """The draft has the text of a known article, at another address."""

    article: ArticleId


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The draft is identical to a known article."""

    article: ArticleId


Decision = NewArticle | ChangedArticle | SameText | Unchanged


@dataclass(frozen=True, slots=True)
class _Known:
    id: ArticleId
    url: str
    version: int
    state: str
    published: datetime | None
    content_hash: bytes
    text_hash: bytes


def content_hash(draft: Draft) -> bytes:
    """Return a hash of all fields of a draft."""
    published = draft.published.astimezone(UTC).isoformat() if draft.published else ""
    return _hash(draft.title, draft.text, published, draft.source, *draft.authors)


def text_hash(text: str) -> bytes:
    """Return a hash of the words; white space and case make no difference."""
    return _hash(" ".join(text.casefold().split()))


def decide(connection: Connection, drafts: Sequence[Draft], *, samples: bool = False) -> list[Decision]:
    """Return what to do with each draft, in order, given the current state of the library.

    A retracted article stays retracted, whatever arrives at its address. Sample articles, which are deleted when a
    real one arrives, count as known only if the drafts are `samples` themselves.
    """
    hashes = [text_hash(draft.text) for draft in drafts]
    known = select(*_COLUMNS) if samples else select(*_COLUMNS).where(articles.c.sample.is_(False))
    by_address = _known_by_address(connection, known, [draft.url for draft in drafts])
    by_text = _known_by_text(connection, known, hashes)
    return [
        _decide(draft, draft_hash, by_address.get(draft.url), by_text.get(draft_hash, []))
        for draft, draft_hash in zip(drafts, hashes, strict=True)
    ]


def _decide(draft: Draft, draft_hash: bytes, known: _Known | None, same_text: Sequence[_Known]) -> Decision:
    if known is not None:
        retracted = known.state == ArticleState.RETRACTED
        elsewhere = known.url != draft.url and known.text_hash == draft_hash
        if retracted or elsewhere or known.content_hash == content_hash(draft):
            return Unchanged(known.id)
        return ChangedArticle(known.id, known.version)
    if len(draft.text) >= SAME_TEXT_CHARACTERS:
        for twin in same_text:
            # A text published before its duplicate stays an article of its own: it could be quoted earlier.
            if draft.published is None or twin.published is None or twin.published <= draft.published:
                return SameText(twin.id)
    return NewArticle()


_Select = Select[*tuple[Any, ...]]
_COLUMNS = (
    articles.c.id,
    articles.c.url,
    articles.c.version,
    articles.c.state,
    articles.c.published,
    articles.c.content_hash,
    articles.c.text_hash,
)


def _known_by_address(connection: Connection, known: _Select, urls: Sequence[str]) -> dict[str, _Known]:
    rows = connection.execute(
        known.add_columns(addresses.c.url.label("address"))
        .join(addresses, articles.c.id == addresses.c.article)
        .where(addresses.c.url.in_(urls))
    )
    return {row.address: _Known(*row[:-1]) for row in rows}


def _known_by_text(connection: Connection, known: _Select, hashes: Sequence[bytes]) -> dict[bytes, list[_Known]]:
    found: dict[bytes, list[_Known]] = {}
    for row in connection.execute(known.where(articles.c.text_hash.in_(hashes)).order_by(articles.c.id)):
        found.setdefault(row.text_hash, []).append(_Known(*row))
    return found


def _hash(*parts: str) -> bytes:
    digest = hashlib.blake2b(digest_size=HASH_BYTES)
    for part in parts:
        digest.update(part.encode("utf-8", "surrogatepass") + b"\0")
    return digest.digest()
