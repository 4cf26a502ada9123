"""What was freed is given back, again and again, until the end."""

from __future__ import annotations

import threading

import pytest

from config import memory


def test_memory_is_given_back_over_and_over(monkeypatch: pytest.MonkeyPatch) -> None:
    often = threading.Semaphore(0)
    told: list[tuple[int, ...]] = []

    def function(name: str) -> object:
        return {"mallopt": lambda *told_: told.append(told_), "malloc_trim": lambda _: often.release()}[name]

    monkeypatch.setattr(memory, "_function", function)
    with memory.release_freed_memory(0.001):
        assert all(often.acquire(timeout=10) for _ in range(3))
    assert told == [(-8, memory.ARENAS_MOST)]


def test_another_c_library_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "_function", lambda name: None)
    with memory.release_freed_memory(0.001):
        pass
