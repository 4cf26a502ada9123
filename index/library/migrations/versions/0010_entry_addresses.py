"""Which address each entry's article is known by, and the entry's title: another entry must not take its place."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Adds both; a poll fills them in for the entries that it sees."""
    op.add_column("feed_entries", sa.Column("address", sa.Text, nullable=False, server_default=""))
    op.add_column("feed_entries", sa.Column("title", sa.Text, nullable=False, server_default=""))
