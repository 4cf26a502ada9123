"""The values that the library is made of: drafts, articles, spans, passages."""

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
            raise ValueError(f"a span runs forwards from 0 on, not from {self.start} to {self.end}")

    def of(self, text: str) -> str:
        """The slice of `text`; raises ValueError where the span runs past its end."""
        if self.end > len(text):
            raise ValueError(f"span {self.start}:{self.end} runs past a text of {len(text)} characters")
        return text[self.start : self.end]

    def within(self, other: Span) -> bool:
        """Whether `other` holds all of this span."""
        return other.start <= self.start and self.end <= other.end

    def moved(self, by: int) -> Span:
        """The same span, `by` characters further on."""
        return Span(self.start + by, self.end + by)


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as a source handed it in: clean text, not yet accepted by the library.

    `url` is its identity. `published` is aware, in the source's own offset, at midnight where only
    the day is known; None where the source does not say.
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
            raise ValueError("a draft's time is aware")


class ArticleState(StrEnum):
    """Whether an article may be quoted."""

    LIVE = "live"
    RETRACTED = "retracted"


@dataclass(frozen=True, slots=True)
class ArticleCard:
    """What a reply says of an article: everything but its text. Times are UTC."""

    id: ArticleId
    url: str
    title: str
    source: str
    published: datetime | None
    language: str = ""

    @property
    def published_text(self) -> str | None:
        """ISO 8601: a day where only that is known (midnight), else the minute in UTC."""
        if self.published is None:
            return None
        moment = self.published.astimezone(UTC)
        at_midnight = (moment.hour, moment.minute, moment.second) == (0, 0, 0)
        return moment.date().isoformat() if at_midnight else moment.isoformat(timespec="seconds")


@dataclass(frozen=True, slots=True)
class Article:
    """An article as the library holds it; quotes are slices of `text`."""

    card: ArticleCard
    text: str
    authors: tuple[str, ...] = ()
    state: ArticleState = ArticleState.LIVE
    indexed_at: datetime = field(default_factory=lambda: datetime.now(UTC))


@dataclass(frozen=True, slots=True)
class PassageSpan:
    """Where a passage stands in its article's text, and where its sentences do (absolute)."""

    span: Span
    sentences: tuple[Span, ...]

    def __post_init__(self) -> None:
        if not self.sentences:
            raise ValueError("a passage holds at least one sentence")
        if any(not sentence.within(self.span) for sentence in self.sentences):
            raise ValueError("a sentence lies outside of its passage")
        if any(a.end > b.start for a, b in zip(self.sentences, self.sentences[1:], strict=False)):
            raise ValueError("sentences overlap")
