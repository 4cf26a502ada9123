"""A clock that runs faster, for whole programs: fast_clock.c, compiled here, stands between them and the system's.

The date alone runs faster. Pauses, time limits and Telegram's pace go by the monotonic clock, which stays real: so do
what they measure, processor and network.
"""

from __future__ import annotations

import shutil
import subprocess
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

SOURCE = Path(__file__).with_suffix(".c")


class NoCompiler(Exception):
    """The clock cannot be made on this machine."""


@dataclass(frozen=True, slots=True)
class FastClock:
    """A clock that agreed with the real one at `epoch` (seconds since 1970) and has run `speed` times as fast since."""

    library: Path
    epoch: float
    speed: float

    def now(self) -> datetime:
        """What the programs that run by this clock take for the time."""
        return datetime.fromtimestamp(self.epoch + (time.time() - self.epoch) * self.speed, UTC)

    def real_seconds(self, simulated: float) -> float:
        """How long so many simulated seconds take."""
        return simulated / self.speed

    def environment(self) -> dict[str, str]:
        """What a program needs to run by this clock, and every program that it starts."""
        return {
            "LD_PRELOAD": str(self.library),
            "FAST_CLOCK_EPOCH": f"{self.epoch:.6f}",
            "FAST_CLOCK_SPEED": f"{self.speed:.6f}",
        }


def fast_clock(folder: Path, speed: float) -> FastClock:
    """A clock that begins now, its library compiled into `folder`; raises NoCompiler with what to do."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None:
        raise NoCompiler("the fast clock needs a C compiler: install gcc")
    library = folder / "fast_clock.so"
    made = subprocess.run(
        [compiler, "-O2", "-shared", "-fPIC", "-o", str(library), str(SOURCE), "-ldl"],
        capture_output=True,
        text=True,
        check=False,
    )
    if made.returncode:
        raise NoCompiler(f"the fast clock cannot be compiled: {made.stderr.strip().splitlines()[0]}")
    return FastClock(library, time.time(), speed)
