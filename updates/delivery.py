"""Takes deliveries out of the outbox one at a time, and records the outcome of each.

The outcome of one and the claim of the next are one transaction. So there is never more than one message on its
way whose outcome is not recorded: the one that a crash can repeat.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, and_, func, insert, or_, select, update

from config.clock import Clock
from config.retry_pauses import RetryPauses
from index.library.database import Database
from updates.clock_checks import SET_BACK, release_after_clock_change
from updates.delivery_contents import PreparedUpdate, prepare_update
from updates.errors import NotTheSender
from updates.notices import tell_who_set_it_up
from updates.outbox import ChatState, DeliveryKind, DeliveryState, put, row_of
from updates.outcomes import Blocked, ChatGone, Later, Migrated, Outcome, Refused, Sent, TopicGone, Unknown
from updates.schema import NO_SUBSCRIPTION, NO_THREAD, deliveries, digests, subscribers, subscriptions
from updates.subscription_encoding import recipient_of, thread_of
from updates.subscription_writes import change_chat, change_subscriptions, drop_due, move_chat
from updates.subscriptions import Recipient, State
from updates.update_messages import OutgoingUpdate

RETRIES = RetryPauses(1.0, 600.0)  # after failures of the server
MOST_UNKNOWNS = 5  # sends of one message with an unknown outcome; then something else is wrong
STALE = timedelta(hours=24)  # when a chat comes back, what was due longer ago than this is not sent any more
_PENDING = (DeliveryState.DUE.value, DeliveryState.UNKNOWN.value)
_OF_ITS_ROWS = (Sent, Refused, Later, Unknown)  # outcomes that change an update's rows; the others change the chat


@dataclass(frozen=True, slots=True)
class Due:
    """A delivery that is due; `unsure` if it may have arrived already."""

    id: int
    recipient: Recipient
    unsure: bool


class Delivery:
    """The outbox as the sender uses it. For one thread at a time."""

    def __init__(
        self,
        database: Database,
        now: Clock,
        entitled: Callable[[Connection], bool] = lambda _: True,
    ) -> None:
        """`entitled` returns, in the transaction that claims, whether this is the only sender of the database."""
        self._database = database
        self._now = now
        self._entitled = entitled
        self._seen = now()

    def recover(self) -> int:
        """Marks what was being sent when the last process ended as unknown. Returns how many. Raises NotTheSender."""
        with self._database.writing() as connection:
            if not self._entitled(connection):
                raise NotTheSender
            release_after_clock_change(connection, self._now())
            found = connection.execute(
                update(deliveries)
                .where(deliveries.c.state == DeliveryState.SENDING.value)
                .values(state=DeliveryState.UNKNOWN.value, unknowns=deliveries.c.unknowns + 1)
            )
            return int(found.rowcount)

    def repair_due_times(self) -> int:
        """Repairs due times after a change of the clock; call it now and then. Returns how many it repaired."""
        now = self._now()
        back, self._seen = self._seen - now, now
        if back < SET_BACK:
            return 0
        with self._database.writing() as connection:
            return release_after_clock_change(connection, now, everything=True)

    def due(self, limit: int, busy: Collection[int] = ()) -> list[Due]:
        """Returns up to `limit` due deliveries, the longest due first, without those to the `busy` chats."""
        with self._database.reading() as connection:
            rows = connection.execute(
                select(deliveries.c.id, deliveries.c.chat, deliveries.c.thread, deliveries.c.state)
                .outerjoin(subscribers, subscribers.c.chat == deliveries.c.chat)
                .outerjoin(
                    subscriptions,
                    and_(
                        subscriptions.c.id == deliveries.c.subscription,
                        deliveries.c.kind == DeliveryKind.NEWS.value,
                    ),
                )
                .where(
                    deliveries.c.state.in_(_PENDING),
                    deliveries.c.not_before <= self._now(),
                    deliveries.c.chat.not_in(busy),
                    or_(subscribers.c.state.is_(None), subscribers.c.state == ChatState.ACTIVE.value),
                    or_(subscriptions.c.state.is_(None), subscriptions.c.state != State.PAUSED.value),
                )
                .order_by(deliveries.c.not_before, deliveries.c.id)
                .limit(limit)
            ).all()
        return [Due(row.id, recipient_of(row), row.state == DeliveryState.UNKNOWN.value) for row in rows]

    def record_and_claim(
        self, before: tuple[OutgoingUpdate, Outcome] | None, wanted: Due | None
    ) -> OutgoingUpdate | None:
        """Records the outcome of the update `before`, claims the `wanted` delivery and returns its update.

        Returns None if that is not to be sent after all: it was settled, postponed, or is no longer wanted. Raises
        NotTheSender, after it has recorded the outcome, if another process may be the sender now.
        """
        now = self._now()
        alone = before is not None and not isinstance(before[1], _OF_ITS_ROWS)
        prepared: PreparedUpdate | None = None
        with self._database.writing(exclusive=alone) as connection:
            entitled = wanted is None or self._entitled(connection)  # before any row is locked
            if before is not None:
                self._record(connection, *before, now)
            if wanted is not None and entitled and _reserve(connection, wanted.recipient):
                prepared = prepare_update(connection, wanted.id, now)
                if prepared is not None:
                    self._claim(connection, prepared, now)
        if not entitled:
            raise NotTheSender
        return prepared.outgoing if prepared is not None else None

    def give_up(self, due: Due, why: str) -> None:
        """Records as failed a delivery that cannot be prepared."""
        with self._database.writing(exclusive=False) as connection:
            drop_due(connection, deliveries.c.id == due.id, why, self._now())

    def _claim(self, connection: Connection, prepared: PreparedUpdate, now: datetime) -> None:
        outgoing = prepared.outgoing
        connection.execute(
            update(deliveries)
            .where(deliveries.c.id.in_(outgoing.deliveries))
            .values(state=DeliveryState.SENDING.value, attempts=deliveries.c.attempts + 1)
        )
        if prepared.digest and not prepared.digest_known:
            connection.execute(
                insert(digests).values(
                    chat=outgoing.recipient.chat, thread=thread_of(outgoing.recipient), digest=prepared.digest, at=now
                )
            )

    def _record(self, connection: Connection, outgoing: OutgoingUpdate, outcome: Outcome, now: datetime) -> None:
        recipient = outgoing.recipient
        own = select(deliveries.c.id).where(deliveries.c.id.in_(outgoing.deliveries)).order_by(deliveries.c.id)
        connection.execute(own.with_for_update())  # in the order in which everybody locks them
        match outcome:
            case Sent(message=message):
                self._settle(connection, outgoing, DeliveryState.SENT, now, message=message, why="")
                if outgoing.offers_digest:
                    change_chat(connection, recipient.chat, now, digest_offered=True)
                connection.execute(
                    update(digests)
                    .where(
                        digests.c.chat == recipient.chat,
                        digests.c.thread == thread_of(recipient),
                        digests.c.digest == _digest_of(connection, outgoing),
                    )
                    .values(message=message, at=now)
                )
            case Refused(why=why):
                self._settle(connection, outgoing, DeliveryState.FAILED, now, why=why)
            case Later(why=why, after_s=after_s):
                self._put_off(connection, outgoing, now, after_s, why)
            case Unknown(why=why):
                self._mark_unknown(connection, outgoing, now, why)
            case Blocked(why=why):
                self._put_off(connection, outgoing, now, 0.0, why)
                tell_who_set_it_up(connection, recipient.chat, now)
                change_chat(connection, recipient.chat, now, state=ChatState.BLOCKED.value)
            case Migrated(chat=chat):
                self._put_off(connection, outgoing, now, 0.0, "the group became a supergroup")
                move_chat(connection, recipient.chat, chat)
            case TopicGone(why=why):
                self._close_topic(connection, recipient, why, now)
            case ChatGone(why=why):
                tell_who_set_it_up(connection, recipient.chat, now)
                drop_due(connection, deliveries.c.chat == recipient.chat, why, now)
                change_subscriptions(connection, subscriptions.c.chat == recipient.chat, state=State.ENDED.value)
                change_chat(connection, recipient.chat, now, state=ChatState.GONE.value)

    def _settle(
        self, connection: Connection, outgoing: OutgoingUpdate, state: DeliveryState, now: datetime, **values: Any
    ) -> None:
        connection.execute(
            update(deliveries)
            .where(deliveries.c.id.in_(outgoing.deliveries))
            .values(state=state.value, finished_at=now, **values)
        )

    def _put_off(
        self, connection: Connection, outgoing: OutgoingUpdate, now: datetime, after_s: float | None, why: str
    ) -> None:
        """Postpones a delivery that did not arrive, by `after_s` or by a growing pause."""
        row = self._first_row(connection, outgoing)
        if row is None:
            return
        if after_s is None:
            after_s = RETRIES.after(row.attempts)
        state = DeliveryState.UNKNOWN if row.unknowns else DeliveryState.DUE
        connection.execute(
            update(deliveries)
            .where(deliveries.c.id.in_(outgoing.deliveries))
            .values(state=state.value, not_before=now + timedelta(seconds=after_s), why=why)
        )

    def _mark_unknown(self, connection: Connection, outgoing: OutgoingUpdate, now: datetime, why: str) -> None:
        row = self._first_row(connection, outgoing)
        if row is None:
            return
        values: dict[str, Any] = {"unknowns": row.unknowns + 1, "why": why}
        if row.unknowns + 1 >= MOST_UNKNOWNS:
            values.update(state=DeliveryState.FAILED.value, finished_at=now)
        else:
            after_s = RETRIES.after(row.unknowns + 1)
            values.update(state=DeliveryState.UNKNOWN.value, not_before=now + timedelta(seconds=after_s))
        connection.execute(update(deliveries).where(deliveries.c.id.in_(outgoing.deliveries)).values(**values))

    def _close_topic(self, connection: Connection, recipient: Recipient, why: str, now: datetime) -> None:
        """Pauses the subscriptions of a topic that was closed, and tells the chat's admins once."""
        thread = thread_of(recipient)
        drop_due(connection, and_(deliveries.c.chat == recipient.chat, deliveries.c.thread == thread), why, now)
        paused = change_subscriptions(
            connection,
            and_(
                subscriptions.c.chat == recipient.chat,
                subscriptions.c.thread == thread,
                subscriptions.c.state == State.ACTIVE.value,
            ),
            state=State.PAUSED.value,
        )
        if paused and thread != NO_THREAD:
            key = f"{DeliveryKind.TOPIC_CLOSED.value}:{thread}"
            everywhere = Recipient(recipient.chat)
            put(
                connection,
                [row_of(everywhere, NO_SUBSCRIPTION, 0, key, DeliveryKind.TOPIC_CLOSED, 0, now, now)],
            )

    def _first_row(self, connection: Connection, outgoing: OutgoingUpdate) -> Row[Any] | None:
        return connection.execute(select(deliveries).where(deliveries.c.id == outgoing.deliveries[0])).one_or_none()


