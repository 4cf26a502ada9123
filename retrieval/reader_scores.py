"""Features of each stretch from the logits of the reader."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from index.library.articles import Span
from retrieval.candidates import Candidate
from retrieval.features import FeatureTable
from retrieval.folded_words import is_stop_word, words_of
from retrieval.question_analysis import ParsedQuestion
from retrieval.reader import Reading
from retrieval.sentence_pool import Numbers
from retrieval.stretches import Stretch, span_of

LEAST_MASS = 1e-5  # added before a logarithm
NOT_READ = -12.0  # a logit, or the logarithm of a probability, that counts as none


class ReadColumns(NamedTuple):
    """The features of one stretch from the reading of its passage. One field per feature."""

    mass: float = 0.0
    log_mass: float = NOT_READ
    best_begin: float = NOT_READ
    own_mass: float = 0.0
    own_nothing: float = 0.0
    best_over_nothing: float = NOT_READ
    end_mass: float = 0.0
    mass_rank: float = 0.0
    voted_best: float = 0.0
    voted_sum: float = 0.0
    voted_rank: float = 0.0
    passage_mass: float = 0.0


READ_FEATURES = ReadColumns._fields
_RANKED = {"mass_rank": "mass", "voted_rank": "voted_best"}  # ranks among all stretches of a question


@dataclass(frozen=True, slots=True, eq=False)
class ReadingScores:
    """The scores of what was read.

    `features` has shape (stretches, len(READ_FEATURES)), `sentence_features` the same for single sentences.

    `readings` are by number of the candidate. `votes` has the probability of each stem to begin an answer. `words`
    has the stem of each piece, empty for stop words; `begins` the probability of each piece.
    """

    features: Numbers
    sentence_features: Numbers
    readings: Mapping[int, Reading]
    votes: Mapping[str, float] = field(default_factory=dict)
    words: Mapping[int, Sequence[str]] = field(default_factory=dict)
    begins: Mapping[int, Numbers] = field(default_factory=dict)


def best_candidates(table: FeatureTable, scores: Numbers, count: int) -> list[int]:
    """Returns the numbers of the candidates of the best stretches, best first, at most `count`."""
    order = [table.stretches[at].candidate for at in np.argsort(-scores, kind="stable")]
    return list(dict.fromkeys(order))[:count]


def to_read(candidates: Sequence[Candidate], numbers: Sequence[int]) -> list[tuple[str, str]]:
    """Returns title and text of those candidates, as a Reader takes them."""
    passages = [candidates[number].passage for number in numbers]
    return [(passage.article.title, passage.place.span.of(passage.text)) for passage in passages]


def score_readings(
    question: ParsedQuestion, table: FeatureTable, numbers: Sequence[int], readings: Sequence[Reading]
) -> ReadingScores:
    """Returns the features of every stretch and sentence from the readings of the candidates of those `numbers`."""
    chosen = [table.candidates[number].passage for number in numbers]
    texts = [passage.place.span.of(passage.text) for passage in chosen]
    if not readings:
        return ReadingScores(
            _columns([ReadColumns()] * len(table.stretches)), _columns([ReadColumns()] * len(table.sentences)), {}
        )
    pieces = [_word_of_piece(text, reading) for text, reading in zip(texts, readings, strict=True)]
    belief = _AnswerShares(numbers, readings, pieces, frozenset(question.stems))
    return ReadingScores(
        _columns([belief.in_stretch(stretch, table) for stretch in table.stretches]),
        _columns([belief.in_stretch(sentence, table) for sentence in table.sentences]),
        dict(zip(numbers, readings, strict=True)),
        belief.votes,
        dict(zip(numbers, pieces, strict=True)),
        dict(zip(numbers, belief.begins, strict=True)),
    )


class _AnswerShares:
    """Probabilities over the pieces of all passages that were read for a question."""

    def __init__(
        self,
        numbers: Sequence[int],
        readings: Sequence[Reading],
        pieces: Sequence[Sequence[str]],
        asked: frozenset[str],
    ) -> None:
        self.begins = _shares([reading.begins for reading in readings])
        self.votes = _votes(self.begins, pieces, asked)
        self._ends = _shares([reading.ends for reading in readings])
        self._highest = max(float(reading.begins.max(initial=NOT_READ)) for reading in readings)
        self._readings, self._pieces = readings, pieces
        self._own = [_own_shares(reading, max(self._highest, reading.nothing)) for reading in readings]
        self._mass = [float(begins.sum()) for begins in self.begins]
        self._place = {number: at for at, number in enumerate(numbers)}

    def in_stretch(self, stretch: Stretch, table: FeatureTable) -> ReadColumns:
        """Returns the features of one stretch."""
        at = self._place.get(stretch.candidate)
        if at is None:
            return ReadColumns()
        reading, passage = self._readings[at], table.candidates[stretch.candidate].passage
        inside = pieces_inside(reading, span_of(passage, stretch).moved(-passage.place.span.start))
        if inside.start >= inside.stop:
            return ReadColumns()
        own, own_nothing = self._own[at]
        best, mass = float(reading.begins[inside].max()), float(self.begins[at][inside].sum())
        held = set(self._pieces[at][inside]) - {""}
        ranked = sorted((self.votes.get(word, 0.0) for word in held), reverse=True)
        return ReadColumns(
            mass=mass,
            log_mass=float(np.log(mass + LEAST_MASS)),
            best_begin=best - self._highest,
            own_mass=float(own[inside].sum()),
            own_nothing=own_nothing,
            best_over_nothing=best - reading.nothing,
            end_mass=float(self._ends[at][inside].sum()),
            voted_best=ranked[0] if ranked else 0.0,
            voted_sum=sum(ranked),
            passage_mass=self._mass[at],
        )


def _own_shares(reading: Reading, top: float) -> tuple[Numbers, float]:
    """Returns the softmax over the pieces of one passage and no answer: of the pieces, and of no answer."""
    powers, nothing = np.exp(reading.begins - top), float(np.exp(reading.nothing - top))
    total = float(powers.sum()) + nothing
    return powers / total, nothing / total


def _columns(rows: Sequence[ReadColumns]) -> Numbers:
    """Returns rows as an array with their ranks filled in: 0 for the largest; ties share a rank."""
    known = np.array(rows, np.float32).reshape(-1, len(READ_FEATURES))
    for place, name in _RANKED.items():
        values = -known[:, READ_FEATURES.index(name)]
        known[:, READ_FEATURES.index(place)] = np.searchsorted(np.sort(values), values)
    return known


def answer_span(reading: Reading, within: Span, longest: int = 12) -> Span | None:
    """Returns the likeliest answer in the span `within` of the passage's text, of at most `longest` pieces."""
    inside = pieces_inside(reading, within)
    if inside.start >= inside.stop:
        return None
    first = inside.start + int(np.argmax(reading.begins[inside]))
    until = min(inside.stop - 1, first + longest - 1)
    last = first + int(np.argmax(reading.ends[first : until + 1]))
    return Span(int(reading.spans[first, 0]), int(reading.spans[last, 1]))


