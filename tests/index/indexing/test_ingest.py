"""Articles go in: added, corrected, known, known elsewhere; and nothing is half there."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import event, select, update
from sqlalchemy.exc import OperationalError

from index.indexing.ingest import Ingest
from index.library.articles import ArticleState, ChangeNumber, Draft
from index.library.changes import ChangeKind
from index.library.errors import LibraryProblem, Rejected
from index.library.schema import passages
from index.search.stored_terms import decode_terms, encode_terms, terms_of_passage
from testing.indexed_library import NOW, IndexedLibrary, draft, verdicts

BRIDGE = (
    "The harbour bridge closes on Monday. Repairs last three weeks, the council said. Ferries run every ten minutes."
)
LONG = " ".join(f"Sentence number {n} tells of grain and ships." for n in range(12))


def test_a_new_article_is_added_and_found_by_meaning_and_by_words(indexed: IndexedLibrary) -> None:
    assert (
        verdicts(indexed.take(draft("bridge", BRIDGE), draft("cake", "A baker won a prize for a lemon cake.")))
        == ["added"] * 2
    )
    assert indexed.nearest("harbour bridge repairs")[0] == "https://example.org/bridge"
    assert indexed.matching("ferry")[0] == "https://example.org/bridge"


def test_its_terms_are_stored_and_the_word_indexes_take_them_as_they_are(indexed: IndexedLibrary) -> None:
    indexed.take(draft("bridge", BRIDGE))
    with indexed.database.writing() as connection:
        stored = connection.execute(select(passages.c.terms)).scalars().all()
        assert [decode_terms(each, "en") for each in stored] == [terms_of_passage(BRIDGE, "en")]
        connection.execute(update(passages).values(terms=encode_terms("a barge with grain", "en")))
    indexed.search.rebuild()
    assert indexed.matching("barge") == ["https://example.org/bridge"]
    with indexed.database.writing() as connection:  # as those of a former version are
        connection.execute(update(passages).values(terms=None))
    indexed.search.rebuild()
    assert (indexed.matching("barge"), indexed.matching("ferry")) == ([], ["https://example.org/bridge"])


def test_an_article_that_comes_again_is_unchanged_and_embeds_nothing(indexed: IndexedLibrary) -> None:
    indexed.take(draft("bridge", BRIDGE))
    embedded = len(indexed.embedder.embedded)
    assert verdicts(indexed.take(draft("bridge", BRIDGE))) == ["unchanged"]
    assert len(indexed.embedder.embedded) == embedded
    assert indexed.library.last_change() == 1


def test_a_corrected_article_takes_the_place_of_the_old_one_which_is_kept(indexed: IndexedLibrary) -> None:
    indexed.take(draft("bridge", BRIDGE))
    corrected = BRIDGE.replace("Monday", "Tuesday")
    assert verdicts(indexed.take(draft("bridge", corrected), now=NOW + timedelta(hours=1))) == ["updated"]
    article_id = indexed.library.find("https://example.org/bridge")
    article = indexed.library.article(article_id)
    assert article is not None and article.text == corrected
    assert [(version.number, version.text) for version in indexed.library.versions(article_id)] == [(1, BRIDGE)]
    assert indexed.matching("Monday") == []
    assert indexed.matching("Tuesday") == ["https://example.org/bridge"]


def test_an_article_and_its_correction_may_arrive_together(indexed: IndexedLibrary) -> None:
    corrected = BRIDGE.replace("Monday", "Tuesday")
    assert verdicts(indexed.take(draft("bridge", BRIDGE), draft("bridge", corrected))) == ["added", "updated"]
    assert indexed.matching("Tuesday") == ["https://example.org/bridge"]


def test_the_same_text_elsewhere_is_one_article_with_two_addresses(indexed: IndexedLibrary) -> None:
    assert verdicts(indexed.take(draft("one", LONG), draft("two", LONG.upper(), "2025-05-12"))) == ["added", "also"]
    article_id = indexed.library.find("https://example.org/two")
    assert indexed.library.addresses(article_id) == ["https://example.org/one", "https://example.org/two"]
    assert indexed.library.counts().articles == 1
    assert verdicts(indexed.take(draft("two", LONG, "2025-05-12"))) == ["unchanged"]


def test_the_same_text_published_earlier_is_an_article_of_its_own(indexed: IndexedLibrary) -> None:
    assert (
        verdicts(indexed.take(draft("late", LONG, "2025-05-12"), draft("early", LONG, "2025-05-10"))) == ["added"] * 2
    )


def test_a_retracted_article_stays_out_whatever_comes_at_its_address(indexed: IndexedLibrary) -> None:
    indexed.take(draft("bridge", BRIDGE))
    assert indexed.library.retract(indexed.library.find("https://example.org/bridge"))
    assert indexed.nearest("harbour bridge") == []  # at once, before any index has followed
    indexed.search.catch_up()
    assert verdicts(indexed.take(draft("bridge", BRIDGE + " More."))) == ["unchanged"]
    assert indexed.matching("harbour") == []
    article = indexed.library.article(indexed.library.find("https://example.org/bridge"))
    assert article is not None and article.state is ArticleState.RETRACTED


def test_a_restored_article_is_found_again_as_it_was(indexed: IndexedLibrary) -> None:
    indexed.take(draft("bridge", BRIDGE))
    bridge = indexed.library.find("https://example.org/bridge")
    assert not indexed.library.restore(bridge)
    indexed.library.retract(bridge)
    indexed.search.catch_up()
    assert indexed.library.at_address("https://example.org/bridge") is None
    assert [card.id for card in indexed.library.newest(5, state=ArticleState.RETRACTED)] == [bridge]
    assert indexed.library.restore(bridge)
    indexed.search.catch_up()
    assert indexed.matching("harbour")
    assert indexed.nearest("harbour bridge")
    card = indexed.library.at_address("https://example.org/bridge")
    assert card is not None and card.id == bridge


def test_a_removed_article_leaves_nothing_behind(indexed: IndexedLibrary) -> None:
    indexed.take(draft("bridge", BRIDGE), draft("cake", "A lemon cake."))
    indexed.library.remove(indexed.library.find("https://example.org/bridge"))
    indexed.search.catch_up()
    assert indexed.library.counts().articles == 1
    assert indexed.search.size() == 1
    assert all(len(held) == 1 for held in indexed.search.indexed_passages().values())
    with pytest.raises(LibraryProblem, match="no article"):
        indexed.library.find("https://example.org/bridge")


def test_a_sample_that_is_added_as_a_real_article_is_one(indexed: IndexedLibrary) -> None:
    same = draft("sample", "A sample about bridges.")
    indexed.take(same, sample=True)
    assert verdicts(indexed.take(same)) == ["added"]
    indexed.take(draft("real", "A real one about bridges."))
    assert set(indexed.nearest("bridges")) == {"https://example.org/sample", "https://example.org/real"}


def test_samples_go_as_soon_as_a_real_article_comes(indexed: IndexedLibrary) -> None:
    indexed.take(draft("sample", "A sample about bridges."), sample=True)
    indexed.take(draft("real", "A real one about bridges."))
    assert indexed.nearest("bridges") == ["https://example.org/real"]


def test_rejected_items_keep_their_place_among_the_outcomes(indexed: IndexedLibrary) -> None:
    outcomes = indexed.take(
        Rejected("a.txt", "it is empty"), draft("bridge", BRIDGE), Rejected("b.txt", "it is binary")
    )
    assert verdicts(outcomes) == ["rejected", "added", "rejected"]


def test_changes_are_numbered_and_say_whether_they_may_be_announced(indexed: IndexedLibrary) -> None:
    indexed.take(draft("old", BRIDGE))
    indexed.take(draft("new", "News of today."), announce=True)
    changes = indexed.library.changes_after(ChangeNumber(0), 10)
    assert [(change.number, change.kind, change.announce) for change in changes] == [
        (1, ChangeKind.ADDED, False),
        (2, ChangeKind.ADDED, True),
    ]


def test_a_batch_that_cannot_be_written_leaves_no_trace(indexed: IndexedLibrary) -> None:
    def full(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if statement.startswith("INSERT INTO changes"):
            raise OperationalError(statement, {}, Exception("database or disk is full"))

    event.listen(indexed.database.engine, "before_cursor_execute", full)
    with pytest.raises(LibraryProblem, match="disk is full"):
        indexed.take(draft("bridge", BRIDGE))
    event.remove(indexed.database.engine, "before_cursor_execute", full)
    assert indexed.library.counts().articles == 0
    assert verdicts(indexed.take(draft("bridge", BRIDGE))) == ["added"]


def test_another_writer_between_deciding_and_storing_is_noticed(indexed: IndexedLibrary, tmp_path: Path) -> None:
    other = IndexedLibrary(tmp_path, pair=indexed.pair)
    corrected = draft("bridge", BRIDGE.replace("Monday", "Tuesday"))
    indexed.take(draft("bridge", BRIDGE))
    raced = False

    class Racing:
        """Stands for a second process that corrects the article while a batch is being embedded."""

        name, dimension = indexed.embedder.name, indexed.embedder.dimension
        questions, close = indexed.embedder.questions, indexed.embedder.close

        def passages(self, *arguments: object) -> object:
            nonlocal raced
            if not raced:
                raced = True
                other.take(corrected)
            return indexed.embedder.passages(*arguments)  # type: ignore[arg-type]  # handed through

    ingest = Ingest(indexed.database, lambda: Racing(), now=lambda: NOW)  # type: ignore[arg-type,return-value]  # as above
    outcomes = list(ingest.take([draft("bridge", BRIDGE), draft("cake", "A lemon cake.")]))
    assert raced
    assert verdicts(outcomes) == ["updated", "added"]  # the older words came last: they stand, and both are kept
    assert len(indexed.library.versions(indexed.library.find("https://example.org/bridge"))) == 2


def test_a_draft_without_text_or_with_a_naive_time_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="text"):
        Draft("https://example.org/x", "t", "  \n")
    with pytest.raises(ValueError, match="aware"):
        Draft("https://example.org/x", "t", "words", datetime(2025, 1, 1))  # noqa: DTZ001  # that is the point
    assert Draft("https://example.org/x", "t", "words", datetime(2025, 1, 1, tzinfo=UTC))
