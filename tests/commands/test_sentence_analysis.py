"""Passages of older libraries get the analysed words that new ones are stored with."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from sqlalchemy import delete, update

from commands.sentence_analysis import SentenceAnalysis, keep_analysing
from index.indexing.ingest import Ingest
from index.library.articles import PassageId
from index.library.errors import LibraryProblem
from index.library.passage_vectors import Passage
from index.library.schema import sentence_words
from retrieval.sentence_encoding import WORDS_VERSION, encode_sentences
from testing.indexed_library import IndexedLibrary, draft

STORY = "The ferry Mirova sank off Calder. Four people did not survive. Nobody says why."


@pytest.fixture
def older(tmp_path: Path) -> IndexedLibrary:
    """A library whose passages were stored without their words."""
    indexed = IndexedLibrary(tmp_path)
    indexed.take(*(draft(f"story-{number}", f"{STORY} This is story {number}.") for number in range(5)))
    return indexed


def passages(indexed: IndexedLibrary) -> list[Passage]:
    ids = sorted(map(PassageId, indexed.search.indexed_passages()["vector"]))
    found = indexed.search.passages(ids)
    assert found
    return found


def have_their_words(indexed: IndexedLibrary) -> bool:
    return all(
        one.words == encode_sentences([span.of(one.text) for span in one.place.sentences]) for one in passages(indexed)
    )


def test_a_new_article_is_stored_with_its_words(tmp_path: Path) -> None:
    indexed = IndexedLibrary(tmp_path)
    assert list(Ingest(indexed.database, lambda: indexed.embedder, analyse=encode_sentences).take([draft("a", STORY)]))
    indexed.search.catch_up()
    assert have_their_words(indexed)
    assert SentenceAnalysis(indexed.database).analyse_some() == 0


def test_older_passages_get_their_words_some_at_a_time(older: IndexedLibrary) -> None:
    assert all(one.words is None for one in passages(older))
    analysis = SentenceAnalysis(older.database)
    done = [analysis.analyse_some(2) for _ in range(6)]
    assert sum(done) == len(passages(older)) and done[0] == 2
    assert have_their_words(older)


def test_words_of_another_version_are_analysed_again(older: IndexedLibrary) -> None:
    SentenceAnalysis(older.database).analyse_some()
    with older.database.writing() as connection:
        connection.execute(update(sentence_words).values(version=WORDS_VERSION - 1, words=b"x"))
    assert SentenceAnalysis(older.database).analyse_some() > 0
    assert have_their_words(older)


def test_a_passage_that_lost_its_words_gets_them_at_the_next_look(older: IndexedLibrary) -> None:
    analysis = SentenceAnalysis(older.database)
    assert analysis.analyse_some() > 0 and analysis.analyse_some() == 0
    with older.database.writing() as connection:
        connection.execute(delete(sentence_words).where(sentence_words.c.passage == passages(older)[0].id))
    assert analysis.analyse_some() > 0
    assert have_their_words(older)


def test_a_removed_article_takes_its_words_along(older: IndexedLibrary) -> None:
    SentenceAnalysis(older.database).analyse_some()
    for number in range(5):
        older.library.remove(older.library.find(f"https://example.org/story-{number}"))
    with older.database.reading() as connection:
        assert connection.execute(sentence_words.select()).all() == []


def test_a_database_that_cannot_be_written_is_tried_again(
    older: IndexedLibrary, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    stop = asyncio.Event()

    def fail(_: SentenceAnalysis) -> int:
        stop.set()
        raise LibraryProblem("the disk is full")

    monkeypatch.setattr(SentenceAnalysis, "analyse_some", fail)
    asyncio.run(keep_analysing(older.database, stop))
    assert "the disk is full" in caplog.text
