"""What is found by Milvus is what FAISS and tantivy find."""

from __future__ import annotations

import random
from datetime import UTC, datetime

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from index.library.articles import Draft
from index.search.bm25 import rounded
from index.search.interface import Window
from index.search.library_vocabulary import LibraryVocabulary
from index.search.milvus.stemmed_terms import MOST_BYTES, document_terms, question_terms
from testing.indexed_library import draft
from tests.index.search.milvus.milvus_rig import MilvusRig

MAY_1, MAY_11 = datetime(2025, 5, 1, tzinfo=UTC), datetime(2025, 5, 11, 23, 59, 59, tzinfo=UTC)
WINDOWS = [Window(), Window(until=MAY_11), Window(MAY_1, MAY_11), Window(since=MAY_1)]


def fill(indexed: MilvusRig) -> None:
    indexed.take(
        draft("march", "The harbour bridge was painted.", "2025-03-02"),
        draft("may", "The harbour bridge was closed.", "2025-05-11"),
        draft("june", "The harbour bridge was opened.", "2025-06-01"),
        draft("undated", "The harbour bridge is old.", None),
    )


@pytest.mark.parametrize("way", ["nearest", "matching"])
def test_nothing_is_seen_outside_of_the_window(indexed: MilvusRig, way: str) -> None:
    fill(indexed)
    find = getattr(indexed, way)
    seen = [set(find("harbour bridge", window)) for window in WINDOWS]
    assert seen == [{"march", "may", "june", "undated"}, {"march", "may", "undated"}, {"may"}, {"may", "june"}]


def test_words_are_matched_by_their_stems_in_the_language_of_the_article(indexed: MilvusRig) -> None:
    indexed.take(
        Draft("https://example.org/en", "Harbour", "The ships were delayed.", language="en"),
        Draft("https://example.org/de", "Hafen", "Die Schiffe kamen zu den Brücken.", language="de"),
        Draft("https://example.org/ru", "Порт", "Паромы ходят ночью.", language="ru"),
        Draft("https://example.org/hi", "बंदरगाह", "जहाज़ देर से आया।", language="hi"),
        Draft("https://example.org/none", "x", "ships"),
    )
    assert indexed.matching("ship delays") == ["en"]
    assert indexed.matching("Brücke") == ["de"]
    assert indexed.matching("паромы") == ["ru"]
    assert set(indexed.matching("ships")) == {"en", "none"}
    local = indexed.open_local()
    for question in ("ship", "Brücken Schiff", "паром", "जहाज़ देर", "HAFEN порт harbours"):
        assert indexed.scores(indexed.search, question).keys() == indexed.scores(local, question).keys()


def test_a_title_counts_for_every_passage_but_less_than_what_it_says(indexed: MilvusRig) -> None:
    indexed.take(
        draft("said", "The minister spoke of lighthouses.", title="News of the day"),
        draft("titled", "The minister spoke of other things.", title="Lighthouses of today"),
    )
    assert indexed.matching("lighthouse") == ["said", "titled"]


@pytest.mark.parametrize("written", [True, False], ids=["written", "in memory"])
def test_words_score_as_they_do_on_one_machine(indexed: MilvusRig, written: bool) -> None:
    chance = random.Random(7)
    words = [f"word{number}" for number in range(60)]
    drafts = [
        draft(
            f"{number}",
            " ".join(chance.choices(words, weights=range(60, 0, -1), k=chance.randint(8, 38))) + ".",
            f"2025-05-{1 + number % 20:02}",
            title=" ".join(chance.choices(words, k=4)),
        )
        for number in range(40)
    ]
    indexed.take(*drafts)
    local = indexed.open_local()
    if written:
        local.write_words()
    for window in WINDOWS:
        for question in ("word1 word40 word59", "word3 words3 word3", "word58"):
            here, there = indexed.scores(local, question, window), indexed.scores(indexed.search, question, window)
            assert there == pytest.approx(here, rel=1e-5), (window, question)


