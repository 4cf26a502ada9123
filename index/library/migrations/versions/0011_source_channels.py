"""Telegram channels whose posts are articles, and the posts that are known."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

ROW_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Creates the tables of channels."""
    op.create_table(
        "source_channels",
        sa.Column("id", ROW_NUMBER, primary_key=True),
        sa.Column("chat", sa.BigInteger, unique=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("trouble", sa.String(16), nullable=False),
        sa.Column("told_name", sa.Text, nullable=False),
        sa.Column("told_trouble", sa.String(16), nullable=False),
        sa.Column("added_at", sa.BigInteger, nullable=False),
        sa.Column("checked_at", sa.BigInteger),
        sa.Column("posted_at", sa.BigInteger),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "channel_posts",
        sa.Column("channel", ROW_NUMBER, sa.ForeignKey("source_channels.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("message", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("album", sa.String(64), nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("written_at", sa.BigInteger, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("waits_since", sa.BigInteger),
        sa.Column("payload", sa.JSON),
        sa.Column("outcome", sa.String(16), nullable=False),
    )
    op.create_index("ix_channel_posts_waits_since", "channel_posts", ["waits_since"])
    op.create_index("ix_channel_posts_album", "channel_posts", ["channel", "album"])
