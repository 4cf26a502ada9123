"""Turns passages and questions into terms for Milvus, stemmed exactly as in the word index on one machine.

Milvus only splits text at white space and weighs the parts (BM25). Each term carries its language, so that a word is
compared only with words of its own language. Terms consist of letters and digits, which every analyzer keeps.
"""

from __future__ import annotations

from collections.abc import Iterable

from index.search.terms import LANGUAGES, UNSTEMMED, chunks_of, known_language, terms_of
from index.search.terms import question_terms as weighed_terms

MOST_BYTES = 65_000  # of a text: a Milvus VARCHAR holds 65,535

WHOLE = 4  # how often a term of weight 1 is repeated in a question

_PLAIN, _SPELT = "p", "x"  # prefixes of a plain stem, and of one in hexadecimal UTF-8
_CODES = {language: "zz" if language == UNSTEMMED else language for language in LANGUAGES}  # of two letters each


def document_terms(text: str, language: str) -> str:
    """Return the terms of a text in `language` (ISO 639-1), separated by spaces; words beyond the limit are dropped."""
    return marked_terms(terms_of(chunks_of(text), known_language(language)), language)


def marked_terms(terms: str, language: str) -> str:
    """Return the terms of a text with their language, as `document_terms` does."""
    known = known_language(language)
    return _joined(_term(known, stem) for stem in terms.split())


def question_terms(words: str) -> str:
    """Return the terms of `words` in all languages, separated by spaces; empty if there is nothing to search for.

    Each term is repeated according to its weight, WHOLE times for weight 1, so scores are WHOLE times as large.
    """
    return _joined(
        _term(language, stem)
        for language in LANGUAGES
        for stem, weight in weighed_terms(words, language).items()
        for _ in range(max(1, round(WHOLE * weight)))
    )


def _term(language: str, stem: str) -> str:
    if stem.isalnum():
        return f"{_PLAIN}{_CODES[language]}{stem}"
    return f"{_SPELT}{_CODES[language]}{stem.encode().hex()}"  # has marks at which analyzers would split it


def _joined(terms: Iterable[str]) -> str:
    joined = " ".join(terms)
    if len(joined.encode()) <= MOST_BYTES:
        return joined
    return joined.encode()[:MOST_BYTES].decode(errors="ignore").rpartition(" ")[0]
