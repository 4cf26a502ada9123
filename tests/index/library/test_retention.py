"""Old articles go by themselves where the operator says how long they are kept."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from index.indexing.consistency import findings
from index.indexing.ingest import Ingest
from index.library.errors import Rejected
from index.library.retention import ARTICLES_AT_ONCE, remove_old
from index.library.schema import addresses, articles, passages, versions
from testing.indexed_library import NOW, IndexedLibrary, draft

MONTH = timedelta(days=30)
LATER = NOW + timedelta(days=20)  # 21 June


def no_pause(_seconds: float) -> None:
    pass


def left(indexed: IndexedLibrary) -> set[str]:
    return {url.rsplit("/", 1)[1] for url in indexed.dump()}


def sweep(indexed: IndexedLibrary, now: datetime = LATER) -> int:
    gone = remove_old(indexed.database, MONTH, now, pause=no_pause)
    indexed.search.catch_up()
    return gone


def test_an_article_goes_once_it_is_older_than_it_is_kept(indexed: IndexedLibrary) -> None:
    indexed.take(
        draft("may-21", "The bridge was closed.", "2025-05-21"), draft("may-23", "It was opened.", "2025-05-23")
    )
    assert sweep(indexed) == 1
    assert left(indexed) == {"may-23"}
    assert sweep(indexed) == 0


def test_one_without_a_date_is_as_old_as_its_arrival(indexed: IndexedLibrary) -> None:
    indexed.take(draft("undated", "The bridge is old.", None))
    assert sweep(indexed, NOW + timedelta(days=29)) == 0
    assert sweep(indexed, NOW + timedelta(days=31)) == 1


def test_nothing_of_it_is_left_anywhere(indexed: IndexedLibrary) -> None:
    indexed.take(draft("old", "The harbour bridge was painted.", "2025-03-02"))
    indexed.take(draft("old", "The harbour bridge was painted red.", "2025-03-02"))
    assert sweep(indexed) == 1
    with indexed.database.reading() as connection:
        for table in (articles, passages, versions, addresses):
            assert connection.execute(select(table)).all() == []
    assert indexed.nearest("harbour bridge") == []
    assert indexed.matching("harbour bridge") == []
    assert list(findings(indexed.library, indexed.search, indexed.embedder.name)) == []


def test_a_retracted_article_goes_too_and_samples_stay(indexed: IndexedLibrary) -> None:
    indexed.take(draft("sample", "The bridge is a sample.", "2025-03-02"), sample=True)
    assert sweep(indexed) == 0
    indexed.take(draft("retracted", "The bridge fell.", "2025-03-02"))
    indexed.library.retract(indexed.library.find("https://example.org/retracted"))
    assert sweep(indexed) == 1


def test_many_go_a_few_at_a_time_and_others_write_between(indexed: IndexedLibrary) -> None:
    indexed.take(*(draft(f"old-{number}", f"Bridge {number} was built.", "2025-03-02") for number in range(25)))

    def write(_seconds: float) -> None:
        indexed.take(draft("new", f"Revision {len(left(indexed))} of the news.", "2025-06-20"))

    assert remove_old(indexed.database, MONTH, LATER, pause=write) == 25
    assert ARTICLES_AT_ONCE < 25
    assert left(indexed) == {"new"}


def test_it_stops_when_the_program_does(indexed: IndexedLibrary) -> None:
    indexed.take(*(draft(f"old-{number}", f"Bridge {number} was built.", "2025-03-02") for number in range(25)))
    asked = iter([True, False, False])
    assert remove_old(indexed.database, MONTH, LATER, lambda: next(asked), no_pause) == ARTICLES_AT_ONCE


def test_what_would_go_at_once_is_not_taken_in(indexed: IndexedLibrary) -> None:
    ingest = Ingest(indexed.database, lambda: indexed.embedder, now=lambda: NOW, keep=MONTH)
    days = ("2025-04-30", "2025-05-31", None)
    outcomes = list(ingest.take(draft(day or "undated", f"The bridge of {day}.", day) for day in days))
    assert str(outcomes[0]) == "https://example.org/2025-04-30: it is older than the 30 days that articles are kept"
    assert left(indexed) == {"2025-05-31", "undated"}
    assert indexed.embedder.embedded == ["The bridge of 2025-05-31.", "The bridge of None."]


def test_samples_are_taken_in_whatever_their_age(indexed: IndexedLibrary) -> None:
    ingest = Ingest(indexed.database, lambda: indexed.embedder, now=lambda: NOW, keep=MONTH)
    assert not isinstance(next(ingest.take([draft("sample", "The bridge.", "2024-01-01")], sample=True)), Rejected)


@pytest.mark.parametrize(("given", "days"), [("30", 30), ("", None)])
def test_the_setting_is_days_and_off_by_default(
    given: str, days: int | None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from config.settings import read_settings

    monkeypatch.setenv("QUOTEWIRE_KEEP_DAYS", given)
    assert read_settings(data=tmp_path).keep_days == days
