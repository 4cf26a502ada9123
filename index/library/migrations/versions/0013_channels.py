"""Which chats are channels, what groups and channels are called, who set them up, when they were welcomed."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Adds what is known of groups and channels; of those that are there already, nothing is."""
    op.add_column("subscribers", sa.Column("channel", sa.Boolean, nullable=False, server_default=sa.false()))
    op.add_column("subscribers", sa.Column("title", sa.String(128), nullable=False, server_default=""))
    op.add_column("subscribers", sa.Column("set_up_by", sa.BigInteger, nullable=False, server_default="0"))
    op.add_column("subscribers", sa.Column("welcomed_at", sa.BigInteger))
    op.add_column("subscribers", sa.Column("warned_at", sa.BigInteger))
