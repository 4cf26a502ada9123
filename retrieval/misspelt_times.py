"""Reads misspelt English words of time, such as "febuary", "wensday" and "yesturday"."""

from __future__ import annotations

import re

from rapidfuzz import process
from rapidfuzz.distance import OSA

from retrieval.calendar_ranges import MONTHS, WEEKDAYS
from retrieval.english_words import spelt_words

SHORTEST = 5  # letters: "may" and "june" are near to too many words
LONG = 7  # letters from which two of them may be wrong, and a capital makes no name of the word
_NAMES = tuple(name for name in (*MONTHS, *WEEKDAYS) if len(name) >= SHORTEST)
_LETTERS = re.compile(rf"\b[a-z]{{{SHORTEST},}}\b", re.IGNORECASE)
_LIKE_DAY = re.compile(r"d(?:ay|ey|ya|y)$")  # as misspelt days of the week end
_OTHERS = frozenset({"faraday", "ferriday", "nonmember"})
_WORDS = (*_NAMES, "yesterday", "tomorrow", "tonight", "weekend")


def time_meant(word: str) -> str | None:
    """Returns the word of time that a misspelt word of letters alone is; None if it is none. "Munday" is a name."""
    plain = word.lower()
    if len(plain) < (LONG if word[:1].isupper() else SHORTEST) or plain in _WORDS or plain in spelt_words():
        return None
    likely = [one for one in _WORDS if one[0] == plain[0]]
    near = process.extract(plain, likely, scorer=OSA.distance, score_cutoff=1 + (len(plain) >= LONG), limit=2)
    if not near or (len(near) > 1 and near[0][1] == near[1][1]):  # "tursday" may be either day
        return None
    found = str(near[0][0])
    if not _may_be(plain, found):
        return None
    return found.capitalize() if found in _NAMES else found


def _may_be(plain: str, time: str) -> bool:
    """Returns whether a word that is near to a word of time is no name or other word: Sundar, Augustin, Marcy."""
    if plain.startswith(time) or plain in _OTHERS:
        return False
    if time in WEEKDAYS:
        return _LIKE_DAY.search(plain) is not None
    return len(time) > SHORTEST or sorted(plain) == sorted(time)


def with_times_read(text: str) -> str:
    """Returns an English text with its misspelt words of time as they are meant."""
    pieces, at = [], 0
    for match in _LETTERS.finditer(text):
        meant = time_meant(match.group())
        if meant is not None:
            pieces += [text[at : match.start()], meant]
            at = match.end()
    return "".join([*pieces, text[at:]])
