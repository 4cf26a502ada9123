"""The exact nearest passages to a question, by a look at every vector: what an index is measured against."""

from __future__ import annotations

import numpy as np

from index.library.articles import PassageId
from index.library.database import Database
from index.library.passage_vectors import Vectors
from index.search.derived_rows import ARTICLES_AT_ONCE, live_articles, vector_rows


def exact_nearest(database: Database, model: str, questions: Vectors, count: int) -> list[list[PassageId]]:
    """The `count` passages nearest to each question, in no order."""
    best = np.full((len(questions), count), -np.inf, np.float32)
    which = np.zeros((len(questions), count), np.int64)
    with database.reading() as connection:
        live = live_articles(connection)
        for start in range(0, len(live), ARTICLES_AT_ONCE):
            rows = vector_rows(connection, live[start : start + ARTICLES_AT_ONCE], model, questions.shape[1])
            scores = np.concatenate([best, questions @ rows.vectors.T], axis=1)
            numbers = np.concatenate([which, np.tile(rows.passages, (len(questions), 1))], axis=1)
            top = np.argpartition(-scores, count - 1, axis=1)[:, :count]
            best, which = np.take_along_axis(scores, top, 1), np.take_along_axis(numbers, top, 1)
    return [[PassageId(number) for number in row] for row in which.tolist()]
