"""A library that follows the news is told from an archive, whatever a question finds in it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from retrieval.archives import RECENT_PASSAGES, is_archive
from retrieval.candidates import Candidate, find_candidates
from tests.index.tinyembedder import TinyEmbedder
from tests.retrieval.shelf import Shelf

NOW = datetime(2025, 5, 16, 18, tzinfo=UTC)
QUESTION = "Who won in Tavira?"


def shelf(recent: int, days_ago: int = 3) -> Shelf:
    """An old report on Tavira, and so many new ones on something else."""
    shelf = Shelf(TinyEmbedder())
    shelf.add("Reis wins in Tavira", "Joaquim Reis won the election in Tavira on Sunday.", "2020-05-11")
    day = (NOW - timedelta(days=days_ago)).date().isoformat()
    for number in range(recent):
        shelf.add(f"Crane {number}", f"Crane number {number} was moved along the quay.", day)
    return shelf


def on_tavira_alone(shelf: Shelf) -> list[Candidate]:
    """What a question finds where nothing recent is on its matter."""
    found = find_candidates(shelf, QUESTION, TinyEmbedder().questions([QUESTION])[0], NOW)
    return [candidate for candidate in found if "Tavira" in candidate.passage.article.title]


@pytest.mark.parametrize(
    ("recent", "days_ago", "expected"),
    [(RECENT_PASSAGES, 3, False), (RECENT_PASSAGES - 1, 3, True), (RECENT_PASSAGES, 40, True), (0, 3, True)],
)
def test_an_archive_has_little_of_these_days_in_all_of_it(recent: int, days_ago: int, expected: bool) -> None:
    library = shelf(recent, days_ago)
    vector = TinyEmbedder().questions([QUESTION])[0]
    assert is_archive(library, vector, on_tavira_alone(library), NOW) is expected


def test_recent_candidates_tell_it_at_once() -> None:
    library = shelf(6)
    vector = TinyEmbedder().questions([QUESTION])[0]
    candidates = find_candidates(library, QUESTION, vector, NOW)
    assert not is_archive(library, vector, candidates, NOW)
