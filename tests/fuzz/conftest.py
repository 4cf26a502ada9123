"""A conversation whose answerer has prepared answers."""

from __future__ import annotations

from tests.chat.conftest import answerer, conversation, database, follows, migrated, whole  # noqa: F401
