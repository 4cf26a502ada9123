"""What was sent lately and who waits to send, for Telegram's limits over all processes."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Adds the table: out of PostgreSQL's write-ahead log, since nothing in it is worth more than a minute."""
    unlogged = ["UNLOGGED"] if op.get_bind().dialect.name == "postgresql" else []
    op.create_table(
        "telegram_sends",
        sa.Column("number", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("kind", sa.SmallInteger(), nullable=False),
        sa.Column("chat", sa.BigInteger(), nullable=False),
        sa.Column("since", sa.Double(), nullable=False),
        sa.Column("over_at", sa.Double(), nullable=False),
        sa.Column("next_broadcast", sa.Double(), nullable=False),
        sa.Column("kept_until", sa.Double(), nullable=False),
        prefixes=unlogged,
    )
