"""The words of an element as a browser shows them: what breaks a line keeps words apart."""

from __future__ import annotations

import re
from html import unescape

from lxml.html import HtmlElement

from index.reading.text import clean_line

_BLOCK_TAGS = """
address article aside blockquote br center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6
header hr li main nav ol p pre section summary table td th tr ul
"""
_BLOCKS = frozenset(_BLOCK_TAGS.split())
# Elements for parts of a line that templates set below each other: where two touch, a reader sees them apart.
_PARTS = frozenset({"span", "strong", "small", "a", "time", "label"})
# Names of elements that stand in titles by mistake. Others in angle brackets are the title's own words.
_INLINE = "a|abbr|b|bdi|big|cite|code|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strike|strong|sub|sup|tt|u|var"
_BREAKS = "br|hr|img|p|div|li|ul|ol|h[1-6]|wbr|picture|svg|video"
_BREAK_TAG = re.compile(rf"</?(?:{_BREAKS})(?:\s[^<>]{{0,2000}})?/?>", re.IGNORECASE)
_INLINE_TAG = re.compile(rf"</?(?:{_INLINE})(?:\s[^<>]{{0,2000}})?/?>", re.IGNORECASE)


_UNSEEN = re.compile(r"<(script|style)\b[^<>]{0,2000}>.{0,5000}?</\1\s*>", re.IGNORECASE | re.DOTALL)


def shown_line(element: HtmlElement) -> str:
    """The text of `element` on one line, its blocks and lines apart by a space."""
    pieces: list[str] = []
    _walk(element, pieces)
    return clean_line("".join(pieces))


def without_tags(text: str) -> str:
    """`text` without the tags of HTML in it, of which those that break a line leave a space.

    What only looks like a tag, as "<changelog>" does, stays. Character references are resolved, twice escaped ones too.
    """
    text = _tagless(text)
    for _ in range(2):
        if "&" not in text:
            break
        text = _tagless(unescape(text))
    return text


def _tagless(text: str) -> str:
    return _INLINE_TAG.sub("", _BREAK_TAG.sub(" ", _UNSEEN.sub("", text))) if "<" in text else text


def _walk(element: HtmlElement, pieces: list[str]) -> None:
    if not isinstance(element.tag, str) or element.tag in ("script", "style", "template"):
        return
    breaks = element.tag in _BLOCKS
    if breaks:
        pieces.append(" ")
    pieces.append(element.text or "")
    before: HtmlElement | None = None
    for child in element:
        if before is not None and not before.tail and {before.tag, child.tag} <= _PARTS:
            pieces.append(" ")
        _walk(child, pieces)
        pieces.append(child.tail or "")
        before = child
    if breaks:
        pieces.append(" ")
