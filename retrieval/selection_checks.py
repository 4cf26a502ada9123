"""Checks of what was selected: whether it is from the time that was asked for, names its matter, or states it."""

from __future__ import annotations

from retrieval import event_dates, statement_questions
from retrieval.features import FEATURES
from retrieval.question_analysis import ParsedQuestion
from retrieval.question_times import AskedTime
from retrieval.quote_selection import SelectedQuote
from retrieval.ranking_input import RankingInput
from retrieval.stretches import span_of

_REACH = FEATURES.index("passage_title_reach")


def is_timely(ranking_input: RankingInput, row: int, time: AskedTime) -> bool:
    """Returns whether the stretch of that row is from the time that was asked for."""
    stretch = ranking_input.table.stretches[row]
    passage = ranking_input.table.candidates[stretch.candidate].passage
    return event_dates.is_from(time, passage.article, span_of(passage, stretch).of(passage.text))


def is_lone_unknown_word(ranking_input: RankingInput) -> bool:
    """Returns whether the question tells of one thing that no candidate names: it is no news here, or nonsense."""
    return len(ranking_input.question.stems) <= 1 and not ranking_input.features[:, _REACH].any()


def states_it(question: ParsedQuestion, best: SelectedQuote) -> bool:
    """Returns whether a quote states what the question asks to confirm."""
    passage = best.candidate.passage
    quote, around = best.span.of(passage.text), passage.place.span.of(passage.text)
    return statement_questions.states_it(question.text, quote, around, passage.article)
