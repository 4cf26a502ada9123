"""kill -9 in the middle of the move to the multilingual model; `make moves` does it more often, with real articles."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.library.articles import Draft
from testing.move_kills import Questions, survive

EACH = 120  # articles of each language: so many batches that a fast machine is killed among them
ENGLISH = [
    Draft(
        f"https://news.example/en{n}", f"Storm {n}", f"Storm number {n} hit the port of Hale on Monday.", language="en"
    )
    for n in range(EACH)
]
UKRAINIAN = [
    Draft(
        f"https://news.example/uk{n}", f"Злива {n}", f"Злива номер {n} накрила порт Одеси в понеділок.", language="uk"
    )
    for n in range(EACH)
]
QUESTIONS = Questions(("Which port did storm 7 hit?", "the port of Hale"), ("Який порт накрила злива 7?", "порт Одеси"))


@pytest.mark.real_model
@pytest.mark.files
def test_a_move_that_is_killed_over_and_over_leaves_the_library_whole(
    tmp_path: Path, model_folder: Path, multilingual_folder: Path
) -> None:
    survived = survive(2, tmp_path, multilingual_folder, [*ENGLISH, *UKRAINIAN], QUESTIONS)
    assert survived.problems == []
    assert survived.embedded[0] < 2 * EACH
