"""Removes furniture, the lines that are not part of an article: navigation, adverts, sharing, credits, repetitions.

The words are in furniture.toml; the rules here are for all languages.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from index.gathering.reading.clean_text import plain_words

NAVIGATION_WORDS = 8  # "Previous Post Next Post Share on Facebook": longer lines say something
OPENING_WORDS = 40  # an invitation to subscribe takes a sentence or two
OPENING_CHARACTERS = 350
UNSPACED_CHARACTERS = 80  # the same for Chinese and Japanese, whose words are not set apart
ENDING_WORDS = 6  # a heading over links
SHORT_ENDING_WORDS = 2  # the same, where only its first word says so
EDGE_LINES = 3  # at the beginning and end of an article, where lines of the page itself can slip in
FOREIGN_WORDS = 8  # a foreign line longer than this is a quotation
EDGE_CHARACTERS = 100
# If the rules remove more than this share of the characters, they have misunderstood the article.
MAX_DROPPED_SHARE = 0.5
# A line that is no sentence and answers no question is put there by its template where it stands that often.
REPEATED = 3
PARAGRAPH_WORDS = 12  # and a full stop: shorter lines under "More from …" are headlines and teasers

_AGENCIES = (
    r"getty|afp|ap\b|ap photo|reuters|dpa|epa|imago|shutterstock|alamy|ntb|tt\b|apa\b|ansa|efe\b|picture[ -]alliance|"
    r"keystone|xinhua|anadolu|istock|unsplash"
)
_CREDIT = re.compile(rf"^[^.!?:]{{0,60}}(?:/|\bvia\b|©|\()\s*(?:{_AGENCIES})[^.!?]{{0,40}}$", re.IGNORECASE)
_MOMENT = re.compile(
    r"^\W*(?:[^\W\d]+\W+){0,3}(?:\d{1,4}\W+){1,3}(?:[^\W\d]+\W+)?(?:\d{1,4}\W*){0,5}(?:[^\W\d]{1,6}\W*){0,2}$"
)
_ASKS = ("?", "？", "؟")
_SENTENCE_END = (".", "!", "?", "。", "！", "？", "।", "۔", "…", "”", '"', "»", "“", "」", ")")


@dataclass(frozen=True, slots=True)
class _Words:
    navigation: frozenset[str]
    lines: frozenset[tuple[str, ...]]
    openings: tuple[str, ...]
    endings: tuple[tuple[str, ...], ...]


def without_furniture(lines: list[str], title: str, authors: Collection[str] = ()) -> list[str]:
    """Return `lines` (paragraphs in order) without furniture, `title` and bylines.

    If the rules would remove most of the text, only the title is removed.
    """
    names = {tuple(plain_words(author)) for author in authors}
    heading = plain_words(title)
    untitled = [line for line in lines if plain_words(line) != heading]
    counts = Counter(untitled)
    kept: list[str] = []
    for before, line in zip(["", *untitled], untitled, strict=False):
        words = plain_words(line)
        is_templates = counts[line] >= REPEATED and not line.endswith(_SENTENCE_END) and not before.endswith(_ASKS)
        if words and not is_templates and tuple(words) not in names and not is_furniture(line, words):
            kept.append(line)
    kept = _without_edges(_without_links(kept), names)
    whole = sum(map(len, untitled))
    return kept if sum(map(len, kept)) >= (1 - MAX_DROPPED_SHARE) * whole else untitled


def is_furniture(line: str, words: list[str]) -> bool:
    """Whether a line is furniture in any position; `words` are its plain words."""
    known = _words()
    if len(words) <= NAVIGATION_WORDS and (tuple(words) in known.lines or known.navigation.issuperset(words)):
        return True
    short = len(words) <= OPENING_WORDS and len(line) <= (OPENING_CHARACTERS if " " in line else UNSPACED_CHARACTERS)
    if short and _opens(line.casefold().lstrip("▶►→»>+*•·-–—| "), known.openings):
        return True
    return bool(_CREDIT.match(line))


def _opens(line: str, openings: tuple[str, ...]) -> bool:
    """Whether `line` begins with one of `openings`, as whole words: "Assine" is an invitation, "Assinado" is not."""
    return any(
        line.startswith(opening)
        and not (" " in line and opening[-1].isalpha() and line[len(opening) : len(opening) + 1].isalpha())
        for opening in openings
    )


def _without_links(lines: list[str]) -> list[str]:
    """Return `lines` without headings over links to other articles, and what follows up to the next real paragraph."""
    endings = _words().endings
    kept: list[str] = []
    under_heading = False
    for line in lines:
        words = tuple(plain_words(line))
        is_sentence = line.endswith(_SENTENCE_END)
        if is_sentence and (len(words) >= PARAGRAPH_WORDS or " " not in line):
            under_heading = False
        elif kept and not is_sentence and _heads_links(words, endings):
            under_heading = True
        if not under_heading:
            kept.append(line)
    return kept


def _heads_links(words: tuple[str, ...], endings: tuple[tuple[str, ...], ...]) -> bool:
    """Whether a line is a heading over other articles: "Popular now" is, "Popular revolt spreads" is not."""
    return any(
        words[: len(ending)] == ending and len(words) <= (ENDING_WORDS if len(ending) > 1 else SHORT_ENDING_WORDS)
        for ending in endings
    )


def _without_edges(lines: list[str], names: set[tuple[str, ...]]) -> list[str]:
    """Return `lines` without dates, bylines and short lines in a foreign script before and after the article."""
    script = main_script(" ".join(lines))
    kept = list(lines)
    for end in (0, -1):
        for _ in range(EDGE_LINES):
            if len(kept) > 1 and _is_edge(kept[end], script, names):
                del kept[end]
    return kept


def _is_edge(line: str, script: str, names: set[tuple[str, ...]]) -> bool:
    words = plain_words(line)
    if len(words) > FOREIGN_WORDS or len(line) > EDGE_CHARACTERS:
        return False
    if tuple(words[1:]) in names or not words:  # "By Ann Example", "***"
        return True
    own = main_script(line)
    return bool(own and own != script) or (bool(_MOMENT.match(line)) and not line.endswith(_SENTENCE_END))


@cache
def _script_of(character: str) -> str:
    """Return the script of a letter by its Unicode name; Japanese, Chinese and Korean writing count as one."""
    name = unicodedata.name(character, "").split(" ")[0]
    return "CJK" if name in ("HIRAGANA", "KATAKANA", "HANGUL", "FULLWIDTH", "IDEOGRAPHIC") else name


def main_script(text: str) -> str:
    """Return the script of most letters in the first 2,000 of `text`: "LATIN", "ARABIC"; "" without letters."""
    counts = Counter(_script_of(letter) for letter in text[:2_000] if letter.isalpha())
    return counts.most_common(1)[0][0] if counts else ""


@cache
def _words() -> _Words:
    known = tomllib.loads((Path(__file__).parent / "furniture.toml").read_text(encoding="utf-8"))
    return _Words(
        navigation=frozenset(plain_words(known["navigation"])),
        lines=frozenset(tuple(plain_words(line)) for line in known["lines"]),
        openings=tuple(opening.casefold() for opening in known["openings"]),
        endings=tuple(tuple(plain_words(ending)) for ending in known["endings"]),
    )
