"""Tells teasers from full articles: a teaser is cut off, invites to read on, or only repeats the headline."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from index.gathering.reading.clean_text import paragraphs_of, plain_words

_LONGEST_INVITATION = 250  # characters: WordPress puts the title into it
_NO_SENTENCE = re.compile(r"[\s\])]*+(?:[→»›>⇒…:]|\.{1,3}|&raquo;)?[\s\])]*+")
_CUT = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|\(more\)|\(mehr\)|»|→)[\s\])]*$")
_TITLE = re.compile(r"(?:here|about|at|on|from|of|this)\b[^.!?]*$|[:\"“«'‘][^.!?]*$", re.IGNORECASE)


def is_cut_off(text: str) -> bool:
    """Whether the end of `text` says that the article continues elsewhere."""
    return _CUT.search(text[-20:]) is not None or _invitation(text) is not None


def without_invitation(text: str) -> str:
    """Return `text` without "Continue reading →" at its end; an ellipsis stays, unless it is a paragraph of its own."""
    while True:
        found = _invitation(text)
        if found is not None:
            text = text[:found].rstrip()
            continue
        paragraphs = paragraphs_of(text)
        if not paragraphs or not _CUT.fullmatch(paragraphs[-1].strip()):
            return text
        text = "\n\n".join(paragraphs[:-1])


def repeats_headline(text: str, title: str, sources: Sequence[str]) -> bool:
    """Whether `text` only repeats `title`, once or more, and the names of `sources`."""
    words = f" {' '.join(plain_words(text))} "
    for repeated in (title, *sources):
        said = " ".join(plain_words(repeated))
        if said:
            words = words.replace(f" {said} ", "  ").replace(f" {said} ", " ")
    return not words.strip()


def _invitation(text: str) -> int | None:
    """Return where the invitation at the end of `text` starts, or None."""
    start = max(text.rfind("\n") + 1, len(text) - _LONGEST_INVITATION - 100)
    for found in _pattern().finditer(text[start:]):
        rest = found["rest"].strip()
        if found["sure"] or _NO_SENTENCE.fullmatch(rest) or _TITLE.match(rest):
            return start + found.start()
    return None


@cache
def _pattern() -> re.Pattern[str]:
    """Return the pattern of an invitation that starts a sentence or is in brackets, up to the end of the text."""
    known = tomllib.loads((Path(__file__).parent / "teasers.toml").read_text(encoding="utf-8"))
    sure, words = ("|".join(map(re.escape, known[kind])) for kind in ("invitations", "words"))
    return re.compile(
        rf"(?:^|(?<=[.!?…:»”\"')\]]\s)|(?<=[。！？…])|(?=[\[(]))[\[(]?(?:(?P<sure>{sure})|(?:{words}))(?!\w)"
        rf"(?P<rest>[^\n]{{0,{_LONGEST_INVITATION}}})$",
        re.IGNORECASE,
    )
