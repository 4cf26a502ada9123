"""Excerpts: the sentence that answers, with the sentences it needs to be understood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from index.library.passage_vectors import Passage
from retrieval.ranking_input import RankingInput
from retrieval.sentence_pool import Numbers
from retrieval.stretches import QUOTE_LONGEST, Stretch, is_prose, span_of
from retrieval.tokens import begins_with_pronoun

SHARPNESS = 1.5  # of the softmax over the scores of sentences
FREE_CHARACTERS = 210  # up to so many, a quote costs nothing: about three lines on a phone
LENGTH_COST = 0.03  # probability that each hundred characters beyond must add
PARAGRAPH_COST = 0.15  # probability that a second paragraph must add, since it is mostly about something else


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Sentences of one passage. `best_sentence` is the number of the one that answers best."""

    stretch: Stretch
    best_sentence: int


def sentence_shares(ranking_input: RankingInput, scores: Numbers) -> list[list[float]]:
    """Returns the probability of each sentence to be the one that answers, among all sentences of the question.

    One list for each candidate, one value for each sentence of its passage; 0 for sentences that were not ranked.
    """
    shares = [[0.0] * len(candidate.passage.place.sentences) for candidate in ranking_input.table.candidates]
    if len(scores):
        powers = np.exp(SHARPNESS * (scores - scores.max()))
        for sentence, share in zip(ranking_input.table.sentences, (powers / powers.sum()).tolist(), strict=True):
            shares[sentence.candidate][sentence.first] = share
    return shares


def excerpt(passage: Passage, shares: Sequence[float], stretch: Stretch) -> Excerpt:
    """Returns the part of `stretch` with the most probability after its length is paid for.

    `shares` are the probabilities of the passage's sentences. The excerpt holds the best sentence. If it would begin
    with a pronoun such as "He", it begins a sentence earlier.
    """
    if stretch.last == stretch.first + 1:
        return Excerpt(_standing_alone(passage, stretch), stretch.first)
    best_sentence = max(range(stretch.first, stretch.last), key=shares.__getitem__)
    runs = [
        Stretch(stretch.candidate, first, last)
        for first in range(stretch.first, best_sentence + 1)
        for last in range(best_sentence + 1, stretch.last + 1)
    ]
    repeated = _repeated(passage, stretch)
    runs = [run for run in runs if not any(run.first <= at and at + 1 < run.last for at in repeated)]
    best = max(runs, key=lambda run: (_worth(passage, shares, run), -run.first, -run.last))
    return Excerpt(_standing_alone(passage, best), best_sentence)


def _repeated(passage: Passage, stretch: Stretch) -> list[int]:
    """Returns the sentences that the next one repeats, whole or in part, as links to other articles do."""
    said = [span.of(passage.text).strip() for span in passage.place.sentences[stretch.first : stretch.last]]
    return [stretch.first + at for at, (one, other) in enumerate(pairwise(said)) if one in other or other in one]


def _worth(passage: Passage, shares: Sequence[float], run: Stretch) -> float:
    span = span_of(passage, run)
    breaks = "\n" in span.of(passage.text)
    return (
        sum(shares[run.first : run.last])
        - LENGTH_COST * max(0, span.end - span.start - FREE_CHARACTERS) / 100
        - PARAGRAPH_COST * breaks
    )


def _standing_alone(passage: Passage, run: Stretch) -> Stretch:
    """Adds the sentences before while the first begins with a pronoun, unless it gets too long."""
    while run.first > 0 and begins_with_pronoun(passage.place.sentences[run.first].of(passage.text)):
        longer = Stretch(run.candidate, run.first - 1, run.last)
        span = span_of(passage, longer)
        if (
            not is_prose(passage.place.sentences[longer.first].of(passage.text))
            or span.end - span.start > QUOTE_LONGEST
        ):
            break
        run = longer
    return run
