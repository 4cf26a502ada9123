"""The tables of feeds and their entries."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Index, Integer, String, Table, Text

from index.library.schema import RowNumber, UtcTime, metadata

feeds = Table(
    "feeds",
    metadata,
    Column("id", RowNumber, primary_key=True),
    Column("url", Text, nullable=False, unique=True),
    Column("title", Text, nullable=False),
    Column("site", Text, nullable=False),
    Column("added_at", UtcTime, nullable=False),
    Column("etag", Text, nullable=False),
    Column("last_modified", Text, nullable=False),
    Column("body_hash", String(32), nullable=False),
    Column("polled_at", UtcTime),
    Column("next_poll", UtcTime, nullable=False, index=True),
    Column("interval_s", Integer, nullable=False),
    Column("backlog_taken", Boolean, nullable=False),  # the first poll has succeeded: later entries are news
    Column("failures", Integer, nullable=False),  # in a row
    Column("reason", Text, nullable=False),  # of the last failure
    Column("notes", Text, nullable=False),  # what was left out of the last poll
    Column("gone", Boolean, nullable=False),
    Column("reported", Boolean, nullable=False),  # admins have been told of its failure
    Column("lease_owner", Text),
    Column("lease_until", UtcTime),
    sqlite_autoincrement=True,
)

feed_entries = Table(
    "feed_entries",
    metadata,
    Column("feed", ForeignKey("feeds.id", ondelete="CASCADE"), primary_key=True),
    Column("key", String(32), primary_key=True),
    Column("fingerprint", String(32), nullable=False),
    Column("first_seen", UtcTime, nullable=False),
    Column("last_seen", UtcTime, nullable=False),
    Column("announce", Boolean, nullable=False),
    Column("payload", JSON(none_as_null=True)),  # the entry, until the library has it
    Column("attempts", Integer, nullable=False),
    Column("next_try", UtcTime),  # null where nothing is left to do
    Column("outcome", Text, nullable=False),  # the outcome in words
    Column("visits", Integer, nullable=False, server_default="0"),  # how often it was taken
    Column("page_etag", Text, nullable=False, server_default=""),
    Column("page_modified", Text, nullable=False, server_default=""),
    Column("address", Text, nullable=False, server_default=""),  # identifies its article
    Column("title", Text, nullable=False, server_default=""),
    Index("ix_feed_entries_next_try", "next_try"),
)
