"""Runs the gathering process beside the bot, and restarts it when it ends."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from config.retry_pauses import RetryPauses

PAUSES = RetryPauses(1.0, 60.0)  # before it starts again
LOOK_EVERY_S = 1.0  # between checks whether it still runs
HEAD_START_S = 3.0  # the bot is ready by then; starting both at once would take longer
WELL_AFTER_S = 120.0  # a process that ran this long was well: the next failure begins with a short pause
GRACE_S = 8.0  # a stop is complete within 10 seconds
PROGRAM = Path(__file__).resolve().parent.parent / "bot.py"

log = logging.getLogger(__name__)


@contextmanager
def gathering_beside(data: Path) -> Iterator[Callable[[], None]]:
    """Runs `bot.py run --only ingest` on the same data folder until the block ends.

    Yields a function that begins to stop it earlier, without waiting, while the caller finishes other work.
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


def _keep_running(data: Path, ended: threading.Event, pauses: RetryPauses = PAUSES) -> None:
    failures = 0
    while not ended.is_set():
        begun = time.monotonic()
        try:
            child = _started(data)
        except OSError as error:  # no memory or no processes are left, for now
            what = f"cannot be started ({error})"
        else:
            while child.poll() is None:
                if ended.wait(LOOK_EVERY_S):
                    _stop(child)
                    return
            what = f"ended with status {child.returncode}"
        failures = failures_in_a_row(failures, time.monotonic() - begun)
        pause = pauses.after(failures)
        log.warning("gathering news %s, starting it again in %.0f s", what, pause)
        ended.wait(pause)


def failures_in_a_row(before: int, ran_s: float) -> int:
    """Returns the failures in a row after a child that ran for `ran_s`; a long run resets the count."""
    return 1 if ran_s >= WELL_AFTER_S else before + 1


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
