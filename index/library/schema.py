"""The library's tables. The database is the source of truth; the vector and word indexes are derived from it."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# SQLite assigns row numbers only in a column that is exactly INTEGER.
RowNumber = BigInteger().with_variant(Integer(), "sqlite")


ROW_NUMBER_DIGITS = 18  # of the largest number that every engine can look up


def is_row_number(text: str) -> bool:
    """Whether `text` can be a row number."""
    return text.isascii() and text.isdigit() and len(text) <= ROW_NUMBER_DIGITS


class UtcTime(TypeDecorator[datetime]):
    """An aware time, stored as whole seconds since 1970 so that every engine sorts it the same way."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        """Convert to seconds; raises ValueError for naive times."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a stored time must be aware")
        return int(value.timestamp())

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        """Convert to a time in UTC."""
        return None if value is None else datetime.fromtimestamp(value, UTC)


articles = Table(
    "articles",
    metadata,
    Column("id", RowNumber, primary_key=True),
    Column("url", Text, nullable=False, unique=True),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("published", UtcTime),
    Column("source", Text, nullable=False),
    Column("authors", JSON, nullable=False),
    Column("language", String(16), nullable=False),
    Column("state", String(16), nullable=False),
    Column("version", Integer, nullable=False),
    Column("content_hash", LargeBinary(16), nullable=False),  # of all fields, to detect changes
    Column(
        "text_hash", LargeBinary(16), nullable=False, index=True
    ),  # of the words only, to detect the same text elsewhere
    Column("story", RowNumber, index=True),  # the id of the first article of its story
    Column("sample", Boolean, nullable=False),
    Column("indexed_at", UtcTime, nullable=False),
    Column("changed_at", UtcTime, nullable=False),
    Index("ix_articles_published", "published"),
    Index("ix_articles_state", "state", "source"),  # counts articles without reading their texts
    Index("ix_articles_language", "state", "sample", "language"),  # the same by language
    sqlite_autoincrement=True,
)

# All addresses of each article, its own among them.
addresses = Table(
    "addresses",
    metadata,
    Column("url", Text, primary_key=True),
    Column("article", ForeignKey("articles.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("source", Text, nullable=False),
    Column("seen_at", UtcTime, nullable=False),
)

# Former versions of corrected articles.
versions = Table(
    "versions",
    metadata,
    Column("article", ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("until", UtcTime, nullable=False),
)

passages = Table(
    "passages",
    metadata,
    Column("id", RowNumber, primary_key=True),
    Column("article", ForeignKey("articles.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("ordinal", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("sentences", LargeBinary, nullable=False),  # int32 pairs of start and end
    Column("model", String(128), nullable=False),
    Column("vector", LargeBinary, nullable=False),  # float16
    Column("sentence_vectors", LargeBinary, nullable=False),  # int8, one row a sentence
    Column("terms", LargeBinary),  # of its text, for the word indexes (index/search/stored_terms)
    Index("ix_passages_model", "model", "article"),  # finds passages of another model without reading their vectors
    sqlite_autoincrement=True,
)

# Vectors of another model than the library's: filled before a change of model, and kept for a while after it for
# processes that still search with the former model.
other_vectors = Table(
    "other_vectors",
    metadata,
    Column("passage", ForeignKey("passages.id", ondelete="CASCADE"), primary_key=True),
    Column("model", String(128), primary_key=True),
    Column("vector", LargeBinary, nullable=False),
    Column("sentence_vectors", LargeBinary, nullable=False),
)

# The analysed words of a passage's sentences. One of another version than the program's is analysed again.
sentence_words = Table(
    "sentence_words",
    metadata,
    Column("passage", ForeignKey("passages.id", ondelete="CASCADE"), primary_key=True),
    Column("version", Integer, nullable=False),
    Column("words", LargeBinary, nullable=False),
)

changes = Table(
    "changes",
    metadata,
    Column("number", RowNumber, primary_key=True),
    Column("article", RowNumber, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("announce", Boolean, nullable=False),
    Column("at", UtcTime, nullable=False),
    sqlite_autoincrement=True,
)

# The position in the change log of each change follower that keeps it in the database.
followers = Table(
    "followers",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("position", RowNumber, nullable=False),
)

# Facts about the library as a whole, such as its identity.
MOVING_FROM = "moving-from"  # exists until a move to this database has finished
facts = Table(
    "facts",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("value", Text, nullable=False),
)
