"""What is known of the words of a passage's sentences, so that no question analyses them again."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"

ROW_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Adds the table; the gathering process fills it for the passages that are there already."""
    op.create_table(
        "sentence_words",
        sa.Column("passage", ROW_NUMBER, sa.ForeignKey("passages.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("words", sa.LargeBinary, nullable=False),
    )
