"""Whether answers in a chat show a preview of their first source."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Adds the choice, which nobody has made."""
    with op.batch_alter_table("readers") as batch:
        batch.add_column(sa.Column("link_preview", sa.String(8), nullable=False, server_default=""))
    with op.batch_alter_table("readers") as batch:
        batch.alter_column("link_preview", server_default=None)
