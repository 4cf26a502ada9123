"""From a question to quotes, or to silence."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import numpy as np

from index.indexing.embedding import Embedder
from index.library.articles import Span
from index.library.passage_vectors import Vectors
from index.search.interface import SearchIndex, Window
from retrieval import event_dates, statement_questions
from retrieval.answers import Answer, Certainty, Query, Quote, Quoted, Reason, Refused
from retrieval.confidence import Confidence, Fullness, load_confidence, summary_of
from retrieval.features import FEATURES
from retrieval.follow_ups import FollowUp, Turn, follow_up_kind, with_earlier
from retrieval.question_analysis import ParsedQuestion, parse_question
from retrieval.question_times import AskedTime
from retrieval.quote_selection import Scores, SelectedQuote, select_quotes
from retrieval.ranker import WEIGHTS, load_ranker
from retrieval.ranking_input import ALL_FEATURES, RankingInput, build_ranking_input
from retrieval.reader import CompiledReader, Reader
from retrieval.reader_scores import answer_span, pieces_inside
from retrieval.refusal_reasons import headlines, reason_of
from retrieval.sentence_pool import Numbers
from retrieval.spelling_correction import Spelling
from retrieval.story_states import earlier_figures, newest_first
from retrieval.stretches import span_of
from retrieval.tokens import read_sentence, stems_in
from retrieval.vocabulary import rarity

SENTENCES_REMEMBERED = 5_000  # read sentences kept, some 2 KB each: the same recent passages are looked at again
ALONE_AHEAD = 0.1  # how much surer a question has to be as it stands, where it looks like a follow-up
OWN_SHARE = 0.15  # of a possible follow-up's own words has to stand in what answers it together with earlier ones
HIGHLIGHT_SHARE = 0.05  # of the reader's belief that words hold before they are marked


@dataclass(frozen=True, slots=True, eq=False)
class FittedModels:
    """What was fitted: rankers for all stretches, for those that were read and for their sentences; confidences."""

    first: Callable[[Numbers], Numbers]
    second: Callable[[Numbers], Numbers]
    sentence: Callable[[Numbers], Numbers]
    confidence: Confidence
    in_full_library: Confidence  # where the library is full of recent news

    def scores(self, ranking_input: RankingInput) -> Scores:
        """The final score of each stretch and each sentence."""
        return Scores(self.second(ranking_input.features), self.sentence(ranking_input.sentence_features))


def load_models(path: Path = WEIGHTS) -> FittedModels:
    """The shipped judgement, or another of `benchmarks/fit_ranker.py`; raises ValueError where it is out of date."""
    first, second = load_ranker("first", FEATURES, path), load_ranker("second", ALL_FEATURES, path)
    sentence = load_ranker("telling", ALL_FEATURES, path)
    return FittedModels(first, second, sentence, load_confidence("confidence", path), load_confidence("news", path))


@dataclass(frozen=True, slots=True, eq=False)
class Selection:
    """What would be quoted, and how sure that is; `from_another_time` and `earlier` as in Quoted."""

    chosen: Sequence[SelectedQuote]
    confidence: float
    certainty: Certainty
    from_another_time: bool = False
    earlier: Sequence[SelectedQuote] = ()


class Answerer:
    """Answers questions from an index; safe from any thread, and deterministic."""

    def __init__(
        self,
        index: SearchIndex,
        embedder: Embedder,
        reader: Reader | None = None,
        models: FittedModels | None = None,
    ) -> None:
        """Loads the shipped reader and judgement where none are given."""
        self._index = index
        self._embedder = embedder
        self._reader = reader or CompiledReader()
        self._models = models or load_models()
        self._spelling = Spelling(index)
        self._fullness = Fullness(index, embedder.dimension)
        self._read = lru_cache(SENTENCES_REMEMBERED)(read_sentence)

    def answer(self, query: Query, history: Sequence[Turn] = ()) -> Answer:
        """Quotes that answer `query`, or why there are none; `history` is what was asked before, oldest first.

        A question that may follow up on what was asked before is answered as it stands and with what it misses; the
        surer answer counts.
        """
        relation = follow_up_kind(query.question) if history else FollowUp.NO
        alone = self._answer(query.question, query)
        if relation is FollowUp.NO:
            return alone
        completed = with_earlier(query.question, history)
        whole = replace(self._answer(completed, query), completed=completed)
        if relation is FollowUp.MAYBE and not _speaks_of(whole, query):
            return alone  # what was asked before drowned what is asked now
        ahead = ALONE_AHEAD if relation is FollowUp.YES else 0.0
        return alone if _is_surer(alone, whole, ahead) else whole

    def _answer(self, text: str, query: Query) -> Answer:
        question = parse_question(text, query.now, self._spelling)
        if not question.stems:
            return Refused(Reason.NO_WORDS)
        vector = self._embedder.questions([question.text])[0]
        models = self._models
        ranking_input = build_ranking_input(
            self._index, self._reader, models.first, question, vector, query.now, self._read
        )
        if not ranking_input.candidates:
            return Refused(self._why_nothing(vector))
        trust = models.in_full_library if self._fullness.is_full(query.now) else models.confidence
        selection = select_answer(models, trust, ranking_input, query.limit)
        quotes = tuple(_quote(ranking_input, vector, one) for one in selection.chosen)
        if selection.certainty is Certainty.NONE:
            reason = reason_of(ranking_input, query.now)
            nearest = headlines(ranking_input.candidates)
            return Refused(reason, quotes, selection.confidence, nearest, question.corrections)
        earlier = tuple(_quote(ranking_input, vector, one) for one in selection.earlier)
        return Quoted(
            quotes,
            selection.confidence,
            selection.certainty,
            question.corrections,
            selection.from_another_time,
            earlier,
        )

    def _why_nothing(self, vector: Vectors) -> Reason:
        """Nothing is indexed, or nothing that had been published by then."""
        return Reason.NOTHING_THEN if self._index.nearest(vector, 1, Window()) else Reason.EMPTY_LIBRARY


def _speaks_of(answer: Answer, query: Query) -> bool:
    """Whether it is sure, or its first quote or title holds OWN_SHARE of the question's own words, by rarity."""
    own = parse_question(query.question, query.now).stems
    if isinstance(answer, Refused) or answer.is_sure or not own:
        return True
    quote = answer.quotes[0]
    held = stems_in(f"{quote.article.title}. {quote.text}")
    return sum(rarity(one) for one in own if one in held) >= OWN_SHARE * sum(map(rarity, own))


