"""Keeps the gathering process running beside the bot, and starts it anew where it ends."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FIRST_PAUSE_S, LONGEST_PAUSE_S = 1.0, 60.0
WELL_AFTER_S = 120.0  # who ran for so long was well: the next trouble begins with a short pause
GRACE_S = 8.0  # a stop is complete within 10 seconds
PROGRAM = Path(__file__).resolve().parent.parent / "bot.py"

log = logging.getLogger(__name__)


@contextmanager
def gathering_beside(data: Path) -> Iterator[None]:
    """Runs `bot.py run --only ingest` on the same data folder until the block ends."""
    ended = threading.Event()
    thread = threading.Thread(target=_keep_running, args=(data, ended), name="supervise", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def _keep_running(data: Path, ended: threading.Event) -> None:
    pause = FIRST_PAUSE_S
    while not ended.is_set():
        begun = time.monotonic()
        try:
            child = _started(data)
        except OSError as error:  # no memory or no processes are left, for now
            log.warning("gathering news cannot be started (%s), trying again in %.0f s", error, pause)
        else:
            while child.poll() is None:
                if ended.wait(FIRST_PAUSE_S):
                    _stop(child)
                    return
            if time.monotonic() - begun >= WELL_AFTER_S:
                pause = FIRST_PAUSE_S
            log.warning("gathering news ended with status %d, starting it again in %.0f s", child.returncode, pause)
        ended.wait(pause)
        pause = min(2 * pause, LONGEST_PAUSE_S)


def _started(data: Path) -> subprocess.Popen[bytes]:
    role = ("run", "--only", "ingest", "--parent", str(os.getpid()), "--data", str(data))
    return subprocess.Popen([sys.executable, str(PROGRAM), *role], stdin=subprocess.DEVNULL)  # noqa: S603  # our own


def _stop(child: subprocess.Popen[bytes]) -> None:
    child.terminate()
    try:
        child.wait(GRACE_S)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
