"""Cuts text of scripts without blanks into pairs of letters, since its words cannot be told apart.

Chinese, Japanese, Thai, Lao, Khmer and Burmese are written so. Each pair of neighbouring letters counts as a word.
"""

from __future__ import annotations

import itertools
from functools import lru_cache

import regex

_SCRIPTS = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
_LETTER = rf"[\p{{L}}&&[{_SCRIPTS}]]\p{{M}}*ー?"
_RUN = regex.compile(rf"(?:{_LETTER})+", regex.VERSION1)
_EACH = regex.compile(_LETTER, regex.VERSION1)
_ANY = regex.compile(rf"[{_SCRIPTS}]")


def has_no_blanks(text: str) -> bool:
    """Whether `text` holds letters of a script without blanks."""
    return not text.isascii() and _ANY.search(text) is not None


@lru_cache(4096)
def in_pairs(chunk: str) -> tuple[str, ...]:
    """Return `chunk` with each run of such letters cut into overlapping pairs; a lone letter stays by itself.

    What stands between the runs is kept as chunks of its own.
    """
    if not has_no_blanks(chunk):
        return (chunk,)
    found: list[str] = []
    end = 0
    for run in _RUN.finditer(chunk):
        found.append(chunk[end : run.start()])
        letters = _EACH.findall(run[0])
        found += [first + second for first, second in itertools.pairwise(letters)] or letters
        end = run.end()
    found.append(chunk[end:])
    return tuple(filter(None, found))
