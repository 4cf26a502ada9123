"""Deletes articles older than the retention period, with their passages, vectors and words, a few at a time."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, select

from index.library.article_writes import remove
from index.library.articles import ArticleId, Draft
from index.library.database import Database
from index.library.errors import Rejected
from index.library.schema import articles

ARTICLES_AT_ONCE = 10  # about 200 passages: another writer waits for 20 ms
PAUSE_S = 0.05  # between two transactions, so that others can write and the indexes catch up


def reject_old(item: Draft | Rejected, keep: timedelta, now: datetime) -> Draft | Rejected:
    """Return the draft, or Rejected if it is older than `keep`; an undated one counts from the day it arrives."""
    if isinstance(item, Draft) and item.published is not None and item.published < now - keep:
        return Rejected(item.url, f"it is older than the {keep.days} days that articles are kept")
    return item


def remove_old(
    database: Database,
    keep: timedelta,
    now: datetime,
    wanted: Callable[[], bool] = lambda: True,
    pause: Callable[[float], None] = time.sleep,
) -> int:
    """Delete the articles that were published (if undated: indexed) longer than `keep` before `now`.

    Each deletion is a change in the log, which the indexes follow. Samples stay: they are deleted when real articles
    arrive. Stops when `wanted` returns False. Returns the number of deleted articles.
    """
    # Two queries rather than one: each uses an index on times, without reading the texts.
    dated = articles.c.published < now - keep
    undated = articles.c.published.is_(None) & (articles.c.indexed_at < now - keep)
    return sum(_remove_all(database, old, now, wanted, pause) for old in (dated, undated))


def _remove_all(
    database: Database,
    old: ColumnElement[bool],
    now: datetime,
    wanted: Callable[[], bool],
    pause: Callable[[float], None],
) -> int:
    gone = 0
    while wanted():
        with database.writing() as connection:
            chosen = select(articles.c.id).where(old, ~articles.c.sample).limit(ARTICLES_AT_ONCE)
            some = connection.execute(chosen).scalars().all()
            for article in some:
                remove(connection, ArticleId(article), now)
        gone += len(some)
        if len(some) < ARTICLES_AT_ONCE:
            break
        pause(PAUSE_S)
    return gone
