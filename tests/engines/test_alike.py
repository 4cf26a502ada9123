"""The same articles give the same answers on either pair of engines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import pytest

from index.gathering.reading import read_path
from index.indexing.embedding import Embedder
from index.indexing.ingest import Ingest
from index.library.articles import Draft
from index.library.database import open_database
from index.library.errors import Rejected
from index.library.library import Library
from index.library.samples import sample_articles
from retrieval.answers import Query, Quoted
from retrieval.engine import Answerer
from retrieval.reader import CompiledReader
from testing.engine_pairs import SMALL, Large, Pair

pytestmark = pytest.mark.real_model

NOW = datetime(2025, 5, 16, 18, tzinfo=UTC)
QUESTIONS = (
    "What does Zelenskyy require before talks?",
    "Who proposed talks in Istanbul?",
    "When is the ceasefire to start?",
    "What happened this week?",
    "How many people live on the moon?",
    "What did the Sample Courier report on Kyiv?",
)


def answers(
    pair: Pair, folder: Path, drafts: Sequence[Draft | Rejected], embedder: Embedder, reader: CompiledReader
) -> Iterator[tuple[object, ...]]:
    """Of each question: whether it is answered, why not, how sure, and where its quotes stand."""
    with ExitStack() as stack:
        database = open_database(pair.database_url(folder))
        stack.callback(database.close)
        assert all(not isinstance(each, Rejected) for each in Ingest(database, lambda: embedder).take(drafts))
        search = pair.open_search(Library(database), folder, embedder.name, embedder.dimension)
        stack.callback(search.close)
        answerer = Answerer(search, embedder, reader)
        for question in QUESTIONS:
            answer = answerer.answer(Query(question, NOW))
            if isinstance(answer, Quoted):
                quotes = [(quote.article.url, quote.span, quote.text) for quote in answer.quotes]
                yield question, "answered", round(answer.confidence, 3), quotes
            else:
                yield question, answer.reason, [card.url for card in answer.headlines]


def test_questions_have_the_same_answers_on_both(tmp_path: Path, large: Large, real_embedder: Embedder) -> None:
    drafts, reader = list(read_path(sample_articles())), CompiledReader()
    told = []
    for pair in (SMALL, large):
        folder = tmp_path / pair.name
        folder.mkdir()
        told.append(list(answers(pair, folder, drafts, real_embedder, reader)))
    assert told[0] == told[1]
    assert sum(each[1] == "answered" for each in told[0]) >= 2
