"""Stopping takes no longer than 10 seconds, whatever hangs: the library survives an end at any moment."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable

DEADLINE_S = 9.5
ENDED_ON_REQUEST = 0

log = logging.getLogger(__name__)


def end_within(seconds: float = DEADLINE_S, end: Callable[[int], object] = os._exit) -> threading.Timer:
    """Ends this process at the latest so many seconds from now."""

    def give_up() -> None:
        log.warning("stopping takes over %.1f s: the rest is left, and nothing that was accepted is lost", seconds)
        logging.shutdown()
        end(ENDED_ON_REQUEST)

    timer = threading.Timer(seconds, give_up)
    timer.name, timer.daemon = "deadline", True
    timer.start()
    return timer
