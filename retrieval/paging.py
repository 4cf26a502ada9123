"""How many quotes are read at once; more are a tap away."""

from __future__ import annotations

from collections.abc import Sequence

PAGE_QUOTES = 3
PAGE_CHARACTERS = 600  # all quotes of a page together: two thumbs of a telephone's screen


def fits(length: int, page: Sequence[int]) -> bool:
    """Whether a quote of `length` characters has room beside those on the page; the first always has."""
    return not page or (len(page) < PAGE_QUOTES and sum(page) + length <= PAGE_CHARACTERS)


def pages(lengths: Sequence[int]) -> list[range]:
    """The numbers of the quotes on each page, in order; no page is empty."""
    found: list[range] = []
    first = 0
    for number, length in enumerate(lengths):
        if not fits(length, lengths[first:number]):
            found.append(range(first, number))
            first = number
    return [*found, range(first, len(lengths))] if lengths else []
