"""Refuses an address space in which the engines would abort in C without a word."""

from __future__ import annotations

import resource

from config.problems import Problem

ADDRESSED_LEAST = 2 * 1024**3  # bytes: 1.7 GB are enough for 14,000 passages, most of them mapped and never touched


class TooLittleMemory(Problem):
    """The process may not have what the program cannot do without."""


def require_address_space() -> None:
    """Raises TooLittleMemory where a limit (`ulimit -v`) leaves too few addresses for the engines."""
    allowed, _ = resource.getrlimit(resource.RLIMIT_AS)
    if allowed != resource.RLIM_INFINITY and allowed < ADDRESSED_LEAST:
        raise TooLittleMemory(
            f"only {allowed // 1024**2} MB may be addressed (ulimit -v); it needs {ADDRESSED_LEAST // 1024**2}, "
            "most of it mapped files: to limit its memory, use a control group, such as MemoryMax of systemd"
        )
