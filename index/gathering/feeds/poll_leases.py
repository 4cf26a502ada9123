"""Leases for polling: one worker polls a feed at a time, and leases of ended processes are free."""

from __future__ import annotations

import os
import socket
from datetime import timedelta

import psutil

# Renewed with every batch, whose 32 pages a slow host may want half a minute apart. Only a worker on another
# machine has to wait for its end.
LEASE = timedelta(minutes=20)


def process_name() -> str:
    """This process, by machine, number and start, so that a number that is used again names another."""
    return f"{socket.gethostname()}/{os.getpid()}/{psutil.Process().create_time():.2f}"


def process_has_ended(owner: str) -> bool:
    """Whether `owner` is known to have ended; a process of another machine never is."""
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
