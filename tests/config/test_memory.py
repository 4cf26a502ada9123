"""What was freed is given back, again and again, until the end."""

from __future__ import annotations

import array
import gc
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


def test_what_lies_in_a_file_is_read_again_after_it_was_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    often = threading.Semaphore(0)
    monkeypatch.setattr(memory, "_function", lambda name: lambda *_: often.release())
    numbers = memoryview(memory.moved_to_file(array.array("i", range(100_000)))).cast("i")
    with memory.release_freed_memory(0.001):
        for _ in range(5):
            assert often.acquire(timeout=10)
            assert numbers[99_999] == 99_999
    assert sum(numbers) == sum(range(100_000))


def test_a_mapped_file_that_nobody_uses_is_forgotten() -> None:
    before = len(memory._mapped_files)
    mapped = memory.moved_to_file(b"words")
    assert len(memory._mapped_files) == before + 1
    del mapped
    gc.collect()
    assert len(memory._mapped_files) == before
