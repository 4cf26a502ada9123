"""Too little memory is said in a line (a system that kills instead is what the kill tests are for)."""

from __future__ import annotations

import pytest

from commands.failures import explain


@pytest.mark.parametrize(
    "error",
    [
        MemoryError(),
        RuntimeError("[CPU] MatMul node with name 'dense' can't alloc\n\n"),
        RuntimeError("std::bad_alloc"),
    ],
)
def test_no_memory_is_explained(error: Exception) -> None:
    assert explain(error) == "there is not enough memory: the program needs 1 GB; what was stored before is kept"


def test_a_bug_is_none() -> None:
    assert explain(RuntimeError("dictionary changed size during iteration")) is None
