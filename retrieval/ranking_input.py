"""All features of a question's candidates, including those of the reader for the best of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from index.library.articles import ArticleId
from index.library.passage_vectors import Vectors
from retrieval.candidates import Candidate
from retrieval.features import FEATURES, FeatureTable, build_feature_table, closely_for
from retrieval.question_analysis import ParsedQuestion
from retrieval.reader import Reader, Reading
from retrieval.reader_scores import (
    READ_FEATURES,
    ReadingScores,
    best_candidates,
    passage_stems,
    score_readings,
    to_read,
)
from retrieval.sentence_pool import Numbers
from retrieval.sentence_reading import SentenceReading

KEPT = 14  # candidates that remain after the first ranking
OWN_READ = 2  # passages of an article that is answered from, however little they promise
READ_AHEAD = 2  # the first candidates, which are read while the features of all are still being computed

OPINION = ("first_score", "first_rank")
"""Columns from the first ranker. A sentence takes the best values of the stretches that hold it."""

ALL_FEATURES = (*FEATURES, *READ_FEATURES, *OPINION)
"""Columns of a stretch or sentence once its passage has been read."""


@dataclass(frozen=True, slots=True, eq=False)
class RankingInput:
    """All candidates, best first, with the features of the stretches of those that remain.

    `features` has shape (len(table.stretches), len(ALL_FEATURES)), `sentence_features` the same for single sentences.
    """

    question: ParsedQuestion
    candidates: Sequence[Candidate]
    table: FeatureTable
    features: Numbers
    sentence_features: Numbers
    reading: ReadingScores


def read_candidates(
    reader: Reader,
    read: int,
    first_ranker: Callable[[Numbers], Numbers],
    question: ParsedQuestion,
    vector: Vectors,
    candidates: Sequence[Candidate],
    sentences: SentenceReading | None = None,
) -> RankingInput:
    """Returns all features of those candidates, best first, of which at most `read` are read."""
    ahead = read_ahead(candidates, read)
    waiting = reader.begin(question.text, to_read(candidates, ahead))
    table = build_feature_table(question, vector, candidates, sentences, closely_for(read))
    return add_reading(reader, read, first_ranker, question, candidates, table, waiting)


def read_ahead(candidates: Sequence[Candidate], read: int) -> list[int]:
    """Returns the numbers of the candidates that are read before the first ranking, where at most `read` are read."""
    return list(range(min(READ_AHEAD, read, len(candidates))))


def add_reading(
    reader: Reader,
    read: int,
    first_ranker: Callable[[Numbers], Numbers],
    question: ParsedQuestion,
    candidates: Sequence[Candidate],
    table: FeatureTable,
    waiting: Callable[[], Sequence[Reading]],
) -> RankingInput:
    """Returns the best of a feature table with the features of the reader.

    At most `read` candidates are read. `waiting` returns the readings of `read_ahead`."""
    ahead = read_ahead(candidates, read)
    scores = first_ranker(table.features)
    numbers = best_candidates(table, scores, KEPT)
    others = [number for number in numbers if number not in ahead][: read - len(ahead)]
    waiting_too = reader.begin(question.text, to_read(candidates, others))  # queued after those that are read ahead
    chosen = [*ahead, *others]
    return _with_readings(question, candidates, table, scores, numbers, chosen, lambda: [*waiting(), *waiting_too()])


def read_article(
    reader: Reader,
    read: int,
    first_ranker: Callable[[Numbers], Numbers],
    question: ParsedQuestion,
    candidates: Sequence[Candidate],
    table: FeatureTable,
    article: ArticleId,
) -> RankingInput | None:
    """Returns the same with up to OWN_READ passages of one article, which are read besides.

    None if the feature table has no passage of that article."""
    scores = first_ranker(table.features)
    order = best_candidates(table, scores, len(table.candidates))
    own = [number for number in order if candidates[number].passage.article.id == article][:OWN_READ]
    if not own:
        return None
    ahead, numbers = read_ahead(candidates, read), order[:KEPT]
    others = [number for number in numbers if number not in ahead][: read - len(ahead)]
    chosen = list(dict.fromkeys([*ahead, *others, *own]))
    waiting = reader.begin(question.text, to_read(candidates, chosen))
    return _with_readings(question, candidates, table, scores, list(dict.fromkeys([*numbers, *own])), chosen, waiting)


def _with_readings(
    question: ParsedQuestion,
    candidates: Sequence[Candidate],
    table: FeatureTable,
    scores: Numbers,
    numbers: Sequence[int],
    chosen: Sequence[int],
    waiting: Callable[[], Sequence[Reading]],
) -> RankingInput:
    """Returns the features of the candidates of those `numbers`; `waiting` returns the readings of the `chosen` ones.

    What needs no reading is computed before that."""
    near = table.of(numbers)
    opinion = _opinion(table, scores, near)
    texts = dict(zip(chosen, to_read(candidates, chosen), strict=True))
    stems = {number: passage_stems(text) for number, (_, text) in texts.items()}
    scored = score_readings(question, near, dict(zip(chosen, waiting(), strict=True)), stems)
    return RankingInput(
        question,
        candidates,
        near,
        np.concatenate([near.features, scored.features, opinion[: len(near.stretches)]], axis=1),
        np.concatenate([near.sentence_features, scored.sentence_features, opinion[len(near.stretches) :]], axis=1),
        scored,
    )


def _opinion(table: FeatureTable, scores: Numbers, near: FeatureTable) -> Numbers:
    """Returns the first ranker's score and rank of each stretch of `near`, then of each sentence: (rows, 2)."""
    places = np.argsort(np.argsort(-scores, kind="stable"))
    best: dict[tuple[int, int], tuple[float, float]] = {}
    for stretch, score, place in zip(table.stretches, scores, places, strict=True):
        for sentence in range(stretch.first, stretch.last):
            held = best.get((stretch.candidate, sentence), (float(score), float(place)))
            best[stretch.candidate, sentence] = max(held[0], float(score)), min(held[1], float(place))
    whole = {stretch: (score, place) for stretch, score, place in zip(table.stretches, scores, places, strict=True)}
    rows = [whole[stretch] for stretch in near.stretches]
    rows += [best[sentence.candidate, sentence.first] for sentence in near.sentences]
    return np.array(rows, np.float32).reshape(-1, len(OPINION))
