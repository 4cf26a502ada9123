"""Readers with subscriptions, feeds, and a bot on a server of the tests' own."""

from __future__ import annotations

from tests.chat.conftest import (  # noqa: F401  # fixtures are found by their names here
    answerer,
    conversation,
    database,
    follows,
    migrated,
    server,
    whole,
)
from tests.updates.conftest import newsroom  # noqa: F401
