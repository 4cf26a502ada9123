"""A conversation whose desk has prepared answers."""

from __future__ import annotations

from tests.chat.conftest import conversation, database, desk, follows, migrated, whole  # noqa: F401
