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


def test_models_fitted_with_the_light_reader_bring_it(folder: Path) -> None:
    with np.load(folder / "ranker-2.npz") as saved:
        content = {name: saved[name] for name in saved.files}
    np.savez(folder / "ranker-2.npz", **{**content, "light": np.array(True)})
    models = load_all_models(folder / "ranker.npz")
    reader = models.at(2).reader
    assert reader is not None
    assert reader.read("Who fell?", [("", "A crane fell.")])[0].begins.shape == (4,)
    assert [models.at(read).reader for read in (4, 0)] == [None, None]


def test_what_is_shipped_can_be_loaded() -> None:
    models = load_all_models()
    assert models.depths == (4, 2, 0)
    assert (models.at(4).read, models.at(4).reader) == (4, None)


def test_what_counts_as_two_passages_is_four_by_the_light_reader() -> None:
    models = load_all_models().at(2)
    assert models.read == 4
    assert models.reader is not None


def test_nothing_is_read_where_even_the_light_reader_is_too_slow() -> None:
    models = load_all_models().at(0)
    assert (models.read, models.reader) == (0, None)