def pieces_inside(reading: Reading, span: Span) -> slice:
    """Returns which pieces of a reading lie in `span` of its passage's text; pieces are in order."""
    begins, ends = reading.spans[:, 0], reading.spans[:, 1]
    return slice(int(begins.searchsorted(span.start)), int(ends.searchsorted(span.end, "right")))


def _shares(logits: Sequence[Numbers]) -> list[Numbers]:
    """Returns the softmax over the pieces of all passages together, as in training."""
    top = max(float(one.max(initial=NOT_READ)) for one in logits)
    powers = [np.exp(one - top) for one in logits]
    total = sum(float(one.sum()) for one in powers) or 1.0
    return [np.asarray(one / total, np.float32) for one in powers]


def _word_of_piece(text: str, reading: Reading) -> list[str]:
    """Returns the stem of the word that each piece belongs to; empty for stop words and punctuation."""
    words = words_of(text)
    if not words:
        return [""] * len(reading.spans)
    stems = ["" if is_stop_word(word.text) else word.stem for word in words]
    starts = reading.spans[:, 0]
    at = np.searchsorted([word.start for word in words], starts, side="right") - 1
    inside = (at >= 0) & (np.array([word.end for word in words])[at] > starts)
    return [stems[number] if is_inside else "" for number, is_inside in zip(at.tolist(), inside.tolist(), strict=True)]


def _votes(begins: Sequence[Numbers], pieces: Sequence[Sequence[str]], asked: frozenset[str]) -> dict[str, float]:
    """Returns the summed probability of each stem to begin an answer. Sources that agree add up."""
    votes: dict[str, float] = defaultdict(float)
    for shares, words in zip(begins, pieces, strict=True):
        for share, word in zip(shares.tolist(), words, strict=True):
            if word and word not in asked:
                votes[word] += share
    return votes
