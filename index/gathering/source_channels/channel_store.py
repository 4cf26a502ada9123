"""Stores channels and their posts in the library's database."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, delete, func, insert, or_, select, update

from index.gathering.source_channels.channel_state import (
    ChannelId,
    ChannelReference,
    FoundChannel,
    SourceChannel,
    Trouble,
    post_address,
)
from index.gathering.source_channels.errors import ChannelProblem
from index.gathering.source_channels.posts import Post, payload_of, post_of
from index.gathering.source_channels.schema import channel_posts, source_channels
from index.library.database import Database

TAKEN, SHORT, REFUSED = "taken", "short", "refused"  # what became of a post
CHECK_EVERY = timedelta(hours=1)  # between two checks of a channel at Telegram


@dataclass(frozen=True, slots=True)
class WaitingPost:
    """A post that is not in the library yet. `known` means that an earlier version is."""

    channel: ChannelId
    title: str
    name: str
    post: Post
    url: str
    revision: int
    known: bool


class ChannelStore:
    """The channels in a database. Every method is one transaction and safe from any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> list[SourceChannel]:
        """Return all channels in the order in which they were added."""
        with self._database.reading() as connection:
            counts = _counts(connection)
            rows = connection.execute(select(source_channels).order_by(source_channels.c.id))
            return [_channel(row, counts) for row in rows]

    def want(self, reference: ChannelReference, now: datetime) -> SourceChannel:
        """Add a channel that is looked up at Telegram later. Raises ChannelProblem if it is known already."""
        with self._database.writing() as connection:
            _refuse_known(connection, reference)
            return _added(connection, reference.chat, reference.name, "", Trouble.WANTED, now)

    def follow(self, found: FoundChannel, now: datetime) -> SourceChannel:
        """Add a channel that was looked up. Raises ChannelProblem if its posts are read already."""
        with self._database.writing() as connection:
            known = connection.execute(select(source_channels).where(_is(found))).first()
            if known is None:
                return _added(connection, found.chat, found.name, found.title, Trouble.NONE, now)
            if known.chat is not None and not known.trouble:
                raise ChannelProblem(f"the posts of {found.reference} are read already")
            _note(connection, known, found, now)
            row = connection.execute(select(source_channels).where(source_channels.c.id == known.id)).one()
            return _channel(row, {})

    def find(self, reference: ChannelReference) -> SourceChannel:
        """Return the channel of that name or number; raises ChannelProblem if there is none."""
        with self._database.reading() as connection:
            row = connection.execute(select(source_channels).where(_named(reference))).first()
        if row is None:
            raise ChannelProblem(f"no channel {reference}: `feeds list` shows those that are read")
        return _channel(row, {})

    def remove(self, reference: ChannelReference) -> SourceChannel:
        """Stop reading a channel; its articles stay. Raises ChannelProblem if there is no such channel."""
        channel = self.find(reference)
        with self._database.writing() as connection:
            connection.execute(delete(source_channels).where(source_channels.c.id == channel.id))
        return channel

    def keep(self, shown: FoundChannel, post: Post, now: datetime) -> bool:
        """Store a post, new or edited, until the library takes it. Returns False if its channel is not read.

        A version older than the stored one is ignored. Of an album the first post with words is stored.
        """
        with self._database.reading() as connection:
            if connection.execute(select(source_channels.c.id).where(_is(shown))).first() is None:
                return False
        with self._database.writing() as connection:
            channel = connection.execute(select(source_channels).where(_is(shown))).first()
            if channel is None:
                return False
            _note(connection, channel, shown, now)
            newest = max(post.posted_at, channel.posted_at or post.posted_at)
            here = source_channels.c.id == channel.id
            connection.execute(update(source_channels).where(here).values(posted_at=newest))
            if post.text.strip():
                _store(connection, ChannelId(channel.id), shown, post, now)
        return True

    def waiting(self, limit: int) -> list[WaitingPost]:
        """Return up to `limit` posts that are not in the library yet, in the order in which they arrived."""
        chosen = (
            select(channel_posts, source_channels.c.title, source_channels.c.name)
            .join(source_channels, source_channels.c.id == channel_posts.c.channel)
            .where(channel_posts.c.waits_since.is_not(None))
            .order_by(channel_posts.c.waits_since, channel_posts.c.message)
            .limit(limit)
        )
        with self._database.reading() as connection:
            return [_waiting(row) for row in connection.execute(chosen)]

    def finish(self, post: WaitingPost, outcome: str) -> None:
        """Record the outcome of a post; a newer version that arrived meanwhile still waits."""
        here = (channel_posts.c.channel == post.channel) & (channel_posts.c.message == post.post.message)
        done = {"waits_since": None, "payload": None, "outcome": outcome}
        with self._database.writing(exclusive=False) as connection:
            connection.execute(
                update(channel_posts).where(here, channel_posts.c.revision == post.revision).values(done)
            )
            newer = here & (channel_posts.c.revision != post.revision)
            connection.execute(update(channel_posts).where(newer).values(outcome=outcome))

    def to_check(self, now: datetime) -> list[SourceChannel]:
        """Return the channels to check at Telegram now."""
        due = or_(source_channels.c.checked_at.is_(None), source_channels.c.checked_at <= now - CHECK_EVERY)
        with self._database.reading() as connection:
            rows = connection.execute(select(source_channels).where(due).order_by(source_channels.c.id))
            return [_channel(row, {}) for row in rows]

    def checked(self, channel: ChannelId, found: FoundChannel | Trouble, now: datetime) -> None:
        """Record what Telegram says about a channel. If it turns out to be stored twice, one row is kept."""
        with self._database.writing() as connection:
            here = source_channels.c.id == channel
            known = connection.execute(select(source_channels).where(here)).first()
            if known is None:
                return
            if isinstance(found, Trouble):
                known_trouble = known.trouble not in (Trouble.NONE, Trouble.WANTED)  # admins hear of one trouble
                values = {"trouble": known.trouble if known_trouble else found, "checked_at": now}
                connection.execute(update(source_channels).where(here).values(values))
                return
            twin = select(source_channels.c.id).where(source_channels.c.chat == found.chat, ~here)
            if connection.execute(twin).first() is not None:
                connection.execute(delete(source_channels).where(here))
            else:
                _note(connection, known, found, now)

    def joined(self, found: FoundChannel, now: datetime) -> None:
        """Record that the bot is an admin of a channel, if its posts are to be read."""
        with self._database.writing() as connection:
            known = connection.execute(select(source_channels).where(_is(found))).first()
            if known is not None:
                _note(connection, known, found, now)

    def left(self, chat: int, now: datetime) -> None:
        """Record that the bot is no longer an admin of a channel."""
        here = source_channels.c.chat == chat
        with self._database.writing(exclusive=False) as connection:
            change = update(source_channels).where(here).values(trouble=Trouble.NOT_THERE, checked_at=now)
            connection.execute(change)

    def to_report(self) -> list[SourceChannel]:
        """Return the channels whose name or trouble has changed since admins were told."""
        other_name = source_channels.c.name != source_channels.c.told_name
        other_trouble = source_channels.c.trouble != source_channels.c.told_trouble
        with self._database.reading() as connection:
            chosen = select(source_channels).where(or_(other_name, other_trouble)).order_by(source_channels.c.id)
            return [_channel(row, {}) for row in connection.execute(chosen)]

    def mark_reported(self, told: Iterable[SourceChannel]) -> None:
        """Record that admins have been told the name and trouble of these channels."""
        with self._database.writing(exclusive=False) as connection:
            for each in told:
                known = {"told_name": each.name, "told_trouble": each.trouble}
                connection.execute(update(source_channels).where(source_channels.c.id == each.id).values(known))


