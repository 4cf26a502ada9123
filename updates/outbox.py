"""The outbox: one row for each thing that a recipient is to be told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, select

from index.library.queries import batches, insert_new
from retrieval.answers import Certainty, Quote
from updates.arrivals import Arrival
from updates.relevance import Relevance
from updates.schedule import ChatPreferences, next_slot, quiet_until
from updates.schema import NO_ORIGIN, NO_SUBSCRIPTION, deliveries, digests
from updates.subscription_encoding import all_preferences, thread_of
from updates.subscriptions import Cadence, Recipient, Subscription

NEWS_KEY = ""  # the key of the news itself; corrections and other follow-ups have other keys
AT_ONCE = ""  # in place of a digest's name: sent by itself
ROWS_AT_ONCE = 1000  # of one INSERT
UNIQUE = ("chat", "thread", "subscription", "story", "key")


class DeliveryState(StrEnum):
    """How far a delivery is."""

    DUE = "due"
    SENDING = "sending"  # its outcome is not recorded yet; after a crash it is unknown
    SENT = "sent"
    FAILED = "failed"
    UNKNOWN = "unknown"  # it may have arrived; it is sent again, marked


class DeliveryKind(StrEnum):
    """What a delivery tells."""

    NEWS = "news"
    CORRECTION = "correction"
    RETRACTION = "retraction"
    TOPIC_CLOSED = "topic closed"
    POSTING_LOST = "posting lost"  # in the chat that the key names
    NOTICE = "notice"  # of the operator, whose words are in `before`


class ChatState(StrEnum):
    """Whether a chat can be told anything."""

    ACTIVE = "active"
    BLOCKED = "blocked"  # by its people; resumed when they come back
    GONE = "gone"


def post(connection: Connection, found: Sequence[tuple[Subscription, Arrival, Relevance]], now: datetime) -> None:
    """Puts stories into the outbox, once for each subscription, due when the recipient wants them."""
    known = all_preferences(connection, {subscription.recipient.chat for subscription, _, _ in found})
    sent = sent_digests(connection, {s.recipient for s, _, _ in found if s.cadence is not Cadence.AT_ONCE})
    rows = []
    answered = _answered_stories(connection, found)
    for subscription, arrival, relevance in found:
        state, preferences = known.get(subscription.recipient.chat, (ChatState.ACTIVE.value, ChatPreferences()))
        if state != ChatState.ACTIVE.value:
            continue
        digest, not_before = AT_ONCE, now
        if subscription.cadence is Cadence.AT_ONCE:
            not_before = quiet_until(now, preferences)
        else:
            slot = next_slot(now, subscription.cadence, preferences, sent.get(subscription.recipient, ()))
            digest, not_before = slot.name, slot.at
        rows.append(
            row_of(
                subscription.recipient, subscription.id, arrival.story,
                f"answer:{arrival.card.id}" if (subscription.id, arrival.story) in answered else NEWS_KEY,
                DeliveryKind.NEWS, arrival.card.id,
                now, not_before, quote=relevance.quote, digest=digest,
                certainty=relevance.certainty, matched=relevance.word,
            )
        )  # fmt: skip
    put(connection, rows)


def _answered_stories(
    connection: Connection, found: Sequence[tuple[Subscription, Arrival, Relevance]]
) -> set[tuple[int, int]]:
    """Returns the standing questions with the stories that answered them before; a further answer is news again."""
    asked = [subscription.id for subscription, _, relevance in found if relevance.certainty is not Certainty.NONE]
    answered: set[tuple[int, int]] = set()
    for some in batches(asked):
        rows = connection.execute(
            select(deliveries.c.subscription, deliveries.c.story).where(deliveries.c.subscription.in_(some))
        )
        answered.update((row.subscription, row.story) for row in rows)
    return answered


def row_of(
    recipient: Recipient,
    subscription: int,
    story: int,
    key: str,
    kind: DeliveryKind,
    article: int,
    now: datetime,
    not_before: datetime,
    *,
    quote: Quote | None = None,
    digest: str = AT_ONCE,
    origin: int = NO_ORIGIN,
    before: str = "",
    certainty: Certainty = Certainty.NONE,
    matched: str = "",
) -> dict[str, Any]:
    """Returns a row of the outbox that is due. One argument per column that differs between its callers."""
    return {
        "chat": recipient.chat,
        "thread": thread_of(recipient),
        "subscription": subscription,
        "story": story,
        "key": key,
        "kind": kind.value,
        "article": article,
        "start": quote.span.start if quote else 0,
        "quote": quote.text if quote else "",
        "certainty": certainty.value,
        "matched": matched,
        "before": before,
        "origin": origin,
        "digest": digest,
        "state": DeliveryState.DUE.value,
        "not_before": not_before,
        "attempts": 0,
        "unknowns": 0,
        "message": None,
        "why": "",
        "created_at": now,
        "finished_at": None,
    }


def put(connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
    """Inserts rows; those that exist already stay as they are."""
    for some in batches(rows, ROWS_AT_ONCE):
        insert_new(connection, deliveries, some, UNIQUE)


def note_shown(
    connection: Connection, recipient: Recipient, message: int, quotes: Iterable[Quote], now: datetime
) -> None:
    """Records quotes that an answer showed in `message`, so that the reader is told if one is changed."""
    rows = []
    for quote in quotes:
        row = row_of(
            recipient, NO_SUBSCRIPTION, quote.article.id, f"shown:{message}:{quote.span.start}", DeliveryKind.NEWS,
            quote.article.id, now, now, quote=quote,
        )  # fmt: skip
        row.update(state=DeliveryState.SENT.value, message=message, finished_at=now)
        rows.append(row)
    put(connection, rows)


def sent_digests(connection: Connection, recipients: Iterable[Recipient]) -> dict[Recipient, set[str]]:
    """Returns the names of the digests that each of these recipients has been sent."""
    wanted = set(recipients)
    found: dict[Recipient, set[str]] = {}
    chats = sorted({recipient.chat for recipient in wanted})
    for some in batches(chats):
        rows = connection.execute(select(digests).where(digests.c.chat.in_(some), digests.c.message.is_not(None)))
        for row in rows:
            found.setdefault(Recipient(row.chat, row.thread or None), set()).add(row.digest)
    return {recipient: names for recipient, names in found.items() if recipient in wanted}
