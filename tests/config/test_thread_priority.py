"""A thread lets others go first, and no other thread does so with it."""

from __future__ import annotations

import os
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from config.thread_priority import lower_priority


def priority() -> int:
    return os.getpriority(os.PRIO_PROCESS, threading.get_native_id())


@pytest.mark.skipif(sys.platform != "linux", reason="threads have no priority of their own")
def test_one_thread_goes_after_the_others() -> None:
    before = priority()
    with ThreadPoolExecutor(1, initializer=lower_priority, initargs=(3,)) as pool:
        assert pool.submit(priority).result() == min(19, before + 3)
        pool.submit(lower_priority, 2).result()
        assert pool.submit(priority).result() == min(19, before + 5)
    assert priority() == before


def test_a_sandbox_that_forbids_it_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "setpriority", forbidden)
    lower_priority(1)
