"""The database tables of this room: answers shown, readers' settings and feedback, and Telegram's traffic."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    Double,
    Float,
    Index,
    Integer,
    SmallInteger,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from index.library.schema import RowNumber, UtcTime, metadata

NO_THREAD = 0
_NOT_DONE = text("done_at IS NULL")

# An answer as it was shown, for the buttons under it. Quotes are places in articles, not words.
shown_answers = Table(
    "shown_answers",
    metadata,
    Column("key", String(16), primary_key=True),
    Column("chat", BigInteger, nullable=False),
    Column("thread", BigInteger, nullable=False),
    Column("person", BigInteger, nullable=False, index=True),
    Column("question", Text, nullable=False),  # empty once no follow-up needs it any more
    Column("asked_in", BigInteger),  # the message that asked
    Column("message", BigInteger),  # the message that shows the answer
    Column("reason", String(32), nullable=False),  # of a refusal; empty for an answer
    Column("quotes", JSON, nullable=False),
    Column("headlines", JSON, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("asked_at", UtcTime, nullable=False, index=True),
    Index("ix_shown_answers_asked_in", "chat", "asked_in"),
)

# What a reader chose.
readers = Table(
    "readers",
    metadata,
    Column("person", BigInteger, primary_key=True, autoincrement=False),
    Column("language", String(16), nullable=False),  # empty: as the client says
    Column("consent", String(8), nullable=False),  # to keep questions with feedback: yes, no, or empty: not asked yet
    Column("link_preview", String(8), nullable=False, default=""),  # yes, no, or empty: as the operator chose
    Column("changed_at", UtcTime, nullable=False),
)

# What readers thought of an answer; the question only with their consent.
feedback = Table(
    "feedback",
    metadata,
    Column("id", RowNumber, primary_key=True),
    Column("answer", String(16), nullable=False),
    Column("person", BigInteger, nullable=False, index=True),
    Column("question", Text, nullable=False),
    Column("verdict", Integer, nullable=False),  # 1 helpful, -1 not
    Column("quotes", JSON, nullable=False),
    Column("at", UtcTime, nullable=False),
    UniqueConstraint("answer", "person", name="uq_feedback_answer"),
    sqlite_autoincrement=True,
)

# How many questions were asked and answered each day. They name no person.
question_counts = Table(
    "question_counts",
    metadata,
    Column("day", String(10), primary_key=True),
    Column("asked", Integer, nullable=False),
    Column("answered", Integer, nullable=False),
)

# Telegram updates that wait, if several processes answer them: each until it is answered, its number for a day longer.
inbox = Table(
    "inbox",
    metadata,
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("lane", String(32), nullable=False),  # the key of its queue, which keeps order; empty once it is done
    Column("person", BigInteger, nullable=False),  # the sender; 0 if there is none, or once it is done
    Column("payload", Text, nullable=False),  # what Telegram sent, as JSON; empty once it is done
    Column("received_at", UtcTime, nullable=False),
    Column(
        "owner", String(320), nullable=False
    ),  # who answers it, as index.library.lease_owners names processes, or nobody
    Column("lease_until", UtcTime, nullable=False),  # until then it is the owner's
    Column("tries", Integer, nullable=False),  # how many processes have had it
    Column("done_at", UtcTime),
    Index("ix_inbox_waiting", "lane", "update_id", postgresql_where=_NOT_DONE, sqlite_where=_NOT_DONE),
    Index("ix_inbox_person", "person", postgresql_where=_NOT_DONE, sqlite_where=_NOT_DONE),
    Index("ix_inbox_done_at", "done_at"),
)

# What is left of a Telegram update once it is done.
EMPTIED: dict[str, object] = {"lane": "", "person": 0, "payload": ""}

# The last turns of each conversation, where several processes answer; deleted half an hour after the last.
conversations = Table(
    "conversations",
    metadata,
    Column("door", String(16), primary_key=True),
    Column("chat", BigInteger, primary_key=True, autoincrement=False),
    Column("thread", BigInteger, primary_key=True, autoincrement=False),
    Column("person", BigInteger, primary_key=True, autoincrement=False),
    Column("turns", JSON, nullable=False),  # [question, as it was completed or empty, key of its answer], oldest first
    Column("last_key", String(16), nullable=False),  # of the last answer
    Column("at", UtcTime, nullable=False),
    Index("ix_conversations_person", "person"),
    Index("ix_conversations_at", "at"),
)

# What was sent lately and what waits to be sent, to keep Telegram's limits over all processes on one PostgreSQL. Times
# are seconds since 1970 by the server's clock. The table is UNLOGGED, so that a message costs no write to the disk: a
# server that crashes forgets the last minute, and Telegram may then answer a message or two with 429.
telegram_sends = Table(
    "telegram_sends",
    metadata,
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("kind", SmallInteger, nullable=False),
    Column("chat", BigInteger, nullable=False),
    Column("since", Double, nullable=False),  # when it was sent; of one that waits: since when
    Column("over_at", Double, nullable=False),  # as in rate_limits.LimitUse; of a chat that is halted: until when
    Column("next_broadcast", Double, nullable=False),  # before which none goes, whatever its chat; 0 for any time
    Column("kept_until", Double, nullable=False),
    prefixes=["UNLOGGED"],
)
