"""The tables of the conversation: what was shown, what readers chose, what they thought of answers."""

from __future__ import annotations

from sqlalchemy import JSON, BigInteger, Column, Float, Index, Integer, String, Table, Text, UniqueConstraint

from index.schema import RowNumber, UtcTime, metadata

NO_THREAD = 0

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

# How many questions were asked each day, and how many of them were answered: counts, nobody's.
question_counts = Table(
    "question_counts",
    metadata,
    Column("day", String(10), primary_key=True),
    Column("asked", Integer, nullable=False),
    Column("answered", Integer, nullable=False),
)
