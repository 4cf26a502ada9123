"""Stores a quote as a reference (article, span and a hash of its words) rather than as words."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b
from typing import Any

from chat.interfaces import ArticleLookup
from index.library.articles import ArticleId, ArticleState, Span
from retrieval.answers import Quote

Json = dict[str, Any]


def place_of_quote(quote: Quote) -> Json:
    """Returns the reference of a quote: where it stands, and a hash of its words."""
    return {
        "article": quote.article.id,
        "start": quote.span.start,
        "end": quote.span.end,
        "hash": _hash(quote.text),
        "telling": [[span.start, span.end] for span in quote.highlights],
        "also": [card.id for card in quote.also],
        "sentence": [quote.sentence.start, quote.sentence.end] if quote.sentence else None,
        "adds": quote.adds,
    }


def quote_at(place: Json, library: ArticleLookup) -> Quote | None:
    """Returns the quote of a reference; None if the article is gone, retracted, or changed at that place."""
    article = library.article(ArticleId(place["article"]))
    span = Span(place["start"], place["end"])
    if article is None or article.state is not ArticleState.LIVE or span.end > len(article.text):
        return None
    text = span.of(article.text)
    if _hash(text) != place["hash"]:
        return None
    also = library.cards([ArticleId(number) for number in place["also"]])
    telling = tuple(Span(*pair) for pair in place["telling"])
    sentence = Span(*place["sentence"]) if place.get("sentence") else None  # which earlier versions did not keep
    return Quote(article.card, span, text, telling, tuple(also.values()), sentence, place.get("adds", True))


def quotes_at(places: Iterable[Json], library: ArticleLookup) -> tuple[Quote, ...]:
    """Returns the quotes of those references that are still valid, in order."""
    found = (quote_at(place, library) for place in places)
    return tuple(quote for quote in found if quote is not None)


def _hash(text: str) -> str:
    return blake2b(text.encode(), digest_size=8).hexdigest()
