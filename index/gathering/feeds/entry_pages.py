"""Reads a page for a feed's entry; runs in a process of its own."""

from __future__ import annotations

from index.library.articles import Draft
from index.library.errors import Rejected


def read_page_of_entry(body: bytes, url: str, charset: str) -> Draft | str:
    """The article on a page, or the reason why there is none."""
    from index.gathering.reading import read_page  # trafilatura takes a second to import, and only pages need it

    try:
        read = read_page(body, url, charset or None)
    except Rejected as rejected:
        return rejected.reason
    return read.reason if isinstance(read, Rejected) else read
