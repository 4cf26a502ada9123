"""Subscriptions, and the outbox of what they are told."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

ROW_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Creates the tables of updates."""
    op.create_table(
        "subscribers",
        sa.Column("chat", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("zone", sa.String(64), nullable=False),
        sa.Column("digest_minute", sa.Integer, nullable=False),
        sa.Column("digest_weekday", sa.Integer, nullable=False),
        sa.Column("quiet_from", sa.Integer),
        sa.Column("quiet_to", sa.Integer),
        sa.Column("language", sa.String(16), nullable=False),
        sa.Column("changed_at", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "subscriptions",
        sa.Column("id", ROW_NUMBER, primary_key=True),
        sa.Column("chat", sa.BigInteger, nullable=False),
        sa.Column("thread", sa.BigInteger, nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("include", sa.JSON, nullable=False),
        sa.Column("exclude", sa.JSON, nullable=False),
        sa.Column("model", sa.String(128), nullable=False),
        sa.Column("vector", sa.LargeBinary, nullable=False),
        sa.Column("cadence", sa.String(16), nullable=False),
        sa.Column("muted", sa.Boolean, nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("revision", ROW_NUMBER, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_subscriptions_chat", "subscriptions", ["chat", "thread"])
    op.create_index("ix_subscriptions_revision", "subscriptions", ["revision"])
    op.create_table(
        "deliveries",
        sa.Column("id", ROW_NUMBER, primary_key=True),
        sa.Column("chat", sa.BigInteger, nullable=False),
        sa.Column("thread", sa.BigInteger, nullable=False),
        sa.Column("subscription", ROW_NUMBER, nullable=False),
        sa.Column("story", ROW_NUMBER, nullable=False),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("article", ROW_NUMBER, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("quote", sa.Text, nullable=False),
        sa.Column("before", sa.Text, nullable=False),
        sa.Column("origin", ROW_NUMBER, nullable=False),
        sa.Column("digest", sa.String(16), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("not_before", sa.BigInteger, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("unknowns", sa.Integer, nullable=False),
        sa.Column("message", sa.BigInteger),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("finished_at", sa.BigInteger),
        sa.UniqueConstraint("chat", "thread", "subscription", "story", "key", name="uq_deliveries_chat"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_deliveries_due", "deliveries", ["state", "not_before"])
    op.create_index("ix_deliveries_article", "deliveries", ["article"])
    op.create_index("ix_deliveries_subscription", "deliveries", ["subscription"])
    op.create_table(
        "digests",
        sa.Column("chat", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("thread", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("digest", sa.String(16), primary_key=True),
        sa.Column("message", sa.BigInteger),
        sa.Column("at", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "told",
        sa.Column("id", ROW_NUMBER, primary_key=True),
        sa.Column("subscription", ROW_NUMBER, nullable=False),
        sa.Column("statement", sa.Text, nullable=False),
        sa.Column("vector", sa.LargeBinary, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_told_subscription", "told", ["subscription"])
    op.create_table(
        "delivery_counts",
        sa.Column("day", sa.String(10), primary_key=True),
        sa.Column("state", sa.String(16), primary_key=True),
        sa.Column("count", sa.Integer, nullable=False),
    )
