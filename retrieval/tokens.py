"""Analyses the words of a sentence: names, numbers, times, places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from babel import Locale

from index.search.aliases import GROUP, begins_name, names_in, plain_form
from index.search.letter_folding import COMPOUND, fold, is_shouted
from retrieval.english_words import folded_words_in, words_in
from retrieval.folded_words import WORD, first_word, is_stop_word, stem
from retrieval.polarity import NEUTRAL, Polarity, polarity
from retrieval.question_times import MONTHS, WEEKDAYS
from retrieval.question_words import joined

NUMBER_WORDS = folded_words_in("numbers")
TIME_WORDS = frozenset((*MONTHS, *WEEKDAYS)) | folded_words_in("times")
REASON_WORDS = folded_words_in("reasons")
SAYING_WORDS = folded_words_in("sayings")
PRONOUNS = folded_words_in("pronouns")
POINTING_BACK = folded_words_in("pointing_back")  # refer to something named before, at the beginning of a sentence
BEFORE_PLACES = folded_words_in("before_places")

# The look behind is for speed: a long number is looked at from its start alone.
_MONEY = re.compile(r"[$£€¥₹]\s?\d|(?<!\d)\d+(?:[.,]\d+)*\s?(?:%|percent|per cent|dollars|pounds|euros|cents)")
_QUOTED = re.compile(r"[“\"][^”\"]{2,60}[”\"]|‘[^’]{2,60}’")


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """An analysed sentence: `stems` of all words in order, `content` without stop words, and counts of kinds.

    `polarity` holds its negations.
    `content` also holds compounds as one word: "ceasefire" for "cease-fire" and "cease fire".
    `names` are the stems of capitalised words (except a stop word at the beginning), `numbers` those of numbers.
    `counts` has the number of each kind in COUNTED, in that order. One field per fact that features are computed from.
    """

    stems: tuple[str, ...]
    content: frozenset[str]
    names: tuple[str, ...]
    numbers: tuple[str, ...]
    counts: tuple[int, ...]
    full_names: tuple[tuple[str, str], ...]
    placed: tuple[str, ...]
    begins_with_pronoun: bool
    polarity: Polarity = NEUTRAL


_PLACE = 3  # of what _Facts.counted counts
COUNTED = ("words", "letters", "times", "reasons", "sayings", "money", "quoted", "places", "questions")


class _Facts(NamedTuple):
    """Properties of a word. `counted` lists its kinds: 0 time, 1 reason, 2 saying, 3 place. One field per property."""

    low: str
    stem: str
    plain: str
    stops: bool
    number: bool
    name: bool
    counted: tuple[int, ...]
    begins_name: bool


@lru_cache(maxsize=65_536)
def _compound(written: str) -> tuple[tuple[_Facts, ...], str]:
    """Returns the words of a compound found by COMPOUND, and the stem of the whole; empty for a single word."""
    parts = WORD.findall(written)
    return tuple([_facts(part) for part in parts]), stem("".join(map(fold, parts))) if len(parts) > 1 else ""


@lru_cache(maxsize=65_536)  # a question needs some 3,000 words, most of them common
def _facts(word: str) -> _Facts:
    low, folded = fold(word), stem(word)
    name = word[0].isupper() and low not in PRONOUNS
    kinds = (
        low in TIME_WORDS or (len(word) == 4 and word.isdigit() and word[:2] in ("19", "20")),
        low in REASON_WORDS,
        low in SAYING_WORDS,
        name and folded in place_names(),
    )
    return _Facts(
        low=low,
        stem=folded,
        plain=plain_form(word),
        stops=is_stop_word(word),
        number=word[0].isdigit() or low in NUMBER_WORDS,
        name=name,
        counted=tuple(number for number, is_one in enumerate(kinds) if is_one),
        begins_name=begins_name(plain_form(word)),
    )


def read_sentence(text: str) -> Sentence:
    """Returns the analysed sentence."""
    compounds = [_compound(word) for word in COMPOUND.findall(text.lower() if is_shouted(text) else text)]
    words = [word for parts, _ in compounds for word in parts]
    wholes = [whole for _, whole in compounds if whole]
    if any(word.begins_name for word in words):
        words, parts = _with_names(words)
        wholes += parts
    names, full, placed = [], [], []
    counted = [0, 0, 0, 0]
    before, before_name = "", ""
    for at, word in enumerate(words):
        if word.name and not (at == 0 and word.stops):
            names.append(word.stem)
            if before_name:
                full.append((before_name, word.stem))
            if before in BEFORE_PLACES:
                placed.append(word.stem)
            before_name = word.stem
        else:
            before_name = ""
        if before and (whole := joined(before, word.low)) is not None:
            wholes.append(whole)
        before = word.low
        for kind in word.counted:
            counted[kind] += 1
    times, reasons, sayings, places = counted
    counts = (
        len(words), len(text), times, reasons, sayings, len(_MONEY.findall(text)), len(_QUOTED.findall(text)), places,
        text.count("?"),
    )  # fmt: skip
    return Sentence(
        stems=tuple([word.stem for word in words]),
        content=frozenset([*wholes, *(word.stem for word in words if not word.stops)]),
        names=tuple(names),
        numbers=tuple([word.stem for word in words if word.number]),
        counts=counts,
        full_names=tuple(full),
        placed=tuple(placed),
        begins_with_pronoun=bool(words) and words[0].low in PRONOUNS,
        polarity=polarity([word.stem for word in words]),
    )


def _with_names(words: Sequence[_Facts]) -> tuple[list[_Facts], list[str]]:
    """Returns the words with names of several words ("United Kingdom") joined, and the stems of their parts."""
    found: list[_Facts] = []
    parts: list[str] = []
    at = 0
    for alias in names_in([word.plain for word in words]):
        covered = words[alias.start : alias.end]
        parts += [word.stem for word in covered if not word.stops and not word.stem.startswith(GROUP)]
        counted = (_PLACE,) if alias.group in place_names() else ()
        whole = covered[-1]._replace(stem=alias.group, stops=False, name=covered[0].name, counted=counted)
        found += [*words[at : alias.start], whole]
        at = alias.end
    return [*found, *words[at:]], parts


def stems_in(text: str) -> frozenset[str]:
    """Returns the stems of all words of a text, and of its compounds and names of several words."""
    read = read_sentence(text)
    return read.content.union(read.stems)


def begins_with_pronoun(sentence: str) -> bool:
    """Returns whether the first word refers back to somebody or something."""
    word = first_word(sentence[:40])
    return bool(word) and fold(word) in POINTING_BACK


@cache
def place_names() -> frozenset[str]:
    """Returns the stems of English names of countries and of states of the United States."""
    territories = Locale("en").territories
    names: Sequence[str] = [str(name) for code, name in territories.items() if code.isalpha() and " " not in str(name)]
    return frozenset(
        stem(name)
        for name in (
            *names,
            *words_in("us_states"),
            "UK",
            "US",
            "England",
            "Scotland",
            "Wales",
            "Britain",
            "London",
            "Paris",
        )
    )
