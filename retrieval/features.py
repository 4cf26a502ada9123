"""Features of each stretch of sentences that could be quoted, as named columns.

FEATURES lists the fields of PassageColumns and StretchColumns in order.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

import numpy as np
import numpy.typing as npt

from index.library.passage_vectors import Vectors
from retrieval.answer_kinds import Kind
from retrieval.candidates import Candidate
from retrieval.feature_columns import PassageColumns, StretchColumns
from retrieval.named_sources import is_from
from retrieval.question_analysis import ParsedQuestion
from retrieval.question_times import NEWS_LAG, AskedTime
from retrieval.sentence_pool import COLUMN, Numbers, SentencePool
from retrieval.sentence_reading import SentenceReading
from retrieval.stretches import Stretch, single_sentences, stretches

CLOSELY = 16  # candidates for whose sentences features are computed
CLOSELY_UNHURRIED = 24  # the same where nobody waits
CLOSELY_IN_HASTE = 10  # the same where many wait
OLDEST_DAYS = 400.0  # older articles count as this old
SAME_MATTER = 0.8  # of the reach of one article that another must have to be about the same matter
_KINDS = {kind: number for number, kind in enumerate(Kind)}

# Values of the sentences of a SentencePool that are summed up over a stretch, and those of which the highest counts.
_SUMMED = ("counts", "kinds", "pairs", "cosine", "names", "numbers", "title_votes", "name_votes", "word_votes")
_HIGHEST = ("covers", "cosine", "negated", "focus", "copies", "title_votes", "name_votes", "word_votes")


FEATURES = PassageColumns._fields + StretchColumns._fields


@dataclass(frozen=True, slots=True, eq=False)
class FeatureTable:
    """The features of the stretches of the best candidates: shape (len(stretches), len(FEATURES)).

    `sentences` are the single sentences of the same candidates, with `sentence_features` of as many columns.
    """

    candidates: Sequence[Candidate]
    stretches: Sequence[Stretch]
    features: Numbers
    sentences: Sequence[Stretch]
    sentence_features: Numbers

    def of(self, candidates: Sequence[int]) -> FeatureTable:
        """Returns the rows of those candidates."""
        wanted = set(candidates)
        rows = [at for at, stretch in enumerate(self.stretches) if stretch.candidate in wanted]
        lone = [at for at, sentence in enumerate(self.sentences) if sentence.candidate in wanted]
        return FeatureTable(
            self.candidates,
            [self.stretches[at] for at in rows],
            self.features[rows],
            [self.sentences[at] for at in lone],
            self.sentence_features[lone],
        )


def closely_for(read: int) -> int:
    """Returns how many candidates are looked at closely for a question of which `read` passages are read."""
    return CLOSELY if read else CLOSELY_IN_HASTE


def build_feature_table(
    question: ParsedQuestion,
    vector: Vectors,
    candidates: Sequence[Candidate],
    sentences: SentenceReading | None = None,
    closely: int = CLOSELY,
) -> FeatureTable:
    """Returns every stretch and sentence of the first `closely` candidates with its features.

    `sentences` gives what is known of their words."""
    near = candidates[:closely]
    pool = SentencePool(question, vector, near, sentences or SentenceReading())
    runs: list[Stretch] = []
    lone: list[Stretch] = []
    for number, candidate in enumerate(near):
        prose = pool.prose[pool.first[number] : pool.ends[number]]
        runs.extend(stretches(number, candidate.passage, prose))
        lone.extend(single_sentences(number, prose))
    if not runs:
        nothing = np.zeros((0, len(FEATURES)), np.float32)
        return FeatureTable(near, [], nothing, [], nothing)
    of_passages = np.stack(_of_passages(question, near, pool), axis=1)
    found = [*runs, *lone]  # together, which takes half the time
    of_stretches = np.stack(_of_stretches(pool, found, len(runs)), axis=1)
    whole = np.concatenate([of_passages[[s.candidate for s in found]], of_stretches], axis=1).astype(np.float32)
    return FeatureTable(near, runs, whole[: len(runs)], lone, whole[len(runs) :])


def _of_passages(question: ParsedQuestion, near: Sequence[Candidate], pool: SentencePool) -> PassageColumns:
    fused = np.array([candidate.fused for candidate in near], np.float32)
    best = float(fused[0]) or 1.0
    article_reach = pool.article_held @ pool.weights
    newer, behind = _newer_on_the_matter(near, article_reach)
    time = question.time

    def each(value: Callable[[Candidate], float]) -> Numbers:
        return np.array([value(candidate) for candidate in near], np.float32)

    def same(value: float) -> Numbers:
        return np.full(len(near), value, np.float32)

    return PassageColumns(
        fused=fused,
        fused_share=fused / best,
        words=each(lambda candidate: candidate.words),
        words_raw=each(lambda candidate: candidate.words_raw),
        meaning=each(lambda candidate: candidate.meaning),
        recency=each(lambda candidate: candidate.recency),
        age=each(lambda candidate: min(candidate.age_days, OLDEST_DAYS)),
        rank=np.arange(len(near), dtype=np.float32),
        ordinal=each(lambda candidate: candidate.passage.ordinal),
        passage_reach=pool.held @ pool.weights,
        passage_title_reach=np.maximum(pool.held, pool.titles) @ pool.weights,
        title_reach=pool.titles @ pool.weights,
        article_passages=pool.over_articles(fused, len),
        article_fused=pool.over_articles(fused, np.sum),
        article_best=pool.over_articles(fused, np.max),
        article_reach=article_reach,
        rarest_missing=_rarest_missing(np.maximum(pool.held, pool.titles), pool.rarities),
        rarest_missing_in_article=_rarest_missing(pool.article_held, pool.rarities),
        names_asked=same(float(pool.asked_names.sum())),
        names_missing=(1 - np.maximum(pool.held, pool.titles)) @ pool.asked_names,
        names_missing_in_article=(1 - pool.article_held) @ pool.asked_names,
        newer_rivals=newer,
        days_behind=behind,
        question_words=same(len(question.stems)),
        question_rarity=same(float(pool.rarities.max(initial=0.0))),
        kind=same(_KINDS[question.kind]),
        loose_time=same(time is not None and time.loose),
        in_time=each(lambda candidate: _is_within(candidate, time)),
        out_of_time=each(lambda candidate: time is not None and not time.loose and not _is_near(candidate, time)),
        source_asked=each(lambda candidate: is_from(candidate.passage.article, question.sources)),
        undated=each(lambda candidate: candidate.passage.article.published is None),
    )


def _rarest_missing(held: Numbers, rarities: Numbers) -> Numbers:
    """Returns the rarity of the rarest missing word of the question. A missing name suggests another matter."""
    return np.asarray(((1 - held) * rarities).max(axis=1, initial=0.0), np.float32)


def _newer_on_the_matter(near: Sequence[Candidate], reach: Numbers) -> tuple[Numbers, Numbers]:
    """Returns how many articles on the same matter are newer, and by how many days the newest of them is."""
    ages = np.array([min(candidate.age_days, OLDEST_DAYS) for candidate in near], np.float32)
    articles = np.array([candidate.passage.article.id for candidate in near])
    newer, behind = np.zeros(len(near), np.float32), np.zeros(len(near), np.float32)
    for number in range(len(near)):
        rivals = (articles != articles[number]) & (reach >= SAME_MATTER * reach[number]) & (ages < ages[number])
        newer[number] = len(set(articles[rivals].tolist()))
        behind[number] = float(ages[number] - ages[rivals].min()) if rivals.any() else 0.0
    return newer, behind


def _is_within(candidate: Candidate, time: AskedTime | None) -> bool:
    published = candidate.passage.article.published
    return time is not None and published is not None and time.since <= published < time.until


def _is_near(candidate: Candidate, time: AskedTime) -> bool:
    """Returns whether an article can be about that time: news is reported on the day and some days later."""
    published = candidate.passage.article.published
    return published is not None and time.since - timedelta(days=1) <= published < time.until + NEWS_LAG


def _of_stretches(pool: SentencePool, found: Sequence[Stretch], runs: int) -> StretchColumns:
    """Returns the features of stretches. The first `runs` are compared with each other, and so are the rest.

    Raises ValueError if `found` is empty."""
    over = _StretchStatistics(pool, found)
    sums, highest = over.of(over.summed, _SUMMED), over.of(over.largest, _HIGHEST)
    held, cosine_max, negated = highest["covers"], highest["cosine"][:, 0], highest["negated"][:, 0]
    reach = held @ pool.weights
    around = np.maximum(held, np.where(over.has_before[:, None], pool.covers[np.maximum(over.first - 1, 0)], 0))
    after = pool.covers[np.minimum(over.last, len(pool.covers) - 1)]
    around = np.maximum(around, np.where(over.has_after[:, None], after, 0))
    sentence_reach = pool.covers @ pool.weights
    meaning = np.array([candidate.meaning for candidate in pool.near], np.float32)[over.owner]
    counts, kinds = sums["counts"], sums["kinds"]
    name_votes, word_votes, title_votes = (highest[name] for name in ("name_votes", "word_votes", "title_votes"))
    return StretchColumns(
        reach=reach,
        reach_with_title=np.maximum(held, pool.titles[over.owner]) @ pool.weights,
        reach_around=around @ pool.weights,
        missing_best=_of_each(_missing_best, reach, runs),
        pairs=sums["pairs"][:, 0],
        cosine_max=cosine_max,
        cosine_mean=sums["cosine"][:, 0] / over.length,
        cosine_gain=cosine_max - meaning,
        letters=counts[:, COLUMN["letters"]],
        sentences=over.length.astype(np.float32),
        first_sentence=(over.first - over.offset).astype(np.float32),
        from_end=(over.end - over.last).astype(np.float32),
        names=sums["names"][:, 0],
        numbers=sums["numbers"][:, 0],
        kind_strict=kinds[:, 0],
        kind_loose=kinds[:, 1],
        focus=highest["focus"][:, 0],
        places=counts[:, COLUMN["places"]],
        money=counts[:, COLUMN["money"]],
        quoted=counts[:, COLUMN["quoted"]],
        sayings=counts[:, COLUMN["sayings"]],
        times=counts[:, COLUMN["times"]],
        reasons=counts[:, COLUMN["reasons"]],
        asks=counts[:, COLUMN["questions"]],
        name_vote=name_votes[:, 0],
        name_vote_mean=name_votes[:, 1],
        name_vote_raw=name_votes[:, 2],
        word_vote=word_votes[:, 0],
        word_vote_mean=word_votes[:, 1],
        copies=highest["copies"][:, 0],
        pronoun=np.array([s.begins_with_pronoun for s in pool.sentences], np.float32)[over.first],
        negated=negated,
        polarity_differs=np.abs(negated - pool.question_negated),
        cosine_before=over.beside(pool.cosine, over.first - 1, over.has_before),
        cosine_after=over.beside(pool.cosine, over.last, over.has_after),
        reach_before=over.beside(sentence_reach, over.first - 1, over.has_before),
        reach_after=over.beside(sentence_reach, over.last, over.has_after),
        cosine_rank=_of_each(ranks, cosine_max, runs),
        reach_rank=_of_each(ranks, reach, runs),
        title_vote=title_votes[:, 0],
        title_held=sums["title_votes"][:, 1],
        name_vote_sum=sums["name_votes"][:, 1],
        word_vote_sum=sums["word_votes"][:, 1],
    )


def _of_each(value: Callable[[Numbers], Numbers], values: Numbers, runs: int) -> Numbers:
    return np.concatenate([value(values[:runs]), value(values[runs:])])


def _missing_best(reach: Numbers) -> Numbers:
    return np.full(len(reach), 1 - reach.max(initial=0.0), np.float32)


class _StretchStatistics:
    """Sums and maxima of sentence values over stretches."""

    def __init__(self, pool: SentencePool, found: Sequence[Stretch]) -> None:
        self._pool = pool
        self.owner = np.array([s.candidate for s in found])
        self.offset = np.array(pool.first)[self.owner]
        self.first = self.offset + np.array([s.first for s in found])
        self.last = self.offset + np.array([s.last for s in found])
        self.length = self.last - self.first
        self.end = np.array(pool.ends)[self.owner]
        self.has_before, self.has_after = self.first > self.offset, self.last < self.end

    def of(self, statistic: Callable[[Numbers], Numbers], names: Sequence[str]) -> dict[str, Numbers]:
        """Returns a statistic of those values of the pool, computed together: each of shape (stretches, columns)."""
        values = [getattr(self._pool, name) for name in names]
        columns = [each.reshape(len(each), -1) for each in values]
        whole = statistic(np.concatenate(columns, axis=1, dtype=np.float32))
        ends = np.cumsum([each.shape[1] for each in columns])
        return {name: whole[:, end - each.shape[1] : end] for name, each, end in zip(names, columns, ends, strict=True)}

    def summed(self, values: Numbers) -> Numbers:
        """Returns sums of `values` (one row for each sentence) over each stretch."""
        running = np.concatenate([np.zeros((1, *values.shape[1:]), values.dtype), np.cumsum(values, axis=0)])
        return np.asarray(running[self.last] - running[self.first])

    def largest(self, values: Numbers) -> Numbers:
        """Returns maxima of `values` over each stretch."""
        best = np.asarray(values[self.first])
        for step in range(1, int(self.length.max())):
            best = np.maximum(best, values[np.minimum(self.first + step, self.last - 1)])
        return np.asarray(best)

    def beside(self, values: Numbers, at: npt.NDArray[np.int64], inside: npt.NDArray[np.bool_]) -> Numbers:
        """Returns the value of the sentence `at`; 0 if it is not `inside` the passage."""
        return np.where(inside, values[np.clip(at, 0, len(values) - 1)], 0.0)


def ranks(values: Numbers) -> Numbers:
    """Returns ranks: 0 for the largest value; ties share a rank."""
    return np.asarray(np.searchsorted(np.sort(-values), -values), np.float32)
