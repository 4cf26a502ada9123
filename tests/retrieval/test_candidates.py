"""The windows in which passages are looked for, and how many of those that are found are fetched."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from index.indexing.embedding import Embedder
from retrieval.candidates import FETCHED, FETCHED_IN_HASTE, RECENT, fetched_for, find_candidates, recent_window
from tests.retrieval.shelf import ArticleLookup


def test_those_who_ask_within_an_hour_share_the_beginning_of_the_last_weeks() -> None:
    first = recent_window(datetime(2026, 6, 15, 12, 3, 21, tzinfo=UTC))
    later = recent_window(datetime(2026, 6, 15, 12, 58, tzinfo=UTC))
    assert first.since == later.since
    assert later.until is not None
    assert later.since is not None
    assert RECENT <= later.until - later.since < RECENT + timedelta(hours=1)


def test_fewer_passages_are_fetched_where_none_is_read(real_embedder: Embedder) -> None:
    shelf = ArticleLookup(real_embedder)
    for number in range(FETCHED + 5):
        shelf.add(f"Ferry {number}", f"The ferry number {number} leaves Port Amar at noon.", "2026-06-01")
    words, vector = "ferry port amar", real_embedder.questions(["When does the ferry leave Port Amar?"])[0]

    def found(read: int) -> int:
        return len(find_candidates(shelf, words, vector, datetime(2026, 6, 15, tzinfo=UTC), fetched_for(read)))

    assert (found(4), found(0)) == (FETCHED, FETCHED_IN_HASTE)
