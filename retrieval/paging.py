"""Pages of quotes: how many are shown at once."""

from __future__ import annotations

from collections.abc import Sequence

PAGE_QUOTES = 3
PAGE_CHARACTERS = 600  # of all quotes of a page together; about a screen of a telephone


def fits(length: int, page: Sequence[int]) -> bool:
    """Returns whether a quote of `length` characters fits on the page. The first always fits."""
    return not page or (len(page) < PAGE_QUOTES and sum(page) + length <= PAGE_CHARACTERS)


def pages(lengths: Sequence[int]) -> list[range]:
    """Returns the numbers of the quotes on each page, in order. No page is empty."""
    found: list[range] = []
    first = 0
    for number, length in enumerate(lengths):
        if not fits(length, lengths[first:number]):
            found.append(range(first, number))
            first = number
    return [*found, range(first, len(lengths))] if lengths else []
