"""Recognises pages shown instead of an article: paywalls, consent walls, robot checks, error pages.

Their typical phrases are in placeholder_pages.toml.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from lxml.html import HtmlElement

from index.gathering.reading.clean_text import plain_words
from index.gathering.reading.page_metadata import PageMetadata

# A page with this much text has an article on it, whatever else it shows. The shortest of 257 saved articles has
# 730 characters; Chinese and Japanese say as much with less than half of that.
STUB_CHARACTERS = 500
UNSPACED_STUB_CHARACTERS = 170
LEAST_CHARACTERS = 80  # a caption or a date line
UNSPACED_LEAST_CHARACTERS = 30
_QUOTED = re.compile('“[^”]{0,300}”|"[^"\n]{0,300}"|„[^“”]{0,300}[“”]|«[^»]{0,300}»|»[^«]{0,300}«|「[^」]{0,300}」')
_SENTENCE_END = re.compile(r"(?<=[.!?。！？])\s+|(?<=[。！？])|\n")
SEARCHED_CHARACTERS = 20_000  # of the page; a wall says what it is at once


def placeholder_reason(tree: HtmlElement, metadata: PageMetadata, text: str, lines: list[str]) -> str:
    """Return why the page holds no article worth quoting; "" if it does.

    `text` is what was taken for the article, `lines` the same before furniture was left out.
    """
    spaced = text.count(" ") > len(text) / 20
    if len(text) >= (STUB_CHARACTERS if spaced else UNSPACED_STUB_CHARACTERS):
        return ""
    is_nearly_empty = len(text) < (LEAST_CHARACTERS if spaced else UNSPACED_LEAST_CHARACTERS)
    # With hardly any text found, look for the phrases on the whole page; otherwise only in the text that was found.
    if is_nearly_empty:
        sentences = [" ".join(f"{metadata.title} {_shown(tree)}".casefold().split())[:SEARCHED_CHARACTERS]]
    else:
        sentences = _sentences([metadata.title, *lines])
    for reason, phrases in _phrases():
        found = ((sentence, phrase) for sentence in sentences for phrase in phrases if phrase in sentence)
        if any(is_nearly_empty or _speaks_to_reader(sentence, phrase) for sentence, phrase in found):
            return reason
    if not metadata.free:
        return str(_kinds()["paywall"]["reason"])
    return "no article text on this page" if is_nearly_empty else ""


def _sentences(lines: list[str]) -> list[str]:
    """Return the sentences of `lines` without text in quotation marks, since news may quote such phrases."""
    text = _QUOTED.sub(" ", "\n".join(lines))[:SEARCHED_CHARACTERS].casefold()
    return [" ".join(sentence.split()) for sentence in _SENTENCE_END.split(text) if sentence.strip()]


def _speaks_to_reader(sentence: str, phrase: str) -> bool:
    """Whether a sentence with such a phrase belongs to a wall: it speaks to the reader, or says little else."""
    words = plain_words(sentence)
    return 2 * len(plain_words(phrase)) >= len(words) or not _reader_words().isdisjoint(words) or " " not in sentence


def _shown(tree: HtmlElement) -> str:
    """Return the words on a page, without scripts and styles."""
    parts = tree.xpath("//body//text()[not(ancestor::script or ancestor::style)]")
    return " ".join(islice(parts, SEARCHED_CHARACTERS))


@cache
def _phrases() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return each reason with its phrases, in the order of the file."""
    return tuple(
        (kind["reason"], tuple(phrase.casefold() for phrase in kind["phrases"]))
        for kind in _kinds().values()
        if "phrases" in kind
    )


@cache
def _reader_words() -> frozenset[str]:
    return frozenset(plain_words(_kinds()["reader_words"]["words"]))


@cache
def _kinds() -> dict[str, dict[str, Any]]:
    return tomllib.loads((Path(__file__).parent / "placeholder_pages.toml").read_text(encoding="utf-8"))
