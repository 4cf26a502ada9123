"""Indexes for questions that would otherwise read every text or every vector of a large library."""

from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Adds them."""
    op.create_index("ix_passages_model", "passages", ["model", "article"])
    op.create_index("ix_articles_state", "articles", ["state", "source"])
