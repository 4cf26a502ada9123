"""Counts per day of the questions that were asked and answered. They name no person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import Connection, select

from chat.schema import question_counts
from index.library.queries import insert_or_replace


@dataclass(frozen=True, slots=True)
class DayCount:
    """The number of questions on a day, and of those answered."""

    day: date
    asked: int
    answered: int


def count_question(connection: Connection, at: datetime, answered: bool) -> None:
    """Counts a question on its day in UTC."""
    day = at.astimezone(UTC).date().isoformat()
    row = {"day": day, "asked": 1, "answered": int(answered)}
    insert_or_replace(connection, question_counts, row, ["day"], added=("asked", "answered"))


def last_days(connection: Connection, today: date, days: int) -> list[DayCount]:
    """Returns the counts of the last `days` days up to `today`, oldest first; zeros for days without a question."""
    first = today - timedelta(days=days - 1)
    rows = connection.execute(select(question_counts).where(question_counts.c.day >= first.isoformat())).all()
    known = {row.day: row for row in rows}
    found = []
    for number in range(days):
        day = first + timedelta(days=number)
        row = known.get(day.isoformat())
        found.append(DayCount(day, row.asked, row.answered) if row else DayCount(day, 0, 0))
    return found
