"""Spellings of one word: transliterations of a name, its former name, British and American letters."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

SHORTEST = 6  # letters of a word that the rules for endings are for: "ski" and "rise" are no endings

_ENDINGS = tuple(
    (re.compile(pattern), ending)
    for pattern, ending in (
        (r"sk(?:iy|yy|ij|yj|yi|ii|i)$", "sky"),  # Zelenskiy, Zelenskyy, Zelenskyi; Kowalski
        (r"v[iy]tch$|vych$", "vich"),
        (r"is(e[ds]?|ing|ations?|ers?)$", r"iz\1"),  # organise, organisation; "promise" changes too, everywhere alike
    )
)


def common_form(folded: str) -> str:
    """What the spellings of one word are all taken for; `folded` as `index.search.letter_folding.fold` gives it."""
    known = _known().get(folded)
    if known is not None:
        return known
    if len(folded) >= SHORTEST:
        for pattern, ending in _ENDINGS:
            if pattern.search(folded):
                return pattern.sub(ending, folded)
    if folded.endswith("s") and (known := _known().get(folded[:-1])) is not None:  # "harbours"
        return f"{known}s"
    return folded


@cache
def _known() -> dict[str, str]:
    lists = tomllib.loads((Path(__file__).parent / "variants.toml").read_text(encoding="utf-8"))
    lines = [line.split() for words in lists.values() for line in words]
    return {other: first for first, *others in lines for other in others}
