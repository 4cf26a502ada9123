"""The sentences of a stretch that are shown: the one that answers, with what it needs to stand alone."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from index.library.passage_vectors import Passage
from retrieval.ranking_input import RankingInput
from retrieval.sentence_pool import Numbers
from retrieval.stretches import QUOTE_LONGEST, Stretch, is_prose, span_of
from retrieval.tokens import begins_with_pronoun

SHARPNESS = 1.5  # of the softmax that makes shares of the sentences' scores
LENGTH_COST = 0.03  # a share of belief that a hundred more characters have to bring
PARAGRAPH_COST = 0.15  # and that going on into another paragraph has to bring: mostly it is about something else


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Sentences of one passage; `best_sentence` is the number of the one that answers best."""

    stretch: Stretch
    best_sentence: int


def sentence_shares(ranking_input: RankingInput, scores: Numbers) -> list[Numbers]:
    """How likely each sentence of each candidate is the one that answers, against all of the question's.

    One array a candidate, one share a sentence of its passage; 0 for what is no prose or was not ranked.
    """
    shares = [
        np.zeros(len(candidate.passage.place.sentences), np.float32) for candidate in ranking_input.table.candidates
    ]
    if len(scores):
        powers = np.exp(SHARPNESS * (scores - scores.max()))
        for sentence, share in zip(ranking_input.table.sentences, powers / powers.sum(), strict=True):
            shares[sentence.candidate][sentence.first] = share
    return shares


def excerpt(passage: Passage, shares: Numbers, stretch: Stretch) -> Excerpt:
    """The part of `stretch` that is worth its length: belief in its sentences, less what its length costs.

    `shares` are those of the passage's sentences. It holds the telling sentence, and begins a sentence earlier where
    that begins with "He" or "It".
    """
    best_sentence = stretch.first + int(np.argmax(shares[stretch.first : stretch.last]))
    runs = [
        Stretch(stretch.candidate, first, last)
        for first in range(stretch.first, best_sentence + 1)
        for last in range(best_sentence + 1, stretch.last + 1)
    ]
    best = max(runs, key=lambda run: (_worth(passage, shares, run), -run.first, -run.last))
    return Excerpt(_standing_alone(passage, best), best_sentence)


def _worth(passage: Passage, shares: Numbers, run: Stretch) -> float:
    span = span_of(passage, run)
    breaks = span.of(passage.text).count("\n") > 0
    return (
        float(shares[run.first : run.last].sum())
        - LENGTH_COST * (span.end - span.start) / 100
        - PARAGRAPH_COST * breaks
    )


def _standing_alone(passage: Passage, run: Stretch) -> Stretch:
    """With the sentences before where it begins with "He" or "It", which they name, if that is not too long."""
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
