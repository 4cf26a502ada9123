"""A library for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from testing.engine_pairs import Pair
from testing.indexed_library import IndexedLibrary


@pytest.fixture
def indexed(tmp_path: Path, pair: Pair) -> Iterator[IndexedLibrary]:
    indexed = IndexedLibrary(tmp_path, pair=pair)
    yield indexed
    indexed.database.close()
