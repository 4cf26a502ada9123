"""kill -9 while feeds are polled and indexed loses and doubles nothing; `make kills` does it a hundred times."""

from __future__ import annotations

from pathlib import Path

import pytest

from testing.gathering_kills import survive


@pytest.mark.real_model
def test_a_library_that_was_killed_over_and_over_equals_an_undisturbed_one(tmp_path: Path, model_folder: Path) -> None:
    compared = survive(4, tmp_path, model_folder)
    assert compared.differences == []
    assert compared.articles == 80
