"""The library: articles, their addresses, versions and passages, and the numbered changes."""

import uuid

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

ROW_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Creates the first tables."""
    op.create_table(
        "articles",
        sa.Column("id", ROW_NUMBER, primary_key=True),
        sa.Column("url", sa.Text, nullable=False, unique=True),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("published", sa.BigInteger),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("authors", sa.JSON, nullable=False),
        sa.Column("language", sa.String(16), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("content_hash", sa.LargeBinary(16), nullable=False),
        sa.Column("text_hash", sa.LargeBinary(16), nullable=False),
        sa.Column("story", ROW_NUMBER),
        sa.Column("sample", sa.Boolean, nullable=False),
        sa.Column("indexed_at", sa.BigInteger, nullable=False),
        sa.Column("changed_at", sa.BigInteger, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_articles_published", "articles", ["published"])
    op.create_index("ix_articles_text_hash", "articles", ["text_hash"])
    op.create_index("ix_articles_story", "articles", ["story"])
    op.create_table(
        "addresses",
        sa.Column("url", sa.Text, primary_key=True),
        sa.Column("article", ROW_NUMBER, sa.ForeignKey("articles.id", ondelete="CASCADE"), nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("seen_at", sa.BigInteger, nullable=False),
    )
    op.create_index("ix_addresses_article", "addresses", ["article"])
    op.create_table(
        "versions",
        sa.Column("article", ROW_NUMBER, sa.ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("version", sa.Integer, primary_key=True),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("until", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "passages",
        sa.Column("id", ROW_NUMBER, primary_key=True),
        sa.Column("article", ROW_NUMBER, sa.ForeignKey("articles.id", ondelete="CASCADE"), nullable=False),
        sa.Column("ordinal", sa.Integer, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("sentences", sa.LargeBinary, nullable=False),
        sa.Column("model", sa.String(128), nullable=False),
        sa.Column("vector", sa.LargeBinary, nullable=False),
        sa.Column("sentence_vectors", sa.LargeBinary, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_passages_article", "passages", ["article"])
    op.create_table(
        "changes",
        sa.Column("number", ROW_NUMBER, primary_key=True),
        sa.Column("article", ROW_NUMBER, nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("announce", sa.Boolean, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "followers",
        sa.Column("name", sa.String(64), primary_key=True),
        sa.Column("position", ROW_NUMBER, nullable=False),
    )
    facts = op.create_table(
        "facts",
        sa.Column("name", sa.String(64), primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )
    op.bulk_insert(facts, [{"name": "identity", "value": uuid.uuid4().hex}])