def test_names_of_several_words_and_their_groups_weigh_the_same(indexed: MilvusRig) -> None:
    indexed.take(
        draft("uk", "The UK cut its quotas of steel.", "2025-05-01"),
        draft("britain", "Britain cut them in Leeds.", "2025-05-02"),
        draft("whole", "The United Kingdom is to cut again.", "2025-05-03"),
        draft("norway", "Norway cut nothing and waits.", "2025-05-04"),
    )
    local = indexed.open_local()
    for question in ("UK quotas", "Britain", "Norwegian steel"):
        assert indexed.scores(indexed.search, question) == pytest.approx(indexed.scores(local, question), rel=1e-5), (
            question
        )


def test_words_as_they_are_spelt_are_known_once_they_were_read(indexed: MilvusRig) -> None:
    fill(indexed)
    vocabulary = LibraryVocabulary(indexed.database)
    vocabulary.read()
    assert dict(vocabulary.words_starting_with("harb")) == {"harbour": 4}
    indexed.take(draft("july", "Jörgen harbours doubts.", "2025-07-01"))
    vocabulary.catch_up()
    assert dict(vocabulary.words_starting_with("harb")) == {"harbour": 4, "harbours": 1}
    assert (
        dict(vocabulary.words_starting_with("Jo"))
        == {"Jorgen": 1}
        == dict(indexed.open_local().words_starting_with("Jo"))
    )


def test_lengths_are_rounded_as_tantivy_does() -> None:
    lengths = [0, 1, 40, 41, 42, 43, 55, 56, 57, 59, 60, 95, 96, 103, 104, 152, 167, 168, 300]
    expected = [0, 1, 40, 40, 42, 42, 54, 56, 56, 56, 60, 88, 96, 96, 104, 152, 152, 168, 280]
    assert [rounded(length) for length in lengths] == expected


def test_longer_texts_score_nearly_as_they_do_on_one_machine(indexed: MilvusRig) -> None:
    chance = random.Random(11)
    words = ["the", "of", *(f"word{number}" for number in range(200))]
    weights = [2000, 1000, *range(200, 0, -1)]
    texts = [" ".join(chance.choices(words, weights, k=chance.randint(60, 100))) + "." for _ in range(40)]
    indexed.take(*[draft(f"{number}", text) for number, text in enumerate(texts)])
    local = indexed.open_local()
    for question in ("word1 word40 word59", "word130"):
        here, there = indexed.scores(local, question), indexed.scores(indexed.search, question)
        assert there == pytest.approx(here, rel=0.01), question


@pytest.mark.parametrize("question", ['"', "AND OR NOT", "title_en:x", "(((", "a" * 10_000, "🚢" * 50, "\x00", "*", ""])
def test_a_question_is_never_read_as_a_query(indexed: MilvusRig, question: str) -> None:
    fill(indexed)
    indexed.matching(question)


def test_an_empty_library_finds_nothing(indexed: MilvusRig) -> None:
    assert indexed.nearest("harbour") == []
    assert indexed.matching("harbour") == []
    assert indexed.search.size() == 0


@given(text=st.text(max_size=200), language=st.sampled_from(["en", "de", "tr", "hi", ""]))
def test_every_word_of_a_text_is_one_term_that_analyzers_leave_whole(text: str, language: str) -> None:
    for term in document_terms(text, language).split(" "):
        assert term == "" or (term.isalnum() and term == term.lower())


@given(word=st.text(alphabet=st.characters(categories=["L", "N"]), min_size=1, max_size=20))
def test_a_question_in_the_words_of_a_text_has_its_terms(word: str) -> None:
    assume(word.lower().isalnum())  # İ in small letters has a mark of its own, at which the question is split
    assert set(document_terms(word, "en").split()) <= set(question_terms(word).split())


def test_what_is_longer_than_milvus_holds_is_cut_between_words() -> None:
    terms = document_terms("слово " * 20_000, "ru")
    assert len(terms.encode()) <= MOST_BYTES
    assert len(set(terms.split())) == 1
