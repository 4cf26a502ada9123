"""A Milvus Lite server of the tests' own, which speaks what Milvus speaks: one for all, and ones that can go away."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from milvus_lite.adapter.grpc.server import start_server_in_thread


class MilvusServer:
    """A server in this process, over a folder; it can be stopped and started again at the same address."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._port = 0
        self._server: Any = None
        self._opened: Any = None

    @property
    def uri(self) -> str:
        """Its address, for QUOTEWIRE_VECTORS."""
        return f"http://127.0.0.1:{self._port}"

    def start(self) -> None:
        """Answers from now on."""
        self._server, self._opened, self._port = start_server_in_thread(str(self._folder), port=self._port)

    def stop(self) -> None:
        """Answers no longer; everything is kept."""
        if self._server is not None:
            self._server.stop(grace=0).wait()
            self._opened.close()
            self._server = None

    def forget(self) -> None:
        """Loses everything, while it is stopped."""
        shutil.rmtree(self._folder)


@pytest.fixture(scope="session")
def milvus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URI of a server for all tests: each library has a collection of its own there."""
    server = MilvusServer(tmp_path_factory.mktemp("milvus"))
    server.start()
    yield server.uri
    server.stop()


@pytest.fixture
def own_milvus(tmp_path: Path) -> Iterator[MilvusServer]:
    """A server for one test, which may stop it."""
    server = MilvusServer(tmp_path / "milvus")
    server.start()
    yield server
    server.stop()
