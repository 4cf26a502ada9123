"""A newsroom with a fresh library."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio

from testing.engine_pairs import Pair
from tests.index.gathering.feeds.feed_desk import Newsroom, running_newsroom


@pytest_asyncio.fixture
async def newsroom(tmp_path: Path, pair: Pair) -> AsyncIterator[Newsroom]:
    async with running_newsroom(tmp_path, pair) as newsroom:
        yield newsroom
