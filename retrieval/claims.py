"""Checks claims against the library: which published sentences agree, and which disagree.

A claim is a sentence with a name or a figure. The engine searches for it, and each sentence found is compared by words,
figures, days and negation. A sentence that shares most of the claim's words agrees, unless it gives another figure for
the same thing, another day or month, or only one of the two is negated. A sentence that shares fewer words says nothing
about the claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

import regex

from index.gathering.reading import calendar_words
from index.indexing.passages import split_sentences
from index.search.letter_folding import fold
from retrieval.answers import Answer, Query, Quote, Quoted
from retrieval.english_words import folded_words_in, words_in
from retrieval.folded_words import Word, words_of
from retrieval.question_language import language_of_question

MOST_CLAIMS = 5  # of one text; each costs one search
MOST_QUOTES = 2  # that agree with a claim, and that disagree
FOUND_AT_ONCE = 6  # quotes compared with a claim
FEWEST_WORDS = 3  # content words of a claim, besides its figures
LONGEST_CLAIM = 400  # characters; a longer "sentence" is a list
CUT_FROM = 1000  # characters of a text that may be cut off: captions end at 1,024, messages at 4,096
SAME_SHARE = 0.7  # of a claim's words that a sentence with its title must hold to agree
MATTER_SHARE = 0.6  # … and to disagree
OWN_SHARE = 0.4  # … and that the sentence itself must hold
SHORTEST_WEEKDAY = 5  # letters: "sun" and "mar" are words of their own
REACH = 3  # words after a figure or a negation that say what it is about
_SAME_WORD = 0.7  # of the longer of two words that both must begin with
_SHORTEST_ROOT = 4
_YEARS = range(1900, 2101)
_NEGATIONS = folded_words_in("denials")
_SCALES = frozenset({"hundred", "thousand", "million", "billion", "trillion"})
_FIGURES = {word: str(number) for number, word in enumerate(words_in("numbers")[:11], 2)}  # "two" to "twelve"
_PERCENT = re.compile(r"\s?%")
_ENDS = regex.compile(r"\p{Sentence_Terminal}[^\p{L}\p{N}]*$")
_BREAKS_OFF = re.compile(r"(?:…|\.\.\.)\W*$")


class Answerer(Protocol):
    """The part of the engine that is used here."""

    def answer(self, query: Query) -> Answer:
        """Returns quotes, or a refusal with candidates."""
        ...


@dataclass(frozen=True, slots=True)
class Finding:
    """A claim, with published sentences that agree (`same`) and disagree (`otherwise`)."""

    claim: str
    same: tuple[Quote, ...] = ()
    otherwise: tuple[Quote, ...] = ()


def claims_of(text: str) -> list[str]:
    """Returns the sentences of a text that can be checked. If there are too many, those with figures are kept."""
    spans = split_sentences(text, language_of_question(text))
    sentences = _whole(text, [" ".join(span.of(text).split()) for span in spans])
    found = [sentence for sentence in dict.fromkeys(sentences) if _is_claim(sentence)]
    chosen = sorted(found, key=lambda sentence: not _figures(words_of(sentence)))[:MOST_CLAIMS]
    return [sentence for sentence in found if sentence in chosen]


def check(claims: Sequence[str], answerer: Answerer, now: datetime) -> list[Finding]:
    """Returns what had been published on each claim by `now`."""
    return [_checked(claim, answerer.answer(Query(claim, now, FOUND_AT_ONCE))) for claim in claims]


def _checked(claim: str, answer: Answer) -> Finding:
    quotes = (*answer.quotes, *answer.earlier) if isinstance(answer, Quoted) else answer.candidates
    same: dict[str, Quote] = {}
    otherwise: dict[str, Quote] = {}
    for sentence in (each for quote in quotes for each in _sentences(quote)):
        verdict = says(claim, sentence.text, sentence.article.title)
        if verdict is not None and not (verdict and _is_of_another_year(claim, sentence)):
            (same if verdict else otherwise).setdefault(sentence.text, sentence)
    return Finding(claim, tuple(same.values())[:MOST_QUOTES], tuple(otherwise.values())[:MOST_QUOTES])


def _is_of_another_year(claim: str, sentence: Quote) -> bool:
    """Returns whether a claim names a year that is neither in the sentence nor that of its article."""
    published = sentence.article.published
    known = _years(sentence.text) | ({published.year} if published else set())
    return bool(_years(claim) - known)


def _years(text: str) -> set[int]:
    return {int(word.stem) for word in words_of(text) if _is_year(word.stem)}


def _is_year(figure: str) -> bool:
    return figure.isdecimal() and int(figure) in _YEARS


def says(claim: str, sentence: str, title: str = "") -> bool | None:
    """Returns True if a published sentence agrees with a claim, False if it disagrees, None if neither is sure."""
    mine, theirs = _words(claim), _words(sentence)
    wanted = [word for word in mine if _tells(word)]
    own = [word for word in wanted if _among(word, theirs)]
    held = [word for word in wanted if word in own or _among(word, _words(title))]
    if not wanted or len(held) < MATTER_SHARE * len(wanted):
        return None
    few = len(own) < min(FEWEST_WORDS, len(wanted)) or len(own) < OWN_SHARE * len(wanted)
    if few and (len(held) < SAME_SHARE * len(wanted) or not _says_only(theirs, mine)):
        return None
    if _are_apart(_months(mine), _months(theirs)) or _are_apart(_weekdays(mine), _weekdays(theirs)):
        return False
    figures, others = _figures(mine), _figures(theirs)
    if set(figures) - set(others):
        return False if _other_figure(figures, others) else None
    if _is_negated(mine, theirs) != _is_negated(theirs, mine):
        return False
    return True if len(held) >= SAME_SHARE * len(wanted) else None


def _whole(text: str, sentences: Sequence[str]) -> Sequence[str]:
    """Returns the sentences without those that are cut off: at an ellipsis, or where a long text begins or ends."""
    kept = [sentence for sentence in sentences if not _BREAKS_OFF.search(sentence)]
    if len(text) < CUT_FROM or not kept:
        return kept
    if kept[0] is sentences[0] and kept[0][:1].islower():
        kept = kept[1:]
    if kept and kept[-1] is sentences[-1] and not _ENDS.search(kept[-1]):
        kept = kept[:-1]
    return kept


def _says_only(words: Sequence[Word], others: Sequence[Word]) -> bool:
    """Returns whether a sentence adds nothing to a claim: "Nobody was hurt", below the headline of a fire."""
    telling = [word for word in words if _tells(word)]
    return bool(telling) and all(_among(word, others) for word in telling)


def _is_claim(sentence: str) -> bool:
    words = _words(sentence)
    content = [word for word in words if _tells(word)]
    if len(content) < FEWEST_WORDS or len(sentence) > LONGEST_CLAIM or sentence.rstrip("»”\"' ").endswith(("?", "؟")):
        return False
    has_capitals = any(word.text.lower() != word.text.upper() for word in words)
    return not has_capitals or any(word.capital for word in words[1:]) or bool(_figures(words))


def _sentences(quote: Quote) -> Iterator[Quote]:
    """Yields each sentence of a quote as a quote of its own."""
    for span in split_sentences(quote.text, quote.article.language):
        yield replace(quote, span=span.moved(quote.span.start), text=span.of(quote.text), highlights=(), sentence=None)


def _words(text: str) -> list[Word]:
    return words_of(_PERCENT.sub(" percent", text))


def _tells(word: Word) -> bool:
    return not word.stops and not word.number and fold(word.text) not in _NEGATIONS and fold(word.text) not in _FIGURES


def _is_unit(word: Word) -> bool:
    """Returns whether a word can name what a figure counts."""
    return _tells(word) and word.stem not in _SCALES


def _among(word: Word, others: Sequence[Word]) -> bool:
    return any(_meet(word.stem, other.stem) for other in others)


def _meet(one: str, other: str) -> bool:
    """Returns whether two words differ only in their endings."""
    if one == other:
        return True
    root = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return root >= max(_SHORTEST_ROOT, _SAME_WORD * max(len(one), len(other)))


def _figures(words: Sequence[Word]) -> dict[str, list[Word]]:
    """Returns the figures of a sentence except years, each with the words that follow it."""
    found: dict[str, list[Word]] = {}
    for at, word in enumerate(words):
        figure = _FIGURES.get(fold(word.text), word.stem if word.number else "")
        if figure and not _is_year(figure):
            found.setdefault(figure, []).extend(each for each in words[at + 1 : at + 1 + REACH] if _is_unit(each))
    return found


def _other_figure(figures: dict[str, list[Word]], others: dict[str, list[Word]]) -> bool:
    """Returns whether another figure is given for the same thing: the words after both overlap."""
    missing = [words for figure, words in figures.items() if figure not in others]
    instead = [word for figure, words in others.items() if figure not in figures for word in words]
    return any(_among(word, instead) for words in missing for word in words)


def _months(words: Sequence[Word]) -> set[int]:
    """Returns the months that stand beside a day's number."""
    names = calendar_words.months()
    found = [(at, names.get(calendar_words.fold(word.text), frozenset())) for at, word in enumerate(words)]
    days = {at for at, word in enumerate(words) if word.number}
    return {month for at, months in found if days & {at - 1, at + 1, at - 2} for month in months}


def _weekdays(words: Sequence[Word]) -> set[int]:
    names = calendar_words.weekdays()
    folded = (calendar_words.fold(word.text) for word in words)
    return {day for name in folded if len(name) >= SHORTEST_WEEKDAY for day in names.get(name, ())}


def _are_apart(mine: set[int], theirs: set[int]) -> bool:
    """Returns whether both name days or months, and none that the other names."""
    return bool(mine and theirs) and not mine & theirs


def _is_negated(words: Sequence[Word], others: Sequence[Word]) -> bool:
    """Returns whether a negation stands before words that both sentences share."""
    return any(
        any(_tells(each) and _among(each, others) for each in words[at + 1 : at + 1 + REACH])
        for at, word in enumerate(words)
        if fold(word.text) in _NEGATIONS or word.text.lower().endswith(("n't", "n’t"))
    )
