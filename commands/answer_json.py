"""Answers as JSON, for programs."""

from __future__ import annotations

from typing import Any

from index.library.articles import ArticleCard
from retrieval.answers import Answer, Certainty, Quote, Quoted


def answer_to_json(id_: str, question: str, answer: Answer, took_ms: float) -> dict[str, Any]:
    """Returns one line of `ask --output`. `quotes` holds the best candidates even if there was no answer."""
    answered = isinstance(answer, Quoted) and answer.is_sure
    certainty = answer.certainty if isinstance(answer, Quoted) else Certainty.NONE
    quotes = answer.quotes if isinstance(answer, Quoted) else answer.candidates
    return {
        "id": id_,
        "question": question,
        "answered": answered,
        "certainty": certainty.value,
        "confidence": round(answer.confidence, 4),
        "reason": None if isinstance(answer, Quoted) else answer.reason.value,
        "quotes": [_quote(quote) for quote in quotes],
        **({"read_as": {one.written: one.read for one in answer.corrections}} if answer.corrections else {}),
        **({"from_another_time": True} if isinstance(answer, Quoted) and answer.from_another_time else {}),
        "took_ms": round(took_ms, 1),
    }


def card_to_json(card: ArticleCard) -> dict[str, Any]:
    """Returns an article without its text."""
    return {
        "id": card.id,
        "url": card.url,
        "title": card.title,
        "source": card.source,
        "published": card.published_text,
    }


def _quote(quote: Quote) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "text": quote.text,
        "start": quote.span.start,
        "end": quote.span.end,
        "article": card_to_json(quote.article),
    }
    if quote.sentence is not None:
        shown["telling"] = {"start": quote.sentence.start, "end": quote.sentence.end}
    if quote.also:
        shown["also"] = [card_to_json(card) for card in quote.also]
    return shown
