"""A question looked into: candidates, their stretches, and what the reader makes of the best."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np

from index.search import SearchIndex, Vectors
from retrieval.candidates import Candidate, find_candidates
from retrieval.features import FEATURES, Closeup, Numbers, look_closely
from retrieval.reader import Reader
from retrieval.reading import READ_FEATURES, Read, best_candidates, to_read, what_reading_tells
from retrieval.tokens import Sentence, read_sentence
from retrieval.understanding import Understood

KEPT = 14  # candidates that stay in the race after the first ranking …
READ = 4  # candidates that are read: each costs some 4 ms of both cores; two more find one answer more in a hundred
READ_AHEAD = 2  # of them the first as found, which are read while the rest is still being looked at

ALL_FEATURES = (*FEATURES, *READ_FEATURES, "first_score", "first_rank")
"""What is known of a stretch once its passage was read; the last two are the first ranker's opinion."""


@dataclass(frozen=True, slots=True, eq=False)
class Examined:
    """All candidates, best first, and the stretches of those that stayed in the race.

    `known` has shape (len(closeup.stretches), len(ALL_FEATURES)).
    """

    question: Understood
    candidates: Sequence[Candidate]
    closeup: Closeup
    known: Numbers
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
    scores = first_ranker(closeup.known)
    numbers = best_candidates(closeup, scores, KEPT)
    kept = [at for at, stretch in enumerate(closeup.stretches) if stretch.candidate in set(numbers)]
    near = Closeup(closeup.candidates, [closeup.stretches[at] for at in kept], closeup.known[kept])
    others = [number for number in numbers if number not in ahead][: READ - len(ahead)]
    waiting_too = reader.begin(question.text, to_read(candidates, others))  # stands behind those read ahead
    readings = [*waiting(), *waiting_too()]
    read = what_reading_tells(question, near, [*ahead, *others], readings)
    opinion = np.stack([scores[kept], np.argsort(np.argsort(-scores, kind="stable"))[kept]], axis=1)
    known = np.concatenate([near.known, read.known, opinion.astype(np.float32)], axis=1)
    return Examined(question, candidates, near, known, read)
