"""Restores lists inside an article, which extraction drops if it does not recognise the article's element."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml.html import HtmlElement

from index.gathering.reading.clean_text import plain_words
from index.gathering.reading.page_metadata import PageMetadata
from index.gathering.reading.visible_text import shown_line

MOST_LISTS = 200  # on a page
MOST_ITEMS = 200  # of one list: longer ones are tables and indexes
WRAPPERS = 3  # elements around a list that hold nothing else
_HOLDERS = frozenset({"ul", "ol", "dl", "nav", "aside", "footer"})
_OPENS_LIST = (":", "：")


def with_lists(lines: Sequence[str], tree: HtmlElement) -> list[str]:
    """Return `lines` with the items of lists that directly follow one of them and precede another.

    A list after a line that ends with a colon belongs to it, whatever follows.
    """
    kept = list(lines)
    known = {_words(line): line for line in lines}
    for element in list(_lists(tree))[:MOST_LISTS]:
        if all(item.find(".//a") is not None for item in element.iter("li", "dd")):  # ways to other articles
            continue
        items = [item for item in _items(element) if _words(item) not in known]
        before = known.get(_words(_beside(element, forwards=False)))
        after = known.get(_words(_beside(element, forwards=True)))
        if not items or len(items) > MOST_ITEMS or before is None or not (after or before.endswith(_OPENS_LIST)):
            continue
        place = kept.index(before) + 1
        kept[place:place] = items
        known |= {_words(item): item for item in items}
    return kept


def _lists(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the outermost lists of a page."""
    for element in tree.iter("ul", "ol", "dl"):
        if not any(ancestor.tag in _HOLDERS for ancestor in element.iterancestors()):
            yield element


def _items(element: HtmlElement) -> Iterator[str]:
    for item in element.iter("li", "dt", "dd"):
        if item.find(".//li") is None:
            line = shown_line(item)
        else:  # its own words; the items of the inner list follow by themselves
            line = " ".join([item.text or "", *(shown_line(part) for part in item if part.tag not in ("ul", "ol"))])
        if line.strip():
            yield " ".join(line.split())


def _beside(element: HtmlElement, *, forwards: bool) -> str:
    """Return the words directly before or after a list, also if wrappers surround it."""
    for _ in range(WRAPPERS):
        if not forwards and element.getprevious() is None and element.getparent() is not None:
            own = (element.getparent().text or "").strip()
            if own:
                return own
        if forwards and (element.tail or "").strip():
            return str(element.tail).strip()
        for sibling in element.itersiblings(preceding=not forwards):
            if not forwards and (sibling.tail or "").strip():
                return str(sibling.tail).strip()
            words = shown_line(sibling)
            if words:
                return words
        parent = element.getparent()
        if parent is None or parent.tag in ("body", "html"):
            break
        element = parent
    return ""


def _words(line: str) -> str:
    return " ".join(plain_words(line))


MIN_LEAD_WORDS = 6
MAX_LEAD_CHARACTERS = 1_500
_LEAD_TAGS = ("p", "h2", "h3", "div", "span", "strong", "b")


def with_lead(paragraphs: list[str], tree: HtmlElement, stated: PageMetadata) -> list[str]:
    """Return `paragraphs`, preceded by the lead if the page shows its description's text and extraction missed it."""
    if not paragraphs:
        return paragraphs
    description = _beginning(stated.description)
    if len(description) < MIN_LEAD_WORDS:
        return paragraphs
    opening = " ".join(description)
    taken = " ".join(" ".join(plain_words(paragraph)) for paragraph in paragraphs[:5])
    if opening in taken:
        return paragraphs
    for element in tree.iter(*_LEAD_TAGS):
        is_short = len(element) < 10 and len(element.text_content()) <= 2 * MAX_LEAD_CHARACTERS
        text = shown_line(element) if is_short else ""
        if len(text) <= MAX_LEAD_CHARACTERS and " ".join(plain_words(text)).startswith(opening):
            return [text, *paragraphs]
    return paragraphs


def _beginning(description: str) -> list[str]:
    """Return the first words of a description: descriptions are often cut, with or without an ellipsis."""
    words = plain_words(re.sub(r"(?:\.\.\.|…)$", "", description))
    return words[:12]
