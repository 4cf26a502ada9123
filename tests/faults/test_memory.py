"""Too little memory is said in a line (a system that kills instead is what the kill tests are for)."""

from __future__ import annotations

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
    # The shell sets the limit: what this process would run in its child may write there, too.
    limited = ["sh", "-c", f'ulimit -v {megabytes * 1024} && exec "$@"', "sh"]
    command = [*limited, sys.executable, str(BOT), "ask", "--data", str(tmp_path), "Who won?"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert f"only {megabytes} MB may be addressed" in done.stderr
