"""The words of passages and questions as terms: stemmed here, exactly as the word index on one machine does it.

Milvus splits what it is given at white space and weighs the parts (BM25), and knows nothing of languages: a term
carries its language, so that a word is compared with those of its own language alone. Each term is made of letters
and digits that every analyzer leaves as they are.
"""

from __future__ import annotations

from collections.abc import Iterable

from index.search.terms import LANGUAGES, UNSTEMMED, chunks_of, known_language, terms_of
from index.search.terms import question_terms as weighed_terms

MOST_BYTES = 65_000  # of a text: a Milvus VARCHAR holds 65,535

WHOLE = 4  # times that a term of weight 1 is repeated in a question

_PLAIN, _SPELT = "p", "x"  # what follows is the stem itself, or its UTF-8 in hexadecimal
_CODES = {language: "zz" if language == UNSTEMMED else language for language in LANGUAGES}  # of two letters each


def document_terms(text: str, language: str) -> str:
    """The terms of a text of that language (ISO 639-1), with blanks between; words that do not fit in are left out."""
    known = known_language(language)
    return _joined(_term(known, stem) for stem in terms_of(chunks_of(text), known).split())


def question_terms(words: str) -> str:
    """The terms that `words` are in any of the languages; empty where there is nothing to look for.

    Each is repeated by its weight, WHOLE times at 1: so a score by them is WHOLE times as large.
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
    return f"{_SPELT}{_CODES[language]}{stem.encode().hex()}"  # with marks that other analyzers would split it at


def _joined(terms: Iterable[str]) -> str:
    joined = " ".join(terms)
    if len(joined.encode()) <= MOST_BYTES:
        return joined
    return joined.encode()[:MOST_BYTES].decode(errors="ignore").rpartition(" ")[0]
