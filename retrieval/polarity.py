"""Negation in a sentence or a question: "did not sign", "refused"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from retrieval.english_words import words_in
from retrieval.folded_words import STOPWORDS, stem, words_of

REACH = 4  # content words after a negation that it is about
REACH_BACK = 3  # content words before a verb of denial: "the plan was rejected"


@dataclass(frozen=True, slots=True)
class Polarity:
    """The number of negations, and the stems of the words that they are about."""

    count: int = 0
    negated: frozenset[str] = frozenset()


NEUTRAL = Polarity()


def polarity(stems: Sequence[str]) -> Polarity:
    """Returns the negations of a sentence, given the stems of its words in order."""
    if _openers().isdisjoint(stems):
        return NEUTRAL
    count = 0
    negated: list[str] = []
    at = 0
    while at < len(stems):
        length, is_verb = _negation_at(stems, at)
        if not length:
            at += 1
            continue
        count += 1
        negated += [
            *_content_words(stems[at : at + length]),
            *_content_words(stems[at + length : at + length + 2 * REACH])[:REACH],
        ]
        if is_verb:
            negated += _content_words(stems[max(0, at - 2 * REACH_BACK) : at])[-REACH_BACK:]
        at += length
    return Polarity(count, frozenset(negated))


def _content_words(stems: Sequence[str]) -> list[str]:
    return [word for word in stems if word not in _stop_stems()]


@cache
def _stop_stems() -> frozenset[str]:
    return frozenset(map(stem, STOPWORDS))


def _negation_at(stems: Sequence[str], at: int) -> tuple[int, bool]:
    """Returns the number of words of the negation at that place (0 for none), and whether it is a verb of denial."""
    if stems[at] not in _openers():
        return 0, False
    for phrase in _not_meant():
        if tuple(stems[at : at + len(phrase)]) == phrase:
            return 0, False
    if stems[at] == "no" and at + 1 < len(stems) and stems[at + 1][0].isdigit():  # "bill No. 12"
        return 0, False
    for phrase, is_verb in _negations():
        if tuple(stems[at : at + len(phrase)]) == phrase:
            return len(phrase), is_verb
    return 0, False


@cache
def _negations() -> tuple[tuple[tuple[str, ...], bool], ...]:
    """Returns each negation by its stems, longest first, and whether it is a verb."""
    found = {_stems(line): False for line in words_in("negating")} | {
        _stems(line): True for line in words_in("denying")
    }
    return tuple(sorted(found.items(), key=lambda pair: (-len(pair[0]), pair[0])))


@cache
def _not_meant() -> tuple[tuple[str, ...], ...]:
    return tuple(_stems(line) for line in words_in("not_negating"))


@cache
def _openers() -> frozenset[str]:
    return frozenset(phrase[0] for phrase, _ in _negations())


def _stems(line: str) -> tuple[str, ...]:
    return tuple(stem(word.text) for word in words_of(line))
