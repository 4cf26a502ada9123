"""What several chat processes share: updates that wait for an answer, and what was said last."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Creates the two tables."""
    op.create_table(
        "inbox",
        sa.Column("update_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("lane", sa.String(32), nullable=False),
        sa.Column("person", sa.BigInteger, nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
        sa.Column("received_at", sa.BigInteger, nullable=False),
        sa.Column("owner", sa.String(320), nullable=False),
        sa.Column("lease_until", sa.BigInteger, nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("done_at", sa.BigInteger),
    )
    waiting = sa.text("done_at IS NULL")
    op.create_index("ix_inbox_waiting", "inbox", ["lane", "update_id"], postgresql_where=waiting, sqlite_where=waiting)
    op.create_index("ix_inbox_person", "inbox", ["person"], postgresql_where=waiting, sqlite_where=waiting)
    op.create_index("ix_inbox_done_at", "inbox", ["done_at"])
    op.create_table(
        "conversations",
        sa.Column("door", sa.String(16), primary_key=True),
        sa.Column("chat", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("thread", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("person", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("turns", sa.JSON, nullable=False),
        sa.Column("last_key", sa.String(16), nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
    )
    op.create_index("ix_conversations_person", "conversations", ["person"])
    op.create_index("ix_conversations_at", "conversations", ["at"])