def _is_surer(alone: Answer, whole: Answer, ahead: float) -> bool:
    """Whether the answer to the question as it stands counts: where it is surer by more than `ahead`."""
    if isinstance(alone, Refused):
        return isinstance(whole, Refused) and not ahead
    return isinstance(whole, Refused) or alone.confidence > whole.confidence + ahead


def select_answer(models: FittedModels, trust: Confidence, ranking_input: RankingInput, limit: int) -> Selection:
    """What to quote of what was examined, and how sure it is.

    Where the question names a time, what is from it answers; where nothing from it does, what is from another time
    is at most likely, and marked.
    """
    scores = newest_first(ranking_input, models.scores(ranking_input))
    time = ranking_input.question.time
    if time is None or not time.condition:
        return _select(trust, ranking_input, scores, limit)
    timely = frozenset(at for at in range(len(ranking_input.table.stretches)) if _is_timely(ranking_input, at, time))
    then = _select(trust, ranking_input, scores, limit, timely)
    if then.certainty is not Certainty.NONE:
        return then
    at_any_time = _select(trust, ranking_input, scores, limit)
    if at_any_time.certainty is Certainty.NONE:
        return at_any_time
    confidence = min(at_any_time.confidence, trust.just_likely)
    return Selection(at_any_time.chosen, confidence, Certainty.LIKELY, from_another_time=True)


def _is_timely(ranking_input: RankingInput, row: int, time: AskedTime) -> bool:
    stretch = ranking_input.table.stretches[row]
    passage = ranking_input.table.candidates[stretch.candidate].passage
    return event_dates.is_from(time, passage.article, span_of(passage, stretch).of(passage.text))


def _select(
    trust: Confidence, ranking_input: RankingInput, scores: Scores, limit: int, among: Collection[int] | None = None
) -> Selection:
    chosen = select_quotes(ranking_input, scores, limit, among)
    if not chosen:
        return Selection((), 0.0, Certainty.NONE)
    confidence = trust(summary_of(ranking_input, scores, chosen[0]))
    if _states_it(ranking_input.question, chosen[0]):
        confidence = max(confidence, statement_questions.CONFIDENCE)
    certainty = Certainty.SURE if confidence >= trust.sure else Certainty.LIKELY
    if confidence < trust.likely:
        return Selection(chosen, confidence, Certainty.NONE)
    return Selection(chosen, confidence, certainty, earlier=earlier_figures(ranking_input, scores, chosen[0]))


def _states_it(question: ParsedQuestion, best: SelectedQuote) -> bool:
    passage = best.candidate.passage
    quote, around = best.span.of(passage.text), passage.place.span.of(passage.text)
    return statement_questions.states_it(question.text, quote, around, passage.article)


def _quote(ranking_input: RankingInput, vector: Vectors, one: SelectedQuote) -> Quote:
    passage = one.candidate.passage
    highlights = _answering_words(ranking_input, one) or _nearest_sentence(vector, one)
    sentence = passage.place.sentences[one.best_sentence]
    return Quote(passage.article, one.span, one.span.of(passage.text), highlights, tuple(one.also), sentence, one.adds)


def _answering_words(ranking_input: RankingInput, one: SelectedQuote) -> tuple[Span, ...]:
    """The words within the quote that the reader takes for the answer, where it believes in them at all."""
    reading = ranking_input.reading.readings.get(one.stretch.candidate)
    if reading is None:
        return ()
    passage = one.candidate.passage
    start = passage.place.span.start
    found = answer_span(reading, one.span.moved(-start))
    if found is None:
        return ()
    inside = pieces_inside(reading, found)
    words = ranking_input.reading.words[one.stretch.candidate]
    belief = max(
        (ranking_input.reading.votes.get(words[at], 0.0) for at in np.flatnonzero(inside).tolist()), default=0.0
    )
    if belief < HIGHLIGHT_SHARE:
        return ()
    begun_in = next((s for s in passage.place.sentences if s.end > found.start + start), one.span)
    return (Span(found.start + start, min(found.end + start, begun_in.end)).moved(-one.span.start),)


def _nearest_sentence(vector: Vectors, one: SelectedQuote) -> tuple[Span, ...]:
    """The sentence of several that comes nearest to the question: "what must …" is answered by a whole one."""
    stretch, passage = one.stretch, one.candidate.passage
    if stretch.last - stretch.first < 2:
        return ()
    nearest = int(np.argmax(passage.sentence_vectors[stretch.first : stretch.last] @ vector))
    return (passage.place.sentences[stretch.first + nearest].moved(-one.span.start),)
