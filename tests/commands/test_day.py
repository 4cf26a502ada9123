"""A quarter of a simulated hour of testing/simulated_day: the whole bot by a faster clock, with faults."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from testing.simulated_day import own_questions, spend

HOURS, SPEED = 0.25, 60.0
OF_LONGER_DAYS = "memory"  # which is still growing into its place


@pytest.mark.real_model
@pytest.mark.skipif(not (shutil.which("cc") or shutil.which("gcc")), reason="the faster clock needs a C compiler")
async def test_a_day_is_lived_through(tmp_path: Path, model_folder: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "model").symlink_to(model_folder)
    findings = await spend(HOURS, SPEED, data, own_questions(), seed=1)
    assert [f"{f.what}: {f.figures}" for f in findings if not f.holds and OF_LONGER_DAYS not in f.what] == []