def _reserve(connection: Connection, recipient: Recipient) -> bool:
    """Locks a recipient, so that a story that two subscriptions match is sent once. Returns False if it is locked."""
    if connection.dialect.name == "sqlite":  # there, a writer is alone
        return True
    named = f"outbox/{recipient.chat}/{thread_of(recipient)}"
    locked = func.pg_try_advisory_xact_lock(func.hashtextextended(named, 0))
    return bool(connection.execute(select(locked)).scalar())


def _digest_of(connection: Connection, outgoing: OutgoingUpdate) -> str:
    found = connection.execute(select(deliveries.c.digest).where(deliveries.c.id == outgoing.deliveries[0])).scalar()
    return found or "-"


def mark_due_unknown(connection: Connection, now: datetime) -> None:
    """Marks what was due before `now` as unknown, after a restore: it may have been sent since the backup was taken."""
    connection.execute(
        update(deliveries)
        .where(deliveries.c.state == DeliveryState.DUE.value, deliveries.c.not_before <= now)
        .values(state=DeliveryState.UNKNOWN.value, unknowns=deliveries.c.unknowns + 1)
    )


def resume_chat(connection: Connection, chat: int, now: datetime) -> bool:
    """Resumes a chat that unblocked the bot, with what was due lately. Returns False if it was not paused."""
    row = connection.execute(select(subscribers.c.state).where(subscribers.c.chat == chat)).one_or_none()
    if row is None or row.state == ChatState.ACTIVE.value:
        return False
    drop_due(
        connection,
        and_(deliveries.c.chat == chat, deliveries.c.not_before < now - STALE),
        "overtaken while the chat did not want the bot",
        now,
    )
    change_chat(connection, chat, now, state=ChatState.ACTIVE.value)
    return True
