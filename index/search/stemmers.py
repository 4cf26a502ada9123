"""Stemmers of the languages: those of tantivy, and those of PyStemmer for languages that tantivy lacks."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from threading import Lock

import Stemmer
import tantivy

# The languages that tantivy can stem, by ISO 639-1.
STEMMERS = {
    "ar": "arabic", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish",
    "fi": "finnish", "fr": "french", "hu": "hungarian", "it": "italian", "nl": "dutch", "no": "norwegian",
    "pt": "portuguese", "ro": "romanian", "ru": "russian", "sv": "swedish", "ta": "tamil", "tr": "turkish",
}  # fmt: skip
# Those that only PyStemmer can stem.
MORE_STEMMERS = {
    "ca": "catalan", "cs": "czech", "eo": "esperanto", "et": "estonian", "eu": "basque", "fa": "persian",
    "ga": "irish", "hi": "hindi", "hy": "armenian", "id": "indonesian", "lt": "lithuanian", "ne": "nepali",
    "pl": "polish", "sr": "serbian", "st": "sesotho", "yi": "yiddish",
}  # fmt: skip


@cache
def stemmer(language: str) -> Callable[[str], str]:
    """Return a function from a folded word to its stem in `language` (ISO 639-1); without a stemmer, to itself."""
    if language in MORE_STEMMERS:
        snowball, lock = Stemmer.Stemmer(MORE_STEMMERS[language], 0), Lock()

        def stem(word: str) -> str:
            with lock:  # one stemmer serves one thread at a time
                return str(snowball.stemWord(word))

        return stem
    if language not in STEMMERS:
        return str
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace())
    analyzer = builder.filter(tantivy.Filter.stemmer(STEMMERS[language])).build()
    return lambda word: next(iter(analyzer.analyze(word)), "")
