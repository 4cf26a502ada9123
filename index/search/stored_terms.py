"""The terms of a passage as they are stored with it, so that no index computes them again."""

from __future__ import annotations

import zlib
from typing import NamedTuple

from index.search.terms import TERMS_VERSION, chunks_of, known_language, spelling_of, terms_of

MOST_BYTES = 1_000_000  # unpacked, a thousand passages' worth: a backup from elsewhere may hold anything
_FASTEST = 1  # of zlib: half the size, in 10 microseconds


class PassageTerms(NamedTuple):
    """What the word indexes hold of a passage's text: its terms, and its words as they are spelt, between blanks."""

    body: str
    spelt: str


def terms_of_passage(text: str, language: str) -> PassageTerms:
    """Return the terms of a passage's text in the article's language (ISO 639-1)."""
    chunks = chunks_of(text)
    return PassageTerms(terms_of(chunks, known_language(language)), spelling_of(chunks))


def encode_terms(text: str, language: str) -> bytes:
    """Return the terms of a passage's text as bytes, with the language and version that they are of."""
    told = "\n".join((_kind(language), *terms_of_passage(text, language)))
    return zlib.compress(told.encode(), _FASTEST)


def decode_terms(stored: bytes | None, language: str) -> PassageTerms | None:
    """Return the stored terms; None if there are none, or they are damaged, or of another language or version."""
    if stored is None:
        return None
    unpacked = zlib.decompressobj()
    try:
        kind, body, spelt = unpacked.decompress(stored, MOST_BYTES).decode().split("\n")
    except (zlib.error, ValueError):
        return None
    return PassageTerms(body, spelt) if unpacked.eof and kind == _kind(language) else None


def _kind(language: str) -> str:
    return f"{TERMS_VERSION} {known_language(language)}"
