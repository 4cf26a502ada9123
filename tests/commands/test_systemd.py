"""What systemd is told, at a socket as it has one."""

from __future__ import annotations

import asyncio
import os
import socket
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from commands.systemd import Systemd


@pytest.fixture
def manager(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[socket.socket]:
    """The service manager's end."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind(str(tmp_path / "notify"))
        manager.settimeout(5)
        monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "notify"))
        yield manager


async def test_it_is_told_of_the_start_of_readiness_of_life_and_of_the_end(
    manager: socket.socket, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WATCHDOG_USEC", "20000")
    monkeypatch.setenv("WATCHDOG_PID", str(os.getpid()))
    systemd = Systemd()
    systemd.starting("opening the library")
    beating = asyncio.create_task(systemd.bot_task()(cast(Any, SimpleNamespace(username="quotewire_bot"))))
    heard = [await asyncio.to_thread(manager.recv, 1000) for _ in range(4)]
    beating.cancel()
    systemd.stopping()
    assert heard == [
        b"STATUS=opening the library",
        b"READY=1\nSTATUS=listening on Telegram as @quotewire_bot",
        b"WATCHDOG=1",
        b"WATCHDOG=1",
    ]
    last = await asyncio.to_thread(manager.recv, 1000)
    while last == b"WATCHDOG=1":
        last = await asyncio.to_thread(manager.recv, 1000)
    assert last == b"STOPPING=1\nSTATUS=finishing what is under way"


def test_elsewhere_it_is_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NOTIFY_SOCKET", raising=False)
    Systemd().starting("nobody hears this")
