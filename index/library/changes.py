"""The numbered changes of the library, and how far each follower has come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection, func, insert, select, update

from index.library.articles import ArticleId, ChangeNumber
from index.library.schema import changes, followers


class ChangeKind(StrEnum):
    """What happened to an article."""

    ADDED = "added"
    UPDATED = "updated"
    RETRACTED = "retracted"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Change:
    """One change; numbers grow in the order in which changes were committed."""

    number: ChangeNumber
    article: ArticleId
    kind: ChangeKind
    announce: bool  # whether subscribers may be told: not of a new feed's backlog
    at: datetime


def record_change(
    connection: Connection, article: ArticleId, kind: ChangeKind, at: datetime, *, announce: bool = False
) -> None:
    """Writes a change in the transaction that makes it."""
    connection.execute(insert(changes).values(article=article, kind=kind.value, announce=announce, at=at))


def last_change(connection: Connection) -> ChangeNumber:
    """The number of the newest change; 0 where there is none."""
    return ChangeNumber(connection.execute(select(func.max(changes.c.number))).scalar() or 0)


def changes_after(connection: Connection, position: ChangeNumber, limit: int) -> list[Change]:
    """At most `limit` changes after `position`, oldest first."""
    rows = connection.execute(
        select(changes).where(changes.c.number > position).order_by(changes.c.number).limit(limit)
    )
    return [
        Change(ChangeNumber(row.number), ArticleId(row.article), ChangeKind(row.kind), row.announce, row.at)
        for row in rows
    ]


def position_of(connection: Connection, follower: str) -> ChangeNumber:
    """How far `follower` has come; 0 where it has not begun."""
    return ChangeNumber(
        connection.execute(select(followers.c.position).where(followers.c.name == follower)).scalar() or 0
    )


def furthest_follower(connection: Connection, prefix: str) -> ChangeNumber:
    """How far the furthest of the followers has come whose names begin so; 0 where there is none."""
    begins_so = followers.c.name.startswith(prefix, autoescape=True)
    return ChangeNumber(connection.execute(select(func.max(followers.c.position)).where(begins_so)).scalar() or 0)


def move_follower(connection: Connection, follower: str, position: ChangeNumber) -> None:
    """Moves `follower` on, in the transaction that holds what it made of the changes."""
    moved = connection.execute(update(followers).where(followers.c.name == follower).values(position=position))
    if moved.rowcount == 0:
        connection.execute(insert(followers).values(name=follower, position=position))
