"""The two pairs of engines that a library may stand on, as fixtures for tests.

A test that asks for `pair` runs on both: `small`, SQLite with FAISS and tantivy in a folder, and `large`, PostgreSQL
with Milvus Lite. Three markers restrict it to one:

- `files`: the test is about the files of `small`, and runs on that alone.
- `server`: the test is about the server of `large`, and runs on that alone.
- `either`: the test needs some database and learns nothing from a second one; it runs on `small`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

import pytest

from index.library.library import Library
from index.search.interface import LibrarySearch
from index.search.local_search import LIMITS, LocalSearch
from index.search.milvus.milvus_search import MilvusSearch
from index.search.vector_index_types import VectorIndexLimits
from testing.postgresql_server import PostgreSQL

MARKERS = {"small": ("files", "either"), "large": ("server",)}


class Pair(Protocol):
    """A database and a search, for any folder that a test names."""

    name: str

    def database_url(self, folder: Path) -> str:
        """Of the database of that folder: the same each time, and empty but for its tables at first."""
        ...

    def open_search(
        self, library: Library, folder: Path, model: str, dimension: int, limits: VectorIndexLimits = LIMITS
    ) -> LibrarySearch:
        """The search over the library of that folder, as one more process has it."""
        ...


class Small:
    """Everything in files."""

    name = "small"

    def database_url(self, folder: Path) -> str:
        """See Pair."""
        return f"sqlite:///{folder / 'library.sqlite3'}"

    def open_search(
        self, library: Library, folder: Path, model: str, dimension: int, limits: VectorIndexLimits = LIMITS
    ) -> LocalSearch:
        """See Pair."""
        return LocalSearch(library, folder / "index", model, dimension, limits)


SMALL = Small()


class Large:
    """A database of the server's for each folder; they are dropped at the end."""

    name = "large"

    def __init__(self, postgresql: PostgreSQL, vectors: Callable[[], str]) -> None:
        """`vectors` gives the URI of a Milvus that keeps one library apart from another."""
        self.postgresql = postgresql
        self._vectors = vectors
        self._urls: dict[Path, str] = {}

    def database_url(self, folder: Path) -> str:
        """See Pair."""
        if folder not in self._urls:
            self._urls[folder] = self.postgresql.fresh()
        return self._urls[folder]

    def open_search(
        self, library: Library, folder: Path, model: str, dimension: int, limits: VectorIndexLimits = LIMITS
    ) -> LibrarySearch:
        """See Pair."""
        return MilvusSearch(library, self._vectors(), model, dimension)

    def close(self) -> None:
        """Drops its databases, whoever holds connections to them."""
        for url in self._urls.values():
            self.postgresql.drop(url)


def on_every_pair(metafunc: pytest.Metafunc) -> None:
    """Has each test that asks for `pair` run on both, or on the one that its marker names."""
    if "pair" in metafunc.fixturenames:
        marked = {marker.name for marker in metafunc.definition.iter_markers()}
        of = [name for name, markers in MARKERS.items() if marked.intersection(markers)]
        metafunc.parametrize("pair", of or list(MARKERS), indirect=True)


@pytest.fixture
def large(request: pytest.FixtureRequest, postgresql: PostgreSQL) -> Iterator[Large]:
    """The second pair, for tests that are about it."""
    large = Large(postgresql, lambda: str(request.getfixturevalue("milvus")))
    yield large
    large.close()


@pytest.fixture
def pair(request: pytest.FixtureRequest) -> Pair:
    """The engines that this run of the test is on."""
    if request.param == SMALL.name:
        return SMALL
    large: Large = request.getfixturevalue("large")
    return large
