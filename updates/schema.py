"""The tables of subscriptions and deliveries, beside the library's own and in the same database."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from index.library.schema import RowNumber, UtcTime, metadata

NO_THREAD = 0  # a unique constraint does not hold between nulls
NO_SUBSCRIPTION = 0  # an answer that was shown, whose sentence may change later, or a notice
NO_ORIGIN = 0

# A chat: whether it gets updates, and when.
subscribers = Table(
    "subscribers",
    metadata,
    Column("chat", BigInteger, primary_key=True, autoincrement=False),
    Column("state", String(16), nullable=False),
    Column("zone", String(64), nullable=False),
    Column("digest_minute", Integer, nullable=False),  # after midnight, in the zone
    Column("digest_weekday", Integer, nullable=False),  # Monday is 0
    Column("quiet_from", Integer),  # minutes after midnight, in the zone
    Column("quiet_to", Integer),
    Column("language", String(16), nullable=False),
    Column("digest_offered", Boolean, nullable=False, default=False),  # once, to a chat with many updates
    Column("channel", Boolean, nullable=False, default=False),
    Column("title", String(128), nullable=False, default=""),  # of a group or channel
    Column("set_up_by", BigInteger, nullable=False, default=0),  # who is told where nothing can be sent any more
    Column("welcomed_at", UtcTime),  # when the bot last introduced itself there
    Column("warned_at", UtcTime),  # when whoever added it was last told that it may not write there
    Column("changed_at", UtcTime, nullable=False),
)

subscriptions = Table(
    "subscriptions",
    metadata,
    Column("id", RowNumber, primary_key=True),
    Column("chat", BigInteger, nullable=False),
    Column("thread", BigInteger, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("text", Text, nullable=False),
    Column("include", JSON, nullable=False),
    Column("exclude", JSON, nullable=False),
    Column("model", String(128), nullable=False),  # whose vector it is; empty where there is none
    Column("vector", LargeBinary, nullable=False),  # float16
    Column("cadence", String(16), nullable=False),
    Column("muted", Boolean, nullable=False),
    Column("important_only", Boolean, nullable=False, default=False),
    Column("unwanted", JSON, nullable=False, default=list),  # titles of stories like which none are wanted
    Column("state", String(16), nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("revision", RowNumber, nullable=False, index=True),  # grows with every change to any subscription
    Index("ix_subscriptions_chat", "chat", "thread"),
    sqlite_autoincrement=True,
)

# The outbox. `key` tells what of a story a row is about: empty for the news itself.
deliveries = Table(
    "deliveries",
    metadata,
    Column("id", RowNumber, primary_key=True),
    Column("chat", BigInteger, nullable=False),
    Column("thread", BigInteger, nullable=False),
    Column("subscription", RowNumber, nullable=False),
    Column("story", RowNumber, nullable=False),
    Column("key", String(64), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("article", RowNumber, nullable=False),
    Column("start", Integer, nullable=False),
    Column("quote", Text, nullable=False),  # as it was when it was selected; empty if only the headline is sent
    Column("certainty", String(16), nullable=False),  # of an answer to a standing question; "none" for other news
    Column("matched", Text, nullable=False),  # the words by which it is on a topic, as the article has them
    Column("before", Text, nullable=False),  # of a correction or retraction: what was sent
    Column("origin", RowNumber, nullable=False),  # the delivery that this one corrects; 0 for none
    Column("digest", String(16), nullable=False),  # the digest that it waits for; empty if it is sent by itself
    Column("state", String(16), nullable=False),
    Column("not_before", UtcTime, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("unknowns", Integer, nullable=False),  # sends with an unknown outcome; the next one is marked
    Column("message", BigInteger),
    Column("why", Text, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("finished_at", UtcTime),
    UniqueConstraint("chat", "thread", "subscription", "story", "key", name="uq_deliveries_chat"),
    Index("ix_deliveries_due", "state", "not_before"),
    Index("ix_deliveries_article", "article"),
    Index("ix_deliveries_subscription", "subscription"),
    sqlite_autoincrement=True,
)

# Digests by local day, so that none is sent twice after a clock was set back.
digests = Table(
    "digests",
    metadata,
    Column("chat", BigInteger, primary_key=True, autoincrement=False),
    Column("thread", BigInteger, primary_key=True, autoincrement=False),
    Column("digest", String(16), primary_key=True),
    Column("message", BigInteger),
    Column("at", UtcTime, nullable=False),
)

# Statements that were sent for a standing question.
told_statements = Table(
    "told",
    metadata,
    Column("id", RowNumber, primary_key=True),
    Column("subscription", RowNumber, nullable=False, index=True),
    Column("statement", Text, nullable=False),
    Column("vector", LargeBinary, nullable=False),  # float16; empty where it is not known
    Column("at", UtcTime, nullable=False),
    sqlite_autoincrement=True,
)

# Counts of deliveries that are deleted after their retention.
delivery_counts = Table(
    "delivery_counts",
    metadata,
    Column("day", String(10), primary_key=True),
    Column("state", String(16), primary_key=True),
    Column("count", Integer, nullable=False),
)
