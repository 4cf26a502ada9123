"""Folds letters, so that spellings that people consider equal are equal in index, questions and subscriptions.

Width, case, diacritics, apostrophes, possessives, dots in acronyms and commas in numbers make no difference. Scripts
in which marks are letters (Devanagari and related scripts) keep them.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import regex

ACRONYM = "^"
"""The prefix of an acronym that is another word in lower case: "US" is "^us", "us" is "us"."""

# In capitals or with dots these are names, unlike words that are capitalised for emphasis (NOT, ALL).
ACRONYMS = frozenset({"as", "is", "it", "ms", "up", "us", "who"})

_APOSTROPHES = "'’‘ʼʻʹ‛`´′＇"
_HYPHENS = "-‐‑"
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060"  # soft hyphen, joiners
# No apostrophe, of which two are letters to Unicode: else a run of them could be cut into words in many ways.
_LETTERS = rf"(?![{_APOSTROPHES}])[\p{{L}}\p{{N}}](?:(?![{_APOSTROPHES}])[\p{{L}}\p{{M}}\p{{N}}{_INVISIBLE}])*+"
_WORD = (
    rf"[A-Za-z]{{2,}}+(?![\p{{L}}\p{{M}}\p{{N}}{_APOSTROPHES}{_INVISIBLE}])"  # most words, told in half the time
    rf"|\p{{L}}(?:\.\p{{L}})+(?![\p{{L}}\p{{N}}])"  # U.S
    rf"|\p{{N}}+(?:[.,]\p{{N}}+)+(?!\p{{L}})"  # 2,100 and 6.4
    rf"|{_LETTERS}(?:[{_APOSTROPHES}]{_LETTERS})*"
)
WORD = regex.compile(_WORD)
"""A word of any script, with its marks; "O'Brien", "U.S" and "2,100" are one word, "cease-fire" is two."""
COMPOUND = regex.compile(rf"(?:{_WORD})(?:[{_HYPHENS}](?:{_WORD}))*")
"""Words joined by hyphens."""

_ANY_APOSTROPHE = re.compile(f"[{_APOSTROPHES}]")
_POSSESSIVE = re.compile(r"'(?:s|ll|re|ve|d|m)?$", re.IGNORECASE)  # and "she'll", which must not become "shell"
_ELIDED = re.compile(  # French and Italian: "l'Élysée" is Élysée, "dell'Arno" is Arno
    r"^(?:[cdjlmnst]|qu|lorsqu|puisqu|jusqu|quoiqu|dell|all|nell|sull|dall|un|gl|degl|agl|quest)'(?=[aeiouyhàâäæéèêëîïôöœùûü])",
    re.IGNORECASE,
)
_TURKISH = re.compile(  # case endings of names: "Ankara'da" is Ankara
    r"(?<=\w{3})'(?:n?[ıiuü]n|n?[dt][ae]n?|[yn][aeıiuü]|y?l[ae]|[dt]a?e?ki)$", re.IGNORECASE
)
_GROUPED = re.compile(r"^\d{1,3}(?:,\d{3})+(?:\.\d+)?$")

_OF_THEIR_OWN = {
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ŧ": "t", "ŋ": "n", "æ": "ae", "œ": "oe", "ı": "i",
    "ə": "a", "ƒ": "f", "ё": "е", "ى": "ي", "ی": "ي", "ک": "ك", "ـ": "",
}  # fmt: skip
"""Letters that readers see as a letter with a mark, but Unicode does not decompose."""
_ALIKE = "аеорсухіјѕһкмтвн", "aeopcyxijshkmtbh"
"""Cyrillic letters and the Latin ones that look the same (Unicode Technical Standard 39, confusables.txt)."""
_AS_LATIN, _AS_CYRILLIC = str.maketrans(*_ALIKE), str.maketrans(*reversed(_ALIKE))
_LATIN, _CYRILLIC = re.compile("[a-z]"), re.compile("[\u0400-\u04ff]")
_WITH_ENDING = re.compile("[a-z0-9]{2,}[\u0400-\u04ff]+")  # "TikTokом": a Latin name with a Russian ending
_MARKED_SCRIPTS = (
    "LATIN",
    "GREEK",
    "ARABIC",
)  # not Cyrillic: й and ї are letters
_DROPPED_MARKS = ((0x0300, 0x036F), (0x0591, 0x05C7), (0x0610, 0x061A), (0x064B, 0x065F), (0x0670, 0x0670))


class _Plain(dict[int, str]):
    """The folded form of each character, for `str.translate`; computed on first use."""

    def __missing__(self, code: int) -> str:
        self[code] = found = _plain(chr(code))
        return found


def _plain(character: str) -> str:
    if character in _OF_THEIR_OWN:
        return _OF_THEIR_OWN[character]
    code = ord(character)
    if character in _INVISIBLE or any(first <= code <= last for first, last in _DROPPED_MARKS):
        return ""
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    if unicodedata.name(character, "").startswith(_MARKED_SCRIPTS):
        apart = unicodedata.normalize("NFD", character)
        return "".join(_OF_THEIR_OWN.get(c, c) for c in apart if not unicodedata.combining(c))
    return character


_PLAIN = _Plain()


@lru_cache(maxsize=131_072)
def fold(word: str) -> str:
    """Return the form in which `word` (a match of WORD) is compared; empty if nothing is left.

    An acronym of ACRONYMS gets the prefix ACRONYM. Lower-case a text that is all capitals before folding its words:
    there "WHO" may be a question word.
    """
    if "." in word or "," in word:
        if word[0].isalpha():
            acronym = word.replace(".", "")
            return _marked(acronym, _plainly(acronym))
        return _plainly(word.replace(",", "") if _GROUPED.match(word) else word)
    whole = _ANY_APOSTROPHE.sub("'", word)
    if "'" in whole:
        whole = _TURKISH.sub("", _ELIDED.sub("", _POSSESSIVE.sub("", whole))).replace("'", "")
    folded = _plainly(whole)
    return _marked(whole, folded) if whole.isupper() and len(whole) > 1 else folded


def _plainly(word: str) -> str:
    if word.isascii():
        return word.lower()
    small = unicodedata.normalize("NFKC", word).casefold().lower()  # the case of Cherokee folds to capitals
    return _in_one_script(small.translate(_PLAIN))


def _in_one_script(folded: str) -> str:
    """Return a word of Latin and Cyrillic letters in the script of most of them, if the others look alike in it."""
    latin, cyrillic = len(_LATIN.findall(folded)), len(_CYRILLIC.findall(folded))
    if not latin or not cyrillic or _WITH_ENDING.fullmatch(folded):
        return folded
    changed = folded.translate(_AS_LATIN if latin >= cyrillic else _AS_CYRILLIC)
    return changed if not (_LATIN if latin < cyrillic else _CYRILLIC).search(changed) else folded


def _marked(written: str, folded: str) -> str:
    return ACRONYM + folded if folded in ACRONYMS and len(written) > 1 else folded


def is_shouted(text: str) -> bool:
    """Whether all of `text` is in capitals, so that they do not mark names."""
    return text.isupper() and any(len(word) > 1 and word.isalpha() for word in text.split()[1:])
