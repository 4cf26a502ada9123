"""A newsroom for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.updates.newsroom import Newsroom


@pytest.fixture
def newsroom(tmp_path: Path) -> Iterator[Newsroom]:
    room = Newsroom(tmp_path)
    yield room
    room.close()