def _named(reference: ChannelReference) -> ColumnElement[bool]:
    if reference.chat is not None:
        return source_channels.c.chat == reference.chat
    return func.lower(source_channels.c.name) == reference.name.lower()


def _is(found: FoundChannel) -> ColumnElement[bool]:
    """The row of a channel: by its number, or by its name where only that is known."""
    unasked = source_channels.c.chat.is_(None) & (func.lower(source_channels.c.name) == found.name.lower())
    return or_(source_channels.c.chat == found.chat, unasked) if found.name else source_channels.c.chat == found.chat


def _refuse_known(connection: Connection, reference: ChannelReference) -> None:
    if connection.execute(select(source_channels.c.id).where(_named(reference))).first() is not None:
        raise ChannelProblem(f"{reference} is there already: `feeds list` shows it")


def _added(
    connection: Connection, chat: int | None, name: str, title: str, trouble: Trouble, now: datetime
) -> SourceChannel:
    values: dict[str, Any] = {
        "chat": chat, "name": name, "title": title, "trouble": trouble, "told_name": name, "told_trouble": trouble,
        "added_at": now, "checked_at": None if trouble else now,
    }  # fmt: skip
    row = connection.execute(insert(source_channels).values(values).returning(source_channels)).one()
    return _channel(row, {})


