"""The passages' vectors of another model than the one in use, and an index that counts articles by language."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"

ROW_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Adds both; the table stays empty until a library changes its model."""
    op.create_table(
        "other_vectors",
        sa.Column("passage", ROW_NUMBER, sa.ForeignKey("passages.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("model", sa.String(128), primary_key=True),
        sa.Column("vector", sa.LargeBinary, nullable=False),
        sa.Column("sentence_vectors", sa.LargeBinary, nullable=False),
    )
    op.create_index("ix_articles_language", "articles", ["state", "sample", "language"])
