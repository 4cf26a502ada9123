"""Serves Milvus Lite from a folder: the first process on this machine runs the server, the others connect to it."""

from __future__ import annotations

import contextlib
import logging
import time
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from index.library.errors import LibraryProblem

SERVER = "http://127.0.0.1:{port}"
APPEARS_WITHIN_S = 10.0  # after its process has taken the lock; loading 10,000 passages takes a second
LOOK_SECONDS = 0.05


class LiteFolder:
    """A folder of Milvus Lite: one process opens it and serves the others over loopback."""

    def __init__(self, folder: Path) -> None:
        """Create the folder; raises LibraryProblem if that fails."""
        self._folder = folder
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise LibraryProblem(f"QUOTEWIRE_VECTORS: {folder} cannot be a folder of Milvus Lite: {error}") from error
        self._lock = FileLock(folder / "serving.lock", thread_local=False)
        self._address = folder / "serving.address"
        self._server: Any = None
        self._opened: Any = None

    def uri(self) -> str:
        """Return the server's address; start the server in this process if no other runs it."""
        waited_until = time.monotonic() + APPEARS_WITHIN_S
        while True:
            if self._server is not None or self._serves():
                return self._address.read_text(encoding="utf-8")
            with contextlib.suppress(OSError):
                return self._address.read_text(encoding="utf-8")
            if time.monotonic() > waited_until:
                raise LibraryProblem(f"the process that holds {self._folder} (QUOTEWIRE_VECTORS) does not serve it")
            time.sleep(LOOK_SECONDS)

    def close(self) -> None:
        """Stop the server if this process runs it, and write everything to disk."""
        if self._server is not None:
            self._address.unlink(missing_ok=True)
            self._server.stop(grace=1).wait()
            self._opened.close()
            self._server = self._opened = None
            self._lock.release()

    def _serves(self) -> bool:
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            return False
        try:
            self._address.unlink(missing_ok=True)
            self._start()
        except BaseException:
            self._lock.release()
            raise
        return True

    def _start(self) -> None:
        try:
            from milvus_lite.adapter.grpc.server import start_server_in_thread
            from milvus_lite.exceptions import MilvusLiteError
        except ImportError as error:
            raise LibraryProblem(
                "QUOTEWIRE_VECTORS names a folder, which needs the package milvus-lite: install requirements.txt anew"
            ) from error
        logging.getLogger("grpc._server").setLevel(logging.CRITICAL)  # logs requests that Milvus Lite does not support
        logging.getLogger("milvus_lite").setLevel(logging.WARNING)
        try:
            self._server, self._opened, port = start_server_in_thread(str(self._folder / "data"))
        except (MilvusLiteError, OSError, ValueError) as error:
            raise LibraryProblem(f"Milvus Lite cannot open {self._folder} (QUOTEWIRE_VECTORS): {error}") from error
        fresh = self._address.with_suffix(".new")
        fresh.write_text(SERVER.format(port=port), encoding="utf-8")
        fresh.replace(self._address)
