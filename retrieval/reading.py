"""What the reader's logits say of each stretch that could be quoted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from index.articles import Span
from retrieval.candidates import Candidate
from retrieval.features import Closeup, Numbers
from retrieval.reader import Reading
from retrieval.understanding import Understood
from retrieval.windows import span_of
from retrieval.words import is_stop_word, words_of

READ_FEATURES = (
    "mass", "log_mass", "best_begin", "own_mass", "own_nothing", "best_over_nothing", "end_mass", "mass_rank",
    "voted_best", "voted_sum", "voted_rank", "passage_mass",
)  # fmt: skip
NOT_READ = -12.0  # a logit, and the logarithm of a mass, that is as good as none


@dataclass(frozen=True, slots=True, eq=False)
class Read:
    """What was read: `known` has shape (stretches, len(READ_FEATURES)); `readings` are by a candidate's number.

    `votes` are the words that could begin an answer, by stem, with their share of the reader's belief; `words` the
    stem of each piece of a reading, empty where it carries nothing.
    """

    known: Numbers
    readings: Mapping[int, Reading]
    votes: Mapping[str, float] = field(default_factory=dict)
    words: Mapping[int, Sequence[str]] = field(default_factory=dict)


def best_candidates(closeup: Closeup, scores: Numbers, count: int) -> list[int]:
    """The numbers of the candidates that the best stretches are of, `count` at most, best first."""
    order = [closeup.stretches[at].candidate for at in np.argsort(-scores, kind="stable")]
    return list(dict.fromkeys(order))[:count]


def to_read(candidates: Sequence[Candidate], numbers: Sequence[int]) -> list[tuple[str, str]]:
    """Title and text of the candidates of those `numbers`, as a Reader takes them."""
    passages = [candidates[number].passage for number in numbers]
    return [(passage.article.title, passage.place.span.of(passage.text)) for passage in passages]


def what_reading_tells(
    question: Understood, closeup: Closeup, numbers: Sequence[int], readings: Sequence[Reading]
) -> Read:
    """What the readings of the candidates of those `numbers` tell of every stretch."""
    chosen = [closeup.candidates[number].passage for number in numbers]
    texts = [passage.place.span.of(passage.text) for passage in chosen]
    known = np.zeros((len(closeup.stretches), len(READ_FEATURES)), np.float32)
    known[:, 1], known[:, 2], known[:, 5] = NOT_READ, NOT_READ, NOT_READ
    if not readings:
        return Read(known, {})
    begins = _shares([reading.begins for reading in readings])
    ends = _shares([reading.ends for reading in readings])
    highest = max(float(reading.begins.max(initial=NOT_READ)) for reading in readings)
    pieces = [_word_of_piece(text, reading) for text, reading in zip(texts, readings, strict=True)]
    votes = _votes(begins, pieces, frozenset(question.stems))
    place = {number: at for at, number in enumerate(numbers)}
    for row, stretch in enumerate(closeup.stretches):
        at = place.get(stretch.candidate)
        if at is None:
            continue
        reading, passage = readings[at], chosen[at]
        span = span_of(passage, stretch).moved(-passage.place.span.start)
        inside = _inside(reading, span)
        if not inside.any():
            continue
        mass = float(begins[at][inside].sum())
        best = float(reading.begins[inside].max())
        own = np.exp(reading.begins - max(highest, reading.nothing))
        nothing = float(np.exp(reading.nothing - max(highest, reading.nothing)))
        total = float(own.sum()) + nothing
        held = {pieces[at][n] for n in np.flatnonzero(inside)} - {""}
        ranked = sorted((votes[word] for word in held), reverse=True)
        known[row] = (
            mass, np.log(mass + 1e-5), best - highest, own[inside].sum() / total, nothing / total,
            best - reading.nothing, ends[at][inside].sum(), 0, ranked[0] if ranked else 0, sum(ranked), 0,
            begins[at].sum(),
        )  # fmt: skip
    known[:, 7] = np.searchsorted(np.sort(-known[:, 0]), -known[:, 0])
    known[:, 10] = np.searchsorted(np.sort(-known[:, 8]), -known[:, 8])
    return Read(
        known,
        dict(zip(numbers, readings, strict=True)),
        votes,
        dict(zip(numbers, pieces, strict=True)),
    )


def telling_span(reading: Reading, within: Span, longest: int = 12) -> Span | None:
    """The likeliest answer that lies within `within` (of the passage's text), of at most `longest` pieces."""
    inside = np.flatnonzero(_inside(reading, within))
    if not len(inside):
        return None
    first = int(inside[np.argmax(reading.begins[inside])])
    until = min(int(inside[-1]), first + longest - 1)
    last = first + int(np.argmax(reading.ends[first : until + 1]))
    return Span(int(reading.spans[first, 0]), int(reading.spans[last, 1]))


def _inside(reading: Reading, span: Span) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    return np.asarray((reading.spans[:, 0] >= span.start) & (reading.spans[:, 1] <= span.end))


def _shares(logits: Sequence[Numbers]) -> list[Numbers]:
    """Softmax over the pieces of all passages together: they were trained against each other."""
    top = max(float(one.max(initial=NOT_READ)) for one in logits)
    powers = [np.exp(one - top) for one in logits]
    total = sum(float(one.sum()) for one in powers) or 1.0
    return [np.asarray(one / total, np.float32) for one in powers]


def _word_of_piece(text: str, reading: Reading) -> list[str]:
    """The stem of the word that each piece begins or belongs to; empty for stop words and marks."""
    words = words_of(text)
    if not words:
        return [""] * len(reading.spans)
    stems = ["" if is_stop_word(word.text) else word.stem for word in words]
    starts = reading.spans[:, 0]
    at = np.searchsorted([word.start for word in words], starts, side="right") - 1
    inside = (at >= 0) & (np.array([word.end for word in words])[at] > starts)
    return [stems[number] if is_inside else "" for number, is_inside in zip(at.tolist(), inside.tolist(), strict=True)]


def _votes(begins: Sequence[Numbers], pieces: Sequence[Sequence[str]], asked: frozenset[str]) -> dict[str, float]:
    """The mass of all places where each word begins an answer: several sources that agree add up."""
    votes: dict[str, float] = defaultdict(float)
    for shares, words in zip(begins, pieces, strict=True):
        for share, word in zip(shares, words, strict=True):
            if word and word not in asked:
                votes[word] += float(share)
    return votes
