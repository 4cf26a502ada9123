"""A disk that is full at any write: one line that says so, nothing lost, and all goes on once there is room.

The long form, which `make faults` runs, has more moments, and a disk of its own that is really full.
"""

from __future__ import annotations

import asyncio
import shutil
import sys
from pathlib import Path

import pytest

from tests.commands.conftest import ROOT


async def swept(*arguments: str) -> tuple[int, str]:
    """The sweep in a process of its own, which forks and limits itself."""
    command = [sys.executable, "-m", "tests.faults.filling", *arguments]
    process = await asyncio.create_subprocess_exec(
        *command, cwd=ROOT, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT
    )
    said, _ = await process.communicate()
    return process.returncode or 0, said.decode()


async def test_no_file_may_grow_any_further(tmp_path: Path) -> None:
    status, said = await swept(str(tmp_path), "8")
    assert status == 0, said


@pytest.mark.faults
async def test_no_file_may_grow_any_further_at_many_sizes(tmp_path: Path) -> None:
    status, said = await swept(str(tmp_path), "120")
    assert status == 0, said


@pytest.mark.faults
async def test_a_disk_of_its_own_is_full(tmp_path: Path) -> None:
    unshare = shutil.which("unshare")
    if unshare is None:
        pytest.skip("needs unshare, for a small disk in memory")
    sweep = f"{sys.executable} -m tests.faults.filling {tmp_path} 80 --disk 3000000"
    process = await asyncio.create_subprocess_exec(
        unshare, "-rm", "sh", "-c", f"mount -t tmpfs -o size=24m small {tmp_path} || exit 77; {sweep}",
        cwd=ROOT, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip
    said, _ = await process.communicate()
    if process.returncode == 77 or b"unshare failed" in said:
        pytest.skip("no disk in memory can be mounted here")
    assert process.returncode == 0, said.decode()
