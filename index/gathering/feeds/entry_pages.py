"""Reads the page of a feed entry; runs in a process of its own."""

from __future__ import annotations

from index.library.articles import Draft
from index.library.errors import Rejected


def read_page_of_entry(body: bytes, url: str, charset: str) -> Draft | str:
    """Return the article on a page, or the reason why there is none."""
    from index.gathering.reading import read_page  # slow to import, and only needed for pages

    try:
        read = read_page(body, url, charset or None)
    except Rejected as rejected:
        return rejected.reason
    return read.reason if isinstance(read, Rejected) else read
