"""Questions whose answers are known, with their vectors: of the news years, and of the everyday set."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from index.library.articles import ArticleCard, Span
from index.library.passage_vectors import Vectors
from retrieval.answers import Quote, Reason, Refused
from retrieval.evaluation import Asked, outcome

Embed = Callable[[Sequence[str]], Vectors]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A question with its vector and its known answers, none where it has none; `before` was asked before it."""

    id: str
    asked: Asked
    vector: Vectors
    before: tuple[str, ...] = ()
    kind: str = ""

    @property
    def now(self) -> datetime:
        """The end of the day on which it is asked."""
        return datetime.fromisoformat(self.asked.now).replace(tzinfo=UTC) + timedelta(days=1, microseconds=-1)


def read_rows(path: Path) -> list[dict[str, Any]]:
    """The lines of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def read_questions(path: Path, embed: Embed) -> list[Labelled]:
    """The questions of a file as score.py takes them, with their vectors."""
    rows = read_rows(path)
    vectors = embed([row["question"] for row in rows])
    return [
        Labelled(row["id"], Asked(row["question"], tuple(row["answers"]), row["now"], row["since"]), vector)
        for row, vector in zip(rows, vectors, strict=True)
    ]


def holds(question: Labelled, card: ArticleCard, text: str) -> bool:
    """Whether the first 300 characters of `text` hold an answer, from an article of the right days."""
    quote = Quote(card, Span(0, len(text)), text)
    return outcome(question.asked, Refused(Reason.UNSURE, (quote,)), 0.0).first
