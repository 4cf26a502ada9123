"""The engines of the run at scale: a PostgreSQL and a Milvus Lite server, started from packages where none is named."""

from __future__ import annotations

import contextlib
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

STARTS_WITHIN_S = 120.0


@contextmanager
def postgresql(folder: Path, named: str | None) -> Iterator[str]:
    """The URL of an empty database: the one that is named, or of a server of its own."""
    if named is not None:
        yield named
        return
    from pgserver import get_server  # type: ignore[attr-defined]  # it says so in its README

    with get_server(folder) as server:
        yield server.get_uri().replace("postgresql://", "postgresql+psycopg://", 1)


@contextmanager
def milvus(folder: Path, named: str | None) -> Iterator[str]:
    """The URI of a Milvus: the one that is named, or a Milvus Lite server of its own."""
    if named is not None:
        yield named
        return
    port = free_port()
    program = Path(sys.executable).with_name("milvus-lite")
    with (folder.parent / "milvus.log").open("wb") as log:
        server = subprocess.Popen(
            [program, "server", "--data-dir", str(folder), "--host", "127.0.0.1", "--port", str(port)],
            stdout=log,
            stderr=log,
        )
    try:
        _await(server, port)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


def free_port() -> int:
    """A port of loopback that nobody listens on now."""
    with contextlib.closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _await(server: subprocess.Popen[bytes], port: int) -> None:
    until = time.monotonic() + STARTS_WITHIN_S
    while time.monotonic() < until and server.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.1)
    raise RuntimeError("the Milvus Lite server does not start: see milvus.log")
