"""Corrects misspelt words of a question to the nearest words of the library."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from rapidfuzz import process
from rapidfuzz.distance import OSA

from index.search.aliases import group_of, plain_form
from index.search.letter_folding import ACRONYM, fold
from retrieval.answers import SpellingCorrection
from retrieval.english_words import spelt_words
from retrieval.folded_words import STOPWORDS, Word, stem, words_of
from retrieval.misspelt_times import time_meant

MOST_CORRECTIONS = 4  # in a question; with more unknown words it is in another language, or about something else
NAMES_TOGETHER = 3  # words of a name: one that the library holds shows that the others are no foreign language
SHORTEST = 4  # letters of a word that is corrected
MARGIN = 0.3  # by which the nearest word must be nearer than the next
KNOWN_SHARE = 0.5  # of a question's words that must be English for words in small letters to be corrected
ANY_LENGTH = range(1_000)  # no word is longer
LONGEST_ENDING = 4  # letters in which forms of one word can differ

# Discounts and costs of a difference, in letters; set by hand on typing and spelling mistakes.
LIKE_SOUND, SAME_CONSONANTS, DOUBLED, SWAPPED, NEIGHBOUR = 0.4, 0.25, 0.4, 0.3, 0.2
OTHER_BEGINNING, OF_FREQUENCY, OF_NAME = 0.6, 0.12, 0.1
FEW, FAR_MORE = 4, 100  # passages that hold a misspelling at most, and the factor for the word that was meant

_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"tsch|tch|sch|ch|sh|cz|sz", "x"), (r"ph", "f"), (r"ck|qu|q|c", "k"), (r"wh|w", "v"), (r"z", "s"),
        (r"y|j", "i"), (r"(?<=[aeiou])h|gh", ""), (r"(.)\1+", r"\1"),
    )
)  # fmt: skip
_VOWELS = re.compile(r"[aeiouy]")
_DOUBLE = re.compile(r"(.)\1")


class SpeltWords(Protocol):
    """The words of a library."""

    def words_starting_with(self, beginning: str) -> Sequence[tuple[str, int]]:
        """Returns its folded words that begin so, each with its count. Capitalised words keep their capital."""
        ...


@dataclass(frozen=True, slots=True)
class _Known:
    """A word of the library, with the number of passages that hold it, and that hold it with a capital."""

    word: str
    count: int
    capitals: int


class Spelling:
    """Corrects words by those that a library holds now. Thread-safe."""

    def __init__(self, library: SpeltWords) -> None:
        self._library = library

    def corrected(self, text: str) -> tuple[str, tuple[SpellingCorrection, ...]]:
        """Returns `text` with misspelt words corrected, and the corrections."""
        found = [(word, read) for word in self._doubtful(text) if (read := self._meant(word)) is not None]
        if not found or len(found) > MOST_CORRECTIONS:
            return text, ()
        pieces, at = [], 0
        for word, read in found:
            pieces += [text[at : word.start], read]
            at = word.end
        return "".join([*pieces, text[at:]]), tuple(SpellingCorrection(word.text, read) for word, read in found)

    def are_names(self, text: str) -> bool:
        """Returns whether the library writes all words of a text with a capital more often than without."""
        words = {fold(word.text) for word in words_of(text) if not word.stops}
        held = (one for word in words for one in self._beginning({word}, range(len(word), len(word) + 1)))
        return bool(words) and words == {one.word for one in held if one.capitals * 2 > one.count}

    def _doubtful(self, text: str) -> list[Word]:
        """Returns the words that may be misspelt: neither English words nor names with several spellings."""
        words = words_of(text)
        plain = [word for word in words if word.text.isalpha() and len(word.text) > 2]
        unknown = [word for word in plain if not word.stops and not _is_english(word)]
        share = (len(plain) - len(unknown)) / (len(plain) or 1)
        is_english = share >= KNOWN_SHARE or (share > 0 and len(plain) <= SHORTEST) or len(plain) == 1
        if not is_english and len(plain) <= NAMES_TOGETHER:
            is_english = any(self._is_held(word) for word in unknown)  # "liz trus"
        return [
            word
            for word in unknown
            if (is_english or (word.capital and word is not words[0]))
            and text[max(0, word.start - 1) : word.start] not in ("#", "@", "/", ".")
        ]

    def _is_held(self, word: Word) -> bool:
        """Returns whether the library holds a word as a name, in more than FEW passages."""
        plain = fold(word.text)
        return any(one.word == plain and one.capitals > FEW for one in self._beginning({plain}))

    def _meant(self, word: Word) -> str | None:
        """Returns the word that was meant, capitalised if it is a name; None if there is no better word."""
        plain = fold(word.text)
        time = time_meant(word.text)
        if time is not None and not self._is_held(word):
            return time
        least = self._least_meant(word, plain)
        if least is None:
            return None
        swapped = next((stop for stop in STOPWORDS if _is_swapped(plain, stop)), None)
        if swapped is not None:
            return _as_name(swapped) if word.text[0].isupper() else swapped
        if len(plain) < SHORTEST:
            return None
        spare = math.ceil(_limit(len(plain)))  # letters that a word can be longer or shorter
        alike = self._beginning({plain[0], plain[1]}, range(len(plain) - spare, len(plain) + spare + 1))
        best = _nearest(plain, alike, is_name=word.capital)
        if best is None or best.count < least:
            return None
        is_name = best.capitals * 2 > best.count and best.word not in spelt_words()
        return _as_name(best.word) if is_name or word.text[0].isupper() else best.word

    def _least_meant(self, word: Word, plain: str) -> int | None:
        """Returns in how many passages a word must be to replace `word`; None if `word` itself is right.

        A word that few passages hold, in small letters, is their own mistake if another word is far more frequent.
        """
        alike = self._beginning({plain[: max(3, len(plain) - LONGEST_ENDING)]})
        same = next((one for one in alike if one.word == plain), None)
        if same is not None:
            is_slip = same.count <= FEW and not same.capitals and len(plain) > SHORTEST
            return FAR_MORE * same.count if is_slip else None
        return None if any(stem(one.word) == word.stem for one in alike) else 1

    def _beginning(self, beginnings: Iterable[str], lengths: range = ANY_LENGTH) -> list[_Known]:
        """Returns the words of those lengths that begin so."""
        counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
        for beginning in beginnings:
            for at, written in enumerate((beginning, _as_name(beginning))):
                for word, count in self._library.words_starting_with(written):
                    if len(word) in lengths:
                        counts[word.lower()][at] += count
        return [_Known(word, small + capital, capital) for word, (small, capital) in counts.items()]


def _is_english(word: Word) -> bool:
    plain = fold(word.text)
    return (
        plain.startswith(ACRONYM)
        or plain in spelt_words()
        or group_of(word.text) is not None
        or plain_form(word.text) != plain
    )


def _limit(letters: int) -> float:
    """Returns the highest cost at which a word of so many letters is corrected."""
    return 0.8 if letters < 5 else 1.1 if letters < 7 else 1.6 if letters < 9 else 2.1


def _nearest(plain: str, known: Sequence[_Known], *, is_name: bool) -> _Known | None:
    """Returns the known word that is near enough and clearly nearer than any other, or None."""
    by_word = {one.word: one for one in known}
    limit = _limit(len(plain))
    near = process.extract(plain, list(by_word), scorer=OSA.distance, score_cutoff=math.ceil(limit), limit=None)
    costs: dict[str, tuple[float, str]] = {}
    for other, distance, _ in near:
        if other != plain:
            cost = _cost(plain, by_word[other], float(distance), is_name=is_name)
            costs[stem(other)] = min((cost, other), costs.get(stem(other), (math.inf, "")))
    ranked = sorted(costs.values())
    if not ranked or ranked[0][0] > limit or (len(ranked) > 1 and ranked[1][0] < ranked[0][0] + MARGIN):
        return None
    return by_word[ranked[0][1]]


def _cost(written: str, known: _Known, distance: float, *, is_name: bool) -> float:
    """Returns the cost of reading `written` as the known word, in letters."""
    other, cost = known.word, distance
    cost += OTHER_BEGINNING * (written[0] != other[0])
    if sorted(written) == sorted(other):
        cost -= SWAPPED
    elif _DOUBLE.sub(r"\1", written) == _DOUBLE.sub(r"\1", other):
        cost -= DOUBLED
    elif _sound(written) == _sound(other):
        cost -= LIKE_SOUND
    elif _VOWELS.sub("", written) == _VOWELS.sub("", other):
        cost -= SAME_CONSONANTS
    elif len(written) == len(other) and distance == 1 and _beside(written, other):
        cost -= NEIGHBOUR
    cost -= OF_FREQUENCY * math.log10(1 + known.count)
    return cost - OF_NAME * (is_name and known.capitals > 0)


def _as_name(word: str) -> str:
    return word[0].upper() + word[1:]


def _sound(word: str) -> str:
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return word


def _beside(written: str, other: str) -> bool:
    """Returns whether the one letter in which two words differ is on a neighbouring key."""
    one, two = next((a, b) for a, b in zip(written, other, strict=True) if a != b)
    places = {key: (row, at) for row, keys in enumerate(_KEYS) for at, key in enumerate(keys)}
    if one not in places or two not in places:
        return False
    (row, at), (other_row, other_at) = places[one], places[two]
    return abs(row - other_row) <= 1 and abs(at - other_at) <= 1


def _is_swapped(written: str, word: str) -> bool:
    """Returns whether two neighbouring letters of a word were swapped, as in "waht"."""
    return len(written) == len(word) >= 3 and sorted(written) == sorted(word) and OSA.distance(written, word) == 1
