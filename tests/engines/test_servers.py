"""The tests' own PostgreSQL leaves nothing behind, however a run of the tests ends."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from testing import postgresql_server as engine
from testing.postgresql_server import PostgreSQL

STARTS = """
from testing.postgresql_server import _started
with _started() as url:
    print(url.query["host"], flush=True)
    input()
"""


def servers_in(folder: str) -> list[psutil.Process]:
    return [each for each in psutil.process_iter(["cmdline"]) if any(folder in a for a in each.info["cmdline"] or ())]


def test_a_server_ends_with_a_run_that_is_killed_and_the_next_run_sweeps_its_folder(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    run = subprocess.Popen([sys.executable, "-c", STARTS], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert run.stdout is not None and run.stdin is not None
    folder = run.stdout.readline().strip()
    assert servers_in(folder)
    run.send_signal(signal.SIGKILL)
    run.wait()
    for process in servers_in(folder):
        process.wait(20)
    assert Path(folder).exists()
    monkeypatch.setattr(engine, "BEGINS_WITHIN_S", -1.0)
    with engine._folder():
        assert not Path(folder).exists()
    run.stdin.close()
    run.stdout.close()


def test_databases_of_a_killed_run_are_swept_and_those_of_others_are_not(postgresql: PostgreSQL) -> None:
    other = PostgreSQL(postgresql._url, on_disk=True)
    mine, _ = postgresql.fresh(), other.fresh()
    other._orders.close()  # and here it ends
    until = time.monotonic() + 20
    while postgresql._names(other._run):
        assert time.monotonic() < until  # the server takes a moment to see that somebody has gone
        postgresql._sweep()
    assert mine.rsplit("/", 1)[-1].split("?")[0] in postgresql._names()
    postgresql.drop(mine)


def test_it_is_real(postgresql: PostgreSQL) -> None:
    ((version,),) = postgresql._order("SHOW server_version")
    assert int(version.split(".")[0]) >= 15
