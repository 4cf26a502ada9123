"""Keeps the gathering process running beside the bot, and starts it anew where it ends."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

FIRST_PAUSE_S, LONGEST_PAUSE_S = 1.0, 60.0
HEAD_START_S = 3.0  # the bot is ready by then; both at once would take longer
GRACE_S = 8.0  # a stop is complete within 10 seconds
PROGRAM = Path(__file__).resolve().parent.parent / "bot.py"

log = logging.getLogger(__name__)


@contextmanager
def gathering_beside(data: Path) -> Iterator[Callable[[], None]]:
    """Runs `bot.py run --only ingest` on the same data folder until the block ends.

    Gives what has it end sooner, without waiting for it: it takes its seconds beside what else has to be finished.
    """
    ended = threading.Event()
    thread = threading.Thread(target=_run_soon, args=(data, ended), name="supervise", daemon=True)
    thread.start()
    try:
        yield ended.set
    finally:
        ended.set()
        thread.join()


def _run_soon(data: Path, ended: threading.Event) -> None:
    if not ended.wait(HEAD_START_S):
        _keep_running(data, ended)


def _keep_running(data: Path, ended: threading.Event) -> None:
    pause = FIRST_PAUSE_S
    while not ended.is_set():
        child = subprocess.Popen(  # noqa: S603  # our own program
            [
                sys.executable,
                str(PROGRAM),
                "run",
                "--only",
                "ingest",
                "--parent",
                str(os.getpid()),
                "--data",
                str(data),
            ],
            stdin=subprocess.DEVNULL,
        )
        while child.poll() is None:
            if ended.wait(FIRST_PAUSE_S):
                _stop(child)
                return
        log.warning("gathering news ended with status %d, starting it again in %.0f s", child.returncode, pause)
        ended.wait(pause)
        pause = min(2 * pause, LONGEST_PAUSE_S)


def _stop(child: subprocess.Popen[bytes]) -> None:
    child.terminate()
    try:
        child.wait(GRACE_S)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