def _note(connection: Connection, known: Row[Any], found: FoundChannel, now: datetime) -> None:
    """Store what Telegram shows of a channel, which has no trouble then. A first answer is nothing to report."""
    values: dict[str, Any] = {"chat": found.chat, "name": found.name, "title": found.title, "trouble": Trouble.NONE}
    values |= {"told_trouble": Trouble.NONE, "told_name": found.name if known.chat is None else known.told_name}
    changed = {name: value for name, value in values.items() if getattr(known, name) != value}
    values["checked_at"] = now
    if changed or known.checked_at is None or now - known.checked_at >= CHECK_EVERY:
        connection.execute(update(source_channels).where(source_channels.c.id == known.id).values(values))


def _store(connection: Connection, channel: ChannelId, shown: FoundChannel, post: Post, now: datetime) -> None:
    here = (channel_posts.c.channel == channel) & (channel_posts.c.message == post.message)
    known = connection.execute(select(channel_posts).where(here)).first()
    if known is not None and post.written_at < known.written_at:
        return
    version: dict[str, Any] = {
        "written_at": post.written_at, "waits_since": now, "payload": payload_of(post),
        "revision": known.revision + 1 if known is not None else 1,
    }  # fmt: skip
    if known is not None:
        connection.execute(update(channel_posts).where(here).values(version))
        return
    album = (channel_posts.c.channel == channel) & (channel_posts.c.album == post.album)
    if post.album and connection.execute(select(channel_posts.c.message).where(album)).first() is not None:
        return
    url = post_address(shown.chat, shown.name, post.message)
    values = {"channel": channel, "message": post.message, "album": post.album, "url": url, "outcome": "", **version}
    connection.execute(insert(channel_posts).values(values))


def _waiting(row: Row[Any]) -> WaitingPost:
    known = row.outcome == TAKEN
    return WaitingPost(row.channel, row.title, row.name, post_of(row.payload), row.url, row.revision, known)


def _counts(connection: Connection) -> dict[tuple[int, str], int]:
    counted = select(channel_posts.c.channel, channel_posts.c.outcome, func.count())
    rows: Sequence[Any] = connection.execute(counted.group_by(channel_posts.c.channel, channel_posts.c.outcome)).all()
    return {(channel, outcome): count for channel, outcome, count in rows}


def _channel(row: Row[Any], counts: dict[tuple[int, str], int]) -> SourceChannel:
    channel = SourceChannel(
        id=ChannelId(row.id), chat=row.chat, name=row.name, title=row.title, trouble=Trouble(row.trouble),
        told_name=row.told_name, told_trouble=Trouble(row.told_trouble), added_at=row.added_at,
        checked_at=row.checked_at, posted_at=row.posted_at,
    )  # fmt: skip
    return replace(channel, articles=counts.get((row.id, TAKEN), 0), skipped=counts.get((row.id, SHORT), 0))
