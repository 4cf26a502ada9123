"""Maps spellings of a word to one form: transliterations, former names, British and American spellings."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

SHORTEST = 6  # letters: the rules for endings do not apply to shorter words, such as "ski" and "rise"

_ENDINGS = tuple(
    (re.compile(pattern), ending)
    for pattern, ending in (
        (r"sk(?:iy|yy|ij|yj|yi|ii|i)$", "sky"),  # Zelenskiy, Zelenskyy, Zelenskyi; Kowalski
        (r"v[iy]tch$|vych$", "vich"),
        (r"is(e[ds]?|ing|ations?|ers?)$", r"iz\1"),  # organise, organisation; "promise" changes too, but consistently
    )
)


def common_form(folded: str) -> str:
    """Return the common form of all spellings of a word; `folded` is the result of `letter_folding.fold`."""
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
    lists = tomllib.loads((Path(__file__).parent / "spelling_variants.toml").read_text(encoding="utf-8"))
    lines = [line.split() for words in lists.values() for line in words]
    return {other: first for first, *others in lines for other in others}
