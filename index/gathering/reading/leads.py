"""Adds an article's lead, the sentence that says what happened, if the page shows it apart from the text."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from index.gathering.reading.clean_text import plain_words
from index.gathering.reading.page_metadata import PageMetadata
from index.gathering.reading.visible_text import shown_line

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
