"""A running site and a fetcher that may talk with it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest_asyncio

from index.gathering.fetching import Fetcher
from tests.index.gathering.fetching.site import Site, loopback_fetcher, running_site


@pytest_asyncio.fixture
async def site() -> AsyncIterator[Site]:
    async with running_site() as running:
        yield running


@pytest_asyncio.fixture
async def fetcher() -> AsyncIterator[Fetcher]:
    async with loopback_fetcher() as fetcher:
        yield fetcher
