"""A newsroom for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from testing.engine_pairs import Pair
from testing.newsroom import Newsroom


@pytest.fixture
def newsroom(tmp_path: Path, pair: Pair) -> Iterator[Newsroom]:
    room = Newsroom(tmp_path, pair=pair)
    yield room
    room.close()
