"""Answers: quotes, or a refusal with its reason."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from index.library.articles import ArticleCard, Span


@dataclass(frozen=True, slots=True)
class Query:
    """A question as it was asked, and how many quotes are wanted.

    Articles published after `now` (aware) are left out. `language` is the person's (ISO 639-1), empty if unknown: it
    helps to tell the question's language. `read` passages are read for it, as many as at best if it is None."""

    question: str
    now: datetime
    limit: int = 3
    language: str = ""
    read: int | None = None


class Certainty(StrEnum):
    """How an answer is shown: as the answer, as a possible answer, or not at all."""

    SURE = "sure"
    LIKELY = "likely"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class SpellingCorrection:
    """A corrected word of the question: `written` is "measels", `read` is "measles"."""

    written: str
    read: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Published words. `text` is the slice `span` of the article's stored text.

    `highlights` are the spans in `text` of the words that answer. `also` lists other articles with the same statement.
    `sentence` is where the sentence that answers best stands in the article's text, within `span`. `adds` says whether
    the quote adds something to the quotes before it; one that does not is not shown.
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
    BARE_TOPIC = "a topic alone, of which there are headlines"
    UNSURE = "nothing indexed answers this surely enough"


@dataclass(frozen=True, slots=True)
class Quoted:
    """An answer: quotes, best first, and a calibrated confidence (0 to 1).

    `certainty` is SURE or LIKELY. `corrections` are the words of the question that were corrected. `from_another_time`
    means that the question names a time and the quotes are not from it. `earlier` holds quotes of older articles with
    another figure, oldest first. `completed` is the question with the words taken from earlier questions; empty if it
    was answered as it stands. `language` is the question's where it matters: not of an English answer from English
    articles. One field per fact that a reply shows.
    """

    quotes: tuple[Quote, ...]
    confidence: float
    certainty: Certainty = Certainty.SURE
    corrections: tuple[SpellingCorrection, ...] = ()
    from_another_time: bool = False
    earlier: tuple[Quote, ...] = ()
    completed: str = ""
    language: str = ""

    def __post_init__(self) -> None:
        if not self.quotes:
            raise ValueError("an answer has at least one quote")
        if not 0.0 <= self.confidence <= 1.0:
            raise ValueError("confidence lies between 0 and 1")
        if self.certainty is Certainty.NONE:
            raise ValueError("an answer that is not shown is a refusal")

    @property
    def is_sure(self) -> bool:
        """Whether this is shown as the answer."""
        return self.certainty is Certainty.SURE


@dataclass(frozen=True, slots=True)
class Refused:
    """No answer, with the reason.

    `candidates` are the best quotes all the same, not to be shown as an answer; `headlines` the nearest articles.

    `corrections` and `completed` are as in Quoted. `articles_in` is the language of most articles where hardly any
    is in the question's, and the model knows one language alone; else empty.
    """

    reason: Reason
    candidates: tuple[Quote, ...] = ()
    confidence: float = 0.0
    headlines: tuple[ArticleCard, ...] = ()
    corrections: tuple[SpellingCorrection, ...] = ()
    completed: str = ""
    articles_in: str = ""


Answer = Quoted | Refused


def as_corrected(text: str, corrections: Sequence[SpellingCorrection]) -> str:
    """Returns a text with those of its words corrected."""
    read = {each.written: each.read for each in corrections}
    return re.sub(r"\w+", lambda word: read.get(word[0], word[0]), text)
