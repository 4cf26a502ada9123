"""Turns words of passages and questions into terms: folded, in one spelling, and stemmed for their language.

Every word index uses the same terms, so that results do not depend on the engine.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

import regex

from index.search.aliases import (
    GROUP,
    Alias,
    begins_name,
    governed_from,
    group_of,
    may_follow,
    name_at,
    plain_form,
    seats_of,
)
from index.search.letter_folding import ACRONYM, COMPOUND, WORD, fold, is_shouted
from index.search.letter_pairs import has_no_blanks, in_pairs
from index.search.remembered import Remembered
from index.search.spelling_variants import common_form
from index.search.stemmers import MORE_STEMMERS, STEMMERS, stemmer

UNSTEMMED = "any"
LANGUAGES = (*STEMMERS, *MORE_STEMMERS, UNSTEMMED)
TERMS_VERSION = 6  # increase it with every change of the terms: indexes of another version are rebuilt
LONGEST_WORD = 80  # letters; anything longer is not a word
REMEMBERED = 200_000  # words per language whose terms are cached: nearly all words of news

LONGEST_NAME = 8  # words
NAME_WEIGHT = 0.5  # of a word in a question that names a group; the group gets the rest
PART_WEIGHT = 0.25  # of each word of a name of several words
SEAT_WEIGHT = 0.25  # "Moscow" may mean Russia's government or the city

_AROUND = '.,;:!?()[]"“”'  # marks that may stand around a word, and are no part of any
_OPENS = "\0"  # follows the terms of a word that may start a name of several words
_MARK = regex.compile(r"\p{M}|[^\p{ASCII}]")


def known_language(language: str) -> str:
    """Return the entry of LANGUAGES by which a text in `language` is stemmed."""
    return language if language in STEMMERS or language in MORE_STEMMERS else UNSTEMMED


def chunks_of(text: str) -> list[str]:
    """Split a text at white space, in lower case if all of it is in capitals; overlong chunks are split into words.

    Scripts without blanks are cut into pairs of letters. The same chunks recur often, so that results for each can be
    cached.
    """
    chunks = (text.lower() if is_shouted(text) else text).split()
    if has_no_blanks(text):
        chunks = [part for chunk in chunks for part in in_pairs(chunk)]
    if max(map(len, chunks), default=0) <= LONGEST_WORD:
        return chunks
    words = [word for chunk in chunks for word in ([chunk] if len(chunk) <= LONGEST_WORD else COMPOUND.findall(chunk))]
    return [word for word in words if len(word) <= 2 * LONGEST_WORD]


def terms_of(chunks: Sequence[str], language: str) -> str:
    """Return the terms of a text's chunks in `language` (one of LANGUAGES), separated by spaces.

    The terms of a compound's parts precede that of the whole; groups of names of several words come last.
    """
    terms = list(map(_reader(language).__getitem__, chunks))
    joined = " ".join(terms)
    if _OPENS not in joined:
        return joined
    names = _names(chunks, terms)
    if not names:
        return joined.replace(_OPENS, "")
    for alias in names:  # in "South America", "America" does not name a group
        for at in range(alias.start, alias.end):
            terms[at] = " ".join(term for term in terms[at].split() if not term.startswith(GROUP))
        terms.append(alias.group)
    return " ".join(terms).replace(_OPENS, "")


def _names(chunks: Sequence[str], terms: Sequence[str]) -> list[Alias]:
    """Return the names of several words, as ranges of chunks."""
    found: list[Alias] = []
    for at in [at for at, term in enumerate(terms) if term[-1:] == _OPENS]:
        first = _plain_parts(chunks[at])
        second = first[1:2] or (_plain_parts(chunks[at + 1])[:1] if at + 1 < len(chunks) else ())
        if not second or not may_follow(first[0], second[0]) or (found and at < found[-1].end):
            continue
        parts = [_plain_parts(chunk) for chunk in chunks[at : at + LONGEST_NAME]]
        name = name_at([word for plain in parts for word in plain])
        if name is not None:
            covered = next(n for n in range(1, len(parts) + 1) if sum(map(len, parts[:n])) >= name.end)
            found.append(Alias(at, at + covered, name.group))
    return found


def plain_word(chunk: str) -> str:
    """Return the only word of a chunk if it is one of ASCII letters, without the marks around it; else nothing."""
    word = chunk.strip(_AROUND)
    return word if word.isascii() and word.isalpha() else ""


def compounds_of(chunk: str) -> list[list[str]]:
    """Return the words of each compound of a chunk."""
    word = plain_word(chunk)
    return [[word]] if word else [WORD.findall(compound) for compound in COMPOUND.findall(chunk)]


@lru_cache(REMEMBERED)
def _plain_parts(chunk: str) -> tuple[str, ...]:
    return tuple(plain_form(word) for written in compounds_of(chunk) for word in written)


@lru_cache(maxsize=64)
def title_terms(title: str, language: str) -> tuple[str, str]:
    """Return the terms and the spelling of a title; cached, since all passages of an article share it."""
    chunks = chunks_of(title)
    return terms_of(chunks, language), spelling_of(chunks)


def spelling_of(chunks: Iterable[str]) -> str:
    """Return the distinct folded words, separated by spaces; initial capitals are kept, since they mark names."""
    return " ".join(map(_spelt.__getitem__, set(chunks)))


@cache
def _reader(language: str) -> Remembered[str]:
    """Return the terms of each chunk in `language`, followed by _OPENS if it may start a name."""
    stem = stemmer(language)

    def read(chunk: str) -> str:
        if (word := plain_word(chunk)) and word != chunk:
            return terms_by_chunk[word]
        compounds = compounds_of(chunk)
        words = [word for written in compounds for word in written]
        terms = [term for written in compounds for term in _terms_of_compound(written)]
        terms += [group for word in words if (group := group_of(word)) is not None]
        opens = _OPENS if any(begins_name(plain_form(word)) for word in words) else ""
        return " ".join(filter(None, terms)) + opens

    def _terms_of_compound(parts: list[str]) -> list[str]:
        written = [word for word in parts if len(word) <= LONGEST_WORD]
        folded = [fold(word) for word in written]
        stems = [form for word in written for form in _forms(word)]
        if len(folded) > 1 and sum(map(len, folded)) <= LONGEST_WORD:
            stems.append(stem(common_form("".join(folded))))
        return stems

    def _forms(word: str) -> list[str]:
        """Return the stem of the folded word, and the folded stem if accents matter for stemming, as in French."""
        forms = [stem(plain_form(word))]
        if language not in ("en", UNSTEMMED) and _MARK.search(word):
            forms.append(fold(stem(word.lower())))
        return list(dict.fromkeys(forms))

    terms_by_chunk = Remembered(read, REMEMBERED)
    return terms_by_chunk


def _spell(chunk: str) -> str:
    """Return the folded words of a chunk with their initial capitals."""
    if (word := plain_word(chunk)) and word != chunk:
        return _spelt[word]
    written = [word for words in compounds_of(chunk) for word in words if len(word) <= LONGEST_WORD]
    folded = [fold(word).lstrip(ACRONYM) for word in written]
    pairs = zip(written, folded, strict=True)
    return " ".join(plain[0].upper() + plain[1:] if word[0].isupper() else plain for word, plain in pairs if plain)


_spelt = Remembered(_spell, REMEMBERED)


def question_terms(words: str, language: str) -> dict[str, float]:
    """Return the distinct terms of a question's words in `language`, with their weights.

    A name and its group share one weight; a seat of government and its country match each other with less.
    """
    chunks = chunks_of(words)
    read = _reader(language)
    terms = [read[chunk] for chunk in chunks]
    names = {at: alias for alias in _names(chunks, terms) for at in range(alias.start, alias.end)}
    weights: dict[str, float] = {}
    for at, text in enumerate(terms):
        own = text.replace(_OPENS, "").split()
        alias = names.get(at)
        groups = [alias.group] if alias is not None else [term for term in own if term.startswith(GROUP)]
        share = 1.0 if not groups else NAME_WEIGHT if alias is None else PART_WEIGHT
        for term in own:
            if not term.startswith(GROUP):
                _raise(weights, term, share)
        for group in groups:
            _raise(weights, group, 1.0 - NAME_WEIGHT)
            for seat in seats_of(group):
                if len(seat) == 1:  # single words of "White House" match too much
                    _raise(weights, stemmer(language)(seat[0]), SEAT_WEIGHT)
    for group in _governed(chunks):
        _raise(weights, group, SEAT_WEIGHT)
    return weights


def _governed(chunks: Sequence[str]) -> list[str]:
    """Return the groups whose seats of government are among the words."""
    plain = [plain_form(word) for chunk in chunks for word in WORD.findall(chunk)]
    seats = [tuple(plain[at : at + length]) for at in range(len(plain)) for length in (1, 2)]
    return [group for seat in seats if (group := governed_from(seat)) is not None]


def _raise(weights: dict[str, float], term: str, weight: float) -> None:
    if term:
        weights[term] = max(weight, weights.get(term, 0.0))
