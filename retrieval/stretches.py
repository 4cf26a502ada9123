"""Stretches: runs of one to three sentences that could be quoted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.library.articles import Span
from index.library.passage_vectors import Passage

WINDOW_CHARACTERS = 300  # of a stretch, unless a single sentence is longer
WINDOW_SENTENCES = 3
QUOTE_LONGEST = 420  # characters, with the sentence before that names a pronoun
HEADING_WORDS = 14  # a line of at most so many words without a full stop is a heading or a caption

SHORTEST_SENTENCE = 12  # characters
SENTENCES_REMEMBERED = 5_000  # recent passages come up again and again

_ASKS = re.compile(r"[?？؟]$")
_ENDS_PROSE = re.compile(r"[.!?…。！？؟।:;,][\"'”’»)\]]*$|[.!?…]\s*\([^()]*\)$|[\"”»]$")
# Text around an article. Words that can begin a sentence count only with what follows them in such text.
_FURNITURE = re.compile(
    r"just watched\b|must watch\b|read more(?: (?:about|on|at|from|here)\b|:|$)|related:|see also\b"
    r"|sign up (?:for|to|here|now)\b|subscribe (?:to|now|here|today|for)\b|click here\b|photos?:|video:|image:"
    r"|advertisement(?::|\.?$)|getty images\b|source:|copyright(?: ©| \(c\)| \d|:|\.?$)|©|follow us\b"
    r"|listen(?::|\.?$| to (?:the|this|our|more)\b[^.]*\b(?:podcast|article|story|episode|audio)\b)"
    r"|watch(?::|\.?$| (?:live|more|now|below|here)\b"
    r"| (?:the|this|our)\b[^.]*\b(?:video|clip|stream|footage|trailer|below|here)\b)"
    r"|share this\b|more on this\b|read the full\b|download the\b[^.]*\bapp\b|this article (?:was|is)\b"
    r"|editor['’]s note\b|hide caption\b",
    re.IGNORECASE,
)
_STAMP = re.compile(
    r"(?:last |first )?(?:updated|published|posted)"
    r"(?::|\s+(?:(?:on|at)\s+)?(?:\d|[a-z]{3,9}\.? \d|[a-z]+day\b)|\.?$)",
    re.IGNORECASE,
)
_NAME = r"[A-Z][\w.'’-]+(?: (?:[A-Z][\w.'’-]+|de|van|von|al|bin|la|del)){1,4}|[A-Z]{2,}(?: [A-Z]{2,}){0,4}"
_BYLINE = re.compile(rf"[Bb]y (?:{_NAME}),?(?:\.?$| and | for |\s*\|)|BY [A-Z]")
STAMP_WORDS = 10  # of a byline or a time of update; a longer one with a full stop is a sentence
_FURNITURE_WITHIN = ("replay more videos", "sign up for our", "all rights reserved", "our newsletter")
_CREDIT = re.compile(r"getty images$|/ ?(?:afp|reuters|ap)\b\)?$", re.IGNORECASE)
_CREDIT_LETTERS = 16  # at the end of a sentence; no credit is longer


@dataclass(frozen=True, slots=True)
class Stretch:
    """Sentences from `first` until before `last` of a passage. `candidate` is the number of its candidate."""

    candidate: int
    first: int
    last: int


@lru_cache(SENTENCES_REMEMBERED)
def is_prose(sentence: str) -> bool:
    """Returns whether `sentence` is prose: no heading, caption, byline, question or link to other articles."""
    if len(sentence) < SHORTEST_SENTENCE or _is_furniture(sentence) or _ASKS.search(sentence):
        return False
    return bool(_ENDS_PROSE.search(sentence)) or len(sentence.split()) > HEADING_WORDS


def _is_furniture(sentence: str) -> bool:
    if (_BYLINE.match(sentence) or _STAMP.match(sentence)) and not _is_long_sentence(sentence):
        return True
    if _FURNITURE.match(sentence) or _CREDIT.search(sentence[-_CREDIT_LETTERS:]):
        return True
    low = sentence.lower()
    return any(words in low for words in _FURNITURE_WITHIN)


def _is_long_sentence(sentence: str) -> bool:
    return len(sentence.split()) > STAMP_WORDS and bool(_ENDS_PROSE.search(sentence))


def stretches(number: int, passage: Passage, prose: Sequence[bool]) -> list[Stretch]:
    """Returns the longest runs of neighbouring prose sentences of `passage` that fit WINDOW_CHARACTERS.

    Runs inside longer runs are left out. A sentence that is longer by itself is a run of its own.
    """
    sentences = passage.place.sentences
    found: list[Stretch] = []
    for first in range(len(sentences)):
        if not prose[first]:
            continue
        last = first + 1
        while (
            last < min(first + WINDOW_SENTENCES, len(sentences))
            and prose[last]
            and sentences[last].end - sentences[first].start <= WINDOW_CHARACTERS
        ):
            last += 1
        if not found or last > found[-1].last:
            found.append(Stretch(number, first, last))
    return found


def single_sentences(number: int, prose: Sequence[bool]) -> list[Stretch]:
    """Returns every prose sentence as a stretch of its own."""
    return [Stretch(number, at, at + 1) for at, tells in enumerate(prose) if tells]


def span_of(passage: Passage, stretch: Stretch) -> Span:
    """Returns where `stretch` stands in its article's text."""
    sentences = passage.place.sentences
    return Span(sentences[stretch.first].start, sentences[stretch.last - 1].end)
