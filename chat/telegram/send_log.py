"""The table of recent and waiting messages to Telegram, shared by all processes on one PostgreSQL."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from sqlalchemy import Connection, text
from sqlalchemy.dialects.postgresql import insert

from chat.schema import telegram_sends
from chat.telegram.rate_limits import (
    OVERALL,
    LimitUse,
    Priority,
    SendDecision,
    SendHistory,
    Waiter,
    decide_sends,
    remembered_s,
)
from index.library.database import Database

LOCK = 0x73656E6473  # the advisory lock under which turns are given, one process after the other
WAITS_S = 1.0  # how long a waiting message keeps others back: its process renews that in time, unless it has died


class _Kind(IntEnum):
    SENT = 0
    WAITS = 1  # a reply, for its chat's sake
    READY = 2  # a reply that its chat would allow
    HALTED = 3  # a chat, by a 429


@dataclass(slots=True)
class SendRequest:
    """A message that asks for a turn. `since` is the server's time of its first round."""

    number: int
    chat: int
    priority: Priority
    since: float | None = None


_ONE_BY_ONE = text("SELECT pg_advisory_xact_lock(:lock)")
# The same statement deletes what no longer counts. It reads the table as of its start, so the query excludes that, too.
_LATELY = text(
    """
    WITH at AS MATERIALIZED (
        SELECT COALESCE(CAST(:now AS double precision), EXTRACT(EPOCH FROM clock_timestamp())::double precision) AS now
    ), gone AS (DELETE FROM telegram_sends USING at WHERE kept_until <= at.now)
    SELECT at.now, s.number, s.kind, s.chat, s.since, s.over_at, s.next_broadcast
    FROM at LEFT JOIN telegram_sends s ON s.kept_until > at.now AND (
        s.over_at > at.now - :overall
        OR s.chat = ANY(CAST(:chats AS bigint[]))
        OR s.number = ANY(CAST(:arrived AS bigint[]))
    )
    """
)


class SendLog:
    """Gives turns to the messages of one process, among those of all. `now` replaces the server's clock in tests."""

    def __init__(self, database: Database, now: Callable[[], float] | None = None) -> None:
        self._database = database
        self._now = now

    def round(self, asked: Sequence[SendRequest], arrived: Sequence[int], halts: Mapping[int, float]) -> SendDecision:
        """Stores which numbers have `arrived` and which chats are halted for how many seconds, then gives turns.

        One short transaction. Raises LibraryProblem.
        """
        with self._database.writing(exclusive=False) as connection:
            connection.execute(_ONE_BY_ONE, {"lock": LOCK})
            now, rows = self._lately(connection, asked, arrived)
            written = [_row(_number(chat), _Kind.HALTED, chat, now, now + s, now + s) for chat, s in halts.items()]
            history = SendHistory(max((row.next_broadcast for row in rows), default=-math.inf))
            for chat, seconds in halts.items():
                history.halt(chat, now + seconds, now)
            others, mine, over = [], {each.number for each in asked}, set(arrived)
            for row in rows:
                if row.kind == _Kind.SENT:
                    use = LimitUse(row.since, row.over_at)
                    if row.number in over:
                        use.ended(now)
                        written.append(_sent(row.number, row.chat, use, row.next_broadcast))
                    history.note(row.chat, use, now)
                elif row.kind == _Kind.HALTED:
                    history.halt(row.chat, row.over_at, now)
                elif row.number not in mine:
                    who = Waiter(Priority.REPLY, row.since, row.number, row.chat)
                    others.append((who, row.kind == _Kind.READY))
            decided = decide_sends(history, [_waiter(each, now) for each in asked], others, now)
            written += [_sent(who.number, who.chat, use, _next(who, history)) for who, use in decided.go]
            written += [_waits(who, wait_s, now) for who, wait_s in decided.waits if who.priority is Priority.REPLY]
            if written:
                connection.execute(_PUT, written)
        return decided

    def _lately(
        self, connection: Connection, asked: Sequence[SendRequest], arrived: Sequence[int]
    ) -> tuple[float, list[Any]]:
        """Returns the server's time and the rows that count now."""
        rows = connection.execute(
            _LATELY,
            {
                "now": self._now() if self._now is not None else None,
                "overall": OVERALL.seconds,
                "chats": sorted({each.chat for each in asked}),
                "arrived": list(arrived),
            },
        ).all()
        return rows[0].now, [row for row in rows if row.number is not None]


_values = insert(telegram_sends)
_PUT = _values.on_conflict_do_update(
    index_elements=["number"],
    set_={
        name: _values.excluded[name] for name in ("kind", "chat", "since", "over_at", "next_broadcast", "kept_until")
    },
)


def _waiter(asked: SendRequest, now: float) -> Waiter:
    if asked.since is None:
        asked.since = now
    return Waiter(asked.priority, asked.since, asked.number, asked.chat)


def _next(who: Waiter, history: SendHistory) -> float:
    return history.next_broadcast if who.priority is Priority.BROADCAST else 0.0


def _sent(number: int, chat: int, use: LimitUse, next_broadcast: float) -> dict[str, object]:
    until = use.over_at + remembered_s(chat)
    return _row(number, _Kind.SENT, chat, use.started, use.over_at, until, next_broadcast)


def _waits(who: Waiter, wait_s: float, now: float) -> dict[str, object]:
    return _row(who.number, _Kind.WAITS if wait_s > 0 else _Kind.READY, who.chat, who.since, now, now + WAITS_S)


def _row(
    number: int, kind: _Kind, chat: int, since: float, over_at: float, kept_until: float, next_broadcast: float = 0.0
) -> dict[str, object]:
    return {
        "number": number,
        "kind": int(kind),
        "chat": chat,
        "since": since,
        "over_at": over_at,
        "next_broadcast": next_broadcast,
        "kept_until": kept_until,
    }


def _number(chat: int) -> int:
    """Returns the number of the row that halts a chat. It is negative; the numbers of messages are not."""
    return -1 - abs(chat) if chat >= 0 else -(1 << 62) + chat
