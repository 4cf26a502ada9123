"""Finds a quoted sentence in a changed text: the same, moved, changed or gone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum

from index.indexing.passages import split_sentences
from index.library.articles import Span

STILL_THE_SENTENCE = 0.6  # share of words in common (difflib's ratio) from which a sentence counts as edited

_WORD = re.compile(r"\w+")


class QuoteChange(Enum):
    """What happened to a quote in the new text."""

    SAME = "same"  # word for word, perhaps elsewhere
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class LocatedQuote:
    """What happened to a quote, and where it or its edited form stands now (None if it is gone)."""

    change: QuoteChange
    span: Span | None


def locate_quote(quote: str, start: int, text: str, language: str = "") -> LocatedQuote:
    """Finds in the new `text` the `quote` that stood at `start` in the old one.

    Changes of spacing, capitals and punctuation do not count.
    """
    if text.startswith(quote, start):
        return LocatedQuote(QuoteChange.SAME, Span(start, start + len(quote)))
    places = [match.start() for match in re.finditer(re.escape(quote), text)]
    if places:
        nearest = min(places, key=lambda place: abs(place - start))
        return LocatedQuote(QuoteChange.SAME, Span(nearest, nearest + len(quote)))
    words = _words(quote)
    sentences = split_sentences(text, language)
    best, best_span = 0.0, None
    for count in range(1, len(split_sentences(quote, language)) + 1):
        for first in range(len(sentences) - count + 1):
            span = Span(sentences[first].start, sentences[first + count - 1].end)
            there = _words(span.of(text))
            if there == words:
                return LocatedQuote(QuoteChange.SAME, span)
            alike = SequenceMatcher(None, words, there, autojunk=False)
            if alike.real_quick_ratio() > best and alike.quick_ratio() > best and alike.ratio() > best:
                best, best_span = alike.ratio(), span
    if best >= STILL_THE_SENTENCE:
        return LocatedQuote(QuoteChange.CHANGED, best_span)
    return LocatedQuote(QuoteChange.GONE, None)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
