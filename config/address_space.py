"""Refuses to start if `ulimit -v` leaves too few addresses: the engines would abort in C without a message."""

from __future__ import annotations

import resource

from config.problems import Problem

ADDRESSED_LEAST = 2 * 1024**3  # bytes: 1.7 GB are enough for 14,000 passages, most of them mapped and never touched


class TooLittleMemory(Problem):
    """The process may use less memory than the program needs."""


def require_address_space() -> None:
    """Raise TooLittleMemory if a limit (`ulimit -v`) leaves too few addresses for the engines."""
    allowed, _ = resource.getrlimit(resource.RLIMIT_AS)
    if allowed != resource.RLIM_INFINITY and allowed < ADDRESSED_LEAST:
        raise TooLittleMemory(
            f"only {allowed // 1024**2} MB may be addressed (ulimit -v); it needs {ADDRESSED_LEAST // 1024**2}, "
            "most of it mapped files: to limit its memory, use a control group, such as MemoryMax of systemd"
        )
