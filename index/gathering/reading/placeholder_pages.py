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


def placeholder_reason(tree: HtmlElement, stated: PageMetadata, text: str, lines: list[str]) -> str:
    """Return why the page holds no article worth quoting; "" if it does.

    `text` is what was taken for the article, `lines` the same before furniture was left out.
    """
    spaced = text.count(" ") > len(text) / 20
    if len(text) >= (STUB_CHARACTERS if spaced else UNSPACED_STUB_CHARACTERS):
        return ""
    least = len(text) < (LEAST_CHARACTERS if spaced else UNSPACED_LEAST_CHARACTERS)
    # Where hardly anything was found, what the page as a whole says tells why; else only what was found does.
    if least:
        sentences = [" ".join(f"{stated.title} {_shown(tree)}".casefold().split())[:SEARCHED_CHARACTERS]]
    else:
        sentences = _sentences([stated.title, *lines])
    for reason, signs in _signs():
        if any(sign in sentence and (least or _warns(sentence, sign)) for sentence in sentences for sign in signs):
            return reason
    if not stated.free:
        return str(_kinds()["paywall"]["reason"])
    return "no article text on this page" if least else ""


def _sentences(lines: list[str]) -> list[str]:
    """Return the sentences of `lines` without text in quotation marks, since news may quote such phrases."""
    text = _QUOTED.sub(" ", "\n".join(lines))[:SEARCHED_CHARACTERS].casefold()
    return [" ".join(sentence.split()) for sentence in _SENTENCE_END.split(text) if sentence.strip()]


def _warns(sentence: str, sign: str) -> bool:
    """Whether a sentence with such a phrase belongs to a wall: it addresses the reader, or says little else."""
    words = plain_words(sentence)
    return 2 * len(plain_words(sign)) >= len(words) or not _addresses().isdisjoint(words) or " " not in sentence


def _shown(tree: HtmlElement) -> str:
    """Return the words on a page, without scripts and styles."""
    parts = tree.xpath("//body//text()[not(ancestor::script or ancestor::style)]")
    return " ".join(islice(parts, SEARCHED_CHARACTERS))


@cache
def _signs() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return each reason with its phrases, in the order of the file."""
    return tuple(
        (kind["reason"], tuple(sign.casefold() for sign in kind["signs"]))
        for kind in _kinds().values()
        if "signs" in kind
    )


@cache
def _addresses() -> frozenset[str]:
    return frozenset(plain_words(_kinds()["addresses"]["words"]))


@cache
def _kinds() -> dict[str, dict[str, Any]]:
    return tomllib.loads((Path(__file__).parent / "placeholder_pages.toml").read_text(encoding="utf-8"))
