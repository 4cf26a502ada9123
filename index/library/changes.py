"""The change log of the library, and the position of each change follower in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection, bindparam, func, insert, select, update

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
    """One entry of the change log; numbers increase in commit order."""

    number: ChangeNumber
    article: ArticleId
    kind: ChangeKind
    announce: bool  # whether to notify subscribers: not for a new feed's backlog
    at: datetime


def record_change(
    connection: Connection, article: ArticleId, kind: ChangeKind, at: datetime, *, announce: bool = False
) -> None:
    """Add a change to the log, in the transaction that makes the change."""
    connection.execute(insert(changes), {"article": article, "kind": kind.value, "announce": announce, "at": at})


# Made once: SQLAlchemy takes longer to make a statement than the database to answer it.
_LAST = select(func.max(changes.c.number))
_AFTER = (
    select(changes).where(changes.c.number > bindparam("position")).order_by(changes.c.number).limit(bindparam("most"))
)


def last_change(connection: Connection) -> ChangeNumber:
    """Return the number of the newest change; 0 if there is none."""
    return ChangeNumber(connection.execute(_LAST).scalar() or 0)


def changes_after(connection: Connection, position: ChangeNumber, limit: int) -> list[Change]:
    """Return up to `limit` changes after `position`, oldest first."""
    rows = connection.execute(_AFTER, {"position": position, "most": limit})
    return [
        Change(ChangeNumber(row.number), ArticleId(row.article), ChangeKind(row.kind), row.announce, row.at)
        for row in rows
    ]


def position_of(connection: Connection, follower: str) -> ChangeNumber:
    """Return the number of the last change that `follower` has processed; 0 if it has not started."""
    return ChangeNumber(
        connection.execute(select(followers.c.position).where(followers.c.name == follower)).scalar() or 0
    )


def furthest_follower(connection: Connection, prefix: str) -> ChangeNumber:
    """Return the highest position of all followers whose names start with `prefix`; 0 if there is none."""
    begins_so = followers.c.name.startswith(prefix, autoescape=True)
    return ChangeNumber(connection.execute(select(func.max(followers.c.position)).where(begins_so)).scalar() or 0)


def move_follower(connection: Connection, follower: str, position: ChangeNumber) -> None:
    """Set the position of `follower`, in the transaction that stores its results."""
    moved = connection.execute(update(followers).where(followers.c.name == follower).values(position=position))
    if moved.rowcount == 0:
        connection.execute(insert(followers).values(name=follower, position=position))
