"""The inbox in PostgreSQL: Telegram updates, each leased to one process at a time, in order within a chat."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Integer,
    Update,
    and_,
    bindparam,
    cast,
    delete,
    exists,
    func,
    or_,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import insert

from chat.schema import EMPTIED, inbox
from index.library.database import Database
from index.library.lease_owners import process_has_ended

LEASE = timedelta(seconds=30)  # renewed while an update is answered; a dead owner on another machine costs so long
KEPT = timedelta(days=1)  # numbers of finished updates: Telegram repeats for no longer
NOBODY = ""
NEVER = datetime.fromtimestamp(0, UTC)  # the end of a lease that nobody holds


@dataclass(frozen=True, slots=True)
class StoredUpdate:
    """A Telegram update as it is stored: number, key of its queue, sender (0 if it has none), and JSON."""

    number: int
    queue: str
    person: int
    payload: str


@dataclass(frozen=True, slots=True)
class LeasedUpdate:
    """A Telegram update to answer: how many seconds it has waited, and how many processes have had it so far."""

    number: int
    payload: str
    waited_s: int
    tries: int


@dataclass(frozen=True, slots=True)
class InboxRound:
    """What one transaction does: stores those that `arrived`, marks some as `done`, renews leases, leases new ones.

    `held` are the numbers whose leases are renewed. Up to `wanted` are leased, with `overdue` also expired ones.
    """

    arrived: Sequence[StoredUpdate] = ()
    done: Collection[int] = ()
    held: Collection[int] = ()
    wanted: int = 0
    overdue: bool = True


class Inbox:
    """The inbox as one process, `owner`, uses it. All times are the server's, since clocks of machines differ."""

    def __init__(self, database: Database, owner: str, *, lease: timedelta = LEASE, most_in_a_chat: int) -> None:
        self._database = database
        self._owner = owner
        self._lease_s = int(lease.total_seconds())
        self._most_in_a_chat = most_in_a_chat
        self._overdue_too = self._leasing(inbox.c.lease_until <= _now())
        self._free = self._leasing(inbox.c.owner == NOBODY)

    def do_round(self, wanted: InboxRound) -> tuple[frozenset[int], Sequence[LeasedUpdate]]:
        """Does a round. Returns the numbers that were not stored because their queue is full, and what was leased.

        A number that is known already is not stored again. Raises LibraryProblem if the database is away.
        """
        with self._database.writing(exclusive=False) as connection:
            if wanted.done:
                self._done(connection, wanted.done)
            if wanted.held:
                held = update(inbox).where(
                    inbox.c.update_id.in_(wanted.held), inbox.c.owner == self._owner, inbox.c.done_at.is_(None)
                )
                connection.execute(held.values(lease_until=self._deadline()))
            full = self._stored(connection, wanted.arrived) if wanted.arrived else frozenset()
            leased = self._leased(connection, wanted.wanted, overdue=wanted.overdue) if wanted.wanted else []
        return full, leased

    def release(self, numbers: Collection[int]) -> None:
        """Gives up the leases of these numbers."""
        with self._database.writing(exclusive=False) as connection:
            ours = and_(inbox.c.update_id.in_(numbers), inbox.c.owner == self._owner, inbox.c.done_at.is_(None))
            connection.execute(update(inbox).where(ours).values(owner=NOBODY, lease_until=NEVER))

    def release_of_dead(self) -> int:
        """Ends the leases of dead processes of this machine; returns how many."""
        with self._database.reading() as connection:
            holds = inbox.c.done_at.is_(None) & (inbox.c.lease_until > _now()) & (inbox.c.owner != self._owner)
            owners = connection.execute(select(inbox.c.owner).where(holds).distinct()).scalars().all()
        dead = [owner for owner in owners if process_has_ended(owner)]
        if not dead:
            return 0
        with self._database.writing(exclusive=False) as connection:
            theirs = inbox.c.owner.in_(dead) & inbox.c.done_at.is_(None)
            return connection.execute(update(inbox).where(theirs).values(owner=NOBODY, lease_until=NEVER)).rowcount

    def waiting(self) -> int:
        """Returns how many Telegram updates are not done."""
        with self._database.reading() as connection:
            return connection.execute(select(func.count()).where(inbox.c.done_at.is_(None))).scalar_one()

    def tidy(self) -> None:
        """Deletes the numbers of updates that were done long ago."""
        with self._database.writing(exclusive=False) as connection:
            connection.execute(delete(inbox).where(inbox.c.done_at < _now() - int(KEPT.total_seconds())))

    def _done(self, connection: Connection, numbers: Collection[int]) -> None:
        """Marks numbers as done, whoever holds them."""
        chosen = update(inbox).where(inbox.c.update_id.in_(numbers), inbox.c.done_at.is_(None))
        connection.execute(chosen.values(EMPTIED | {"done_at": _now(), "owner": NOBODY, "lease_until": NEVER}))

    def _stored(self, connection: Connection, arrived: Sequence[StoredUpdate]) -> frozenset[int]:
        queues = {each.queue for each in arrived}
        counted = select(inbox.c.lane, func.count().label("waiting")).where(
            inbox.c.lane.in_(queues), inbox.c.done_at.is_(None)
        )
        waiting = {row.lane: row.waiting for row in connection.execute(counted.group_by(inbox.c.lane))}
        rows, full = [], set()
        for each in sorted(arrived, key=lambda one: one.number):  # in one order everywhere: no deadlocks
            waiting[each.queue] = waiting.get(each.queue, 0) + 1
            if waiting[each.queue] > self._most_in_a_chat:
                full.add(each.number)
                continue
            rows.append({"update_id": each.number, "lane": each.queue, "person": each.person, "payload": each.payload})
        if rows:
            stored = insert(inbox).values(received_at=_now(), owner=NOBODY, lease_until=NEVER, tries=0)
            connection.execute(stored.on_conflict_do_nothing(), rows)
        return frozenset(full)

    def _leased(self, connection: Connection, most: int, *, overdue: bool) -> list[LeasedUpdate]:
        """Leases the oldest of each queue of which nothing is leased."""
        chosen = self._overdue_too if overdue else self._free
        rows = sorted(connection.execute(chosen, {"most": most}))
        return [LeasedUpdate(row.update_id, row.payload, max(0, int(row.waited)), row.tries) for row in rows]

    def _leasing(self, free: ColumnElement[bool]) -> Update:
        """Returns the statement that leases what is `free` and first in its queue.

        It is built once, since building it takes as long as running it.
        """
        other = inbox.alias("other")
        before = or_(other.c.update_id < inbox.c.update_id, other.c.lease_until > _now())
        same_queue = and_(other.c.lane == inbox.c.lane, other.c.update_id != inbox.c.update_id)
        chosen = (
            select(inbox.c.update_id)
            .where(inbox.c.done_at.is_(None), free, ~exists().where(same_queue, other.c.done_at.is_(None), before))
            .order_by(inbox.c.update_id)
            .limit(bindparam("most", type_=Integer))
            .with_for_update(skip_locked=True)
            .cte("chosen")
        )
        mine = update(inbox).where(inbox.c.update_id == chosen.c.update_id)
        return mine.values(owner=self._owner, lease_until=self._deadline(), tries=inbox.c.tries + 1).returning(
            inbox.c.update_id, inbox.c.payload, (_now() - inbox.c.received_at).label("waited"), inbox.c.tries
        )

    def _deadline(self) -> ColumnElement[Any]:
        return _now() + self._lease_s


def _now() -> ColumnElement[Any]:
    """Returns the server's time in whole seconds since 1970, as UtcTime stores it."""
    return cast(func.floor(func.extract("epoch", func.clock_timestamp())), BigInteger)
