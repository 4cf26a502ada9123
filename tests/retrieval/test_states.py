"""The state of things: of two tellings of one story the newer one stands."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from index.indexing.embedding import Embedder
from retrieval.answer_kinds import Kind
from retrieval.answers import Answer, Query, Quoted
from retrieval.engine import Answerer
from retrieval.story_states import asks_for_a_state
from tests.retrieval.shelf import ArticleLookup

pytestmark = pytest.mark.real_model

NOW = datetime(2026, 6, 15, 18, tzinfo=UTC)


@pytest.fixture(scope="module")
def answerer(real_embedder: Embedder) -> Answerer:
    shelf = ArticleLookup(real_embedder)
    shelf.add(
        "Ferry sinks off Calder",
        "The ferry Mirova sank off Calder on Thursday, and four people died, the coast guard said. Divers went on "
        "searching the wreck in the evening.",
        "2026-06-05",
    )
    shelf.add(
        "Toll of the Mirova rises",
        "The toll of the ferry Mirova, which sank off Calder, has risen: nineteen people died, the coast guard said "
        "on Tuesday. The search has ended.",
        "2026-06-09",
    )
    shelf.add("Choir wins in Calder", "The choir of Calder won a prize on Sunday, its third one.", "2026-06-07")
    return Answerer(shelf, real_embedder)


def shown(answer: Answer) -> Quoted:
    assert isinstance(answer, Quoted), answer
    return answer


def test_the_newest_figure_of_a_story_goes_first(answerer: Answerer) -> None:
    answer = shown(answerer.answer(Query("How many people died on the ferry Mirova?", NOW)))
    assert "nineteen" in answer.quotes[0].text


def test_what_the_figure_was_before_is_told_with_it(answerer: Answerer) -> None:
    answer = shown(answerer.answer(Query("How many people died on the ferry Mirova?", NOW)))
    assert [quote.article.published_text for quote in answer.earlier] == ["2026-06-05"]
    assert "four people" in answer.earlier[0].text


def test_before_the_newer_one_was_published_the_older_stands(answerer: Answerer) -> None:
    then = datetime(2026, 6, 6, tzinfo=UTC)
    answer = shown(answerer.answer(Query("How many people died on the ferry Mirova?", then)))
    assert "four people" in answer.quotes[0].text and not answer.earlier


@pytest.mark.parametrize(
    ("question", "kind", "is_state"),
    [
        ("how many dead so far", Kind.NUMBER, True),
        ("who is the head of the port", Kind.PERSON, True),
        ("is the bridge open", Kind.YES_NO, True),
        ("who fell from the crane", Kind.PERSON, False),
    ],
)
def test_what_can_change_is_a_state(question: str, kind: Kind, is_state: bool) -> None:
    assert asks_for_a_state(question, kind) is is_state


def test_the_telling_sentence_lies_within_its_quote(answerer: Answerer) -> None:
    for quote in shown(answerer.answer(Query("Who searched the wreck of the Mirova?", NOW))).quotes:
        assert quote.sentence is not None and quote.sentence.within(quote.span)
