"""Models are fitted for a number of passages read, and those for fewer lie beside the others."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from retrieval.fitted_models import load_all_models
from retrieval.ranker import WEIGHTS


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with np.load(WEIGHTS) as saved:
        content = {name: saved[name] for name in saved.files}
    for name, read in (("ranker", 4), ("ranker-8", 8), ("ranker-2", 2), ("ranker-0", 0)):
        np.savez(tmp_path / f"{name}.npz", **{**content, "read": np.array(read)})
    return tmp_path


def test_the_numbers_of_passages_are_those_of_the_files_up_to_the_first(folder: Path) -> None:
    assert load_all_models(folder / "ranker.npz").depths == (4, 2, 0)


def test_each_number_has_its_own_models(folder: Path) -> None:
    models = load_all_models(folder / "ranker.npz")
    assert [models.at(read).read for read in (None, 4, 2, 0)] == [4, 4, 2, 0]
    assert models.at(2) is models.at(2)


@pytest.mark.parametrize("read", [1, 3, 8, 100])
def test_a_number_without_models_is_answered_by_the_first(folder: Path, read: int) -> None:
    assert load_all_models(folder / "ranker.npz").at(read).read == 4


def test_what_is_shipped_reads_four_passages_or_none() -> None:
    models = load_all_models()
    assert models.depths == (4, 0)
    assert [models.at(read).read for read in models.depths] == [4, 0]
