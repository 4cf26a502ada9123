"""Features of each stretch from the logits of the reader."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from index.library.articles import Span
from retrieval.candidates import Candidate
from retrieval.features import FeatureTable, ranks
from retrieval.folded_words import is_stop_word, words_of
from retrieval.question_analysis import ParsedQuestion
from retrieval.reader import Reading
from retrieval.sentence_pool import Numbers
from retrieval.stretches import Stretch, span_of

PASSAGES_REMEMBERED = 500  # their words, some 10 KB each: many ask about the same news
LEAST_MASS = 1e-5  # added before a logarithm
NOT_READ = -12.0  # a logit, or the logarithm of a probability, that counts as none


class ReadColumns(NamedTuple):
    """The features of stretches from the readings of their passages. One field per feature, one value per stretch."""

    mass: Numbers
    log_mass: Numbers
    best_begin: Numbers
    own_mass: Numbers
    own_nothing: Numbers
    best_over_nothing: Numbers
    end_mass: Numbers
    mass_rank: Numbers
    voted_best: Numbers
    voted_sum: Numbers
    voted_rank: Numbers
    passage_mass: Numbers


READ_FEATURES = ReadColumns._fields
_UNREAD = {"log_mass": NOT_READ, "best_begin": NOT_READ, "best_over_nothing": NOT_READ}  # all others are 0
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


_Places = npt.NDArray[np.int64]


class PassageStems(NamedTuple):
    """The words of a passage: where each starts and ends, and its stem, empty for a stop word."""

    starts: _Places
    ends: _Places
    stems: Sequence[str]


@lru_cache(PASSAGES_REMEMBERED)
def passage_stems(text: str) -> PassageStems:
    """Returns the words of a passage. It takes a while, so it is best called while the passage is being read."""
    words = words_of(text)
    starts, ends = (np.array([getattr(word, name) for word in words], np.int64) for name in ("start", "end"))
    return PassageStems(starts, ends, ["" if is_stop_word(word.text) else word.stem for word in words])


def score_readings(
    question: ParsedQuestion,
    table: FeatureTable,
    readings: Mapping[int, Reading],
    stems: Mapping[int, PassageStems],
) -> ReadingScores:
    """Returns the features of every stretch and sentence from the readings of candidates, by their numbers."""
    if not readings:
        return ReadingScores(_unread(len(table.stretches)), _unread(len(table.sentences)), {})
    pieces = {number: _stem_of_piece(stems[number], reading) for number, reading in readings.items()}
    shares = _AnswerShares(readings, pieces, frozenset(question.stems))
    known = shares.of([*table.stretches, *table.sentences], table)
    features, sentence_features = known[: len(table.stretches)], known[len(table.stretches) :]
    return ReadingScores(
        _with_ranks(features), _with_ranks(sentence_features), readings, shares.votes, pieces, shares.begins
    )


def _unread(count: int) -> Numbers:
    return np.full((count, len(READ_FEATURES)), [_UNREAD.get(name, 0.0) for name in READ_FEATURES], np.float32)


def _with_ranks(columns: Numbers) -> Numbers:
    """Fills ranks in, and returns the same columns."""
    for place, name in _RANKED.items():
        columns[:, READ_FEATURES.index(place)] = ranks(columns[:, READ_FEATURES.index(name)])
    return columns


class _AnswerShares:
    """Probabilities over the pieces of all passages that were read for a question, one passage after the other."""

    def __init__(
        self, readings: Mapping[int, Reading], pieces: Mapping[int, Sequence[str]], asked: frozenset[str]
    ) -> None:
        self._readings = readings
        self._logits = np.concatenate([reading.begins for reading in readings.values()])
        self._highest = float(self._logits.max(initial=NOT_READ))
        self._first = np.cumsum([0, *(len(reading.begins) for reading in readings.values())])
        self._shares = _shares(self._logits)
        self._ends = _shares(np.concatenate([reading.ends for reading in readings.values()]))
        parts = np.split(self._shares, self._first[1:-1])
        self.begins = dict(zip(readings, parts, strict=True))
        self.votes = _votes(self.begins, pieces, asked)
        self._mass = np.array([part.sum() for part in parts], np.float32)
        self._nothing = np.array([reading.nothing for reading in readings.values()], np.float32)
        own = [_own_shares(reading, max(self._highest, reading.nothing)) for reading in readings.values()]
        self._own = np.concatenate([of_pieces for of_pieces, _ in own])
        self._own_nothing = np.array([of_nothing for _, of_nothing in own], np.float32)
        self._stems = [stem for number in readings for stem in pieces[number]]

    def of(self, found: Sequence[Stretch], table: FeatureTable) -> Numbers:
        """Returns the features of those stretches, one row each, without ranks."""
        columns = _unread(len(found))
        rows, owner, inside = self._pieces_of(found, table)
        there = inside[:, 0] < inside[:, 1]
        if there.any():
            columns[rows[there]] = np.stack(self._known(owner[there], inside[there]), axis=1)
        return columns

    def _pieces_of(self, found: Sequence[Stretch], table: FeatureTable) -> tuple[_Places, _Places, _Places]:
        """Returns the rows of stretches that were read, the place of the passage of each among those that were read,
        and the first of its pieces and that behind its last: shape (rows, 2)."""
        rows: list[int] = []
        owner: list[int] = []
        inside = [np.zeros((0, 2), np.int64)]
        for at, (number, reading) in enumerate(self._readings.items()):
            own = [row for row, stretch in enumerate(found) if stretch.candidate == number]
            passage = table.candidates[number].passage
            spans = [span_of(passage, found[row]) for row in own]
            texts = np.array([(span.start, span.end) for span in spans], np.int64).reshape(-1, 2)
            starts, ends = (texts - passage.place.span.start).T
            first = reading.spans[:, 0].searchsorted(starts), reading.spans[:, 1].searchsorted(ends, "right")
            inside.append(np.stack(first, axis=1) + self._first[at])
            rows += own
            owner += [at] * len(own)
        return np.array(rows, np.int64), np.array(owner, np.int64), np.concatenate(inside)

    def _known(self, owner: _Places, inside: _Places) -> ReadColumns:
        """Returns the features of stretches of pieces, none of which is empty."""
        best = _over(np.maximum, self._logits, inside)
        mass = _over(np.add, self._shares, inside)
        votes = np.array([self.votes.get(stem, 0.0) for stem in self._stems], np.float32)
        nothing = np.zeros(len(inside), np.float32)
        return ReadColumns(
            mass=mass,
            log_mass=np.log(mass + LEAST_MASS),
            best_begin=best - self._highest,
            own_mass=_over(np.add, self._own, inside),
            own_nothing=self._own_nothing[owner],
            best_over_nothing=best - self._nothing[owner],
            end_mass=_over(np.add, self._ends, inside),
            mass_rank=nothing,
            voted_best=_over(np.maximum, votes, inside),
            voted_sum=_each_stem_once(votes, self._stems, inside),
            voted_rank=nothing,
            passage_mass=self._mass[owner],
        )


def _over(statistic: np.ufunc, values: Numbers, inside: _Places) -> Numbers:
    """Returns a statistic of values over each of those parts, none of which is empty."""
    padded = np.append(values, values[:1]).astype(np.float64)  # a part may end where the values do
    return np.asarray(statistic.reduceat(padded, inside.reshape(-1))[::2])


def _each_stem_once(votes: Numbers, stems: Sequence[str], inside: _Places) -> Numbers:
    """Returns the sums of votes over each of those parts, in which a stem counts once however often it stands there."""
    last: dict[str, int] = {}
    before = []  # where the same stem stands the last time before
    for at, stem in enumerate(stems):
        before.append(last.get(stem, -1))
        last[stem] = at
    lengths = inside[:, 1] - inside[:, 0]
    ends = np.cumsum(lengths)
    places = np.arange(ends[-1]) + np.repeat(inside[:, 0] - ends + lengths, lengths)  # of all parts, one by one
    is_first = np.array(before)[places] < np.repeat(inside[:, 0], lengths)
    return np.asarray(np.add.reduceat(votes[places] * is_first, ends - lengths, dtype=np.float64))


def _own_shares(reading: Reading, top: float) -> tuple[Numbers, float]:
    """Returns the softmax over the pieces of one passage and no answer: of the pieces, and of no answer."""
    powers, nothing = np.exp(reading.begins - top), float(np.exp(reading.nothing - top))
    total = float(powers.sum()) + nothing
    return powers / total, nothing / total


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


def _shares(logits: Numbers) -> Numbers:
    """Returns the softmax over the pieces of all passages together, as in training."""
    powers = np.exp(logits - logits.max(initial=NOT_READ))
    return np.asarray(powers / (powers.sum() or 1.0), np.float32)


def _stem_of_piece(words: PassageStems, reading: Reading) -> list[str]:
    """Returns the stem of the word that each piece belongs to; empty for stop words and punctuation."""
    if not words.stems:
        return [""] * len(reading.spans)
    starts = reading.spans[:, 0]
    at = np.searchsorted(words.starts, starts, side="right") - 1
    inside = (at >= 0) & (words.ends[at] > starts)
    stems = words.stems
    return [stems[number] if is_inside else "" for number, is_inside in zip(at.tolist(), inside.tolist(), strict=True)]


def _votes(
    begins: Mapping[int, Numbers], pieces: Mapping[int, Sequence[str]], asked: frozenset[str]
) -> dict[str, float]:
    """Returns the summed probability of each stem to begin an answer. Sources that agree add up."""
    votes: dict[str, float] = defaultdict(float)
    for number, shares in begins.items():
        for share, stem in zip(shares.tolist(), pieces[number], strict=True):
            if stem and stem not in asked:
                votes[stem] += share
    return votes
