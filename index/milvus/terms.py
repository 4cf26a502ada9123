"""The words of passages and questions as terms: stemmed here, exactly as the word index on one machine does it.

Milvus splits what it is given at white space and weighs the parts (BM25), and knows nothing of languages: a term
carries its language, so that a word is compared with those of its own language alone. Each term is made of letters
and digits that every analyzer leaves as they are.
"""

from __future__ import annotations

import re
from functools import cache

import tantivy

from index.words import LONGEST_WORD, STEMMERS, UNSTEMMED, analyzer

MOST_BYTES = 65_000  # of a text: a Milvus VARCHAR holds 65,535

_PLAIN, _SPELT = "p", "x"  # what follows is the stem itself, or its UTF-8 in hexadecimal
_WORD = re.compile(r"\w+")
_CODES = {language: language for language in STEMMERS} | {UNSTEMMED: "zz"}  # of two letters each


def document_terms(text: str, language: str) -> str:
    """The terms of a text of that language (ISO 639-1), with blanks between; words that do not fit in are left out."""
    known = language if language in STEMMERS else UNSTEMMED
    return _joined([_term(known, stem) for stem in _analyzer(known).analyze(text)])


def question_terms(words: str) -> str:
    """The terms that `words` are in any of the languages; empty where there is nothing to look for.

    A word that is said twice counts once, and two words with one stem twice, as tantivy has it.
    """
    said = dict.fromkeys(word.lower() for word in _WORD.findall(words) if len(word) <= LONGEST_WORD)
    plain = " ".join(said)
    return _joined([_term(language, stem) for language in _CODES for stem in _analyzer(language).analyze(plain)])


def _term(language: str, stem: str) -> str:
    if stem.isalnum():
        return f"{_PLAIN}{_CODES[language]}{stem}"
    return f"{_SPELT}{_CODES[language]}{stem.encode().hex()}"  # with marks that other analyzers would split it at


def _joined(terms: list[str]) -> str:
    joined = " ".join(terms)
    if len(joined.encode()) <= MOST_BYTES:
        return joined
    return joined.encode()[:MOST_BYTES].decode(errors="ignore").rpartition(" ")[0]


@cache
def _analyzer(language: str) -> tantivy.TextAnalyzer:
    return analyzer(STEMMERS.get(language))
