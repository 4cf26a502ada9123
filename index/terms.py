"""The words of passages and questions as terms: folded, brought to one spelling, and stemmed by their language.

Every index of words takes the same terms, so that it finds the same whichever engine it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache, lru_cache

import regex
import tantivy

from index.letters import ACRONYM, COMPOUND, WORD, fold, is_shouted
from index.variants import common_form

# The languages that tantivy has a stemmer for, by ISO 639-1; all others are matched by whole words.
STEMMERS = {
    "ar": "arabic", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish",
    "fi": "finnish", "fr": "french", "hu": "hungarian", "it": "italian", "nl": "dutch", "no": "norwegian",
    "pt": "portuguese", "ro": "romanian", "ru": "russian", "sv": "swedish", "ta": "tamil", "tr": "turkish",
}  # fmt: skip
UNSTEMMED = "any"
LANGUAGES = (*STEMMERS, UNSTEMMED)
FORM = 2  # grows with every change of what terms are made of a text: an index of another form is made anew
LONGEST_WORD = 80  # letters; what is longer is no word
REMEMBERED = 200_000  # words of a language whose terms are kept: nearly all that a text of news holds

_MARK = regex.compile(r"\p{M}|[^\p{ASCII}]")


def known_language(language: str) -> str:
    """The one of LANGUAGES by which a text of `language` is stemmed."""
    return language if language in STEMMERS else UNSTEMMED


def compounds_of(text: str) -> list[str]:
    """The words and compounds of a text, as they stand there; in small letters where all of it is in capitals."""
    found: list[str] = COMPOUND.findall(text.lower() if is_shouted(text) else text)
    return found


def terms_of(compounds: Iterable[str], language: str) -> str:
    """The terms of words and compounds in that language (one of LANGUAGES), in order, with blanks between.

    Those of a compound's parts come before the whole's.
    """
    return " ".join(map(_reader(language), compounds))


def spelling_of(compounds: Iterable[str]) -> str:
    """The folded words, each once, with blanks between; with a capital where they have one, as names do."""
    return " ".join(map(_spelt, set(compounds)))


@cache
def _reader(language: str) -> Callable[[str], str]:
    """What makes terms of a word or compound of that language, with blanks between."""
    stem = _stemmer(language)

    @lru_cache(REMEMBERED)
    def read(compound: str) -> str:
        written = [word for word in WORD.findall(compound) if len(word) <= LONGEST_WORD]
        folded = [fold(word) for word in written]
        stems = [form for word, plain in zip(written, folded, strict=True) for form in _forms(word, plain)]
        if len(folded) > 1 and len(compound) <= LONGEST_WORD:
            stems.append(stem(common_form("".join(folded))))
        return " ".join(filter(None, stems))

    def _forms(word: str, plain: str) -> list[str]:
        """The stem of the folded word; and the folded stem, as French and others stem by their accents."""
        forms = [stem(common_form(plain))]
        if language not in ("en", UNSTEMMED) and _MARK.search(word):
            forms.append(fold(stem(word.lower())))
        return list(dict.fromkeys(forms))

    return read


@lru_cache(REMEMBERED)
def _spelt(compound: str) -> str:
    """The folded parts, with a capital where they have one."""
    written = [word for word in WORD.findall(compound) if len(word) <= LONGEST_WORD]
    folded = [fold(word).lstrip(ACRONYM) for word in written]
    pairs = zip(written, folded, strict=True)
    return " ".join(plain[0].upper() + plain[1:] if word[0].isupper() else plain for word, plain in pairs if plain)


@cache
def _stemmer(language: str) -> Callable[[str], str]:
    if language not in STEMMERS:
        return str
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace())
    analyzer = builder.filter(tantivy.Filter.stemmer(STEMMERS[language])).build()
    return lambda word: next(iter(analyzer.analyze(word)), "")


def question_terms(words: str, language: str) -> dict[str, float]:
    """The terms that `words` of a question are in that language, each once, with its weight."""
    return dict.fromkeys(terms_of(compounds_of(words), language).split(), 1.0)
