"""Checks of what was selected: whether it is from the time that was asked for, and whether it states the question."""

from __future__ import annotations

from retrieval import event_dates, statement_questions
from retrieval.question_analysis import ParsedQuestion
from retrieval.question_times import AskedTime
from retrieval.quote_selection import SelectedQuote
from retrieval.ranking_input import RankingInput
from retrieval.stretches import span_of


def is_timely(ranking_input: RankingInput, row: int, time: AskedTime) -> bool:
    """Returns whether the stretch of that row is from the time that was asked for."""
    stretch = ranking_input.table.stretches[row]
    passage = ranking_input.table.candidates[stretch.candidate].passage
    return event_dates.is_from(time, passage.article, span_of(passage, stretch).of(passage.text))


def states_it(question: ParsedQuestion, best: SelectedQuote) -> bool:
    """Returns whether a quote states what the question asks to confirm."""
    passage = best.candidate.passage
    quote, around = best.span.of(passage.text), passage.place.span.of(passage.text)
    return statement_questions.states_it(question.text, quote, around, passage.article)
