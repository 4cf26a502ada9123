"""Measures answers to questions whose right answers are known."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.answers import Answer, Certainty, Quote, Quoted

FIRST_CHARACTERS = 300
ALL_CHARACTERS = 600
BINS = 10  # of equal width, as in Guo et al., On Calibration of Modern Neural Networks (2017)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its right answers. A quote counts if its article is dated from `since` to `now` (ISO days)."""

    question: str
    answers: tuple[str, ...]
    now: str
    since: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of one question."""

    first: bool
    every: bool
    answered: bool
    confidence: float
    took_ms: float
    answerable: bool | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares between 0 and 1, times in milliseconds; None if a figure cannot be computed. One field per figure."""

    questions: int
    first300: float
    all600: float
    answered: float
    auroc: float | None
    calibration_error: float
    p50_ms: float
    p95_ms: float


def outcome(asked: Asked, answer: Answer, took_ms: float, answerable: bool | None = None) -> Outcome:
    """Returns whether the quotes hold a right answer: `first` in 300 characters of the first, `every` in 600 of all."""
    quotes = answer.quotes if isinstance(answer, Quoted) else answer.candidates
    every, used = False, 0
    for quote in quotes:
        every |= _holds(quote, ALL_CHARACTERS - used, asked)
        used += len(quote.text)
    first = bool(quotes) and _holds(quotes[0], FIRST_CHARACTERS, asked)
    return Outcome(first, every, isinstance(answer, Quoted) and answer.is_sure, answer.confidence, took_ms, answerable)


@dataclass(frozen=True, slots=True)
class Everyday:
    """The result of an everyday question, judged by what is shown.

    `right`: an answer is shown in the first 300 characters, or the library has none and nothing is shown as sure.
    """

    kind: str
    answerable: bool
    right: bool
    certainty: Certainty
    found: bool  # the first quote holds an answer, shown or not


def everyday_outcome(asked: Asked, kind: str, answer: Answer) -> Everyday:
    """Returns the result of a question with or without right answers."""
    certainty = answer.certainty if isinstance(answer, Quoted) else Certainty.NONE
    quotes = answer.quotes if isinstance(answer, Quoted) else answer.candidates
    shown = quotes[0].text[:FIRST_CHARACTERS].casefold() if quotes else ""
    found = any(one.casefold() in shown for one in asked.answers)
    if not asked.answers:
        return Everyday(kind, False, certainty is not Certainty.SURE, certainty, False)
    return Everyday(kind, True, found and certainty is not Certainty.NONE, certainty, found)


def shares_by_kind(found: Sequence[Everyday]) -> dict[str, dict[str, float | int]]:
    """Returns the share that is right, by kind and in all, and how answerable and other questions were shown."""
    kinds: dict[str, list[Everyday]] = {}
    for one in found:
        kinds.setdefault(one.kind, []).append(one)
    told: dict[str, dict[str, float | int]] = {
        kind: {"of": len(ones), "right": round(_share([one.right for one in ones]), 3)}
        for kind, ones in sorted(kinds.items())
    }
    told["all"] = {"of": len(found), "right": round(_share([one.right for one in found]), 3)}
    for name, answerable in (("with an answer", True), ("without one", False)):
        some = [one for one in found if one.answerable is answerable]
        if some:
            told[name] = {"of": len(some)} | {
                certainty.value: round(_share([one.certainty is certainty for one in some]), 3)
                for certainty in Certainty
            }
    right = [one for one in found if one.answerable and one.right]
    if right:
        told["right ones"] = {
            "of": len(right), "sure": round(_share([one.certainty is Certainty.SURE for one in right]), 3)
        }  # fmt: skip
    return told


def figures(outcomes: Sequence[Outcome]) -> Figures:
    """Returns all figures. Raises ValueError if there are no outcomes.

    `auroc` is that of the confidence: for answerable against unanswerable questions where that is known, else for
    questions whose quotes hold a right answer against the others.
    """
    if not outcomes:
        raise ValueError("there is nothing to evaluate: no questions")
    took = sorted(one.took_ms for one in outcomes)
    known = all(one.answerable is not None for one in outcomes)
    right = [bool(one.answerable) if known else one.every for one in outcomes]
    return Figures(
        questions=len(outcomes),
        first300=_share([one.first for one in outcomes]),
        all600=_share([one.every for one in outcomes]),
        answered=_share([one.answered for one in outcomes]),
        auroc=auroc([one.confidence for one in outcomes], right),
        calibration_error=calibration_error([one.confidence for one in outcomes], [one.every for one in outcomes]),
        p50_ms=took[len(took) // 2],
        p95_ms=took[int(len(took) * 0.95)],
    )


def auroc(confidences: Sequence[float], right: Sequence[bool]) -> float | None:
    """Returns how often a right answer has more confidence than a wrong one; ties count half. None if all are alike."""
    good = [confidence for confidence, is_right in zip(confidences, right, strict=True) if is_right]
    bad = [confidence for confidence, is_right in zip(confidences, right, strict=True) if not is_right]
    if not good or not bad:
        return None
    return sum((g > b) + (g == b) / 2 for g in good for b in bad) / (len(good) * len(bad))


def calibration_error(confidences: Sequence[float], right: Sequence[bool]) -> float:
    """Returns the expected calibration error: the weighted mean over BINS of |confidence - share that is right|."""
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for pair in zip(confidences, right, strict=True):
        bins[min(BINS - 1, int(pair[0] * BINS))].append(pair)
    gaps = (abs(sum(c for c, _ in one) - sum(r for _, r in one)) for one in bins)
    return sum(gaps) / max(1, len(confidences))


def _holds(quote: Quote, characters: int, asked: Asked) -> bool:
    published = quote.article.published_text or ""
    if not asked.since <= published[:10] <= asked.now:
        return False
    shown = _words(quote.text[: max(0, characters)])
    return any(_words(answer) in shown for answer in asked.answers)


def _words(text: str) -> str:
    return " " + re.sub(r"\W+", " ", text.lower()).strip() + " "


def _share(hits: Sequence[bool]) -> float:
    return sum(hits) / len(hits)
