"""Why something is told, what its readers want less of, and whether they were offered a digest."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Adds what is known of each; what was told before has no reason."""
    op.add_column("deliveries", sa.Column("certainty", sa.String(16), nullable=False, server_default="none"))
    op.add_column("deliveries", sa.Column("matched", sa.Text, nullable=False, server_default=""))
    op.add_column("subscriptions", sa.Column("important_only", sa.Boolean, nullable=False, server_default=sa.false()))
    op.add_column("subscriptions", sa.Column("unwanted", sa.JSON, nullable=False, server_default="[]"))
    op.add_column("subscribers", sa.Column("digest_offered", sa.Boolean, nullable=False, server_default=sa.false()))
