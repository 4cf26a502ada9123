"""Helpers for queries on the library's tables: batches of values, and article cards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from index.library.articles import ArticleCard, ArticleId

QUERY_BATCH = 500  # values in one IN clause

Value = TypeVar("Value")


def batches(values: Sequence[Value], size: int = QUERY_BATCH) -> Iterator[Sequence[Value]]:
    """Yield `values` in order, at most `size` at a time."""
    for start in range(0, len(values), size):
        yield values[start : start + size]


def card_of(row: Any) -> ArticleCard:
    """Return the card of an article from its row in the table `articles`."""
    return ArticleCard(ArticleId(row.id), row.url, row.title, row.source, row.published, row.language)
