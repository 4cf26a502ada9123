"""Corrections: readers are told when a sentence that they were sent is changed or retracted."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, select, update

from index.library.articles import ArticleId, ArticleState
from index.library.changes import Change, ChangeKind
from index.library.queries import card_of
from index.library.schema import articles
from retrieval.answers import Quote
from updates.outbox import DeliveryKind, DeliveryState, put, row_of
from updates.quote_changes import LocatedQuote, QuoteChange, locate_quote
from updates.schedule import ChatPreferences, quiet_until
from updates.schema import deliveries
from updates.subscription_encoding import all_preferences, recipient_of

REACH = timedelta(days=30)  # as long as deliveries are kept
_ARRIVED = (DeliveryState.SENT.value, DeliveryState.SENDING.value, DeliveryState.UNKNOWN.value)


def post_corrections(connection: Connection, change: Change, now: datetime) -> None:
    """Puts corrections and retractions for a changed article into the outbox.

    Deliveries that are not sent yet need none: they quote the article as it stands when they are sent.
    """
    if change.kind is ChangeKind.UPDATED:
        _correct(connection, change.article, now)
    elif change.kind is ChangeKind.RETRACTED:
        _retract(connection, change.article, now)


def _correct(connection: Connection, article: ArticleId, now: datetime) -> None:
    row = connection.execute(select(articles).where(articles.c.id == article)).one_or_none()
    if row is None or row.state != ArticleState.LIVE.value:
        return
    card = card_of(row)
    located: dict[tuple[str, int], LocatedQuote] = {}
    changed: list[tuple[Row[Any], Quote | None]] = []
    for sent in _sent(connection, article, now):
        if not sent.quote:
            continue
        asked = (sent.quote, sent.start)
        if asked not in located:
            located[asked] = locate_quote(sent.quote, sent.start, row.text, row.language)
        became = located[asked]
        new = Quote(card, became.span, became.span.of(row.text)) if became.span else None
        if became.change is not QuoteChange.SAME:
            changed.append((sent, new))
        connection.execute(  # the next change is compared with what this reader knows then
            update(deliveries)
            .where(deliveries.c.id == sent.id)
            .values(start=new.span.start if new else 0, quote=new.text if new else "")
        )
    _follow_up(connection, DeliveryKind.CORRECTION, changed, now)


def _retract(connection: Connection, article: ArticleId, now: datetime) -> None:
    sent = [(row, None) for row in _sent(connection, article, now)]
    _follow_up(connection, DeliveryKind.RETRACTION, sent, now)


def _follow_up(
    connection: Connection, kind: DeliveryKind, sent: Sequence[tuple[Row[Any], Quote | None]], now: datetime
) -> None:
    """Puts a follow-up to each of these rows into the outbox, with the quote as it reads now."""
    known = all_preferences(connection, {row.chat for row, _ in sent})
    rows = []
    for row, quote in sent:
        _, preferences = known.get(row.chat, ("", ChatPreferences()))
        digest = hashlib.blake2b((quote.text if quote else "").encode(), digest_size=8).hexdigest()
        rows.append(
            row_of(
                recipient_of(row), row.subscription, row.story, f"{row.id}:{kind.value}:{digest}", kind, row.article,
                now, quiet_until(now, preferences), quote=quote, origin=row.id, before=row.quote,
            )
        )  # fmt: skip
    put(connection, rows)


def _sent(connection: Connection, article: ArticleId, now: datetime) -> list[Row[Any]]:
    """Returns the deliveries of an article's news that arrived, or may have.

    Due ones are locked as well, to wait for a sender that is preparing one with the former words.
    """
    rows = connection.execute(
        select(deliveries)
        .where(
            deliveries.c.article == article,
            deliveries.c.kind == DeliveryKind.NEWS.value,
            deliveries.c.state.in_((*_ARRIVED, DeliveryState.DUE.value)),
            deliveries.c.created_at >= now - REACH,
        )
        .order_by(deliveries.c.id)
        .with_for_update()
    )
    return [row for row in rows if row.state in _ARRIVED]
