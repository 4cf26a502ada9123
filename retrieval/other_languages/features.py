"""Features of the stretches that could answer a question, in any language."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import regex

from index.library.passage_vectors import Vectors
from index.search.letter_pairs import has_no_blanks
from retrieval.candidates import Candidate
from retrieval.other_languages.soft_reader import NOT_READ
from retrieval.other_languages.states_reader import LEAST_ODDS, PassageReading, clipped
from retrieval.other_languages.words import AnyWord, any_words
from retrieval.sentence_pool import Numbers
from retrieval.stretches import SHORTEST_SENTENCE, Stretch, is_prose, stretches


class Columns(NamedTuple):
    """The features of one stretch. `reach` is the share of the question's words, by weight, that a text holds.

    One field per feature.
    """

    cosine_max: float  # of the sentences
    cosine_mean: float
    meaning: float  # cosine of the passage
    meaning_article: float
    meaning_behind: float  # the best passage
    cosine_before: float  # of the sentence before
    cosine_after: float
    words: float  # BM25 as a share of the best
    words_rank: float
    candidate_rank: float
    reach: float
    reach_around: float  # with the sentences before and after
    passage_reach: float
    title_reach: float
    passage_title_reach: float
    article_reach: float
    missing_in_passage: float  # the weight of the heaviest word that passage and title lack
    missing_in_article: float
    numbers_held: float
    new_numbers: float
    new_names: float
    new_weight: float
    pairs: float  # neighbouring words of the question
    vote: float  # of new words that other articles share
    letters: float
    sentences: float
    first: float
    from_end: float
    ordinal: float
    same_language: float
    soft: float = NOT_READ  # of the soft reader: the stretch
    soft_passage: float = NOT_READ
    soft_missing: float = NOT_READ  # the least matched of the question's pieces
    answers: float = LEAST_ODDS  # of the states reader: the stretch
    answers_passage: float = LEAST_ODDS
    answers_share: float = 0.0  # the stretch's part of all odds, of what is read and of there being no answer
    cosine_rank: float = 0.0
    reach_rank: float = 0.0
    soft_rank: float = 0.0
    cosine_behind: float = 0.0
    reach_behind: float = 0.0
    soft_behind: float = 0.0
    answers_rank: float = 0.0
    answers_behind: float = 0.0


FEATURES = Columns._fields
_FULL_STOP = regex.compile(r"(?!\p{ASCII})\p{Sentence_Terminal}$")
_ASKS = ("?", "？", "؟", "፧")
_RANKED = {"cosine": "cosine_max", "reach": "reach", "soft": "soft", "answers": "answers"}


@dataclass(frozen=True, slots=True, eq=False)
class AnyTable:
    """The stretches of the candidates and their features, of shape (stretches, len(FEATURES)).

    `strengths` has a number for each sentence of each candidate: how near it is to the question, and how many of its
    words it holds. `by_meaning` says whether vectors were compared too.
    """

    candidates: Sequence[Candidate]
    stretches: Sequence[Stretch]
    features: Numbers
    strengths: Sequence[Numbers]
    question_words: Sequence[AnyWord]
    by_meaning: bool
    language: str  # of the question


def tells(sentence: str) -> bool:
    """Returns whether a sentence is prose: as in English, by any script's full stop, and without one if it has none."""
    if is_prose(sentence):
        return True
    ends = has_no_blanks(sentence) or (not sentence.isascii() and _FULL_STOP.search(sentence) is not None)
    return ends and len(sentence) >= SHORTEST_SENTENCE and not sentence.endswith(_ASKS)


def build_any_table(
    question: str,
    language: str,
    vector: Vectors | None,
    candidates: Sequence[Candidate],
    readings: Mapping[int, PassageReading],
) -> AnyTable:
    """Returns the features of every stretch of the candidates; `readings` are by number of the candidate."""
    asked = _Asked(question, language)
    seen = [_Seen(asked, vector, candidate) for candidate in candidates]
    found = [
        stretch
        for number, one in enumerate(seen)
        for stretch in stretches(number, one.candidate.passage, [tells(text) for text in one.texts])
    ]
    rows = [*_Rows(asked, seen, readings).of(found)]
    features = _ranked(np.array(rows, np.float32).reshape(-1, len(FEATURES)))
    strengths = [one.covers @ asked.shares + one.cosines for one in seen]
    return AnyTable(candidates, found, features, strengths, asked.words, vector is not None, language)


