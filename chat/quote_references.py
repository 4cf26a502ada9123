"""Stores a quote as a reference (article, span and a hash of its words) rather than as words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import blake2b
from typing import Any

from chat.interfaces import ArticleLookup
from index.library.articles import Article, ArticleCard, ArticleId, ArticleState, Span
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


def quotes_at(places: Sequence[Json], library: ArticleLookup) -> tuple[Quote, ...]:
    """Returns the quotes of those references that are still valid, in order.

    One is not if its article is gone, retracted, or changed at that place.
    """
    articles = library.articles({ArticleId(place["article"]) for place in places})
    others = library.cards(list({ArticleId(number) for place in places for number in place["also"]}))
    found = (_quote(place, articles.get(ArticleId(place["article"])), others) for place in places)
    return tuple(quote for quote in found if quote is not None)


def _quote(place: Json, article: Article | None, others: Mapping[ArticleId, ArticleCard]) -> Quote | None:
    span = Span(place["start"], place["end"])
    if article is None or article.state is not ArticleState.LIVE or span.end > len(article.text):
        return None
    text = span.of(article.text)
    if _hash(text) != place["hash"]:
        return None
    also = tuple(others[ArticleId(number)] for number in place["also"] if ArticleId(number) in others)
    telling = tuple(Span(*pair) for pair in place["telling"])
    sentence = Span(*place["sentence"]) if place.get("sentence") else None  # which earlier versions did not keep
    return Quote(article.card, span, text, telling, also, sentence, place.get("adds", True))


def _hash(text: str) -> str:
    return blake2b(text.encode(), digest_size=8).hexdigest()
