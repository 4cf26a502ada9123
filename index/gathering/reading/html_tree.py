"""Parses HTML to a tree that is bounded in size, depth and number of elements."""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

MAX_PAGE_CHARACTERS = 20_000_000  # the largest of 257 saved news pages has 2.2 million, most of it script
MAX_SHOWN_CHARACTERS = 3_000_000  # of text: an article may have 2 million
MAX_ELEMENTS = 30_000  # the most in those pages is 4,100; what extraction takes grows with the square
MAX_ATTRIBUTE_CHARACTERS = 5_000  # what selectors search; a meta element's description has a few hundred

_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,500}\?>")
# What XML cannot hold, and lxml therefore refuses to write back.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NOT_SHOWN = ("title", "script", "style", "noscript", "template", "svg")


class NotReadable(Exception):
    """This page cannot be read; `str()` says why."""


def parse_page(html: str) -> HtmlElement:
    """Return the tree of a page, without comments and with overlong attributes cut.

    libxml2 stops at a depth of 256 (real pages have 33). Raises NotReadable past the other limits.
    """
    if len(html) > MAX_PAGE_CHARACTERS:
        raise NotReadable(f"{len(html):,} characters of HTML, more than the {MAX_PAGE_CHARACTERS:,} that are read")
    parser = HTMLParser(remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        tree = document_fromstring(
            _FORBIDDEN.sub("", _DECLARATION.sub("", html)).encode("utf-8", "replace"), parser=parser
        )
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        raise NotReadable("no HTML that can be read") from None
    _bound(tree)
    return tree


def _bound(tree: HtmlElement) -> None:
    """Raise NotReadable if `tree` exceeds the limits of a page; cut overlong attributes."""
    shown = 0
    for number, element in enumerate(tree.iter("*"), start=1):
        if number > MAX_ELEMENTS:
            raise NotReadable(f"more than {MAX_ELEMENTS:,} elements on the page: not a single article")
        shown += len(element.tail or "") + (len(element.text or "") if element.tag not in _NOT_SHOWN else 0)
        for name, value in element.attrib.items():
            if len(value) > MAX_ATTRIBUTE_CHARACTERS:
                element.set(name, _FORBIDDEN.sub("", value[:MAX_ATTRIBUTE_CHARACTERS]))
    if shown > MAX_SHOWN_CHARACTERS:
        raise NotReadable(f"{shown:,} characters of text on the page: not a single article")
