"""Text with entities: bold, quotes and links are marked beside the text, never written into it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from index.library.articles import Span

LONGEST_MESSAGE_UNITS = 4096  # Telegram's limit of a message, counted in UTF-16 units
MOST_ENTITIES = 100  # Telegram drops what comes after these
CUT = "…"
_JOINERS = "\u200d\ufe0e\ufe0f"  # never cut before these


class EntityKind(StrEnum):
    """How an entity formats its text. The values are Telegram's names."""

    BOLD = "bold"
    ITALIC = "italic"
    BLOCKQUOTE = "blockquote"
    EXPANDABLE_BLOCKQUOTE = "expandable_blockquote"
    LINK = "text_link"

    @property
    def quotes(self) -> bool:
        """Whether this is one of the two blockquotes, which do not nest."""
        return self in {EntityKind.BLOCKQUOTE, EntityKind.EXPANDABLE_BLOCKQUOTE}


@dataclass(frozen=True, slots=True)
class Entity:
    """A formatted span of characters. Only a link has a `url`."""

    kind: EntityKind
    span: Span
    url: str = ""

    def __post_init__(self) -> None:
        if bool(self.url) != (self.kind is EntityKind.LINK):
            raise ValueError("a link, and only a link, has an address")


@dataclass(frozen=True, slots=True)
class UnitEntity:
    """An entity as Telegram counts: offset and length in UTF-16 units."""

    kind: EntityKind
    offset: int
    length: int
    url: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """Characters with entities. Entities lie within the text and nest or stay apart; blockquotes do not nest."""

    plain: str = ""
    entities: tuple[Entity, ...] = ()

    def __post_init__(self) -> None:
        outer: list[Entity] = []
        for entity in sorted(self.entities, key=lambda e: (e.span.start, -e.span.end)):
            if entity.span.end > len(self.plain):
                raise ValueError(f"{entity.kind} runs past the text")
            while outer and outer[-1].span.end <= entity.span.start:
                outer.pop()
            if outer and entity.span.end > outer[-1].span.end:
                raise ValueError(f"{entity.kind} overlaps {outer[-1].kind} without nesting")
            if entity.kind.quotes and any(e.kind.quotes for e in outer):
                raise ValueError("a blockquote holds no other")
            outer.append(entity)

    def __add__(self, other: Text | str) -> Text:
        right = other if isinstance(other, Text) else plain(other)
        moved = (replace(entity, span=entity.span.moved(len(self.plain))) for entity in right.entities)
        return Text(self.plain + right.plain, (*self.entities, *moved))

    def __bool__(self) -> bool:
        return bool(self.plain)

    @property
    def units(self) -> int:
        """The length in UTF-16 units, as Telegram counts it."""
        return units(self.plain)

    def in_units(self) -> list[UnitEntity]:
        """Returns the entities with offsets in UTF-16 units, outer ones first."""
        before = _units_before(self.plain)
        ordered = sorted(self.entities, key=lambda e: (e.span.start, -e.span.end))
        return [
            UnitEntity(e.kind, before[e.span.start], before[e.span.end] - before[e.span.start], e.url) for e in ordered
        ]

    def slice(self, start: int, end: int) -> Text:
        """Returns the characters from `start` to `end`, with the entities cut to fit."""
        kept = []
        for entity in self.entities:
            first, last = max(entity.span.start, start), min(entity.span.end, end)
            if first < last:
                kept.append(replace(entity, span=Span(first - start, last - start)))
        return Text(self.plain[start:end], tuple(_trimmed(self.plain[start:end], kept)))

    def stripped(self) -> Text:
        """Returns the text without white space at its ends, which Telegram would cut off."""
        start = len(self.plain) - len(self.plain.lstrip())
        return self.slice(start, max(start, len(self.plain.rstrip())))

    def fitted(self, longest_units: int = LONGEST_MESSAGE_UNITS) -> Text:
        """Returns the text, cut and marked if it is too long, within the limits of a message's length and entities."""
        whole = self.stripped()
        if whole.units > longest_units:
            end = cut_place(whole.plain, longest_units - units(CUT))
            whole = whole.slice(0, end).stripped() + CUT
        if len(whole.entities) > MOST_ENTITIES:
            by_weight = sorted(whole.entities, key=lambda e: e.kind is EntityKind.BOLD)
            whole = Text(whole.plain, tuple(by_weight[:MOST_ENTITIES]))
        return whole


