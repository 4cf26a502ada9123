"""The tables of channels and their posts."""

from __future__ import annotations

from sqlalchemy import JSON, BigInteger, Column, ForeignKey, Index, Integer, String, Table, Text

from index.library.schema import RowNumber, UtcTime, metadata

source_channels = Table(
    "source_channels",
    metadata,
    Column("id", RowNumber, primary_key=True),
    Column("chat", BigInteger, unique=True),  # Telegram's number; null until Telegram was asked
    Column("name", Text, nullable=False),  # of a public channel, without @
    Column("title", Text, nullable=False),
    Column("trouble", String(16), nullable=False),  # why no posts come; "" where they do
    Column("told_name", Text, nullable=False),  # name and trouble as admins know them
    Column("told_trouble", String(16), nullable=False),
    Column("added_at", UtcTime, nullable=False),
    Column("checked_at", UtcTime),  # when Telegram was last asked for it
    Column("posted_at", UtcTime),  # the newest post
    sqlite_autoincrement=True,
)

channel_posts = Table(
    "channel_posts",
    metadata,
    Column("channel", ForeignKey("source_channels.id", ondelete="CASCADE"), primary_key=True),
    Column("message", BigInteger, primary_key=True, autoincrement=False),
    Column("album", String(64), nullable=False),  # posts of one album share it; "" for others
    Column("url", Text, nullable=False),  # of its article, which stays when the channel is renamed
    Column("written_at", UtcTime, nullable=False),  # its version: when it was posted or last edited
    Column("revision", Integer, nullable=False),  # one more each time that it comes
    Column("waits_since", UtcTime),  # null once the library has it
    Column("payload", JSON(none_as_null=True)),  # the post, until the library has it
    Column("outcome", String(16), nullable=False),  # "" where it was never taken
    Index("ix_channel_posts_waits_since", "waits_since"),
    Index("ix_channel_posts_album", "channel", "album"),
)
