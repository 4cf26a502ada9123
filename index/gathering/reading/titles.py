"""Cleans headlines of what templates add: the name of the site or source, a kicker, tags."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml.html import HtmlElement

from index.gathering.reading.clean_text import MAX_TITLE_CHARACTERS, clean_line, plain_words
from index.gathering.reading.visible_text import shown_line, without_tags

LEAST_ABBREVIATION = 4  # letters of a name's beginning that stands for it
# The look behind is for speed: white space is looked at from its start alone, not from each of its characters.
_SEPARATOR = re.compile(r"(?<!\s)\s+[|–—•·»:-]{1,2}\s+|(?:(?<!\s)\s+)?(?:[｜|]|--)\s*")
_KICKER = re.compile(r"kicker|eyebrow|overline|over-?title|topline|roofline|dachzeile|spitzmarke|pre-?title|flag|label")


def headline(candidate: str, sources: Sequence[str]) -> str:
    """Return `candidate` as a title, without the names of `sources` at its end; "" if it is longer than any title."""
    if len(candidate) > 4 * MAX_TITLE_CHARACTERS:  # before any work on it: a title of megabytes is no title
        return ""
    title = without_source(clean_line(without_tags(candidate)), sources)
    return title if len(title) <= MAX_TITLE_CHARACTERS else ""


def without_source(title: str, sources: Sequence[str]) -> str:
    """Return `title` without the name of a source at its end after a dash or a bar."""
    while True:
        cuts = [*_SEPARATOR.finditer(title)]
        if not cuts or not cuts[-1].start() or not names_source(title[cuts[-1].end() :], sources):
            return title
        title = title[: cuts[-1].start()].rstrip()


def names_source(text: str, sources: Sequence[str]) -> bool:
    """Whether `text` is only the name of a source: "The Example", "example.org"."""
    words = "".join(plain_words(text))
    return bool(words) and any(
        words == name
        or words == name.removeprefix("the")
        or (len(words) >= LEAST_ABBREVIATION and name.startswith(words))
        for name in ("".join(plain_words(source)) for source in sources)
        if name
    )


def heading_line(heading: HtmlElement) -> str:
    """Return the words of a heading without the kicker that some templates put inside it."""
    kickers = [
        shown_line(part)
        for part in heading.iter("span", "small", "div", "p", "a", "strong")
        if _KICKER.search(part.get("class", "").lower())
    ]
    line = shown_line(heading)
    for kicker in kickers:
        rest = line.removeprefix(kicker).lstrip(" :·|–—-")
        line = rest if kicker and rest else line
    return line
