"""Repairs due times after the clock was set back, when they would be too far in the future."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, and_, case, literal, or_, select, update

from index.library.schema import UtcTime
from updates.outbox import AT_ONCE, DeliveryState, sent_digests
from updates.schedule import ChatPreferences, next_slot
from updates.schema import deliveries
from updates.subscription_encoding import all_preferences, recipient_of
from updates.subscriptions import Cadence

SET_BACK = timedelta(seconds=2)  # stored times are whole seconds
LONGEST_PUT_OFF = timedelta(hours=25)  # of what is sent at once: quiet hours, on the day of a clock change
_PENDING = (DeliveryState.DUE.value, DeliveryState.UNKNOWN.value)


def release_after_clock_change(connection: Connection, now: datetime, *, everything: bool = False) -> int:
    """Makes deliveries due now that a correct clock cannot have put off. Returns how many.

    These were created in the future, or are put off for longer than is possible. With `everything`, used when the clock
    was seen to go back, all deliveries that are sent at once become due. Quiet hours still apply when they are sent.
    """
    late = now if everything else now + LONGEST_PUT_OFF
    pending = deliveries.c.state.in_(_PENDING)
    made_ahead = deliveries.c.created_at > now + SET_BACK
    at_once = connection.execute(
        update(deliveries)
        .where(pending, deliveries.c.digest == AT_ONCE, or_(made_ahead, deliveries.c.not_before > late))
        .values(not_before=now, created_at=case((made_ahead, literal(now, UtcTime())), else_=deliveries.c.created_at))
    ).rowcount
    return int(at_once) + _digests_of_this_clock(connection, and_(pending, made_ahead), now)


def _digests_of_this_clock(connection: Connection, wrong: ColumnElement[bool], now: datetime) -> int:
    """Moves deliveries from digests on days of the wrong clock into the next digest of this one."""
    rows = connection.execute(select(deliveries).where(wrong, deliveries.c.digest != AT_ONCE)).all()
    sent = sent_digests(connection, {recipient_of(row) for row in rows})
    preferences = all_preferences(connection, {row.chat for row in rows})
    for row in rows:
        _, own = preferences.get(row.chat, ("", ChatPreferences()))
        cadence = Cadence(row.digest.partition(":")[0])
        slot = next_slot(now, cadence, own, sent.get(recipient_of(row), ()))
        connection.execute(
            update(deliveries)
            .where(deliveries.c.id == row.id, deliveries.c.state.in_(_PENDING))
            .values(digest=slot.name, not_before=slot.at, created_at=now)
        )
    return len(rows)
