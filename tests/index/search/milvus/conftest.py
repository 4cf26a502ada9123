"""A library with its collection."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from testing.milvus_server import milvus, own_milvus
from tests.index.search.milvus.milvus_rig import MilvusRig

__all__ = ["indexed", "milvus", "own_milvus"]


@pytest.fixture
def indexed(tmp_path: Path, milvus: str) -> Iterator[MilvusRig]:
    """A library that is searched by the server that all tests share."""
    indexed = MilvusRig(tmp_path, milvus)
    yield indexed
    indexed.close()
