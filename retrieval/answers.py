"""What comes of a question: quotes, or a refusal that says why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from index.library.articles import ArticleCard, Span


@dataclass(frozen=True, slots=True)
class Query:
    """A question as somebody asked it. Nothing published after `now` (aware) is seen."""

    question: str
    now: datetime
    limit: int = 3


class Certainty(StrEnum):
    """How an answer is shown: as the answer, as what may answer, or not at all."""

    SURE = "sure"
    LIKELY = "likely"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class SpellingCorrection:
    """A word of the question that was taken for another: "measels" for "measles"."""

    written: str
    read: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Published words: `text` is the slice `span` of the article's stored text.

    `highlights` are spans within `text` of the words that answer; `also` are other articles with the same statement.
    `sentence` is the span of the article's text of the one sentence that answers best, within `span`; `adds` tells
    whether the quote adds something to those before it: what does not is no part of the answer that is shown.
    """

    article: ArticleCard
    span: Span
    text: str
    highlights: tuple[Span, ...] = ()
    also: tuple[ArticleCard, ...] = ()
    sentence: Span | None = None
    adds: bool = True

    def __post_init__(self) -> None:
        if self.sentence is not None and not self.sentence.within(self.span):
            raise ValueError("the answering sentence lies within its quote")
        if len(self.text) != self.span.end - self.span.start:
            raise ValueError("a quote is as long as its span")
        if any(span.end > len(self.text) for span in self.highlights):
            raise ValueError("highlights lie within their quote")


class Reason(StrEnum):
    """Why there is no answer."""

    EMPTY_LIBRARY = "nothing is indexed yet"
    NO_WORDS = "the question has no words to look for"
    NOTHING_ON_THIS = "nothing indexed answers this"
    NOTHING_THEN = "nothing from that time answers this"
    NOTHING_FROM_SOURCE = "nothing from that source answers this"
    FUTURE = "that is still to come"
    UNSURE = "nothing indexed answers this surely enough"


@dataclass(frozen=True, slots=True)
class Quoted:
    """An answer: quotes, best first, and how sure they are (0 to 1, calibrated).

    `certainty` says how it is shown, as SURE or as LIKELY. `corrections` are words of the question that were taken for
    others. `from_another_time`: the question names a time, and what is quoted is not from it. `earlier` are quotes
    of older articles that said otherwise on the same, oldest first. `completed` is the question with what it took from
    earlier turns; empty where it was answered as it stands.
    """

    quotes: tuple[Quote, ...]
    confidence: float
    certainty: Certainty = Certainty.SURE
    corrections: tuple[SpellingCorrection, ...] = ()
    from_another_time: bool = False
    earlier: tuple[Quote, ...] = ()
    completed: str = ""

    def __post_init__(self) -> None:
        if not self.quotes:
            raise ValueError("an answer has at least one quote")
        if not 0.0 <= self.confidence <= 1.0:
            raise ValueError("confidence lies between 0 and 1")
        if self.certainty is Certainty.NONE:
            raise ValueError("an answer that is not shown is a refusal")

    @property
    def is_sure(self) -> bool:
        """Whether it is shown as the answer."""
        return self.certainty is Certainty.SURE


@dataclass(frozen=True, slots=True)
class Refused:
    """No answer: why, the best candidates all the same (not to be shown as an answer), the nearest headlines.

    `corrections` and `completed` are as in Quoted.
    """

    reason: Reason
    candidates: tuple[Quote, ...] = ()
    confidence: float = 0.0
    headlines: tuple[ArticleCard, ...] = ()
    corrections: tuple[SpellingCorrection, ...] = ()
    completed: str = ""


Answer = Quoted | Refused