class _Asked:
    """A question's words, each once, with their shares of the whole weight."""

    def __init__(self, question: str, language: str) -> None:
        self.language = language
        self.words = any_words(question, language)
        heaviest: dict[str, AnyWord] = {}
        for word in self.words:
            if word.stem not in heaviest or heaviest[word.stem].weight < word.weight:
                heaviest[word.stem] = word
        self.each = list(heaviest.values())
        self.weights = np.array([word.weight for word in self.each], np.float32)
        self.shares = self.weights / (self.weights.sum() or 1.0)
        self.numbers = np.array([word.number for word in self.each], np.bool_)
        self.pairs = {(one.stem, other.stem) for one, other in itertools.pairwise(self.words)}
        self._stems = {word.stem: at for at, word in enumerate(self.each)}
        self._plain = {word.plain: at for at, word in enumerate(self.each)}

    def places(self, language: str) -> Mapping[str, int]:
        """Returns the places of the words by what a text in `language` is compared by: stems, or whole words."""
        return self._stems if language == self.language else self._plain


class _Seen:
    """A candidate with its sentences, as compared with the question."""

    def __init__(self, asked: _Asked, vector: Vectors | None, candidate: Candidate) -> None:
        self.candidate = candidate
        passage = candidate.passage
        language = passage.article.language
        self.same = language == asked.language
        self.texts = [span.of(passage.text) for span in passage.place.sentences]
        places = asked.places(language)
        self.words = [any_words(text, language) for text in self.texts]
        self.keys = [[word.stem if self.same else word.plain for word in words] for words in self.words]
        self.covers = _covers(self.keys, places, len(asked.each))
        self.title = _covers([self._title_keys(language)], places, len(asked.each))[0]
        self.held = self.covers.max(axis=0) if len(self.covers) else np.zeros(len(asked.each), np.float32)
        self.fresh = [
            {key: word for key, word in zip(keys, words, strict=True) if key not in places}
            for keys, words in zip(self.keys, self.words, strict=True)
        ]
        self.cosines = np.zeros(len(self.texts), np.float32) if vector is None else passage.sentence_vectors @ vector

    def _title_keys(self, language: str) -> list[str]:
        words = any_words(self.candidate.passage.article.title, language)
        return [word.stem if self.same else word.plain for word in words]


def _covers(keys: Sequence[Sequence[str]], places: Mapping[str, int], count: int) -> Numbers:
    """Returns which of the question's words each text holds: shape (texts, count)."""
    found = np.zeros((len(keys), count), np.float32)
    for row, held in enumerate(keys):
        for key in held:
            at = places.get(key)
            if at is not None:
                found[row, at] = 1.0
    return found


