"""Makes the update of due rows: from the articles as they are at that moment, or no update at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, delete, func, select, update

from index.library.articles import ArticleCard, ArticleState
from index.library.queries import card_of
from index.library.schema import addresses, articles
from retrieval.answers import Certainty, Quote
from updates import update_messages
from updates.notices import posting_lost
from updates.outbox import AT_ONCE, DeliveryKind, DeliveryState
from updates.quote_changes import locate_quote
from updates.schedule import ChatPreferences, next_slot, quiet_until
from updates.schema import NO_SUBSCRIPTION, deliveries, digests, subscriptions
from updates.subscription_encoding import all_preferences, recipient_of, subscription_of
from updates.subscription_writes import drop_due
from updates.subscriptions import Cadence, State, Subscription

MUCH_A_DAY = 10  # updates told at once; whoever gets more is offered a digest
MOST_STORIES = 200  # in one digest; the others are left out
_PENDING = (DeliveryState.DUE.value, DeliveryState.UNKNOWN.value)
_ARRIVED = (DeliveryState.SENT.value, DeliveryState.SENDING.value, DeliveryState.UNKNOWN.value)


@dataclass(frozen=True, slots=True)
class PreparedUpdate:
    """An outgoing update; if it is a digest, with its name and whether it was begun before."""

    outgoing: update_messages.OutgoingUpdate
    digest: str = AT_ONCE
    digest_known: bool = False


def prepare_update(connection: Connection, id_: int, now: datetime) -> PreparedUpdate | None:
    """Returns the update that delivery `id_` is part of; None if it is not to be sent now, which is recorded."""
    pending = select(deliveries).where(deliveries.c.id == id_, deliveries.c.state.in_(_PENDING))
    row = connection.execute(pending.with_for_update(skip_locked=True)).one_or_none()  # before its article is read
    if row is None:
        return None
    _, preferences = all_preferences(connection, [row.chat]).get(row.chat, ("", ChatPreferences()))
    if row.digest != AT_ONCE:
        return _pack_digest(connection, row, preferences, now)
    awake = quiet_until(now, preferences)
    if awake > now:
        connection.execute(update(deliveries).where(deliveries.c.id == id_).values(not_before=awake))
        return None
    content = _content(connection, row, now)
    if content is None:
        return None
    subscription = _subscription(connection, row.subscription)
    return PreparedUpdate(
        update_messages.OutgoingUpdate(
            (row.id,),
            recipient_of(row),
            content,
            preferences,
            now,
            muted=subscription.muted if subscription else False,
            repeat=row.unknowns > 0,
            reply_to=_message_of(connection, row.origin),
            offers_digest=isinstance(content, update_messages.News)
            and not (preferences.digest_offered or preferences.channel)
            and _is_much(connection, row.chat, now),
        )
    )


def _is_much(connection: Connection, chat: int, now: datetime) -> bool:
    """Whether a chat got so many updates in a day that a digest may suit it better."""
    told = select(func.count()).where(
        deliveries.c.chat == chat,
        deliveries.c.subscription != NO_SUBSCRIPTION,
        deliveries.c.kind == DeliveryKind.NEWS.value,
        deliveries.c.digest == AT_ONCE,
        deliveries.c.state == DeliveryState.SENT.value,
        deliveries.c.finished_at > now - timedelta(days=1),
    )
    return int(connection.execute(told).scalar_one()) >= MUCH_A_DAY


def _content(connection: Connection, row: Row[Any], now: datetime) -> update_messages.Content | None:
    kind = DeliveryKind(row.kind)
    if kind is DeliveryKind.TOPIC_CLOSED:
        return update_messages.TopicClosed(int(row.key.rpartition(":")[2]))
    if kind is DeliveryKind.POSTING_LOST:
        return posting_lost(connection, row.key)
    if kind is DeliveryKind.NOTICE:
        return update_messages.Notice(row.before)
    if kind is DeliveryKind.NEWS:
        item = _item(connection, row, now)
        return update_messages.News(item) if item else None
    found = _article(connection, row.article)
    origin = connection.execute(select(deliveries.c.state).where(deliveries.c.id == row.origin)).scalar()
    if found is None or origin not in _ARRIVED:
        drop_due(connection, deliveries.c.id == row.id, "what it corrects did not arrive", now)
        return None
    card, text, state = found
    if kind is DeliveryKind.RETRACTION:
        return update_messages.Retraction(card, row.before)
    if state is not ArticleState.LIVE:  # that is told by itself
        drop_due(connection, deliveries.c.id == row.id, "the article was retracted", now)
        return None
    return update_messages.Correction(card, row.before, _standing_quote(row, card, text) if row.quote else None)


def _item(connection: Connection, row: Row[Any], now: datetime) -> update_messages.Item | None:
    """Returns a story as it is now; None if it is not sent.

    That is if its subscription is gone, it was retracted, or the recipient has it from another subscription.
    """
    subscription = _subscription(connection, row.subscription)
    if subscription is None or subscription.state is State.ENDED:
        drop_due(connection, deliveries.c.id == row.id, "the subscription has ended", now)
        return None
    if subscription.state is State.PAUSED:
        return None
    found = _article(connection, row.article)
    if found is None or found[2] is not ArticleState.LIVE:
        drop_due(connection, deliveries.c.id == row.id, "the article was retracted before it was sent", now)
        return None
    if _told_already(connection, row):
        connection.execute(delete(deliveries).where(deliveries.c.id == row.id))
        return None
    card, text, _ = found
    quote = _standing_quote(row, card, text) if row.quote else None
    if row.quote and (quote is None or (quote.span.start, quote.text) != (row.start, row.quote)):
        connection.execute(  # what is sent is what a later change is held against
            update(deliveries)
            .where(deliveries.c.id == row.id)
            .values(start=quote.span.start if quote else 0, quote=quote.text if quote else "")
        )
    also = _also(connection, row.story, card)
    return update_messages.Item(subscription, card, quote, also, Certainty(row.certainty), row.matched)


def _pack_digest(
    connection: Connection, row: Row[Any], preferences: ChatPreferences, now: datetime
) -> PreparedUpdate | None:
    recipient = recipient_of(row)
    known = connection.execute(select(digests).where(_same_digest(digests, row))).one_or_none()
    waiting = (
        select(deliveries)
        .where(_same_digest(deliveries, row), deliveries.c.state.in_(_PENDING))
        .order_by(deliveries.c.id)
        .limit(MOST_STORIES)
    )
    rows = connection.execute(waiting.with_for_update(skip_locked=True)).all()
    if len(rows) < len(connection.execute(waiting.with_only_columns(deliveries.c.id)).all()):
        return None  # somebody is at one of them: its turn comes again, and nobody waits for anybody
    cadence = Cadence(row.digest.partition(":")[0])
    if known is not None and known.message is not None:  # that day's is out: what came late goes into the next
        sent = connection.execute(
            select(digests.c.digest).where(digests.c.chat == row.chat, digests.c.thread == row.thread)
        ).scalars()
        slot = next_slot(now, cadence, preferences, set(sent))
        connection.execute(
            update(deliveries)
            .where(deliveries.c.id.in_([each.id for each in rows]))
            .values(digest=slot.name, not_before=slot.at)
        )
        return None
    items: dict[int, update_messages.Item] = {}
    kept = []
    for each in rows:
        if each.story in items:
            connection.execute(delete(deliveries).where(deliveries.c.id == each.id))
            continue
        item = _item(connection, each, now)
        if item is not None:
            items[each.story] = item
            kept.append(each)
    if not items:
        return None
    outgoing = update_messages.OutgoingUpdate(
        tuple(each.id for each in kept),
        recipient,
        update_messages.Digest(row.digest, cadence, tuple(newest_first(list(items.values())))),
        preferences,
        now,
        muted=all(item.subscription is not None and item.subscription.muted for item in items.values()),
        repeat=any(each.unknowns for each in kept),
    )
    return PreparedUpdate(outgoing, row.digest, known is not None)


def sent_digest(connection: Connection, chat: int, thread: int, name: str) -> update_messages.Digest | None:
    """Returns a digest that was sent, with its stories as they are now; None if there is no such digest any more."""
    rows = connection.execute(
        select(deliveries)
        .where(
            deliveries.c.chat == chat,
            deliveries.c.thread == thread,
            deliveries.c.digest == name,
            deliveries.c.state == DeliveryState.SENT.value,
        )
        .order_by(deliveries.c.id)
    ).all()
    items = []
    for row in rows:
        found = _article(connection, row.article)
        if found is not None and found[2] is ArticleState.LIVE:
            card, text, _ = found
            quote = _standing_quote(row, card, text) if row.quote else None
            also, followed = _also(connection, row.story, card), _subscription(connection, row.subscription)
            items.append(update_messages.Item(followed, card, quote, also, Certainty(row.certainty), row.matched))
    if not items:
        return None
    return update_messages.Digest(name, Cadence(name.partition(":")[0]), tuple(newest_first(items)))


def newest_first(items: Sequence[update_messages.Item]) -> list[update_messages.Item]:
    """Returns items in order of publication, newest first, undated ones last."""
    return sorted(
        items,
        key=lambda item: (item.card.published is None, -(item.card.published or _NEVER).timestamp(), item.card.id),
    )


_NEVER = datetime.fromisoformat("1970-01-01T00:00:00+00:00")


def _told_already(connection: Connection, row: Row[Any]) -> bool:
    """Whether the recipient has got this story, or may have got it, from another subscription."""
    found = connection.execute(
        select(deliveries.c.id)
        .where(
            deliveries.c.chat == row.chat,
            deliveries.c.thread == row.thread,
            deliveries.c.story == row.story,
            deliveries.c.kind == DeliveryKind.NEWS.value,
            deliveries.c.subscription != row.subscription,
            deliveries.c.key == row.key,
            deliveries.c.state.in_(_ARRIVED),
        )
        .limit(1)
    ).first()
    return found is not None


def _standing_quote(row: Row[Any], card: ArticleCard, text: str) -> Quote | None:
    became = locate_quote(row.quote, row.start, text, card.language)
    return Quote(card, became.span, became.span.of(text)) if became.span else None


def _article(connection: Connection, id_: int) -> tuple[ArticleCard, str, ArticleState] | None:
    row = connection.execute(select(articles).where(articles.c.id == id_)).one_or_none()
    if row is None:
        return None
    return card_of(row), row.text, ArticleState(row.state)


def _also(connection: Connection, story: int, card: ArticleCard) -> tuple[ArticleCard, ...]:
    """Returns the other articles of a story and other addresses of this one, one for each source."""
    found: dict[str, ArticleCard] = {}
    for row in connection.execute(
        select(articles)
        .where(articles.c.story == story, articles.c.id != card.id, articles.c.state == ArticleState.LIVE.value)
        .order_by(articles.c.id)
    ):
        found.setdefault(row.source, card_of(row))
    for row in connection.execute(select(addresses).where(addresses.c.article == card.id, addresses.c.url != card.url)):
        found.setdefault(
            row.source, ArticleCard(card.id, row.url, card.title, row.source, card.published, card.language)
        )
    found.pop(card.source, None)
    return tuple(found.values())


def _subscription(connection: Connection, id_: int) -> Subscription | None:
    row = connection.execute(select(subscriptions).where(subscriptions.c.id == id_)).one_or_none()
    return subscription_of(row) if row is not None else None


def _message_of(connection: Connection, delivery: int) -> int | None:
    if not delivery:
        return None
    message = connection.execute(select(deliveries.c.message).where(deliveries.c.id == delivery)).scalar()
    return int(message) if message is not None else None


def _same_digest(table: Any, row: Row[Any]) -> ColumnElement[bool]:
    same: ColumnElement[bool] = (
        (table.c.chat == row.chat) & (table.c.thread == row.thread) & (table.c.digest == row.digest)
    )
    return same
