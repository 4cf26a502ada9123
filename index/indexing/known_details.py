"""Completes drafts of known articles with the stored date, source and authors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection, Row, select

from index.library.article_urls import site_name
from index.library.articles import Draft
from index.library.schema import addresses, articles


def with_known_details(connection: Connection, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts, those of known articles completed with stored details that they lack.

    A known time replaces the bare day that contains it, and a known source replaces a page's host.
    """
    lacking = [draft.url for draft in drafts if _lacks(draft)]
    if not lacking:
        return list(drafts)
    rows = connection.execute(
        select(addresses.c.url, articles.c.published, articles.c.source, articles.c.authors)
        .join(articles, articles.c.id == addresses.c.article)
        .where(addresses.c.url.in_(lacking), articles.c.sample.is_(False))
    )
    known = {row.url: row for row in rows}
    return [_completed(draft, known[draft.url]) if draft.url in known else draft for draft in drafts]


def _lacks(draft: Draft) -> bool:
    return not draft.authors or _is_day(draft.published) or _is_host(draft)


def _completed(draft: Draft, known: Row[*tuple[Any, ...]]) -> Draft:
    published = draft.published
    if known.published and (published is None or _is_within(known.published, published)):
        published = known.published
    return replace(
        draft,
        published=published,
        source=known.source or draft.source if _is_host(draft) else draft.source,
        authors=draft.authors or tuple(known.authors),
    )


def _is_day(moment: datetime | None) -> bool:
    """Whether no more than a day is known."""
    return moment is None or moment.timetz() == time(tzinfo=moment.tzinfo)


def _is_host(draft: Draft) -> bool:
    return draft.source in ("", site_name(draft.url))


def _is_within(moment: datetime, day: datetime) -> bool:
    return _is_day(day) and day <= moment < day + timedelta(days=1) and moment.astimezone(UTC) != day.astimezone(UTC)
