"""How often an entry's page was visited, and what to ask with whether it has changed."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Adds what later visits to a page need."""
    op.add_column("feed_entries", sa.Column("visits", sa.Integer, nullable=False, server_default="0"))
    op.add_column("feed_entries", sa.Column("page_etag", sa.Text, nullable=False, server_default=""))
    op.add_column("feed_entries", sa.Column("page_modified", sa.Text, nullable=False, server_default=""))
