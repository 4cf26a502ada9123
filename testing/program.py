"""Runs the program as a user would, with its time and memory measured from outside."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


@dataclass(frozen=True, slots=True)
class Ran:
    """A finished program: wall seconds, its output, and the peak resident memory in MB of any child so far."""

    seconds: float
    output: str
    peak_mb: float


def bot(*arguments: str, data: Path, check: bool = True, extra: Mapping[str, str] | None = None) -> Ran:
    """Runs `bot.py` with `arguments` on the data folder; a failure raises where `check` is set.

    `extra` goes into its environment.
    """
    begun = time.perf_counter()
    done = subprocess.run(
        [sys.executable, str(ROOT / "bot.py"), *arguments],
        check=check,
        capture_output=True,
        text=True,
        env={**os.environ, **(extra or {}), "QUOTEWIRE_DATA": str(data)},
    )
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return Ran(time.perf_counter() - begun, done.stdout, peak)
