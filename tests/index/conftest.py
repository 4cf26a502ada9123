"""A library for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from testing.engine_pairs import Pair
from testing.indexed_library import Rig


@pytest.fixture
def rig(tmp_path: Path, pair: Pair) -> Iterator[Rig]:
    rig = Rig(tmp_path, pair=pair)
    yield rig
    rig.database.close()
