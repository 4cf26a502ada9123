"""A question looked into: candidates, their stretches, and what the reader makes of the best."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np

from index.library.passage_vectors import Vectors
from index.search.interface import SearchIndex
from retrieval.candidates import Candidate, find_candidates
from retrieval.features import FEATURES, Closeup, look_closely
from retrieval.question_analysis import Understood
from retrieval.reader import Reader, Reading
from retrieval.reader_scores import READ_FEATURES, Read, best_candidates, to_read, what_reading_tells
from retrieval.sentence_pool import Numbers
from retrieval.tokens import Sentence, read_sentence

KEPT = 14  # candidates that stay in the race after the first ranking …
READ = 4  # candidates that are read: each costs some 4 ms of both cores; two more find one answer more in a hundred
READ_AHEAD = 2  # of them the first as found, which are read while the rest is still being looked at

OPINION = ("first_score", "first_rank")
"""What the first ranker thinks of a stretch; a sentence has the best of the stretches that it stands in."""

ALL_FEATURES = (*FEATURES, *READ_FEATURES, *OPINION)
"""What is known of a stretch or sentence once its passage was read."""


@dataclass(frozen=True, slots=True, eq=False)
class Examined:
    """All candidates, best first, and the stretches of those that stayed in the race.

    `known` has shape (len(closeup.stretches), len(ALL_FEATURES)), `of_sentences` the same for single sentences.
    """

    question: Understood
    candidates: Sequence[Candidate]
    closeup: Closeup
    known: Numbers
    of_sentences: Numbers
    read: Read


def examine(
    index: SearchIndex,
    reader: Reader,
    first_ranker: Callable[[Numbers], Numbers],
    question: Understood,
    vector: Vectors,
    now: datetime,
    read_words: Callable[[str], Sentence] = read_sentence,
) -> Examined:
    """Everything that is known of what could answer `question` at `now`; `vector` is the question's."""
    candidates = find_candidates(index, question.query, vector, now)
    ahead = list(range(min(READ_AHEAD, len(candidates))))
    waiting = reader.begin(question.text, to_read(candidates, ahead))
    closeup = look_closely(question, vector, candidates, read_words)
    return read_closely(reader, first_ranker, question, candidates, closeup, waiting)


def read_closely(
    reader: Reader,
    first_ranker: Callable[[Numbers], Numbers],
    question: Understood,
    candidates: Sequence[Candidate],
    closeup: Closeup,
    waiting: Callable[[], Sequence[Reading]],
) -> Examined:
    """The best of a closeup, read; `waiting` gives the readings of the first READ_AHEAD candidates."""
    ahead = list(range(min(READ_AHEAD, len(candidates))))
    scores = first_ranker(closeup.known)
    numbers = best_candidates(closeup, scores, KEPT)
    near = closeup.of(numbers)
    others = [number for number in numbers if number not in ahead][: READ - len(ahead)]
    waiting_too = reader.begin(question.text, to_read(candidates, others))  # stands behind those read ahead
    readings = [*waiting(), *waiting_too()]
    read = what_reading_tells(question, near, [*ahead, *others], readings)
    opinion = _opinion(closeup, scores, near)
    return Examined(
        question,
        candidates,
        near,
        np.concatenate([near.known, read.known, opinion[: len(near.stretches)]], axis=1),
        np.concatenate([near.of_sentences, read.of_sentences, opinion[len(near.stretches) :]], axis=1),
        read,
    )


def _opinion(closeup: Closeup, scores: Numbers, near: Closeup) -> Numbers:
    """The first ranker's scores and places of the stretches of `near`, then of its sentences, (rows, 2)."""
    places = np.argsort(np.argsort(-scores, kind="stable"))
    best: dict[tuple[int, int], tuple[float, float]] = {}
    for stretch, score, place in zip(closeup.stretches, scores, places, strict=True):
        for sentence in range(stretch.first, stretch.last):
            held = best.get((stretch.candidate, sentence), (float(score), float(place)))
            best[stretch.candidate, sentence] = max(held[0], float(score)), min(held[1], float(place))
    whole = {stretch: (score, place) for stretch, score, place in zip(closeup.stretches, scores, places, strict=True)}
    rows = [whole[stretch] for stretch in near.stretches]
    rows += [best[sentence.candidate, sentence.first] for sentence in near.sentences]
    return np.array(rows, np.float32).reshape(-1, len(OPINION))
