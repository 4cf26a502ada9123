"""The terms of a passage, so that the word indexes of all processes take them as they are."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Adds the column; the terms of passages that are there already are computed when an index needs them."""
    op.add_column("passages", sa.Column("terms", sa.LargeBinary, nullable=True))
