"""What the scenarios of this folder share: a server, a library's database, and an answerer."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from chat.conversation import Conversation
from chat.conversation_setup import BuiltConversation, build_conversation
from index.library.database import Database, open_database
from testing.bot_api import BotApiServer
from testing.engine_pairs import SMALL, Pair
from testing.fake_answerer import FakeAnswerer, Following


@pytest.fixture
async def server() -> AsyncIterator[BotApiServer]:
    """A Bot API server without sending limits."""
    async with BotApiServer() as server:
        yield server


@pytest.fixture
def answerer() -> FakeAnswerer:
    """An answerer with prepared answers, and the articles they are from."""
    return FakeAnswerer()


@pytest.fixture
def follows() -> Following:
    """Keeps the questions that somebody follows."""
    return Following()


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with all tables and nothing in them."""
    path = tmp_path_factory.mktemp("migrated") / "library.sqlite3"
    open_database(f"sqlite:///{path}").close()
    return path


@pytest.fixture
def database(migrated: Path, tmp_path: Path, pair: Pair) -> Iterator[Database]:
    """A database of the test's own."""
    if pair is SMALL:
        shutil.copy(migrated, tmp_path / "library.sqlite3")
    database = open_database(pair.database_url(tmp_path))
    yield database
    database.close()


@pytest.fixture
def whole(answerer: FakeAnswerer, database: Database, follows: Following) -> BuiltConversation:
    """The conversation and its parts."""
    return build_conversation(answerer, answerer, database, standing_questions=follows)


@pytest.fixture
def conversation(whole: BuiltConversation) -> Conversation:
    """The whole conversation over that answerer."""
    return whole.conversation
