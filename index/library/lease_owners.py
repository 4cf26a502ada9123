"""Names the process that owns a lease, and tells whether that process has ended."""

from __future__ import annotations

import os
import socket

import psutil


def process_name() -> str:
    """Return the name of this process: machine, number, and start, since numbers are used again."""
    return f"{socket.gethostname()}/{os.getpid()}/{psutil.Process().create_time():.2f}"


def process_has_ended(owner: str) -> bool:
    """Whether the process named `owner` has ended; never known of a process on another machine."""
    host, _, rest = owner.rpartition("/")[0].rpartition("/")
    started = owner.rpartition("/")[2]
    if host != socket.gethostname() or not rest.isdigit():
        return False
    try:
        return f"{psutil.Process(int(rest)).create_time():.2f}" != started
    except psutil.NoSuchProcess:
        return True
    except psutil.AccessDenied:
        return False
