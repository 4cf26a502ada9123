"""Too little memory is said in a line (a system that kills instead is what the kill tests are for)."""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

import pytest

from commands.error_lines import explain

BOT = Path(__file__).parents[2] / "bot.py"


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


@pytest.mark.parametrize("megabytes", [400, 1200, 1900])
def test_a_limit_under_which_the_engines_would_abort_is_told(tmp_path: Path, megabytes: int) -> None:
    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (megabytes * 1024**2, megabytes * 1024**2))

    command = [sys.executable, str(BOT), "ask", "--data", str(tmp_path), "Who won?"]
    done = subprocess.run(command, capture_output=True, text=True, preexec_fn=limited)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert f"only {megabytes} MB may be addressed" in done.stderr