def units(text: str) -> int:
    """Returns the length of `text` in UTF-16 units."""
    return len(text) + sum(1 for character in text if ord(character) > 0xFFFF)


def cut_place(text: str, longest_units: int) -> int:
    """Returns where to cut so that at most `longest_units` remain.

    Cuts after a word if one ends near, and never inside a character that is composed of several.
    """
    before = _units_before(text[: longest_units + 1])  # no more characters than that can fit
    if before[-1] <= longest_units:
        return len(text)
    end = next(place for place in range(len(before) - 1, -1, -1) if before[place] <= longest_units)
    space = max(text.rfind(" ", 0, end + 1), text.rfind("\n", 0, end + 1))
    if space > end * 3 // 4:
        return space
    while end > 0 and (unicodedata.combining(text[end]) or text[end] in _JOINERS or text[end - 1] == "\u200d"):
        end -= 1
    return end


def plain(text: str) -> Text:
    """Returns text without entities. What cannot be written in UTF-8 becomes a replacement character."""
    return Text(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))


def bold(text: Text | str) -> Text:
    """Returns the text in bold."""
    return _marked(text, EntityKind.BOLD)


def italic(text: Text | str) -> Text:
    """Returns the text in italics."""
    return _marked(text, EntityKind.ITALIC)


def quoted(text: Text | str, expandable: bool = False) -> Text:
    """Returns the text as a blockquote. An expandable one shows three lines until it is tapped."""
    return _marked(text, EntityKind.EXPANDABLE_BLOCKQUOTE if expandable else EntityKind.BLOCKQUOTE)


def linked(text: Text | str, url: str | None) -> Text:
    """Returns the text as a link to `url`; as it is if there is no `url`."""
    return _marked(text, EntityKind.LINK, url) if url else _text(text)


def joined(parts: Iterable[Text | str], between: str = "\n") -> Text:
    """Returns the parts that are not empty, joined by `between`."""
    whole = Text()
    for part in parts:
        if part:
            whole = (whole + between if whole else whole) + part
    return whole


def with_bold(text: str, spans: Iterable[Span]) -> Text:
    """Returns `text` with these spans in bold. Spans that touch or overlap become one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    marked = [Entity(EntityKind.BOLD, span) for span in merged]
    whole = plain(text)
    return Text(whole.plain, tuple(_trimmed(whole.plain, marked))) if len(whole.plain) == len(text) else whole


def _text(text: Text | str) -> Text:
    return text if isinstance(text, Text) else plain(text)


def _marked(text: Text | str, kind: EntityKind, url: str = "") -> Text:
    whole = _text(text)
    if not whole:
        return whole
    outer = _trimmed(whole.plain, [Entity(kind, Span(0, len(whole.plain)), url)])
    inner = (e for e in whole.entities if all(e.span.within(o.span) for o in outer))
    return Text(whole.plain, (*outer, *inner))


def _trimmed(text: str, entities: Iterable[Entity]) -> list[Entity]:
    """Returns entities without the white space at their ends, which Telegram cuts off. Empty ones are dropped."""
    kept = []
    for entity in entities:
        covered = entity.span.of(text)
        start = entity.span.start + len(covered) - len(covered.lstrip())
        end = entity.span.end - (len(covered) - len(covered.rstrip()))
        if start < end:
            kept.append(replace(entity, span=Span(start, end)))
    return kept


def _units_before(text: str) -> list[int]:
    """Returns how many units come before each character and before the end: len(text) + 1 numbers."""
    before = [0]
    for character in text:
        before.append(before[-1] + (2 if ord(character) > 0xFFFF else 1))
    return before
