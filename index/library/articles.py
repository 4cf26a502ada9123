"""The library's value types: drafts, articles and spans."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import NewType

ArticleId = NewType("ArticleId", int)
PassageId = NewType("PassageId", int)
ChangeNumber = NewType("ChangeNumber", int)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `start` up to `end` of a text; never empty."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span starts at 0 or later and ends after its start, not {self.start} to {self.end}")

    def of(self, text: str) -> str:
        """Return the slice of `text`; raises ValueError if the span ends after the text."""
        if self.end > len(text):
            raise ValueError(f"span {self.start}:{self.end} ends after a text of {len(text)} characters")
        return text[self.start : self.end]

    def within(self, other: Span) -> bool:
        """Whether this span lies inside `other`."""
        return other.start <= self.start and self.end <= other.end

    def moved(self, by: int) -> Span:
        """Return this span shifted by `by` characters."""
        return Span(self.start + by, self.end + by)


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as a source delivers it: clean text, not yet in the library.

    `url` identifies it. `published` is an aware time in the source's own offset; midnight means that only the day is
    known, None that the source gives no date.
    """

    url: str
    title: str
    text: str
    published: datetime | None = None
    source: str = ""
    authors: tuple[str, ...] = ()
    language: str = ""

    def __post_init__(self) -> None:
        if not self.url:
            raise ValueError("a draft needs a url")
        if not self.text.strip():
            raise ValueError("a draft needs a text")
        if self.published is not None and self.published.tzinfo is None:
            raise ValueError("a draft's time must be aware")


class ArticleState(StrEnum):
    """Whether an article may be quoted."""

    LIVE = "live"
    RETRACTED = "retracted"


@dataclass(frozen=True, slots=True)
class ArticleCard:
    """An article without its text, as a reply names it. Times are UTC."""

    id: ArticleId
    url: str
    title: str
    source: str
    published: datetime | None
    language: str = ""

    @property
    def published_text(self) -> str | None:
        """The time in ISO 8601: only the day if it is midnight, else the time in UTC."""
        if self.published is None:
            return None
        moment = self.published.astimezone(UTC)
        at_midnight = (moment.hour, moment.minute, moment.second) == (0, 0, 0)
        return moment.date().isoformat() if at_midnight else moment.isoformat(timespec="seconds")


@dataclass(frozen=True, slots=True)
class Article:
    """An article in the library; quotes are slices of `text`."""

    card: ArticleCard
    text: str
    authors: tuple[str, ...] = ()
    state: ArticleState = ArticleState.LIVE
    indexed_at: datetime = field(default_factory=lambda: datetime.now(UTC))


@dataclass(frozen=True, slots=True)
class PassageSpan:
    """A passage and its sentences as spans of the article's text."""

    span: Span
    sentences: tuple[Span, ...]

    def __post_init__(self) -> None:
        if not self.sentences:
            raise ValueError("a passage needs at least one sentence")
        until = self.span.start
        for sentence in self.sentences:  # one comparison each: a question checks some hundred
            if sentence.start < until:
                raise ValueError("sentences overlap, or one begins before its passage")
            until = sentence.end
        if until > self.span.end:
            raise ValueError("a sentence ends after its passage")
