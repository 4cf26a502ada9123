"""The terms that are stored with a passage are those that an index would compute."""

from __future__ import annotations

import zlib

import pytest

from index.search.stored_terms import decode_terms, encode_terms, terms_of_passage
from index.search.terms import TERMS_VERSION

TEXTS = [
    ("The U.S. and the White House said that 2,100 people had left New York's harbour.", "en"),
    ("Die Bürgermeisterin eröffnete am Dienstag die Straßenbahn.", "de"),
    ("市長は火曜日に橋を開通させた。", "ja"),
    ("", "en"),
    ("\n\n — \x00 \u2028", "en"),
    ("a language that nobody knows", "zzz"),
]


@pytest.mark.parametrize(("text", "language"), TEXTS)
def test_stored_terms_are_those_of_the_text(text: str, language: str) -> None:
    assert decode_terms(encode_terms(text, language), language) == terms_of_passage(text, language)


def test_terms_of_another_language_or_version_are_not_used() -> None:
    stored = encode_terms("The harbour is open.", "en")
    assert decode_terms(stored, "de") is None
    other = zlib.decompress(stored).replace(str(TERMS_VERSION).encode(), b"0", 1)
    assert decode_terms(zlib.compress(other), "en") is None


def test_what_would_fill_the_memory_is_not_unpacked() -> None:
    kind = zlib.decompress(encode_terms("", "en")).decode().split("\n")[0]
    bomb = zlib.compress(f"{kind}\n{'a ' * 1_000_000}\n".encode())
    assert len(bomb) < 3_000
    assert decode_terms(bomb, "en") is None


@pytest.mark.parametrize("stored", [None, b"", b"nonsense", zlib.compress(b"en"), zlib.compress(b"\xff\n\n")])
def test_what_is_missing_or_damaged_is_computed_instead(stored: bytes | None) -> None:
    assert decode_terms(stored, "en") is None
