"""Converts the HTML fragments in feeds to plain text."""

from __future__ import annotations

import re
from html import unescape

import lxml.html
from lxml import etree

from index.gathering.reading.clean_text import MAX_TEXT_CHARACTERS, MAX_TITLE_CHARACTERS, clean_line, clean_text
from index.gathering.reading.visible_text import without_tags

_BLOCK_TAGS = (
    "address article aside blockquote center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 "
    "h5 h6 header hr li main nav ol p pre section summary table td th tr ul"
)
_UNREAD_TAGS = (
    "audio button canvas figcaption form frame frameset head iframe map math noembed noframes noscript "
    "script select style svg template textarea title video"
)
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_UNREAD = frozenset(_UNREAD_TAGS.split())
_MARKUP = re.compile(r"<[A-Za-z/!][^<>]{0,2000}>|&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,12});")
CLOSING_TAG = re.compile(r"</[A-Za-z][A-Za-z0-9]*\s*>")  # also found in text declared as plain
# What blog software appends to every entry.
_FURNITURE = re.compile(
    r"The post .{1,400} (?:appeared first on|first appeared on) .{1,200}", re.IGNORECASE | re.DOTALL
)
MAX_FRAGMENT_CHARACTERS = 4 * MAX_TEXT_CHARACTERS  # of markup


def plain_text(fragment: str, *, markup: bool = True) -> str:
    """Return the text of `fragment`, with blank lines between paragraphs; `markup` is False for declared plain text."""
    fragment = fragment[:MAX_FRAGMENT_CHARACTERS]
    text = _text_of(fragment) if markup and _MARKUP.search(fragment) else fragment
    paragraphs = [p for p in re.split(r"\n\s*\n", clean_text(text)) if p.strip()]
    while paragraphs and _FURNITURE.fullmatch(paragraphs[-1].strip()):
        paragraphs.pop()
    return "\n\n".join(paragraphs)[:MAX_TEXT_CHARACTERS]


def plain_line(fragment: str, *, markup: bool = True) -> str:
    """Return a title on one line without HTML tags; `markup` is False for declared plain text."""
    fragment = fragment[: 20 * MAX_TITLE_CHARACTERS]
    text = without_tags(fragment) if markup and _MARKUP.search(fragment) else fragment
    line = clean_line(text)
    if len(line) <= MAX_TITLE_CHARACTERS:
        return line
    cut = line[: MAX_TITLE_CHARACTERS - 1]
    space = cut.rfind(" ", MAX_TITLE_CHARACTERS // 2)
    return (cut[:space].rstrip() if space > 0 else cut) + "…"


def _text_of(fragment: str) -> str:
    if "<" not in fragment:
        return unescape(fragment)
    try:
        root = lxml.html.fragment_fromstring(f"<div>{fragment}</div>".replace("\0", ""), create_parent="div")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return unescape(re.sub(r"<[^<>]*>", " ", fragment))
    pieces: list[str] = []
    unread = 0
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            unread += tag in _UNREAD
            if tag in _BLOCKS:
                pieces.append("\n\n")
            elif tag == "br":
                pieces.append("\n")
            if element.text and not unread:
                pieces.append(_flowing(element.text))
        else:
            if event == "end":
                unread -= tag in _UNREAD
                if tag in _BLOCKS:
                    pieces.append("\n\n")
            if element.tail and not unread:
                pieces.append(_flowing(element.tail))
    return "".join(pieces)


def _flowing(text: str) -> str:
    """Replace line breaks of the markup by spaces."""
    return re.sub(r"[ \t\r\n\f]+", " ", text)
