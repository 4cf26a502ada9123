"""What was freed is given back, again and again, until the end."""

from __future__ import annotations

import array
import gc
import mmap
import threading
from pathlib import Path

import pytest

from config import memory


def test_memory_is_given_back_over_and_over(monkeypatch: pytest.MonkeyPatch) -> None:
    often = threading.Semaphore(0)
    told: list[tuple[int, ...]] = []

    def function(name: str) -> object:
        return {"mallopt": lambda *told_: told.append(told_), "malloc_trim": lambda _: often.release()}.get(name)

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


def _resident_kb(path: Path) -> int:
    """The part of a mapped file that is in this process's memory."""
    lines = Path("/proc/self/smaps").read_text().splitlines()
    begin = next(at for at, line in enumerate(lines) if line.endswith(str(path)))
    return next(int(line.split()[1]) for line in lines[begin:] if line.startswith("Rss:"))


@pytest.mark.skipif(not Path("/proc/self/smaps").exists(), reason="the system does not tell what is mapped")
@pytest.mark.parametrize("access", [mmap.ACCESS_READ, mmap.ACCESS_COPY])
def test_a_file_that_another_library_mapped_leaves_the_memory_unless_it_was_written_to(
    access: int, tmp_path: Path
) -> None:
    path = tmp_path / "weights of a model.bin"
    path.write_bytes(b"w" * 1_000_000)
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=access) as mapped:
        if access == mmap.ACCESS_COPY:
            mapped[0:1] = b"W"
        assert set(mapped[1:]) == set(b"w")
        before = _resident_kb(path)
        memory._drop_files({str(path)})
        assert before >= 900
        assert _resident_kb(path) == (before if access == mmap.ACCESS_COPY else 0)
        assert mapped[:] == (b"W" if access == mmap.ACCESS_COPY else b"w") + b"w" * 999_999
