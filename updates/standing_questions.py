"""Judges standing questions by answering them: an article is told of where the best quote is from it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from index.library.passage_vectors import Passage, Vectors
from retrieval.answers import Answer, Query, Quoted
from updates.relevance import ArticleAnswer


class Answers(Protocol):
    """Answers a question from the whole library."""

    def answer(self, query: Query) -> Answer:
        """Quotes, best first, or a refusal."""
        ...


class LibraryAnswerer:
    """Answers from the whole library, with the confidence of the answer, which is calibrated."""

    def __init__(self, answers: Answers) -> None:
        self._answers = answers

    def answer(
        self, question: str, vector: Vectors, passages: Sequence[Passage], now: datetime
    ) -> ArticleAnswer | None:
        """See ArticleAnswerer. The library's index must have caught up with the article."""
        answer = self._answers.answer(Query(question, now, 1))
        article = passages[0].article.id
        if isinstance(answer, Quoted) and answer.quotes[0].article.id == article:
            return ArticleAnswer(answer.quotes[0], answer.confidence, answer.certainty)
        return None
