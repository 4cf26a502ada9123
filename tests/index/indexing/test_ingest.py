"""Articles go in: added, corrected, known, known elsewhere; and nothing is half there."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from index.indexing.ingest import Ingest
from index.library.articles import ArticleState, ChangeNumber, Draft
from index.library.changes import ChangeKind
from index.library.errors import LibraryProblem, Rejected
from testing.indexed_library import NOW, Rig, draft, verdicts

BRIDGE = (
    "The harbour bridge closes on Monday. Repairs last three weeks, the council said. Ferries run every ten minutes."
)
LONG = " ".join(f"Sentence number {n} tells of grain and ships." for n in range(12))


def test_a_new_article_is_added_and_found_by_meaning_and_by_words(rig: Rig) -> None:
    assert (
        verdicts(rig.take(draft("bridge", BRIDGE), draft("cake", "A baker won a prize for a lemon cake.")))
        == ["added"] * 2
    )
    assert rig.nearest("harbour bridge repairs")[0] == "https://example.org/bridge"
    assert rig.matching("ferry")[0] == "https://example.org/bridge"


def test_an_article_that_comes_again_is_unchanged_and_embeds_nothing(rig: Rig) -> None:
    rig.take(draft("bridge", BRIDGE))
    embedded = len(rig.embedder.embedded)
    assert verdicts(rig.take(draft("bridge", BRIDGE))) == ["unchanged"]
    assert len(rig.embedder.embedded) == embedded
    assert rig.library.last_change() == 1


def test_a_corrected_article_takes_the_place_of_the_old_one_which_is_kept(rig: Rig) -> None:
    rig.take(draft("bridge", BRIDGE))
    corrected = BRIDGE.replace("Monday", "Tuesday")
    assert verdicts(rig.take(draft("bridge", corrected), now=NOW + timedelta(hours=1))) == ["updated"]
    article_id = rig.library.find("https://example.org/bridge")
    article = rig.library.article(article_id)
    assert article is not None and article.text == corrected
    assert [(version.number, version.text) for version in rig.library.versions(article_id)] == [(1, BRIDGE)]
    assert rig.matching("Monday") == []
    assert rig.matching("Tuesday") == ["https://example.org/bridge"]


def test_an_article_and_its_correction_may_arrive_together(rig: Rig) -> None:
    corrected = BRIDGE.replace("Monday", "Tuesday")
    assert verdicts(rig.take(draft("bridge", BRIDGE), draft("bridge", corrected))) == ["added", "updated"]
    assert rig.matching("Tuesday") == ["https://example.org/bridge"]


def test_the_same_text_elsewhere_is_one_article_with_two_addresses(rig: Rig) -> None:
    assert verdicts(rig.take(draft("one", LONG), draft("two", LONG.upper(), "2025-05-12"))) == ["added", "also"]
    article_id = rig.library.find("https://example.org/two")
    assert rig.library.addresses(article_id) == ["https://example.org/one", "https://example.org/two"]
    assert rig.library.counts().articles == 1
    assert verdicts(rig.take(draft("two", LONG, "2025-05-12"))) == ["unchanged"]


def test_the_same_text_published_earlier_is_an_article_of_its_own(rig: Rig) -> None:
    assert verdicts(rig.take(draft("late", LONG, "2025-05-12"), draft("early", LONG, "2025-05-10"))) == ["added"] * 2


def test_a_retracted_article_stays_out_whatever_comes_at_its_address(rig: Rig) -> None:
    rig.take(draft("bridge", BRIDGE))
    assert rig.library.retract(rig.library.find("https://example.org/bridge"))
    assert rig.nearest("harbour bridge") == []  # at once, before any index has followed
    rig.search.catch_up()
    assert verdicts(rig.take(draft("bridge", BRIDGE + " More."))) == ["unchanged"]
    assert rig.matching("harbour") == []
    article = rig.library.article(rig.library.find("https://example.org/bridge"))
    assert article is not None and article.state is ArticleState.RETRACTED


def test_a_restored_article_is_found_again_as_it_was(rig: Rig) -> None:
    rig.take(draft("bridge", BRIDGE))
    bridge = rig.library.find("https://example.org/bridge")
    assert not rig.library.restore(bridge)
    rig.library.retract(bridge)
    rig.search.catch_up()
    assert rig.library.at_address("https://example.org/bridge") is None
    assert [card.id for card in rig.library.newest(5, state=ArticleState.RETRACTED)] == [bridge]
    assert rig.library.restore(bridge)
    rig.search.catch_up()
    assert rig.matching("harbour")
    assert rig.nearest("harbour bridge")
    card = rig.library.at_address("https://example.org/bridge")
    assert card is not None and card.id == bridge


def test_a_removed_article_leaves_nothing_behind(rig: Rig) -> None:
    rig.take(draft("bridge", BRIDGE), draft("cake", "A lemon cake."))
    rig.library.remove(rig.library.find("https://example.org/bridge"))
    rig.search.catch_up()
    assert rig.library.counts().articles == 1
    assert rig.search.size() == 1
    assert all(len(held) == 1 for held in rig.search.held().values())
    with pytest.raises(LibraryProblem, match="no article"):
        rig.library.find("https://example.org/bridge")


def test_a_sample_that_is_added_as_a_real_article_is_one(rig: Rig) -> None:
    same = draft("sample", "A sample about bridges.")
    rig.take(same, sample=True)
    assert verdicts(rig.take(same)) == ["added"]
    rig.take(draft("real", "A real one about bridges."))
    assert set(rig.nearest("bridges")) == {"https://example.org/sample", "https://example.org/real"}


def test_samples_go_as_soon_as_a_real_article_comes(rig: Rig) -> None:
    rig.take(draft("sample", "A sample about bridges."), sample=True)
    rig.take(draft("real", "A real one about bridges."))
    assert rig.nearest("bridges") == ["https://example.org/real"]


def test_rejected_items_keep_their_place_among_the_outcomes(rig: Rig) -> None:
    outcomes = rig.take(Rejected("a.txt", "it is empty"), draft("bridge", BRIDGE), Rejected("b.txt", "it is binary"))
    assert verdicts(outcomes) == ["rejected", "added", "rejected"]


def test_changes_are_numbered_and_say_whether_they_may_be_announced(rig: Rig) -> None:
    rig.take(draft("old", BRIDGE))
    rig.take(draft("new", "News of today."), announce=True)
    changes = rig.library.changes_after(ChangeNumber(0), 10)
    assert [(change.number, change.kind, change.announce) for change in changes] == [
        (1, ChangeKind.ADDED, False),
        (2, ChangeKind.ADDED, True),
    ]


def test_a_batch_that_cannot_be_written_leaves_no_trace(rig: Rig) -> None:
    def full(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if statement.startswith("INSERT INTO changes"):
            raise OperationalError(statement, {}, Exception("database or disk is full"))

    event.listen(rig.database.engine, "before_cursor_execute", full)
    with pytest.raises(LibraryProblem, match="disk is full"):
        rig.take(draft("bridge", BRIDGE))
    event.remove(rig.database.engine, "before_cursor_execute", full)
    assert rig.library.counts().articles == 0
    assert verdicts(rig.take(draft("bridge", BRIDGE))) == ["added"]


def test_another_writer_between_deciding_and_storing_is_noticed(rig: Rig, tmp_path: Path) -> None:
    other = Rig(tmp_path, pair=rig.pair)
    corrected = draft("bridge", BRIDGE.replace("Monday", "Tuesday"))
    rig.take(draft("bridge", BRIDGE))
    raced = False

    class Racing:
        """Stands for a second process that corrects the article while a batch is being embedded."""

        name, dimension = rig.embedder.name, rig.embedder.dimension
        questions, close = rig.embedder.questions, rig.embedder.close

        def passages(self, *arguments: object) -> object:
            nonlocal raced
            if not raced:
                raced = True
                other.take(corrected)
            return rig.embedder.passages(*arguments)  # type: ignore[arg-type]  # handed through

    ingest = Ingest(rig.database, lambda: Racing(), now=lambda: NOW)  # type: ignore[arg-type,return-value]  # as above
    outcomes = list(ingest.take([draft("bridge", BRIDGE), draft("cake", "A lemon cake.")]))
    assert raced
    assert verdicts(outcomes) == ["updated", "added"]  # the older words came last: they stand, and both are kept
    assert len(rig.library.versions(rig.library.find("https://example.org/bridge"))) == 2


def test_a_draft_without_text_or_with_a_naive_time_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="text"):
        Draft("https://example.org/x", "t", "  \n")
    with pytest.raises(ValueError, match="aware"):
        Draft("https://example.org/x", "t", "words", datetime(2025, 1, 1))  # noqa: DTZ001  # that is the point
    assert Draft("https://example.org/x", "t", "words", datetime(2025, 1, 1, tzinfo=UTC))