class _Rows:
    """Makes the rows of features."""

    def __init__(self, asked: _Asked, seen: Sequence[_Seen], readings: Mapping[int, PassageReading]) -> None:
        self._asked, self._seen, self._readings = asked, seen, readings
        self._all_odds = float(np.logaddexp.reduce([0.0, *(one.answers.passage for one in readings.values())]))
        homes = np.array([one.candidate.passage.article.id for one in seen])
        together = [np.flatnonzero(homes == home).tolist() for home in homes]
        self._article = [
            np.maximum(np.max([seen[at].held for at in mates], axis=0), seen[number].title)
            for number, mates in enumerate(together)
        ]
        meaning = np.array([one.candidate.meaning for one in seen])
        self._meaning_article = [float(meaning[mates].max()) for mates in together]
        self._top = float(meaning.max()) if len(seen) else 0.0
        words = np.array([-one.candidate.words for one in seen])
        self._words_rank = np.argsort(np.argsort(words, kind="stable"))
        self._votes = _votes(asked, seen)
        self._most = max(self._votes.values(), default=0.0) or 1.0

    def of(self, found: Sequence[Stretch]) -> list[Columns]:
        """Returns a row for each stretch, without ranks."""
        return [self._row(stretch) for stretch in found]

    def _row(self, stretch: Stretch) -> Columns:
        number, first, last = stretch.candidate, stretch.first, stretch.last
        one, asked = self._seen[number], self._asked
        shares, count = asked.shares, len(one.texts)
        held = one.covers[first:last].max(axis=0)
        around = one.covers[max(0, first - 1) : last + 1].max(axis=0)
        with_title = np.maximum(one.held, one.title)
        fresh = {key: word for at in range(first, last) for key, word in one.fresh[at].items()}
        cosines = one.cosines[first:last]
        reading = self._readings.get(number)
        odds = reading.answers.of_sentences(first, last) if reading is not None else -np.inf
        return Columns(
            cosine_max=float(cosines.max()),
            cosine_mean=float(cosines.mean()),
            meaning=one.candidate.meaning,
            meaning_article=self._meaning_article[number],
            meaning_behind=self._top - one.candidate.meaning,
            cosine_before=float(one.cosines[first - 1]) if first else 0.0,
            cosine_after=float(one.cosines[last]) if last < count else 0.0,
            words=one.candidate.words,
            words_rank=float(self._words_rank[number]),
            candidate_rank=float(number),
            reach=float(held @ shares),
            reach_around=float(around @ shares),
            passage_reach=float(one.held @ shares),
            title_reach=float(one.title @ shares),
            passage_title_reach=float(with_title @ shares),
            article_reach=float(self._article[number] @ shares),
            missing_in_passage=self._heaviest_missing(with_title),
            missing_in_article=self._heaviest_missing(self._article[number]),
            numbers_held=float(held[asked.numbers].mean()) if asked.numbers.any() else 0.0,
            new_numbers=float(sum(word.number for word in fresh.values())),
            new_names=float(sum(word.name for word in fresh.values())),
            new_weight=float(sum(word.weight for word in fresh.values())),
            pairs=float(sum(self._pairs(one.keys[at]) for at in range(first, last))),
            vote=max((self._votes.get(key, 0.0) for key in fresh), default=0.0) / self._most,
            letters=float(sum(len(one.texts[at]) for at in range(first, last))),
            sentences=float(last - first),
            first=float(first),
            from_end=float(count - last),
            ordinal=float(one.candidate.passage.ordinal),
            same_language=float(one.same),
            soft=reading.soft.of_sentences(first, last) if reading is not None else NOT_READ,
            soft_passage=reading.soft.passage if reading is not None else NOT_READ,
            soft_missing=reading.soft.least if reading is not None else NOT_READ,
            answers=clipped(odds),
            answers_passage=clipped(reading.answers.passage) if reading is not None else LEAST_ODDS,
            answers_share=float(np.exp(odds - self._all_odds)),
        )

    def _heaviest_missing(self, held: Numbers) -> float:
        return float(((1 - held) * self._asked.weights).max(initial=0.0))

    def _pairs(self, keys: Sequence[str]) -> int:
        return sum(pair in self._asked.pairs for pair in itertools.pairwise(keys))


def _votes(asked: _Asked, seen: Sequence[_Seen]) -> Mapping[str, float]:
    """Returns for each new word how strongly articles name it beside words of the question; each article once."""
    ballots: dict[int, dict[str, float]] = defaultdict(dict)
    for one in seen:
        ballot = ballots[one.candidate.passage.article.id]
        strengths = one.covers @ asked.shares + np.clip(one.cosines, 0, 1)
        for fresh, strength in zip(one.fresh, strengths.tolist(), strict=True):
            for key, word in fresh.items():
                ballot[key] = max(ballot.get(key, 0.0), strength**2 * word.weight)
    votes: dict[str, float] = defaultdict(float)
    for ballot in ballots.values():
        for key, vote in ballot.items():
            votes[key] += vote
    return votes


def _ranked(known: Numbers) -> Numbers:
    """Fills in ranks (0 for the largest, ties share a rank) and distances from the largest."""
    for name, of in _RANKED.items():
        values: npt.NDArray[np.float32] = known[:, FEATURES.index(of)]
        known[:, FEATURES.index(f"{name}_rank")] = np.searchsorted(np.sort(-values), -values)
        known[:, FEATURES.index(f"{name}_behind")] = values.max(initial=-np.inf) - values if len(values) else 0.0
    return known
