"""The conversation: answers that were shown, what readers chose, their feedback, counts."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

ROW_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Creates the tables of the conversation."""
    op.create_table(
        "shown_answers",
        sa.Column("key", sa.String(16), primary_key=True),
        sa.Column("chat", sa.BigInteger, nullable=False),
        sa.Column("thread", sa.BigInteger, nullable=False),
        sa.Column("person", sa.BigInteger, nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("asked_in", sa.BigInteger),
        sa.Column("message", sa.BigInteger),
        sa.Column("reason", sa.String(32), nullable=False),
        sa.Column("quotes", sa.JSON, nullable=False),
        sa.Column("headlines", sa.JSON, nullable=False),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.Column("asked_at", sa.BigInteger, nullable=False),
    )
    op.create_index("ix_shown_answers_person", "shown_answers", ["person"])
    op.create_index("ix_shown_answers_asked_at", "shown_answers", ["asked_at"])
    op.create_index("ix_shown_answers_asked_in", "shown_answers", ["chat", "asked_in"])
    op.create_table(
        "readers",
        sa.Column("person", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("language", sa.String(16), nullable=False),
        sa.Column("consent", sa.String(8), nullable=False),
        sa.Column("changed_at", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "feedback",
        sa.Column("id", ROW_NUMBER, primary_key=True),
        sa.Column("answer", sa.String(16), nullable=False),
        sa.Column("person", sa.BigInteger, nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("verdict", sa.Integer, nullable=False),
        sa.Column("quotes", sa.JSON, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.UniqueConstraint("answer", "person", name="uq_feedback_answer"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_feedback_person", "feedback", ["person"])
    op.create_table(
        "question_counts",
        sa.Column("day", sa.String(10), primary_key=True),
        sa.Column("asked", sa.Integer, nullable=False),
        sa.Column("answered", sa.Integer, nullable=False),
    )
