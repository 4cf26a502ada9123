"""Returns the text of HTML as a browser shows it: elements that break a line separate words."""

from __future__ import annotations

import re
from html import unescape

from lxml.html import HtmlElement

from index.gathering.reading.clean_text import clean_line

_BLOCK_TAGS = """
address article aside blockquote br center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6
header hr li main nav ol p pre section summary table td th tr ul
"""
_BLOCKS = frozenset(_BLOCK_TAGS.split())
# Inline elements that style sheets often show as blocks: two that touch are taken for two words.
_INLINE_BLOCKS = frozenset({"span", "strong", "small", "a", "time", "label"})
# Elements of HTML that stand in titles by mistake; those that break a line or show a picture leave a space. Anything
# else in angle brackets is part of the title.
_BREAKING = _BLOCKS | {"img", "picture", "video", "svg", "audio"}
_OTHER_TAGS = """
a abbr acronym applet area b base basefont bdi bdo big blink body button canvas caption cite code col colgroup data
datalist del dfn dialog dir em embed font frame frameset head html i iframe input ins kbd label legend link map mark
marquee math menu meta meter noembed noframes noscript object optgroup option output param progress q rp rt ruby s
samp script select slot small source span strike strong style sub summary sup tbody template textarea tfoot thead
time tt u var wbr
"""
_TAGS = _BREAKING | frozenset(_OTHER_TAGS.split())
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9]{0,10})(?:\s[^<>]{0,2000})?/?>")
_INVISIBLE = re.compile(  # up to its end, but no further than the next that opens
    r"<(script|style|iframe|object|applet|noscript|textarea)\b[^<>]{0,2000}>(?:(?!<\1).){0,5000}?</\1\s*>",
    re.IGNORECASE | re.DOTALL,
)


def shown_line(element: HtmlElement) -> str:
    """Return the text of `element` on one line, with spaces between blocks and lines."""
    pieces: list[str] = []
    _walk(element, pieces)
    return clean_line("".join(pieces))


def without_tags(text: str) -> str:
    """Return `text` without HTML tags; those that break a line leave a space.

    Text that only looks like a tag, such as "<changelog>", stays. Character references are resolved, also if escaped
    twice.
    """
    text = _tagless(text)
    for _ in range(2):
        if "&" not in text:
            break
        text = _tagless(unescape(text))
    return text


def _tagless(text: str) -> str:
    return _TAG.sub(_replacement_for, _INVISIBLE.sub("", text)) if "<" in text else text


def _replacement_for(tag: re.Match[str]) -> str:
    name = tag[1].lower()
    return " " if name in _BREAKING else "" if name in _TAGS else tag[0]


def _walk(element: HtmlElement, pieces: list[str]) -> None:
    if not isinstance(element.tag, str) or element.tag in ("script", "style", "template"):
        return
    breaks = element.tag in _BLOCKS
    if breaks:
        pieces.append(" ")
    pieces.append(element.text or "")
    before: HtmlElement | None = None
    for child in element:
        if before is not None and not before.tail and {before.tag, child.tag} <= _INLINE_BLOCKS:
            pieces.append(" ")
        _walk(child, pieces)
        pieces.append(child.tail or "")
        before = child
    if breaks:
        pieces.append(" ")
