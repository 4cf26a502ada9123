"""Which quotes of an answer are shown at first, and which on further pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from retrieval.answers import Quote, Quoted
from retrieval.paging import pages


def adding_first(answer: Quoted) -> Quoted:
    """The answer with the quotes that add something before the others: the order in which a reader counts them."""
    best, *others = answer.quotes
    ordered = sorted(others, key=lambda quote: not quote.adds)
    return replace(answer, quotes=(best, *ordered))


def pages_of(answer: Quoted) -> list[range]:
    """The numbers of the quotes on each page, of an answer in that order.

    The first page holds the best quote and those that add something to it; just the best where it is only likely.
    """
    lengths = [len(quote.text) for quote in answer.quotes]
    at_first = 1
    while answer.is_sure and at_first < len(lengths) and answer.quotes[at_first].adds:
        at_first += 1
    first = pages(lengths[:at_first])[0]
    others = pages(lengths[first.stop :])
    return [first, *(range(page.start + first.stop, page.stop + first.stop) for page in others)]


def first_page(answer: Quoted) -> Sequence[Quote]:
    """The quotes that are shown at first."""
    return answer.quotes[: pages_of(answer)[0].stop]
