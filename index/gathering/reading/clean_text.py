"""Cleans text: no invisible characters, uniform line breaks, paragraphs separated by blank lines.

Quotes are slices of the stored text, and text fragments must match the page, so nothing visible changes: letters,
quotation marks, dashes and no-break spaces stay as published.
"""

from __future__ import annotations

import re
import unicodedata

MAX_TEXT_CHARACTERS = 2_000_000  # about 300,000 words: longer is a book or a dump, not an article
MAX_TITLE_CHARACTERS = 500  # the longest headlines of real pages have 250
DERIVED_TITLE_CHARACTERS = 120  # a headline made of an article's first line has to fit one line of a reply

# Line and paragraph separators that are no "\n": carriage return, vertical tab, form feed, NEL, U+2028, U+2029.
_LINE_BREAKS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
# What cannot be seen: controls, soft hyphens, zero width spaces, word joiners, byte order marks, direction marks
# and overrides, variation tags, lone surrogates, characters that are none. Browsers pass over all of these when
# they look for a text fragment.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\u206a-\u206f"
    "\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e0fff]"
)
_HARMFUL = re.compile("[\x00\u202d\u202e\ud800-\udfff]")
# Joiners belong to the spelling of Persian, Indic scripts and emoji; between Latin letters they only hide words.
_LATIN_JOINERS = re.compile("(?<=[A-Za-z])[\u200c\u200d]+(?=[A-Za-z])")
_SPACES = re.compile("[ \t]+")
# The look behind is for speed: a run of spaces is looked at from its start alone, not from each of its spaces.
_SPACE_AROUND_BREAK = re.compile("(?:(?<![ \u00a0])[ \u00a0]+)?\n[ \u00a0]*")
_BLANK_LINES = re.compile("\n{3,}")
_WORD = re.compile(r"\w+")


def clean_text(text: str) -> str:
    """Return `text` in NFC with "\\n" line breaks, at most one blank line in a row, without invisible characters."""
    # Most texts need none of this, and the replacements cost ten times as much as these checks.
    unusual = not text.replace("\n", "").isprintable()
    if unusual:
        text = _LATIN_JOINERS.sub("", _INVISIBLE.sub("", _LINE_BREAKS.sub("\n", text)))
    if unusual or "  " in text:
        text = _SPACES.sub(" ", text)
    if unusual or " \n" in text or "\n " in text:
        text = _SPACE_AROUND_BREAK.sub("\n", text)
    if "\n\n\n" in text:
        text = _BLANK_LINES.sub("\n\n", text)
    return unicodedata.normalize("NFC", text).strip()


def stated_text(text: str) -> str:
    """Return an article's text from a program almost unchanged, so that every quote occurs in the original.

    Only white space is normalised, and NUL, lone surrogates and direction overrides are removed.
    """
    text = _LINE_BREAKS.sub("\n", _HARMFUL.sub("", text))
    text = _SPACE_AROUND_BREAK.sub("\n", _SPACES.sub(" ", text))
    return _BLANK_LINES.sub("\n\n", text).strip()


def clean_line(text: str) -> str:
    """Return `text` on a single line, such as a title or a name."""
    return " ".join(clean_text(text).split())


def title_from_text(text: str) -> str:
    """Return a headline for a text without one: its first line, shortened with an ellipsis if it is long."""
    return cut_line(text.strip().split("\n", 1)[0], DERIVED_TITLE_CHARACTERS)


def cut_line(line: str, characters: int) -> str:
    """Return `line`, shortened with an ellipsis if it is longer than `characters`."""
    if len(line) <= characters:
        return line
    cut = line[: characters - 1]
    return cut[: cut.rfind(" ")].rstrip(" ,;:–—-") + "…" if " " in cut else cut + "…"


def paragraphs_of(text: str) -> list[str]:
    """Return the paragraphs of a clean text, which blank lines separate."""
    return [paragraph for paragraph in text.split("\n\n") if paragraph.strip()]


def plain_words(text: str) -> list[str]:
    """Return the words of `text` without case and punctuation, for comparison."""
    return _WORD.findall(text.casefold())
